import { readAccess, readExpression } from "./expressions.js";
import { type Reading, readType } from "./types.js";

/** Statements of a function's body. */
export function readBlock(reading: Reading): void {
  const { tokens } = reading;
  tokens.expect("{");
  while (!tokens.skip("}")) readStatement(reading);
}

function readStatement(reading: Reading): void {
  switch (reading.tokens.text) {
    case "{":
      return readBlock(reading);
    case "const":
    case "let":
      return readVariable(reading);
    case "if":
      return readIf(reading);
    case "for":
      return readFor(reading);
    case "switch":
      return readSwitch(reading);
    case "return":
      return readReturn(reading);
    default:
      return readEffect(reading);
  }
}

/** VariableStatement of one constant or variable. */
export function readVariable(reading: Reading): void {
  const { tokens, names } = reading;
  tokens.next();
  names.values.add(tokens.name());
  if (tokens.skip(":")) readType(reading);
  if (tokens.skip("=")) readExpression(reading);
  tokens.expect(";");
}

function readIf(reading: Reading): void {
  const { tokens } = reading;
  tokens.expect("if");
  readCondition(reading);
  readStatement(reading);
  if (tokens.skip("else")) readStatement(reading);
}

function readCondition(reading: Reading): void {
  reading.tokens.expect("(");
  readExpression(reading);
  reading.tokens.expect(")");
}

/** ForInStatement over a name. */
function readFor(reading: Reading): void {
  const { tokens, names } = reading;
  for (const part of ["for", "(", "const"]) tokens.expect(part);
  names.values.add(tokens.name());
  tokens.expect("in");
  readExpression(reading);
  tokens.expect(")");
  readStatement(reading);
}

/** SwitchStatement over fixed values. */
function readSwitch(reading: Reading): void {
  const { tokens } = reading;
  tokens.expect("switch");
  readCondition(reading);
  tokens.expect("{");
  while (!tokens.skip("}")) {
    if (tokens.skip("case")) readExpression(reading);
    else if (!tokens.skip("default")) {
      readStatement(reading);
      continue;
    }
    tokens.expect(":");
  }
}

function readReturn(reading: Reading): void {
  const { tokens } = reading;
  tokens.expect("return");
  if (tokens.skip(";")) return;
  readExpression(reading);
  tokens.expect(";");
}

/** ExpressionStatement: a call, or an assignment to a part of a local value. */
function readEffect(reading: Reading): void {
  const { tokens, names } = reading;
  const { start } = tokens;
  const { root, isCall } = readAccess(reading);
  if (!isCall) {
    if (!names.values.has(root)) tokens.fail(`an assignment to ${root}`, start);
    tokens.expect("=");
    readExpression(reading);
  }
  tokens.expect(";");
}
