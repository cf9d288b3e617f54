import type { Names } from "./names.js";
import type { Tokens } from "./tokens.js";

/** A module as it is read: where one is in the text, and the names so far. */
export interface Reading {
  readonly tokens: Tokens;
  readonly names: Names;
}

/** UnionType, IntersectionType; a leading `|` is how long unions are laid out. */
export function readType(reading: Reading): void {
  const { tokens } = reading;
  tokens.skip("|");
  do readPostfix(reading);
  while (tokens.skip("|") || tokens.skip("&"));
}

/** ArrayType, and the readonly TypeOperator. */
function readPostfix(reading: Reading): void {
  const { tokens } = reading;
  tokens.skip("readonly");
  readPrimary(reading);
  while (tokens.skip("[")) tokens.expect("]");
}

function readPrimary(reading: Reading): void {
  const { tokens } = reading;
  if (tokens.kind === "name") return readReference(reading);
  if (tokens.kind === "string" || tokens.kind === "number") return tokens.next();
  if (tokens.skip("{")) return readMembers(reading);
  if (tokens.skip("[")) return readElements(reading);
  if (tokens.skip("(")) {
    readType(reading);
    return tokens.expect(")");
  }
  tokens.expect("-");
  tokens.number();
}

/** TypeReference, and keywords: `string`, `$.Codec<A, B>`, `Pet.Wire`. */
function readReference(reading: Reading): void {
  const { tokens, names } = reading;
  const { start } = tokens;
  names.useType(tokens.name(), start);
  while (tokens.skip(".")) tokens.name();
  if (tokens.is("<")) readTypeArguments(reading);
}

export function readTypeArguments(reading: Reading): void {
  const { tokens } = reading;
  tokens.expect("<");
  do readType(reading);
  while (tokens.skip(","));
  tokens.expect(">");
}

/** TypeLiteral: properties with fixed names, and an index signature over names. */
function readMembers(reading: Reading): void {
  const { tokens } = reading;
  while (!tokens.skip("}")) {
    readMemberName(reading);
    tokens.expect(":");
    readType(reading);
    if (!tokens.skip(";") && !tokens.skip(",")) return tokens.expect("}");
  }
}

function readMemberName(reading: Reading): void {
  const { tokens } = reading;
  if (tokens.is("[")) return readIndex(reading);
  const isModifier = tokens.is("readonly");
  readKey(reading);
  // `readonly` may be the name of a property itself.
  if (isModifier && !tokens.is(":") && !tokens.is("?")) {
    if (tokens.is("[")) return readIndex(reading);
    readKey(reading);
  }
  tokens.skip("?");
}

/** IndexSignature, `[name: string]`; or the one computed name, `["__proto__"]`. */
function readIndex({ tokens }: Reading): void {
  tokens.expect("[");
  if (tokens.kind === "string") {
    if (tokens.string() !== "__proto__") tokens.fail("a computed key");
    return tokens.expect("]");
  }
  tokens.name();
  tokens.expect(":");
  tokens.expect("string");
  tokens.expect("]");
}

/** A name, or a string that is none. */
export function readKey({ tokens }: Reading): void {
  if (tokens.kind === "string") tokens.next();
  else tokens.name();
}

/** TupleType with optional elements and a rest. */
function readElements(reading: Reading): void {
  const { tokens } = reading;
  while (!tokens.skip("]")) {
    tokens.skip("...");
    readType(reading);
    tokens.skip("?");
    if (!tokens.skip(",")) return tokens.expect("]");
  }
}
