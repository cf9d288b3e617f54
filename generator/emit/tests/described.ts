import type { JsonObject, JsonValue, ModelGraph, ObjectNode, PatternProperty, TypeNode, UnionNode } from "../../model/types.js";
import { chooseVariant } from "../sample/accepts.js";
import { factsOf } from "../sample/facts.js";
import { acceptsWire } from "../sample/index.js";

/**
 * Whether a value holds properties that its type does not describe: `described` where it holds none,
 * else what becomes of them.
 */
export type Described = "described" | "keep" | "strip" | "reject";

/** Whether the type describes every property of a value that it accepts. */
export function describes(graph: ModelGraph, type: TypeNode, value: JsonValue): Described {
  if (typeof value !== "object" || value === null) return "described";
  switch (type.kind) {
    case "ref": {
      const target = graph.models.get(type.target);
      return target === undefined ? "described" : describes(graph, target.type, value);
    }
    case "union":
      return describesVariant(graph, type, value);
    case "array":
      return isArray(value) ? first(value.map((item) => describes(graph, type.items, item))) : "described";
    case "tuple":
      return isArray(value)
        ? first(value.map((item, index) => describes(graph, type.prefix[index] ?? type.rest, item)))
        : "described";
    case "map":
      return isArray(value) ? "described" : describesExtras(graph, type, Object.entries(value));
    case "object":
      return isArray(value) ? "described" : describesObject(graph, type, value);
    default:
      return "described";
  }
}

function describesVariant(graph: ModelGraph, type: UnionNode, value: JsonValue): Described {
  const chosen = chooseVariant(type, value);
  if (chosen === "open") return type.base === undefined ? "keep" : describes(graph, type.base, value);
  const variant =
    chosen === undefined ? type.variants.find((each) => acceptsWire(graph, each.type, value)) : type.variants[chosen];
  return variant === undefined ? "keep" : describes(graph, variant.type, value);
}

function describesObject(graph: ModelGraph, type: ObjectNode, value: JsonObject): Described {
  const named = new Map(type.properties.map((property) => [property.wireName, property.type]));
  const extras = Object.entries(value).filter(([name]) => !named.has(name));
  const inner = Object.entries(value).map(([name, member]) => {
    const property = named.get(name);
    return property === undefined ? "described" : describes(graph, property, member);
  });
  return first([describesOther(graph, type, extras), ...inner]);
}

function describesOther(graph: ModelGraph, type: ObjectNode, extras: readonly (readonly [string, JsonValue])[]): Described {
  if (extras.length === 0) return "described";
  const { additional } = type;
  if (additional.kind === "typed") return describesExtras(graph, additional, extras);
  return additional.kind === "forbidden" ? "reject" : additional.policy;
}

function describesExtras(
  graph: ModelGraph,
  extras: { readonly values: TypeNode; readonly patterns: readonly PatternProperty[] },
  entries: readonly (readonly [string, JsonValue])[],
): Described {
  const facts = factsOf(graph);
  return first(
    entries.map(([name, member]) => {
      const pattern = extras.patterns.find((each) => facts.pattern(each.pattern)?.test(name) === true);
      return describes(graph, pattern?.type ?? extras.values, member);
    }),
  );
}

function first(answers: readonly Described[]): Described {
  return answers.find((answer) => answer !== "described") ?? "described";
}

// Array.isArray does not narrow readonly arrays.
function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
