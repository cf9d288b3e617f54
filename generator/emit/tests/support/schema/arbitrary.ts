import fc from "fast-check";
import type { SchemaObject } from "../oracle/model-table.js";
import { isWireObject } from "../wire.js";
import type { Adapter } from "./adapter.js";
import { longestFor } from "./backtracking.js";
import { formattedTexts, toDecimal } from "./edges.js";
import { varyValue } from "./vary.js";

type Values = fc.Arbitrary<unknown>;

const MAX_DEPTH = 4;
const JSON_VALUES: Values = fc.jsonValue({ maxDepth: 1 });

/**
 * Values that a schema may well accept, made of the schema alone: whether it does, ajv has to say. They shrink towards
 * few properties, few items, short texts and small numbers.
 */
export function valuesOf(adapter: Adapter, schema: unknown, depth = 0): Values {
  if (!isWireObject(schema)) return JSON_VALUES;
  const { $ref, allOf, anyOf, oneOf } = schema;
  const parts: Values[] = [];
  if (typeof $ref === "string")
    parts.push(depth > MAX_DEPTH ? fc.constant({}) : valuesOf(adapter, adapter.schemaOf($ref), depth + 1));
  if (Array.isArray(allOf)) parts.push(...allOf.map((member) => valuesOf(adapter, member, depth + 1)));
  for (const arms of [anyOf, oneOf]) {
    if (Array.isArray(arms)) parts.push(fc.oneof(...arms.map((arm) => valuesOf(adapter, arm, depth + 1))));
  }
  const own = ownValues(adapter, schema, depth);
  if (own !== undefined) parts.push(own);
  const [only] = parts;
  if (only === undefined) return JSON_VALUES;
  return parts.length === 1 ? only : fc.tuple(...parts).map(join);
}

// Objects are laid over each other; of other values the last is the most particular.
function join(values: readonly unknown[]): unknown {
  return values.every(isWireObject) ? Object.fromEntries(values.flatMap((value) => Object.entries(value))) : values.at(-1);
}

function ownValues(adapter: Adapter, schema: SchemaObject, depth: number): Values | undefined {
  if ("const" in schema) return fc.constant(schema["const"]);
  if (Array.isArray(schema["enum"]) && schema["enum"].length > 0) return fc.constantFrom(...(schema["enum"] as unknown[]));
  const { type } = schema;
  const types: readonly unknown[] = Array.isArray(type) ? type : type === undefined ? inferredTypes(schema) : [type];
  const found = types.map((each) => valuesOfType(adapter, each, schema, depth)).filter((each) => each !== undefined);
  return found.length === 0 ? undefined : fc.oneof(...found);
}

function inferredTypes(schema: SchemaObject): readonly string[] {
  if ("properties" in schema || "required" in schema || "additionalProperties" in schema) return ["object"];
  if ("items" in schema || "prefixItems" in schema) return ["array"];
  return [];
}

function valuesOfType(adapter: Adapter, type: unknown, schema: SchemaObject, depth: number): Values | undefined {
  switch (type) {
    case "object":
      return objects(adapter, schema, depth);
    case "array":
      return lists(adapter, schema, depth);
    case "string":
      return texts(schema, adapter.cubicPatterns);
    case "integer":
      return wholes(schema);
    case "number":
      return fc.oneof(
        wholes(schema),
        fc.double({ noNaN: true, noDefaultInfinity: true, ...range(schema) }).map((value) => value + 0),
      );
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return undefined;
  }
}

function objects(adapter: Adapter, schema: SchemaObject, depth: number): Values {
  const { properties, required, additionalProperties } = schema;
  const named = isWireObject(properties) ? Object.entries(properties).filter(([name]) => name !== "__proto__") : [];
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  const names = named.map(([name]) => name);
  const unnamed = needed.filter((name) => typeof name === "string" && !names.includes(name)).map(String);
  const model: Record<string, Values> = Object.fromEntries([
    ...named
      .filter(([name]) => depth < MAX_DEPTH || needed.includes(name))
      .map(([name, inner]) => [name, valuesOf(adapter, inner, depth + 1)] as const),
    ...unnamed.map((name) => [name, valuesOf(adapter, additionalProperties, depth + 1)] as const),
  ]);
  const requiredKeys = Object.keys(model).filter((name) => needed.includes(name));
  const members = fc.record(model, { requiredKeys, noNullPrototype: true });
  if (additionalProperties === false || depth >= MAX_DEPTH) return members;
  const extras = fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), valuesOf(adapter, additionalProperties, depth + 1), {
    maxKeys: 2,
    noNullPrototype: true,
  });
  return fc
    .tuple(members, extras)
    .map(([one, others]) => Object.fromEntries([...Object.entries(others), ...Object.entries(one)]));
}

