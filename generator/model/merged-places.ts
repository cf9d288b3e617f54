import type { Node } from "../resolve/node.js";
import { appendPointer } from "../resolve/pointer.js";
import type { ResolvedSpec } from "../resolve/spec.js";
import type { Facts } from "./facts.js";
import type { Merged, ModelId } from "./types.js";

/** Where the models of conjunctions stand: a schema alone and the same schema merged with others are two models. */
export class MergedPlaces {
  /** What each model was made of. */
  private readonly made = new Map<ModelId, string>();

  constructor(private readonly spec: ResolvedSpec) {}

  /** The place of the model of these facts that are met at a node: each content has one of its own. */
  placeFor(facts: Facts, at: Node): Node {
    const content = this.contentOf(facts);
    const around = facts.parts.length > 1 ? this.findAround(content, at) : undefined;
    if (around !== undefined) return around;
    let place = at;
    for (let count = 1; (this.made.get(this.spec.idOf(place)) ?? content) !== content; count++)
      place = { ...at, pointer: appendPointer(at.pointer, "allOf", count) };
    this.made.set(this.spec.idOf(place), content);
    return place;
  }

  /**
   * The place of the model of the same content that a place is inside of. Schemas that contain themselves, merged
   * with each other, give the same conjunction again some levels down; there it is the same model.
   */
  findAround(content: string, at: Node): Node | undefined {
    for (let end = at.pointer.lastIndexOf("/"); end > 0; end = at.pointer.lastIndexOf("/", end - 1)) {
      const around = { ...at, pointer: at.pointer.slice(0, end) };
      if (this.made.get(this.spec.idOf(around)) === content) return around;
    }
    return undefined;
  }

  /** Equal for equal conjunctions. */
  contentOf(facts: Facts): string {
    const parts = facts.parts.map(({ node, without }) => [this.spec.idOf(node), ...(without ?? [])].join(" "));
    return JSON.stringify([[...(facts.types ?? [])], parts.sort()]);
  }

  /** What facts were collected from. */
  sourcesOf({ types, parts }: Facts): Merged {
    const named = parts.map(({ node, without }) => ({ id: this.spec.idOf(node), without: [...(without ?? [])].sort() }));
    return types === undefined ? { parts: named } : { types: [...types], parts: named };
  }
}
