import { describe, expect, it } from "vitest";
import { lazyFile } from "../../../generator/emit/lazy-file.js";
import { UNOBSERVED } from "../../../generator/observe/types.js";
import { OutputBudget } from "../../../generator/reuse/output-budget.js";
import { printAll } from "../../../generator/reuse/print-all.js";

const file = (name: string, print: () => string) => lazyFile(`docs/${name}.md` as never, [], print); // a path is made by the naming plan alone

describe("an output budget", () => {
  it("is larger for larger documents, and spent by more than its limit", () => {
    const budget = new OutputBudget(10, 100);
    expect(budget.limit).toBe(420);
    budget.take(420);
    expect(budget.isSpent).toBe(false);
    budget.take(1);
    expect(budget.isSpent).toBe(true);
  });

  it("prints no file behind the one that it is spent by", () => {
    const printed: string[] = [];
    const files = ["a", "b", "c"].map((name) =>
      file(name, () => {
        printed.push(name);
        return "x".repeat(60);
      }),
    );
    const budget = new OutputBudget(0, 100);
    printAll(UNOBSERVED).settle(files, budget);
    expect({ printed, isSpent: budget.isSpent }).toEqual({ printed: ["a", "b"], isSpent: true });
  });

  it("is spent by a text that is too long for the engine, and passes other errors on", () => {
    const budget = new OutputBudget(0, 100);
    expect(budget.print(file("a", () => "x".repeat(2 ** 29).repeat(2)))).toBe("");
    expect(budget.isSpent).toBe(true);
    const broken = file("b", () => {
      throw new RangeError("Maximum call stack size exceeded");
    });
    expect(() => budget.print(broken)).toThrow("call stack");
  });
});
