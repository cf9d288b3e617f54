import type { TypeNode } from "../model/types.js";
import { compareResolved } from "./compare-type.js";
import { type Effect, equalEffects, joinEffects, NO_EFFECT } from "./effect.js";
import { ruleOf } from "./rules.js";
import { NOWHERE, type Surroundings, type Walk } from "./walk.js";

interface Entry {
  readonly before: TypeNode;
  readonly after: TypeNode;
  effect: Effect;
  /** Has been worked out at least once. */
  visited: boolean;
}

/** Pairs inside pairs are worked out on the way as far as the stack allows; the rest waits its turn. */
const deepest = 100;

/**
 * What the change from one type to another does, references followed. Types can contain themselves, so
 * every pair begins with "nothing" and all pairs are gone through until none says more: effects only grow.
 */
export class EffectTable {
  private readonly entries = new Map<TypeNode, Map<TypeNode, Entry>>();
  private readonly order: Entry[] = [];
  private depth = 0;

  constructor(private readonly base: Surroundings) {}

  effectOf(before: TypeNode, after: TypeNode): Effect {
    const known = this.order.length;
    const entry = this.find(before, after);
    if (this.depth === 0 && this.order.length > known) this.settle(known);
    return entry.effect;
  }

  /** A pair that is new is worked out at once, with what is known so far of those inside it. */
  private find(before: TypeNode, after: TypeNode): Entry {
    const [left, right] = [this.identity(before, "before"), this.identity(after, "after")];
    const row = this.entries.get(left) ?? new Map<TypeNode, Entry>();
    this.entries.set(left, row);
    const known = row.get(right);
    if (known !== undefined) return known;
    const entry: Entry = { before, after, effect: NO_EFFECT, visited: false };
    row.set(right, entry);
    this.order.push(entry);
    if (this.depth < deepest) this.update(entry);
    return entry;
  }

  /** References to one model with nothing beside them are one type. */
  private identity(type: TypeNode, side: "before" | "after"): TypeNode {
    const bare = type.kind === "ref" && !type.nullable && Object.keys(type.checks).length === 0;
    return (bare ? this.base[side].models.get(type.target)?.type : undefined) ?? type;
  }

  /** Pairs before `start` have been settled, and none of them depends on later ones. */
  private settle(start: number): void {
    for (let open = true; open; ) {
      open = false;
      // Inner pairs were added after the outer ones. Going through them can add more.
      for (const entry of this.order.slice(start).reverse()) if (this.update(entry)) open = true;
      if (this.order.slice(start).some(({ visited }) => !visited)) open = true;
    }
  }

  private update(entry: Entry): boolean {
    let effect = entry.effect;
    const walk: Walk = {
      ...this.base,
      report: (rule) => {
        effect = joinEffects(effect, ruleOf(rule).effect);
      },
      effectOf: (before, after) => this.find(before, after).effect,
      reasonsOf: () => [],
      follow: (before, after) => {
        effect = joinEffects(effect, this.find(before, after).effect);
        return "taken";
      },
    };
    entry.visited = true;
    this.depth++;
    compareResolved(entry.before, entry.after, NOWHERE, walk);
    this.depth--;
    const grown = !equalEffects(effect, entry.effect);
    entry.effect = effect;
    return grown;
  }
}
