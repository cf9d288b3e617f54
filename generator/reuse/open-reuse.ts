import { type Cache, NO_CACHE } from "../cache/types.js";
import type { EmitOptions } from "../emit/types.js";
import type { ModelGraph } from "../model/types.js";
import type { NamePlan } from "../name/types.js";
import type { Observer } from "../observe/types.js";
import { printAll } from "./print-all.js";
import type { Reuse } from "./types.js";

/** What earlier runs printed is known where there is a cache; else every file is printed here and now. */
export async function openReuse(
  graph: ModelGraph,
  names: NamePlan,
  options: EmitOptions,
  { cache, place, observer }: { readonly cache: Cache; readonly place: string; readonly observer: Observer },
): Promise<Reuse> {
  if (cache === NO_CACHE) return printAll(observer);
  observer.begin("recall");
  const { createReuse } = await import("./reuse-files.js");
  return createReuse(graph, names, options, { cache, place, observer });
}
