import type { GeneratedFile } from "../emit/types.js";
import type { OutputBudget } from "./output-budget.js";

/** Spares the printing of files whose text is known, by its digest, to be what it was. */
export interface Reuse {
  /**
   * The same files, printed, but for those that nobody need print: they have their digest, and a text for whoever asks. None of them counts
   * where the budget is spent by then.
   */
  settle(files: readonly GeneratedFile[], budget: OutputBudget): readonly GeneratedFile[];
  /** Remembers all files that were settled. */
  keep(): void;
}

/** A file is not what the cache remembers it to be. Whatever was made with that has to be made anew, without it. */
export class MisrememberedFile extends Error {
  constructor(path: string) {
    super(`${path} was remembered as what it is not`);
  }
}
