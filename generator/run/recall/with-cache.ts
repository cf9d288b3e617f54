import { type Cache, forget } from "../../cache/types.js";
import { MisrememberedFile } from "../../reuse/types.js";

/** Runs with a cache, and once more without what it remembers of files where that has turned out to be wrong. */
export async function withCache<Result>(cache: Cache, run: (cache: Cache) => Promise<Result>): Promise<Result> {
  try {
    return await run(cache);
  } catch (error) {
    if (!(error instanceof MisrememberedFile)) throw error;
    return run(forget("files", cache));
  }
}
