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
    body: [
      ...numberChecks(checks),
      ...stringChecks(checks, scope),
      ...arrayChecks(checks, base, scope),
      ...objectChecks(checks, base, scope),
      ...anyChecks(checks, base, scope),
      ...unevaluatedChecks(checks, base, scope),
    ],
    exported: false,
  }));
}

function call(check: Code, ...parts: readonly Code[]): Code {
  return code`${check}(${joinCode([code`wire`, ...parts, code`context`, code`key`], ", ")});`;
}

function bound(check: Code, value: number | undefined): Code[] {
  return value === undefined ? [] : [call(check, numberLiteral(value))];
}

function numberChecks(checks: Checks): Code[] {
  return [
    ...bound(code`$.checkMinimum`, checks.minimum),
    ...bound(code`$.checkExclusiveMinimum`, checks.exclusiveMinimum),
    ...bound(code`$.checkMaximum`, checks.maximum),
    ...bound(code`$.checkExclusiveMaximum`, checks.exclusiveMaximum),
    ...(checks.multipleOf ?? []).map((factor) => call(code`$.checkMultipleOf`, numberLiteral(factor))),
  ];
}

// Lengths come first: a pattern can take long on a long text.
function stringChecks(checks: Checks, scope: ModuleScope): Code[] {
  const slow = [
    ...(checks.patterns ?? []).map((pattern) => call(code`$.checkPattern`, declarePattern(pattern, scope))),
    ...(checks.formats ?? []).flatMap((format) => formatCheck(format, call) ?? []),
  ];
  const minimum = bound(code`$.checkMinLength`, checks.minLength);
  if (checks.maxLength === undefined) return [...minimum, ...slow];
  const maximum = code`$.checkMaxLength(wire, ${numberLiteral(checks.maxLength)}, context, key)`;
  if (slow.length === 0) return [...minimum, code`${maximum};`];
  return [...minimum, code`if (${maximum}) {\n  ${slow}\n}`];
}

function arrayChecks(checks: Checks, base: Code, scope: ModuleScope): Code[] {
  return [
    ...bound(code`$.checkMinItems`, checks.minItems),
    ...bound(code`$.checkMaxItems`, checks.maxItems),
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

function objectChecks(checks: Checks, base: Code, scope: ModuleScope): Code[] {
  const { required = [], propertyNames = [], dependentRequired = [], dependentSchemas = [] } = checks;
  return [
    ...bound(code`$.checkMinProperties`, checks.minProperties),
    ...bound(code`$.checkMaxProperties`, checks.maxProperties),
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

function anyChecks(checks: Checks, base: Code, scope: ModuleScope): Code[] {
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
function unevaluatedChecks(checks: Checks, base: Code, scope: ModuleScope): Code[] {
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
