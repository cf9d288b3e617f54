import { Context, type ContextOptions, type Decode, type Encode, report } from "./context.js";
import { DecodeError, EncodeError } from "./error.js";
import { formatIssue, type Issue } from "./issue.js";
import type { StandardResult, StandardSchema } from "./standard-schema.js";

/** Options of `decode` and `safeDecode`. */
export interface DecodeOptions extends ContextOptions {
  /** `false` checks the shape alone, for clients that must not fail on a server's slack. */
  readonly constraints?: boolean;
}

/** Options of `encode` and `safeEncode`. */
export interface EncodeOptions extends ContextOptions {
  /** `true` checks the constraints too; otherwise only types are checked. */
  readonly validate?: boolean;
}

/** Success with a value, or failure with everything that is wrong. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Reads a model from JSON and writes it back. All functions may be used without their object
 * (`items.map((item) => decode(item))`). `Wire` is the JSON as `JSON.parse` gives it.
 */
export interface Codec<T, Wire = unknown> extends StandardSchema<Wire, T> {
  /** @throws DecodeError with every issue and its path */
  readonly decode: (input: unknown, options?: DecodeOptions) => T;
  readonly safeDecode: (input: unknown, options?: DecodeOptions) => Result<T>;
  /** @throws EncodeError with every issue and its path */
  readonly encode: (value: T, options?: EncodeOptions) => Wire;
  readonly safeEncode: (value: T, options?: EncodeOptions) => Result<Wire>;
}

/**
 * Most programs use few of the models that they import, so that a codec makes its functions when they
 * are first asked for. They are bound to it, and from then on its own properties.
 */
class ModelCodec<T, Wire> implements Codec<T, Wire> {
  readonly #name: string;
  readonly #decode: Decode<T>;
  readonly #encode: Encode<T, Wire>;

  constructor(name: string, decode: Decode<T>, encode: Encode<T, Wire>) {
    this.#name = name;
    this.#decode = decode;
    this.#encode = encode;
  }

  get safeDecode(): Codec<T, Wire>["safeDecode"] {
    const decode = this.#decode;
    return settle(this, "safeDecode", (input, options) =>
      run(decode, input, new Context(options?.constraints !== false, options)),
    );
  }

  get safeEncode(): Codec<T, Wire>["safeEncode"] {
    const encode = this.#encode;
    return settle(this, "safeEncode", (value, options) => run(encode, value, new Context(options?.validate === true, options)));
  }

  get decode(): Codec<T, Wire>["decode"] {
    const { safeDecode } = this;
    return settle(this, "decode", (input, options) => unwrap(safeDecode(input, options), this.#name, DecodeError));
  }

  get encode(): Codec<T, Wire>["encode"] {
    const { safeEncode } = this;
    return settle(this, "encode", (value, options) => unwrap(safeEncode(value, options), this.#name, EncodeError));
  }

  get "~standard"(): Codec<T, Wire>["~standard"] {
    const { safeDecode } = this;
    return settle(this, "~standard", { version: 1, vendor: "modelmint", validate: (input) => toStandard(safeDecode(input)) });
  }
}

// Members of an enum are properties of its codec too, which is why the codec's own data are private.
function settle<T, Wire, Name extends keyof Codec<T, Wire>>(
  codec: ModelCodec<T, Wire>,
  name: Name,
  value: Codec<T, Wire>[Name],
): Codec<T, Wire>[Name] {
  Object.defineProperty(codec, name, { value });
  return value;
}

/** Makes the codec of a model from its two functions. */
export function codec<T, Wire>(name: string, decode: Decode<T>, encode: Encode<T, Wire>): Codec<T, Wire> {
  return new ModelCodec(name, decode, encode);
}

/** Makes the codec of an enum: its members are properties of it. */
export function enumCodec<T, Wire, Members extends object>(
  name: string,
  decode: Decode<T>,
  encode: Encode<T, Wire>,
  members: Members,
): Codec<T, Wire> & Members {
  return Object.assign(new ModelCodec(name, decode, encode), members);
}

// The depth limit stops recursion long before the stack is full, unless the caller has already used most of it.
function run<In, Out>(body: (input: In, context: Context) => Out, input: In, context: Context): Result<Out> {
  let value: Out;
  try {
    value = body(input, context);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    value = report("depth", "less nesting, or more stack", input, context);
  }
  return context.issues.length === 0 ? { ok: true, value } : { ok: false, issues: context.issues };
}

function unwrap<T>(result: Result<T>, name: string, Failure: new (model: string, issues: readonly Issue[]) => Error): T {
  if (result.ok) return result.value;
  throw new Failure(name, result.issues);
}

function toStandard<T>(result: Result<T>): StandardResult<T> {
  if (result.ok) return { value: result.value };
  return { issues: result.issues.map((issue) => ({ message: formatIssue({ ...issue, path: [] }), path: issue.path })) };
}