function lists(adapter: Adapter, schema: SchemaObject, depth: number): Values {
  const { items, prefixItems, minItems, maxItems, uniqueItems } = schema;
  const minLength = typeof minItems === "number" ? Math.min(minItems, 50) : 0;
  const maxLength = Math.max(minLength, typeof maxItems === "number" ? Math.min(maxItems, minLength + 3) : minLength + 3);
  const rest = valuesOf(adapter, items, depth + 1);
  if (Array.isArray(prefixItems)) {
    const prefix = fc.tuple(...prefixItems.map((item) => valuesOf(adapter, item, depth + 1)));
    return items === false
      ? prefix
      : fc.tuple(prefix, fc.array(rest, { maxLength: 2 })).map(([first, others]) => [...first, ...others]);
  }
  const length = depth >= MAX_DEPTH ? { minLength, maxLength: minLength } : { minLength, maxLength };
  if (uniqueItems !== true) return fc.array(rest, length);
  // Not `uniqueArray`, which never ends where there are not as many values.
  const more = fc.array(rest, { minLength: 2 * length.minLength, maxLength: 2 * length.maxLength });
  return more.map((list) => [...new Map(list.map((item) => [JSON.stringify(item), item])).values()].slice(0, length.maxLength));
}

function texts(schema: SchemaObject, cubic: ReadonlySet<string>): Values {
  const { minLength, maxLength, pattern } = schema;
  const longest = longestFor(pattern, cubic);
  const least = typeof minLength === "number" ? Math.min(minLength, longest, 1_000) : 0;
  const most = typeof maxLength === "number" ? Math.max(least, Math.min(maxLength, least + 12)) : least + 12;
  const plain = fc.string({ minLength: least, maxLength: most, unit: "grapheme" });
  const known = formattedTexts(schema);
  if (known.length > 0) return fc.constantFrom(...known);
  return typeof pattern === "string" ? fc.oneof(matching(pattern, plain), plain).map(cutTo(longest)) : plain;
}

function matching(pattern: string, otherwise: Values): Values {
  try {
    return fc.stringMatching(new RegExp(pattern, "u"));
  } catch {
    return otherwise; // it cannot make texts of every pattern, and not each pattern compiles
  }
}

function cutTo(longest: number): (value: unknown) => unknown {
  return (value) => (typeof value === "string" ? Array.from(value).slice(0, longest).join("") : value);
}

function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: SchemaObject): { min: number; max: number } {
  const lows = [minimum, exclusiveMinimum].filter((bound) => typeof bound === "number");
  const highs = [maximum, exclusiveMaximum].filter((bound) => typeof bound === "number");
  const limit = Number.MAX_SAFE_INTEGER;
  const min = Math.max(-limit, ...lows);
  return { min, max: Math.max(min, Math.min(limit, ...highs)) };
}

function wholes(schema: SchemaObject): Values {
  const { min, max } = range(schema);
  const { multipleOf } = schema;
  const whole = fc.integer({ min: Math.ceil(min), max: Math.max(Math.ceil(min), Math.floor(max)) });
  if (typeof multipleOf !== "number") return whole;
  return fc.oneof(
    fc.integer({ min: -1000, max: 1000 }).map((factor) => toDecimal(factor * multipleOf) + 0),
    whole,
  );
}

/** Values of a schema, and such as differ from one of them in one place by a value at an edge. */
export function nearlyValuesOf(adapter: Adapter, name: string): Values {
  const values = valuesOf(adapter, { $ref: name });
  const changed = fc.tuple(values, fc.nat({ max: 40 })).map(([value, index]) => {
    let count = 0;
    for (const { wire } of varyValue(adapter, name, value, new Set())) if (count++ === index) return wire;
    return value;
  });
  return fc.oneof({ arbitrary: values, weight: 2 }, { arbitrary: changed, weight: 1 });
}
