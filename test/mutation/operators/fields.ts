import ts from "typescript";
import {
  calledName,
  collect,
  type Edit,
  type Field,
  fieldsOf,
  functionsOf,
  nullGuard,
  type Operator,
  remove,
  removeEntry,
  replace,
  runtimeCalls,
  subjectOf,
} from "./operator.js";

type Way = "decode" | "encode";

/** Wrong fields of objects: names, presence, null, paths, and what the document does not name. */
export const FIELD_OPERATORS: readonly Operator[] = [
  {
    name: "rename dropped in decode",
    find: (source) => fields(source, "decode").flatMap(({ value }) => renamed(value, (name) => `${name}X`)),
  },
  {
    name: "renames swapped both ways",
    valueOnly: true,
    find: (source) => objects(source).flatMap(([decode, encode]) => swaps(decode, encode)),
  },
  {
    name: "decode forgets a field",
    valueOnly: true,
    find: (source) => fields(source, "decode").map(({ whole }) => [ts.isIfStatement(whole) ? remove(whole) : removeEntry(whole)]),
  },
  {
    name: "encode forgets a field",
    valueOnly: true,
    find: (source) => fields(source, "encode").map(({ whole }) => [ts.isIfStatement(whole) ? remove(whole) : removeEntry(whole)]),
  },
  {
    name: "required made optional",
    find: (source) =>
      fields(source, "decode", "required").flatMap(({ value }) => {
        const subject = subjectOf(value);
        return subject === undefined
          ? []
          : [[replace(value, `${subject.getText()} === undefined ? $.nothing : ${value.getText()}`)]];
      }),
  },
  {
    name: "optional made required",
    find: (source) =>
      fields(source, "decode", "optional").flatMap(({ whole }) =>
        ts.isIfStatement(whole) ? [[replace(whole, whole.thenStatement.getText())]] : [],
      ),
  },
  {
    name: "optional made required in encode",
    valueOnly: true,
    find: (source) =>
      fields(source, "encode", "optional").flatMap(({ whole }) =>
        ts.isIfStatement(whole) ? [[replace(whole, whole.thenStatement.getText())]] : [],
      ),
  },
  {
    name: "default materialised",
    valueOnly: true,
    find: (source) =>
      fields(source, "decode", "optional").map(({ whole, target }) => [
        { start: whole.getEnd(), end: whole.getEnd(), text: ` else (${target.getText()} as unknown) = null;` },
      ]),
  },
  { name: "null dropped", find: (source) => [...ways(source).flatMap(nullGuards), ...ways(source).flatMap(nullReturns)] },
  {
    name: "null added",
    find: (source) =>
      fields(source, "decode").flatMap(({ value }) => {
        const subject = subjectOf(value);
        return subject === undefined || nullGuard(value) !== undefined || takesNull(value, source)
          ? []
          : [[replace(value, `${subject.getText()} === null ? (null as never) : ${value.getText()}`)]];
      }),
  },
  {
    name: "issue with a wrong path",
    valueOnly: true,
    find: (source) =>
      ways(source)
        .filter(isDecode)
        .flatMap((each) => fieldsOf(each).flatMap(({ value }) => wrongKey(value))),
  },
  {
    name: "unknown properties forgotten in decode",
    valueOnly: true,
    find: (source) =>
      functionsOf(source, "decode")
        .flatMap((each) => collect(each, ts.isForInStatement))
        // Those over `fieldsOf` only look for the variant.
        .filter(({ expression }) => !ts.isCallExpression(expression))
        .map((statement) => [remove(statement)]),
  },
  {
    name: "unknown properties forgotten in encode",
    valueOnly: true,
    find: (source) =>
      collect(source, ts.isExpressionStatement)
        .filter(({ expression }) => ts.isCallExpression(expression) && calledName(expression) === "encodeUnknown")
        .map((statement) => [remove(statement)]),
  },
  {
    name: "rule for unknown properties changed",
    valueOnly: true,
    find: (source) => [
      ...runtimeCalls(source, /^rejectUnknown$/).map((call) => [replace(call, "$.keepUnknown(value, input, name, context)")]),
      ...runtimeCalls(source, /^keepUnknown$/).flatMap((call) => [
        [replace(call, "$.stripUnknown(input, name, context)")],
        [replace(call, "$.rejectUnknown(input, name, context)")],
      ]),
      ...runtimeCalls(source, /^stripUnknown$/).map((call) => [replace(call, "$.rejectUnknown(input, name, context)")]),
    ],
  },
  {
    name: "__proto__ dropped",
    valueOnly: true,
    find: (source) =>
      runtimeCalls(source, /^(?:keepUnknown|addExtra)$/).map((call) =>
        ts.isBinaryExpression(call.parent)
          ? [replace(call, `name === "__proto__" ? extras : ${call.getText()}`)]
          : [replace(call, `name !== "__proto__" && ${call.getText()}`)],
      ),
  },
  {
    name: "known name forgotten",
    find: (source) =>
      collect(source, ts.isFunctionDeclaration)
        .filter((each) => each.name?.text.startsWith("isNameOf") === true)
        .flatMap((each) => collect(each, ts.isCaseClause))
        .filter((clause) => clause.statements.length === 0)
        .map((clause) => [remove(clause)]),
  },
];

