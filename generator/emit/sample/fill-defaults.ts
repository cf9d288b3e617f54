import type { JsonObject, JsonValue, MapNode, ModelGraph, ObjectNode, Property, TypeNode, UnionNode } from "../../model/types.js";
import { equalJson } from "../../resolve/equal-json.js";
import { acceptsWire, chooseVariant } from "./accepts.js";
import { factsOf } from "./facts.js";
import { isJsonArray, isJsonObject } from "./json.js";

/**
 * A wire value with the defaults that decoding fills in (`models.defaults: "apply"`): what encoding gives back.
 * Undefined where several variants of a union accept a part of it and would fill in different ones.
 * @param wire a value that the type accepts
 */
export function fillDefaults(graph: ModelGraph, type: TypeNode, wire: JsonValue): JsonValue | undefined {
  return factsOf(graph).fills ? new Filling(graph).fill(type, wire) : wire;
}

/** A default that contains itself, however far below. */
export class EndlessDefault extends Error {
  constructor(readonly property: Property) {
    super("a default contains itself");
  }
}

class Filling {
  private readonly within = new Set<Property>();

  constructor(private readonly graph: ModelGraph) {}

  fill(type: TypeNode, value: JsonValue): JsonValue | undefined {
    switch (type.kind) {
      case "ref": {
        const target = this.graph.models.get(type.target);
        return target === undefined ? value : this.fill(target.type, value);
      }
      case "array":
      case "tuple": {
        if (!isJsonArray(value)) return value;
        const items = value.map((item, index) =>
          this.fill(type.kind === "array" ? type.items : (type.prefix[index] ?? type.rest), item),
        );
        return items.every((item) => item !== undefined) ? items : undefined;
      }
      case "map":
        return isJsonObject(value) ? this.fillMembers(value, (name) => this.extraType(type, name)) : value;
      case "object":
        return isJsonObject(value) ? this.fillObject(type, value) : value;
      case "union":
        return this.fillVariant(type, value);
      default:
        return value;
    }
  }

  private fillObject(node: ObjectNode, value: JsonObject): JsonValue | undefined {
    const named = new Map(node.properties.map((property) => [property.wireName, property]));
    const { additional } = node;
    const inner = (name: string): TypeNode | undefined =>
      named.get(name)?.type ?? (additional.kind === "typed" ? this.extraType(additional, name) : undefined);
    const present = this.fillMembers(value, inner);
    const missing = node.properties.filter((property) => property.filled === true && !Object.hasOwn(value, property.wireName));
    const added = missing.map((property) => [property.wireName, this.fillProperty(property)] as const);
    if (present === undefined || added.some(([, filled]) => filled === undefined)) return undefined;
    return Object.fromEntries([...Object.entries(present), ...added.map(([name, filled]) => [name, filled ?? null] as const)]);
  }

  private fillProperty(property: Property): JsonValue | undefined {
    if (this.within.has(property)) throw new EndlessDefault(property);
    this.within.add(property);
    const filled = this.fill(property.type, property.default ?? null);
    this.within.delete(property);
    return filled;
  }

  private fillMembers(value: JsonObject, typeOf: (name: string) => TypeNode | undefined): JsonObject | undefined {
    const members: [string, JsonValue][] = [];
    for (const [name, member] of Object.entries(value)) {
      const type = typeOf(name);
      const filled = type === undefined ? member : this.fill(type, member);
      if (filled === undefined) return undefined;
      members.push([name, filled]);
    }
    return Object.fromEntries(members);
  }

  private extraType(extras: Pick<MapNode, "values" | "patterns">, name: string): TypeNode {
    const facts = factsOf(this.graph);
    return extras.patterns.find((each) => facts.pattern(each.pattern)?.test(name) === true)?.type ?? extras.values;
  }

  private fillVariant(node: UnionNode, value: JsonValue): JsonValue | undefined {
    const chosen = chooseVariant(node, value);
    if (chosen === "open") return value;
    const variant = chosen === undefined ? undefined : node.variants[chosen];
    if (variant !== undefined && node.discriminator?.enforced === true) return this.fill(variant.type, value);
    const accepting = node.variants.filter(({ type }) => acceptsWire(this.graph, type, value));
    const results = accepting.map(({ type }) => this.fill(type, value));
    const [first = value] = results;
    return results.every((other) => other !== undefined && equalJson(other, first)) ? first : undefined;
  }
}
