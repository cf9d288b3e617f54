import { type Counter, type Observer, STEPS, type Step } from "../observe/types.js";

/** Time spent, in milliseconds: processor time (user and system, all threads) and by the clock. */
interface Spent {
  cpu: number;
  wall: number;
}

/** Measures the steps of this process. The first begins with the process itself. */
export class Stopwatch implements Observer {
  readonly counts = new Map<Counter, number>();
  readonly #spent = new Map<Step, Spent>();
  #step: Step = "start";
  #since: Spent = { cpu: 0, wall: 0 };

  begin(step: Step): void {
    this.#finish();
    this.#step = step;
  }

  count(counter: Counter, by = 1): void {
    this.counts.set(counter, (this.counts.get(counter) ?? 0) + by);
  }

  /** A table of the steps and a line of what was counted. */
  format(): string {
    this.#finish();
    const rows = STEPS.flatMap((step) => {
      const spent = this.#spent.get(step);
      return spent === undefined ? [] : [row(step, spent)];
    });
    const total = [...this.#spent.values()].reduce(add, { cpu: 0, wall: 0 });
    const memory = `${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`;
    const counts = [...this.counts].map(([counter, count]) => `${count} ${counter}`);
    return [...rows, row("total", total), [memory, ...counts].join(", ")].join("\n");
  }

  #finish(): void {
    const { user, system } = process.cpuUsage();
    const now = { cpu: (user + system) / 1_000, wall: performance.now() };
    const spent = { cpu: now.cpu - this.#since.cpu, wall: now.wall - this.#since.wall };
    this.#spent.set(this.#step, add(this.#spent.get(this.#step) ?? { cpu: 0, wall: 0 }, spent));
    this.#since = now;
  }
}

function add(left: Spent, right: Spent): Spent {
  return { cpu: left.cpu + right.cpu, wall: left.wall + right.wall };
}

function row(name: string, { cpu, wall }: Spent): string {
  const milliseconds = (value: number): string => `${value.toFixed(0).padStart(8)} ms`;
  return `${name.padEnd(10)}${milliseconds(cpu)} CPU${milliseconds(wall)} wall`;
}
