import type { Observer } from "../observe/types.js";
import type { Reuse } from "./types.js";

/** Knows nothing of earlier runs: every file is printed, and now, so that what it takes counts for its own step. */
export function printAll(observer: Observer): Reuse {
  return {
    settle: (files, budget) => {
      observer.count("printed", files.length);
      return files.flatMap((file) => {
        const { path, models } = file;
        return budget.isSpent ? [] : [{ path, text: budget.print(file), models }];
      });
    },
    keep: () => {},
  };
}
