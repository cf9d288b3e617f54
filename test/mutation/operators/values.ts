import ts from "typescript";
import { calledName, collect, type Edit, type Operator, remove, removeEntry, replace, runtimeCalls } from "./operator.js";

const PRIMITIVE = /^decode(?:String|Number|Integer|Boolean|Date|Bytes|BigInt|BigIntString|Decimal|Null)$/;

/** Wrong values: types, literals, members, items, dates, variants. */
export const VALUE_OPERATORS: readonly Operator[] = [
  {
    name: "type not checked",
    find: (source) =>
      runtimeCalls(source, PRIMITIVE)
        .filter((call) => !isSorted(call))
        .map((call) => [
          replace(call.expression, "($.decodeUnknown as (input: unknown, context: $.Context, key?: $.Key) => never)"),
        ]),
  },
  {
    name: "integer taken for a number",
    find: (source) => runtimeCalls(source, /^decodeInteger$/).map((call) => [replace(call.expression, "$.decodeNumber")]),
  },
  {
    name: "wrong literal",
    find: (source) =>
      runtimeCalls(source, /^(?:decode|encode)Literal$/).flatMap((call) => call.arguments.slice(3, 4).map(wrongValue)),
  },
  {
    name: "member of an enum lost",
    find: (source) => members(source).flatMap(({ elements }) => elements.map((element): Edit[] => [removeEntry(element)])),
  },
  { name: "member of an enum wrong", find: (source) => members(source).flatMap(({ elements }) => elements.map(wrongValue)) },
  {
    name: "member added to an enum",
    find: (source) =>
      members(source).map((list) => [
        { start: list.getEnd() - 1, end: list.getEnd() - 1, text: ', "not-in-the-document" as never' },
      ]),
  },
  {
    name: "constant of a member wrong",
    find: (source) =>
      runtimeCalls(source, /^enumCodec$/)
        .flatMap((call) => call.arguments.filter(ts.isObjectLiteralExpression))
        .flatMap((literal) => literal.properties.filter(ts.isPropertyAssignment).map((entry) => wrongValue(entry.initializer))),
  },
  {
    name: "open enum closed",
    find: (source) =>
      runtimeCalls(source, /^(?:decode|encode)OpenMember$/).map((call) => [
        replace(call.expression, call.expression.getText().replace("Open", "")),
      ]),
  },
  {
    name: "closed enum opened",
    find: (source) =>
      runtimeCalls(source, /^(?:decode|encode)Member$/).map((call) => [
        replace(call.expression, call.expression.getText().replace("Member", "OpenMember")),
      ]),
  },
  {
    name: "first item skipped",
    find: (source) =>
      runtimeCalls(source, /^(?:decode|encode)Array$/).flatMap((call) =>
        call.arguments
          .slice(0, 1)
          .map((subject): Edit[] => [
            replace(
              subject,
              `((list: never) => (Array.isArray(list) ? (list as never[]).slice(1) : list) as never)(${subject.getText()} as never)`,
            ),
          ]),
      ),
  },
  {
    name: "date without its zone",
    find: (source) =>
      runtimeCalls(source, /^encodeDate$/).map((call) => [
        replace(call, `String(${call.getText()}).replace(/(?:Z|[+-]\\d\\d:\\d\\d)$/i, "")`),
      ]),
  },
  {
    name: "variant lost",
    find: (source) => variants(source).flatMap(({ elements }) => elements.map((element): Edit[] => [removeEntry(element)])),
  },
  {
    name: "variants reordered",
    find: (source) =>
      variants(source)
        .filter(({ elements, parent }) => elements.length > 1 && /decodeBest.*, false\)$/.test(parent.getText()))
        .map((list) => [
          replace(
            list,
            `[${[...list.elements]
              .reverse()
              .map((each) => each.getText())
              .join(", ")}]`,
          ),
        ]),
  },
  {
    name: "exactly one variant not asked for, and the reverse",
    find: (source) =>
      runtimeCalls(source, /^decode(?:Best|Preferred)$/).flatMap((call) =>
        call.arguments
          .filter(({ kind }) => kind === ts.SyntaxKind.TrueKeyword || kind === ts.SyntaxKind.FalseKeyword)
          .map((flag): Edit[] => [replace(flag, flag.getText() === "true" ? "false" : "true")]),
      ),
  },
  { name: "tag lost", find: (source) => tagCases(source).map((clause) => [remove(clause)]) },
  { name: "tag wrong", find: (source) => tagCases(source).map((clause) => wrongValue(clause.expression)) },
  { name: "tags swapped", find: (source) => swapCases(tagCases(source)) },
  { name: "names that tell variants swapped", find: (source) => swapCases(nameCases(source)) },
];

