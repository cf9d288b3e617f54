/** Names that mean something to the language, or that the output itself uses globally. */

/** Types and values that a model must not shadow in its module. */
const GLOBALS = [
  "AggregateError", "Array", "ArrayBuffer", "Atomics", "BigInt", "Blob", "Boolean", "Buffer", "DataView", "Date", "Error", "EvalError",
  "Exclude", "Extract", "File", "FormData", "Function", "Infinity", "Intl", "Iterable", "Iterator", "JSON", "Map", "Math", "NaN",
  "NonNullable", "Number", "Object", "Omit", "Parameters", "Partial", "Pick", "Promise", "Proxy", "RangeError", "Readonly",
  "ReadonlyArray", "Record", "ReferenceError", "Reflect", "RegExp", "Required", "ReturnType", "Set", "String", "Symbol", "SyntaxError",
  "TypeError", "URIError", "URL", "Uint8Array", "WeakMap", "WeakSet", "arguments", "eval", "globalThis", "undefined",
];

/** ECMA-262 §12.7.2 and TypeScript's own words, as far as they can stand where a model's name stands. */
const WORDS = [
  "any", "as", "asserts", "async", "await", "bigint", "boolean", "break", "case", "catch", "class", "const", "continue", "debugger",
  "declare", "default", "delete", "do", "else", "enum", "export", "extends", "false", "finally", "for", "from", "function", "get", "if",
  "implements", "import", "in", "infer", "instanceof", "interface", "is", "keyof", "let", "module", "namespace", "never", "new", "null",
  "number", "object", "of", "package", "private", "protected", "public", "readonly", "require", "return", "satisfies", "set", "static",
  "string", "super", "switch", "symbol", "this", "throw", "true", "try", "type", "typeof", "undefined", "unique", "unknown", "using",
  "var", "void", "while", "with", "yield",
];

const TAKEN: ReadonlySet<string> = new Set([...GLOBALS, ...WORDS]);

/** Whether a model cannot be called so. */
export function isReservedName(identifier: string): boolean {
  return TAKEN.has(identifier);
}

/** What every object has already: a property of that name could not be told from the inherited one. */
const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Whether a property of a model cannot be called so. */
export function isReservedProperty(identifier: string): boolean {
  return INHERITED.has(identifier);
}

const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)$/;

/** File names (without ending, lower case) that mean something to Windows, to Node.js, or to the output. */
export function isReservedFile(name: string): boolean {
  return DEVICES.test(name) || name === "index" || name === "readme" || name === "package";
}
