import type { Counter, Observer, Step } from "../observe/types.js";
import type { Console } from "./console.js";
import type { ReportOptions } from "./report.js";

/** A run that is over sooner shows nothing, in milliseconds. */
const PATIENCE = 500;
/** Between two lines that differ by a count alone. */
const PAUSE = 100;

const labels: Readonly<Partial<Record<Step, string>>> = {
  load: "Reading the document",
  resolve: "Resolving references",
  graph: "Understanding schemas",
  names: "Naming models",
  models: "Printing models",
  docs: "Printing pages",
  tests: "Printing tests",
  package: "Printing the package",
  compare: "Comparing with the output folder",
  verify: "Looking at the output once more",
  write: "Writing",
};

/** Shows on a terminal what a longer run is at: the step, and how many files. Passes on all that it sees. */
export class Progress implements Observer {
  readonly #counts = new Map<Counter, number>();
  readonly #start: number;
  #step: Step = "start";
  #shownAt = 0;

  /** @param now milliseconds by any clock */
  constructor(
    private readonly show: (text: string) => void,
    private readonly next: Observer,
    private readonly now: () => number,
  ) {
    this.#start = now();
  }

  begin(step: Step): void {
    this.next.begin(step);
    this.#step = step;
    this.#tell(0);
  }

  count(counter: Counter, by = 1): void {
    this.next.count(counter, by);
    this.#counts.set(counter, (this.#counts.get(counter) ?? 0) + by);
    this.#tell(PAUSE);
  }

  #tell(pause: number): void {
    const now = this.now();
    if (now - this.#start < PATIENCE || now - this.#shownAt < pause) return;
    this.#shownAt = now;
    const label = labels[this.#step];
    this.show(label === undefined ? "" : `${label}${this.#formatCount()}…`);
  }

  #formatCount(): string {
    const made = this.#counts.get("printed") ?? 0;
    const done =
      this.#step === "write" ? (this.#counts.get("written") ?? 0) : this.#step === "compare" ? this.#counts.get("read") : 0;
    if (this.#step === "write" || this.#step === "compare") return `: ${done ?? 0} of ${made} files`;
    return made === 0 ? "" : `: ${made} files so far`;
  }
}

/** Who looks on at a command: what is given, and on a terminal the user. Nobody is told in logs, with `--quiet`, or in JSON. */
export function lookOn(observer: Observer, { quiet, reporter }: ReportOptions, { status }: Console): Observer {
  if (status === undefined || quiet || reporter !== "text") return observer;
  return new Progress(status, observer, () => performance.now());
}