function wrongValue(value: ts.Expression): Edit[] {
  if (ts.isStringLiteral(value)) return [replace(value, JSON.stringify(`${value.text}X`))];
  if (ts.isNumericLiteral(value)) return [replace(value, String(Number(value.text) + 1))];
  return [replace(value, value.kind === ts.SyntaxKind.TrueKeyword ? "false" : '"wrong"')];
}

function members(source: ts.SourceFile): readonly ts.ArrayLiteralExpression[] {
  return collect(source, ts.isVariableDeclaration)
    .filter((each) => ts.isIdentifier(each.name) && each.name.text.startsWith("members"))
    .flatMap((each) => collect(each, ts.isArrayLiteralExpression).slice(0, 1))
    .filter((list) => !isOpen(list, source));
}

// Where each variant was given its own branch before (`fits`), the list is for values of several at once, which only a
// `oneOf` that is decoded tells from the others. Where a tag only hints, the variants decide.
function variants(source: ts.SourceFile): readonly ts.ArrayLiteralExpression[] {
  return runtimeCalls(source, /^(?:decode|encode)Best$/)
    .filter((call) => /, true, fits(?: \|\| -1)?\)$/.test(call.getText()) || !/\bfits(?: \|\| -1)?\)$/.test(call.getText()))
    .flatMap((call) => call.arguments.filter(ts.isArrayLiteralExpression));
}

// What comes there has been found to be of the kind already.
function isSorted(call: ts.CallExpression): boolean {
  const { parent } = call.parent; // of a statement
  const clause = ts.isBlock(parent) ? parent.parent : parent;
  return ts.isCaseClause(clause) && clause.parent.parent.expression.getText().startsWith("$.kindOf");
}

// Members of an open enum: the others of their kind tolerate what one of them would be.
function isOpen(list: ts.ArrayLiteralExpression, source: ts.SourceFile): boolean {
  const declaration = ts.isCallExpression(list.parent) ? list.parent.parent : list.parent;
  const name = ts.isVariableDeclaration(declaration) ? declaration.name.getText() : "";
  return runtimeCalls(source, /OpenMember$/).some((call) => call.arguments.some((argument) => argument.getText() === name));
}

// Clauses with statements of their own, in switches over the tag of a union.
function tagCases(source: ts.SourceFile): readonly ts.CaseClause[] {
  return collect(source, ts.isSwitchStatement)
    .filter(({ expression }) => readsTag(expression))
    .flatMap(({ caseBlock }) => caseBlock.clauses.filter(ts.isCaseClause))
    .filter((clause) => !/\$\.decodePreferred/.test(clause.getText()));
}

// Clauses that say of which variant a name is.
function nameCases(source: ts.SourceFile): readonly ts.CaseClause[] {
  return collect(source, ts.isFunctionDeclaration)
    .filter((each) => each.name?.text.startsWith("fitOf") === true)
    .flatMap((each) => collect(each, ts.isCaseClause));
}

function readsTag(expression: ts.Expression): boolean {
  if (ts.isElementAccessExpression(expression)) return expression.expression.getText() === "fields";
  return ts.isCallExpression(expression) && calledName(expression) === "tagOf";
}

function swapCases(clauses: readonly ts.CaseClause[]): readonly (readonly Edit[])[] {
  return clauses.flatMap((clause, index) => {
    const next = clauses[index + 1];
    if (next === undefined || next.parent !== clause.parent) return [];
    return [[replace(clause.expression, next.expression.getText()), replace(next.expression, clause.expression.getText())]];
  });
}
