import type { JsonObject, ModelGraph, ModelId, TypeNode, UnionNode, Variant } from "../../model/types.js";
import { splitNodeId } from "../../resolve/node.js";
import { parsePointer } from "../../resolve/pointer.js";
import { acceptsWire } from "./accepts.js";
import { isJsonObject } from "./json.js";
import { sampleWire } from "./sample.js";

/** A `oneOf` that has values which its discriminator assigns to one variant, and which are those of another one all the same. */
export interface AmbiguousUnion {
  readonly union: ModelId;
  readonly wireName: string;
  readonly tag: string;
  /** What the variants are called in the document: the one of the tag, and one that takes the value too. */
  readonly variant: string;
  readonly other: string;
}

/** The unions of a graph that reject values of their own variants, in its order; each with the first value that was found. */
export function findAmbiguousUnions(graph: ModelGraph): readonly AmbiguousUnion[] {
  return [...graph.models.values()].flatMap(({ id, type }) => {
    const found = type.kind === "union" && type.exclusive ? findAmbiguity(graph, id, type) : undefined;
    return found === undefined ? [] : [found];
  });
}

function findAmbiguity(graph: ModelGraph, union: ModelId, { variants, discriminator }: UnionNode): AmbiguousUnion | undefined {
  if (discriminator === undefined || discriminator.enforced) return undefined;
  const { wireName, tags } = discriminator;
  const rivals = new Rivals(graph, variants);
  for (const { tag, variant } of tags) {
    const type = variants[variant]?.type;
    const value = type && sampleTagged(graph, type, wireName, tag);
    if (value === undefined) continue;
    const other = rivals.of(value).find((index) => {
      const type = variants[index]?.type;
      return index !== variant && type !== undefined && acceptsWire(graph, type, value, { closed: true });
    });
    if (other !== undefined)
      return {
        union,
        wireName,
        tag,
        variant: nameOf(variants[variant]?.type, variant),
        other: nameOf(variants[other]?.type, other),
      };
  }
  return undefined;
}

/**
 * Finds the variants that may take a value by one property that they require, without which they take none: to try each variant with
 * the value of each tag would take time with the square of their number.
 */
class Rivals {
  private readonly byProperty = new Map<string, number[]>();
  private readonly others: number[] = [];

  constructor(graph: ModelGraph, variants: readonly Variant[]) {
    const required = variants.map(({ type }) => requiredBy(graph, type));
    const uses = new Map<string, number>();
    for (const name of required.flat()) uses.set(name, (uses.get(name) ?? 0) + 1);
    for (const [index, names] of required.entries()) {
      const [rarest] = names.toSorted((left, right) => (uses.get(left) ?? 0) - (uses.get(right) ?? 0));
      const list = rarest === undefined ? this.others : (this.byProperty.get(rarest) ?? []);
      list.push(index);
      if (rarest !== undefined) this.byProperty.set(rarest, list);
    }
  }

  /** In document order. */
  of(value: JsonObject): readonly number[] {
    const named = Object.keys(value).flatMap((name) => this.byProperty.get(name) ?? []);
    return [...this.others, ...named].sort((left, right) => left - right);
  }
}

function requiredBy(graph: ModelGraph, type: TypeNode): readonly string[] {
  const node = type.kind === "ref" ? graph.models.get(type.target)?.type : type;
  if (node?.kind !== "object" || node.nullable || type.nullable) return [];
  return node.properties.flatMap(({ required, wireName }) => (required ? [wireName] : []));
}

/** The least value of a type that has a tag; undefined where the type does not take it. */
function sampleTagged(graph: ModelGraph, type: TypeNode, wireName: string, tag: string): JsonObject | undefined {
  const least = sampleWire(graph, type, "minimal", tag);
  const value = least !== undefined && isJsonObject(least) ? { ...least, [wireName]: tag } : undefined;
  return value !== undefined && acceptsWire(graph, type, value, { closed: true }) ? value : undefined;
}

/** What a reader of the document calls a variant: the name of its schema, or its place in the list. */
function nameOf(type: TypeNode | undefined, index: number): string {
  const { uri, pointer } = splitNodeId(type?.kind === "ref" ? type.target : "");
  const tokens = parsePointer(pointer);
  const isNamed = uri === undefined ? tokens.length === 3 && tokens[0] === "components" : tokens.length < 3;
  return (isNamed ? tokens.at(-1) : undefined) ?? `oneOf/${index}`;
}