function ways(source: ts.SourceFile): readonly ts.FunctionDeclaration[] {
  return [...functionsOf(source, "decode"), ...functionsOf(source, "encode")];
}

function isDecode(each: ts.FunctionDeclaration): boolean {
  return each.name?.text.startsWith("decode") === true;
}

function fields(source: ts.SourceFile, way: Way, kind?: Field["kind"]): readonly Field[] {
  return functionsOf(source, way)
    .flatMap(fieldsOf)
    .filter((field) => kind === undefined || field.kind === kind);
}

// `input["a"]` → `input["aX"]`.
function renamed(value: ts.Expression, change: (name: string) => string): readonly (readonly Edit[])[] {
  const subject = subjectOf(value);
  if (subject === undefined || !ts.isElementAccessExpression(subject) || !ts.isStringLiteral(subject.argumentExpression))
    return [];
  return [[replace(subject.argumentExpression, JSON.stringify(change(subject.argumentExpression.text)))]];
}

/** The decoding and the encoding of each object. */
function objects(source: ts.SourceFile): readonly (readonly [ts.FunctionDeclaration, ts.FunctionDeclaration])[] {
  const encoders = new Map(functionsOf(source, "encode").map((each) => [each.name?.text.slice("encode".length), each]));
  return functionsOf(source, "decode").flatMap((decode) => {
    const encode = encoders.get(decode.name?.text.slice("decode".length));
    return encode === undefined ? [] : [[decode, encode] as const];
  });
}

// Two required fields of one kind, each with the other's name in code: right on the wire, wrong in code.
function swaps(decode: ts.FunctionDeclaration, encode: ts.FunctionDeclaration): readonly (readonly Edit[])[] {
  const found: Edit[][] = [];
  const entries = fieldsOf(decode).filter(({ kind }) => kind === "required");
  const encoded = fieldsOf(encode).filter(({ kind }) => kind === "required");
  for (let index = 1; index < entries.length; index++) {
    const [one, other] = [entries[index - 1], entries[index]];
    const [left, right] = [encoded[index - 1], encoded[index]];
    if (one === undefined || other === undefined || left === undefined || right === undefined) continue;
    const [first, second] = [subjectOf(left.value), subjectOf(right.value)];
    if (callOf(one.value) !== callOf(other.value) || first === undefined || second === undefined) continue;
    found.push([
      replace(one.target, other.target.getText()),
      replace(other.target, one.target.getText()),
      replace(first, second.getText()),
      replace(second, first.getText()),
    ]);
  }
  return found;
}

function callOf(value: ts.Expression): string {
  const call = nullGuard(value)?.whenFalse ?? value;
  return ts.isCallExpression(call) ? call.expression.getText() : call.getText();
}

function nullGuards(each: ts.FunctionDeclaration): readonly (readonly Edit[])[] {
  return collect(each, ts.isConditionalExpression).flatMap((node) =>
    nullGuard(node) === undefined || /^\$\.(?:de|en)codeNull\(/.test(node.whenFalse.getText())
      ? [] // what it guards takes null itself
      : [[replace(node, node.whenFalse.getText())]],
  );
}

function nullReturns(each: ts.FunctionDeclaration): readonly (readonly Edit[])[] {
  return collect(each, ts.isIfStatement)
    .filter((statement) => /^if \(\w+ === null\) return null;$/.test(statement.getText()))
    .map((statement) => [remove(statement)]);
}

// The function of the field lets null pass itself.
function takesNull(value: ts.Expression, source: ts.SourceFile): boolean {
  const name = ts.isCallExpression(value) ? calledName(value) : "";
  return functionsOf(source, "decode").some((each) => each.name?.text === name && nullReturns(each).length > 0);
}

function wrongKey(value: ts.Expression): readonly (readonly Edit[])[] {
  const call = nullGuard(value)?.whenFalse ?? value;
  const key = ts.isCallExpression(call) ? call.arguments[2] : undefined;
  return key !== undefined && ts.isStringLiteral(key) ? [[replace(key, JSON.stringify(`${key.text}X`))]] : [];
}
