/** One line of `test/models.json`: which model stands for which schema of the document. */
export interface OracleModel {
  readonly name: string;
  /** Module of the model, below the package's root, without ending. */
  readonly module: string;
  /** JSON pointer of its schema in `test/document.json`. */
  readonly pointer: string;
  /** The type of the model names null itself; otherwise null, where the schema allows it, belongs to the places that hold the model. */
  readonly nullable?: true;
  /** Its type does not name null, yet null passes: the schema states no type, so that values which it does not speak of are left alone. */
  readonly passesNull?: true;
  /** An enum or a tagged union that also keeps what the document does not list. */
  readonly open?: true;
  /** The property that tells the variants of a union apart. */
  readonly tag?: string;
  /** That property only hints at the variant: others may have the value too. */
  readonly hinted?: true;
  /** Its values that the document lists. */
  readonly tags?: readonly string[];
  /** What an object with another tag has because of unions around this one: properties and their values. */
  readonly outer?: readonly OuterTag[];
  /** Pointer of the schema that such an object has to fit all the same. */
  readonly base?: string;
  /** Pointers of the alternatives that these belong to, in the same order; only where an alternative by itself tolerates tags of others. */
  readonly owners?: readonly string[];
  /** JSON kinds that an open enum keeps: those of its members. */
  readonly kinds?: readonly string[];
  /** Properties that the document requires, but only where values travel the other way. */
  readonly optional?: readonly string[];
  /** An object that rejects properties which the document does not name, because an option says so. */
  readonly closed?: true;
  /** Pointers of the alternatives of a union, where an option closes these together with what stands beside them or extends the union. */
  readonly alternatives?: readonly string[];
  /** Of {@link alternatives} exactly one accepts a value. */
  readonly exclusive?: true;
  /** Items or values in it are closed by an option, and made of several schemas, each of which is not closed by itself. */
  readonly closesItems?: true;
  /** The config leaves it out of the tests. */
  readonly untested?: true;
  /** What the model was made of, where that is not the schema at its pointer, whole and alone. */
  readonly merged?: MergedSchemas;
  /** Properties of which several schemas leave no value, or one alone, and those schemas. */
  readonly asWritten?: readonly { readonly property: string; readonly parts: MergedSchemas["parts"] }[];
}

/** A property by which a union tells its alternatives, and the values that lead to one of them. */
export interface OuterTag {
  readonly wireName: string;
  readonly tags: readonly string[];
}

/** Schemas of the document that hold together. */
export interface MergedSchemas {
  /** Types besides null that are left to choose from. */
  readonly types?: readonly string[];
  /** Each without some of its keywords. */
  readonly parts: readonly { readonly pointer: string; readonly without: readonly string[] }[];
}

/** A schema as far as its type goes. */
export type Schema = boolean | SchemaObject;
/** See {@link Schema}. */
export interface SchemaObject {
  readonly [keyword: string]: unknown;
}
