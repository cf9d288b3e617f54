import type { Additional, TypeNode } from "../../../generator/model/types.js";
import { ref, union } from "./small-graph.js";

/** A union of models that the property `kind` tells apart: each has its name in lower case. */
export function discriminated(open: boolean, ...names: readonly string[]): TypeNode {
  const tags = names.map((name, variant) => ({ tag: name.toLowerCase(), variant }));
  const plain = union(...names.map((name) => ref(name)));
  return { ...plain, open, discriminator: { wireName: "kind", tags, enforced: true } } as TypeNode; // a union with more than it had
}

/** Extras of one type. */
export function extrasOf(values: TypeNode): Additional {
  return { kind: "typed", values, patterns: [] };
}
