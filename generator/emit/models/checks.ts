import type { Checks, TypeNode, Unevaluated } from "../../model/types.js";
import { type Code, code, joinCode } from "../print/code.js";
import { numberLiteral, stringLiteral } from "../print/literal.js";
import { printEvaluation } from "./evaluation.js";
import { formatCheck } from "./formats.js";
import { functionOf } from "./functions.js";
import { declarePattern } from "./patterns.js";
import type { ModuleScope } from "./scope.js";

/** Whether a node demands anything beyond its shape. */
export function hasChecks(node: TypeNode): boolean {
  return Object.keys(node.checks).length > 0;
}

/** Checks that let values of other kinds pass, absent ones among them, and that call nothing but the runtime. */
const SIMPLE: ReadonlySet<string> = new Set<keyof Checks>([
  ...(["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"] as const),
  ...(["minLength", "maxLength", "patterns", "formats"] as const),
  ...(["minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"] as const),
]);

/** Whether the checks of a node can stand in the function of the object that holds it. */
export function hasSimpleChecks(node: TypeNode): boolean {
  return hasChecks(node) && Object.keys(node.checks).every((name) => SIMPLE.has(name));
}

/** Declares the function that checks a wire value; decoding and encoding share it. */
export function declareCheck(checks: Checks, base: Code, scope: ModuleScope): Code {
  const name = scope.privateName(code`check${base}`);
  return scope.declareOnce(name, () => ({
    kind: "function",
    name,
    parameters: [
      { name: code`wire`, type: code`unknown`, optional: false },
      { name: code`context`, type: code`$.Context`, optional: false },
      { name: code`key`, type: code`$.Key`, optional: true },
    ],
    returns: code`void`,
    body: printChecks(checks, code`wire`, code`key`, base, scope),
    exported: false,
  }));
}

/** Statements that check `subject`, a wire value, at `key`. */
export function printChecks(checks: Checks, subject: Code, key: Code, base: Code, scope: ModuleScope): Code[] {
  const ask: Call = (check, ...parts) => code`${check}(${joinCode([subject, ...parts, code`context`, key], ", ")})`;
  const call: Call = (check, ...parts) => code`${ask(check, ...parts)};`;
  return [
    ...numberChecks(checks, call),
    ...stringChecks(checks, scope, call, ask),
    ...arrayChecks(checks, base, scope, call),
    ...objectChecks(checks, base, scope, call),
    ...anyChecks(checks, base, scope, call),
    ...unevaluatedChecks(checks, base, scope, call),
  ];
}

/** A call of a check of the runtime, with what it takes besides the value and its place. */
type Call = (check: Code, ...parts: readonly Code[]) => Code;

function bound(call: Call, check: Code, value: number | undefined): Code[] {
  return value === undefined ? [] : [call(check, numberLiteral(value))];
}

function numberChecks(checks: Checks, call: Call): Code[] {
  return [
    ...bound(call, code`$.checkMinimum`, checks.minimum),
    ...bound(call, code`$.checkExclusiveMinimum`, checks.exclusiveMinimum),
    ...bound(call, code`$.checkMaximum`, checks.maximum),
    ...bound(call, code`$.checkExclusiveMaximum`, checks.exclusiveMaximum),
    ...(checks.multipleOf ?? []).map((factor) => call(code`$.checkMultipleOf`, numberLiteral(factor))),
  ];
}

// Lengths come first: a pattern can take long on a long text.
function stringChecks(checks: Checks, scope: ModuleScope, call: Call, ask: Call): Code[] {
  const slow = [
    ...(checks.patterns ?? []).map((pattern) => call(code`$.checkPattern`, declarePattern(pattern, scope))),
    ...(checks.formats ?? []).flatMap((format) => formatCheck(format, call) ?? []),
  ];
  const minimum = bound(call, code`$.checkMinLength`, checks.minLength);
  if (checks.maxLength === undefined) return [...minimum, ...slow];
  const maximum = numberLiteral(checks.maxLength);
  if (slow.length === 0) return [...minimum, call(code`$.checkMaxLength`, maximum)];
  return [...minimum, code`if (${ask(code`$.checkMaxLength`, maximum)}) {\n  ${slow}\n}`];
}

