/** One line of `test/models.json`: which model stands for which schema of the document. */
export interface OracleModel {
  readonly name: string;
  /** Module of the model, below the package's root, without ending. */
  readonly module: string;
  /** JSON pointer of its schema in `test/document.json`. */
  readonly pointer: string;
  /** The model has null as a value itself; otherwise null, where the schema allows it, belongs to the places that hold the model. */
  readonly nullable?: true;
  /** An enum or a tagged union that also keeps what the document does not list. */
  readonly open?: true;
  /** The property that tells the variants of an open union apart. */
  readonly tag?: string;
}

/** A schema as far as its type goes. */
export type Schema = boolean | SchemaObject;
/** See {@link Schema}. */
export interface SchemaObject {
  readonly [keyword: string]: unknown;
}
