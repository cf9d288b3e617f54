import ts from "typescript";
import {
  collect,
  type Edit,
  functionsOf,
  type Operator,
  remove,
  removeEntry,
  replace,
  runtimeCalls,
  runtimeName,
} from "./operator.js";

const BOUNDS = /^check(?:Exclusive)?(?:Minimum|Maximum)$|^check(?:Min|Max)(?:Length|Items|Properties)$|^checkMultipleOf$/;

/** Wrong constraints. */
export const CHECK_OPERATORS: readonly Operator[] = [
  {
    name: "check dropped",
    find: (source) =>
      collect(source, ts.isExpressionStatement)
        .filter(({ expression }) => ts.isCallExpression(expression) && /^check/.test(runtimeName(expression) ?? ""))
        .map((statement) => [remove(statement)]),
  },
  {
    name: "all checks of a place dropped",
    find: (source) =>
      functionsOf(source, "decode")
        .flatMap((each) => collect(each, ts.isIfStatement))
        .filter(({ expression }) => expression.getText() === "context.constraints")
        .map((statement) => [remove(statement)]),
  },
  {
    name: "bound off by one",
    find: (source) =>
      bounds(source).flatMap(([bound, value]) => [[replace(bound, String(value + 1))], [replace(bound, String(value - 1))]]),
  },
  {
    name: "bound flipped",
    find: (source) =>
      runtimeCalls(source, /^check(?:Exclusive)?(?:Minimum|Maximum)$|^check(?:Min|Max)[A-Z]/).map((call) => [rename(call, flip)]),
  },
  {
    name: "bound exclusive instead of inclusive, and the reverse",
    find: (source) =>
      runtimeCalls(source, /^check(?:Exclusive)?(?:Minimum|Maximum)$/).map((call) => [
        rename(call, (name) =>
          name.includes("Exclusive") ? name.replace("Exclusive", "") : name.replace("check", "checkExclusive"),
        ),
      ]),
  },
  {
    name: "pattern that matches everything",
    find: (source) =>
      runtimeCalls(source, /^pattern$/).flatMap((call) =>
        call.arguments.slice(0, 1).map((argument): Edit[] => [replace(argument, '""')]),
      ),
  },
  {
    name: "format that accepts everything",
    find: (source) =>
      runtimeCalls(source, /^checkFormat$/).flatMap((call) =>
        call.arguments.slice(2, 3).map((argument): Edit[] => [replace(argument, "(() => true)")]),
      ),
  },
  {
    name: "schema that is checked beside, lost",
    find: (source) =>
      runtimeCalls(source, /^check(?:AllOf|AnyOf|OneOf)$/)
        .flatMap(lists)
        .filter(({ elements }) => elements.length > 1)
        .flatMap(({ elements }) => elements.map((element): Edit[] => [removeEntry(element)])),
  },
];

function bounds(source: ts.SourceFile): readonly (readonly [ts.Node, number])[] {
  return runtimeCalls(source, BOUNDS).flatMap((call) => {
    const bound = call.arguments[1];
    const value = bound === undefined ? Number.NaN : Number(bound.getText());
    return bound === undefined || Number.isNaN(value) ? [] : [[bound, value] as const];
  });
}

function rename(call: ts.CallExpression, change: (name: string) => string): Edit {
  const name = call.expression.getText();
  return replace(call.expression, change(name));
}

function flip(name: string): string {
  return name.replace(/Min|Max/, (word) => (word === "Min" ? "Max" : "Min"));
}

function lists(call: ts.CallExpression): readonly ts.ArrayLiteralExpression[] {
  return call.arguments.filter(ts.isArrayLiteralExpression);
}
