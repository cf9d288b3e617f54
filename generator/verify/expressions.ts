import { CLASSES, METHODS } from "./allowed.js";
import { type Reading, readTypeArguments } from "./types.js";

/** BinaryExpression between operands of these, without regard to precedence. */
const OPERATORS: ReadonlySet<string> = new Set(["===", "!==", "&&", "||", "|", "&"]);

/** ConditionalExpression and all below it. */
export function readExpression(reading: Reading): void {
  const { tokens } = reading;
  readBinary(reading);
  if (!tokens.skip("?")) return;
  readExpression(reading);
  tokens.expect(":");
  readExpression(reading);
}

function readBinary(reading: Reading): void {
  const { tokens } = reading;
  readUnary(reading);
  while (OPERATORS.has(tokens.text)) {
    tokens.next();
    readUnary(reading);
  }
}

/** PrefixUnaryExpression and TypeOfExpression. */
function readUnary(reading: Reading): void {
  const { tokens } = reading;
  while (tokens.skip("!") || tokens.skip("-") || tokens.skip("typeof"));
  readOperand(reading);
}

function readOperand(reading: Reading): void {
  const { tokens } = reading;
  if (tokens.kind === "string" || tokens.kind === "number") return tokens.next();
  if (tokens.is("new")) return readNew(reading);
  if (tokens.kind === "name") return readChain(reading);
  if (tokens.skip("[")) return readList(reading, "]");
  if (tokens.skip("{")) return readMembers(reading);
  tokens.expect("(");
  readExpression(reading);
  tokens.expect(")");
}

/** What a chain of accesses begins with, and what it is. */
export interface Chain {
  readonly root: string;
  readonly isCall: boolean;
}

/** Identifier, PropertyAccessExpression, ElementAccessExpression by a fixed name, CallExpression. */
function readChain(reading: Reading): void {
  const { tokens } = reading;
  if (tokens.skip("true") || tokens.skip("false") || tokens.skip("null")) return;
  if (tokens.is("import")) return readModuleUrl(reading);
  readAccess(reading);
}

/** A chain that begins with a name, and at most one call, which ends it. */
export function readAccess(reading: Reading): Chain {
  const { tokens, names } = reading;
  const { start } = tokens;
  const root = tokens.name();
  let accesses = 0;
  let member = "";
  for (; tokens.is(".") || tokens.is("["); accesses++) {
    if (tokens.skip(".")) member = tokens.name();
    else {
      tokens.expect("[");
      member = "";
      tokens.string();
      tokens.expect("]");
    }
  }
  const isCall = tokens.is("(") || (tokens.is("<") && tokens.adjacent);
  if (!isCall) names.read(root, start);
  else if (accesses === 0) names.call(root, start);
  else if (accesses > 1 || !(names.namespaces.has(root) || METHODS.has(member)))
    tokens.fail(`the call of a method of ${root}`, start);
  else names.read(root, start);
  if (isCall) readCall(reading);
  return { root, isCall };
}

function readCall(reading: Reading): void {
  const { tokens } = reading;
  if (tokens.is("<")) readTypeArguments(reading);
  tokens.expect("(");
  readList(reading, ")");
}

/** `import.meta.url`, and nothing else that begins with `import`. */
function readModuleUrl({ tokens }: Reading): void {
  for (const part of ["import", ".", "meta", ".", "url"]) tokens.expect(part);
}

/** NewExpression of a harmless class. */
function readNew(reading: Reading): void {
  const { tokens } = reading;
  tokens.expect("new");
  if (tokens.skip("globalThis")) tokens.expect(".");
  const { start } = tokens;
  const name = tokens.name();
  if (!CLASSES.has(name)) tokens.fail(`the construction of a ${name}`, start);
  tokens.expect("(");
  readList(reading, ")");
}

/** ArrayLiteralExpression, or arguments. */
function readList(reading: Reading, end: ")" | "]"): void {
  const { tokens } = reading;
  while (!tokens.skip(end)) {
    readExpression(reading);
    if (!tokens.skip(",")) return tokens.expect(end);
  }
}

/** ObjectLiteralExpression: names, strings, the one computed key that does not set the prototype, and what a call gives, spread. */
function readMembers(reading: Reading): void {
  const { tokens } = reading;
  while (!tokens.skip("}")) {
    if (tokens.skip("...")) readSpread(reading);
    else {
      readMemberName(reading);
      tokens.expect(":");
      readExpression(reading);
    }
    if (!tokens.skip(",")) return tokens.expect("}");
  }
}

function readSpread(reading: Reading): void {
  const { start } = reading.tokens;
  if (!readAccess(reading).isCall) reading.tokens.fail("a spread of no call", start);
}

function readMemberName({ tokens }: Reading): void {
  const { start } = tokens;
  const isComputed = tokens.skip("[");
  const name = tokens.kind === "string" ? tokens.string() : tokens.name();
  if (isComputed) tokens.expect("]");
  if (isComputed !== (name === "__proto__")) tokens.fail(isComputed ? "a computed key" : "a key that sets the prototype", start);
}
