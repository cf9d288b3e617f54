import { Session } from "node:inspector";

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

/** Counts how often blocks of code below `generator/` run: the same number everywhere, unlike a time. */
export class WorkCounter {
  readonly #session = new Session();

  constructor() {
    this.#session.connect();
    this.#session.post("Profiler.enable");
    this.#session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  }

  close(): void {
    this.#session.post("Profiler.stopPreciseCoverage");
    this.#session.disconnect();
  }

  /** Blocks that a task runs. */
  async count(task: () => Promise<unknown>): Promise<number> {
    this.#take();
    await task();
    return this.#take();
  }

  /** What was counted since the last time. */
  #take(): number {
    let blocks = 0;
    this.#session.post("Profiler.takePreciseCoverage", (error, coverage) => {
      if (error !== null) throw new Error(error.message);
      for (const { url, functions } of (coverage as Coverage).result) {
        if (!url.includes("/generator/")) continue;
        for (const { ranges } of functions) for (const { count } of ranges) blocks += count;
      }
    });
    return blocks;
  }
}