function arrayChecks(checks: Checks, base: Code, scope: ModuleScope, call: Call): Code[] {
  return [
    ...bound(call, code`$.checkMinItems`, checks.minItems),
    ...bound(call, code`$.checkMaxItems`, checks.maxItems),
    ...(checks.uniqueItems === true ? [call(code`$.checkUniqueItems`)] : []),
    ...(checks.contains ?? []).map(({ type, min, max }, index) =>
      call(
        code`$.checkContains`,
        functionOf(type, "decode", code`${base}$contains${numberLiteral(index)}`, scope),
        numberLiteral(min),
        max === undefined ? code`undefined` : numberLiteral(max),
      ),
    ),
  ];
}

function objectChecks(checks: Checks, base: Code, scope: ModuleScope, call: Call): Code[] {
  const { required = [], propertyNames = [], dependentRequired = [], dependentSchemas = [] } = checks;
  return [
    ...bound(call, code`$.checkMinProperties`, checks.minProperties),
    ...bound(call, code`$.checkMaxProperties`, checks.maxProperties),
    ...(required.length === 0 ? [] : [call(code`$.checkRequired`, listStrings(required))]),
    ...propertyNames.map((type, index) =>
      call(code`$.checkPropertyNames`, functionOf(type, "decode", code`${base}$names${numberLiteral(index)}`, scope)),
    ),
    ...dependentRequired.map(({ name, required: names }) =>
      call(code`$.checkDependentRequired`, stringLiteral(name), listStrings(names)),
    ),
    ...dependentSchemas.map(({ name, type }, index) =>
      call(
        code`$.checkDependentSchema`,
        stringLiteral(name),
        functionOf(type, "decode", code`${base}$dependent${numberLiteral(index)}`, scope),
      ),
    ),
  ];
}

function listStrings(names: readonly string[]): Code {
  return code`[${joinCode(names.map(stringLiteral), ", ")}]`;
}

function anyChecks(checks: Checks, base: Code, scope: ModuleScope, call: Call): Code[] {
  let count = 0;
  const type = (node: TypeNode): Code => functionOf(node, "decode", code`${base}$check${numberLiteral(++count)}`, scope);
  const optional = (node: TypeNode | undefined): Code => (node === undefined ? code`undefined` : type(node));
  const group = (nodes: readonly TypeNode[]): Code => code`[${joinCode(nodes.map(type), ", ")}]`;
  const { not = [], allOf = [], anyOf = [], oneOf = [], conditions = [] } = checks;
  return [
    ...not.map((node) => call(code`$.checkNot`, type(node))),
    ...allOf.map((node) => call(code`$.checkAllOf`, type(node))),
    ...anyOf.map((nodes) => call(code`$.checkAnyOf`, group(nodes))),
    ...oneOf.map((nodes) => call(code`$.checkOneOf`, group(nodes))),
    ...conditions.map(({ test, consequent, alternative }) =>
      call(code`$.checkCondition`, type(test), optional(consequent), optional(alternative)),
    ),
  ];
}

// They come last, as what evaluates a place has to accept it first.
function unevaluatedChecks(checks: Checks, base: Code, scope: ModuleScope, call: Call): Code[] {
  const { unevaluatedProperties = [], unevaluatedItems = [] } = checks;
  const print = (check: Code, { evaluation, type }: Unevaluated, index: number): Code => {
    const inner = code`${base}$unevaluated${numberLiteral(index)}`;
    return call(check, printEvaluation(evaluation, inner, scope), functionOf(type, "decode", inner, scope));
  };
  return [
    ...unevaluatedProperties.map((entry, index) => print(code`$.checkUnevaluatedProperties`, entry, index)),
    ...unevaluatedItems.map((entry, index) => print(code`$.checkUnevaluatedItems`, entry, index)),
  ];
}
