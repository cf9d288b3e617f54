import type { JsonValue, TypeNode } from "../model/types.js";
import type { NameRecord } from "./types.js";

const longest = 60;

/** A type in a few words, for messages: `string`, `Pet`, `integer[]`, `"a" | "b"`. */
export function describeType(type: TypeNode, names: NameRecord, depth = 0): string {
  const text = describeShape(type, names, depth);
  return type.nullable && type.kind !== "unknown" ? `${text} | null` : text;
}

function describeShape(type: TypeNode, names: NameRecord, depth: number): string {
  const inner = (other: TypeNode): string => (depth > 2 ? "…" : describeType(other, names, depth + 1));
  switch (type.kind) {
    case "scalar":
      return type.format === undefined ? type.type : `${type.type} (${type.format})`;
    case "literal":
      return describeValue(type.value);
    case "enum":
      return shorten(type.members.map(({ value }) => describeValue(value)).join(" | "));
    case "array":
      return /[ ]/.test(inner(type.items)) ? `(${inner(type.items)})[]` : `${inner(type.items)}[]`;
    case "tuple":
      return shorten(`[${type.prefix.map(inner).join(", ")}]`);
    case "map":
      return `record of ${inner(type.values)}`;
    case "object":
      return "object";
    case "union":
      return shorten(type.variants.map((variant) => variant.title ?? inner(variant.type)).join(" | "));
    case "ref":
      return names.get(type.target)?.identifier ?? "another model";
    case "unknown":
      return "any value";
    case "never":
      return "no value";
  }
}

/** A JSON value on one line, cut where it is long. */
export function describeValue(value: JsonValue | undefined): string {
  return value === undefined ? "none" : shorten(JSON.stringify(value));
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
