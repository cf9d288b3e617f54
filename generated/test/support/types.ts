/** How a codec decodes. */
export interface DecodeOptions {
  /** False: the shape alone is looked at. */
  readonly constraints?: boolean;
}

/** What the tests know of a codec; every model's has it. */
export interface TestedCodec<T> {
  decode(input: unknown, options?: DecodeOptions): T;
  safeDecode(
    input: unknown,
    options?: DecodeOptions,
  ): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly TestedIssue[] };
  encode(value: T, options?: { readonly validate?: boolean }): unknown;
}

/** One finding of a codec: where in the input, and what. */
export interface TestedIssue {
  readonly path: readonly (string | number)[];
  readonly code: string;
}

/** One valid value, in both its forms. They were printed independently of the codecs. */
export interface Sample<T> {
  /** Where it comes from: `minimal`, `full`, `example 1`, `variant 2` … */
  readonly name: string;
  /** As JSON on the wire. */
  readonly wire: unknown;
  /** What encoding gives for it where defaults are filled in; `wire` itself where this is left out. */
  readonly encoded?: unknown;
  /** As the TypeScript value that it means; left out where the wire holds properties that the document does not describe. */
  readonly value?: T;
}

/** What is known about one model, and what its tests hold the codec to. */
export interface ModelTests<T> {
  /** JSON pointer of the schema in the document. */
  readonly pointer: string;
  readonly samples: readonly Sample<T>[];
  /** Members of an enum: values that are the same in both forms. */
  readonly members?: readonly T[];
  /** Examples in the document that contradict its own schema. */
  readonly refused?: readonly unknown[];
  /** What could not be tried, with the reason. */
  readonly skipped?: readonly string[];
  /** What becomes of properties that the document does not name; left out where that cannot be tried. */
  readonly unknownProperties?: "keep" | "strip" | "reject";
  /** Names of the probe that the document has, so that they are not unknown. */
  readonly named?: readonly string[];
  /** A value that a property of any other name may have. */
  readonly extra?: unknown;
  /** Wire names that must be present. */
  readonly required?: readonly string[];
  /** Wire name of a property → values that it cannot have: of other JSON types, or another than its only value. */
  readonly wrong?: Readonly<Record<string, readonly unknown[]>>;
  /** Values that are none of the model's at all. */
  readonly rejected?: readonly unknown[];
  /** Properties that hold a file, which is no JSON. */
  readonly files?: Files;
}

/** The properties of a model that hold a file. */
export interface Files {
  /** A valid value but for them. */
  readonly beside: unknown;
  /** Wire name → name in code. */
  readonly fields: Readonly<Record<string, string>>;
  /** Wire names of those that must be present. */
  readonly required?: readonly string[];
  /** Wire names of those that may be null. */
  readonly nullable?: readonly string[];
  /** Properties that the document does not name come back. */
  readonly keepsUnknown?: true;
}
