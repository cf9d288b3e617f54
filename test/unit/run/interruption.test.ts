import { describe, expect, it } from "vitest";
import { createInterruption } from "../../../generator/run/interruption.js";

describe("an interruption", () => {
  it("ends the process at once where nothing has to be finished", () => {
    const heeded: boolean[] = [];
    const { interruption, interrupt } = createInterruption((matters) => heeded.push(matters));
    expect([interrupt(), interruption.isRequested(), heeded]).toEqual([true, true, []]);
  });

  it("matters while work is shielded, however deep, and also where that fails", async () => {
    const heeded: boolean[] = [];
    const { interruption, interrupt } = createInterruption((matters) => heeded.push(matters));
    const inner = (): Promise<boolean> => interruption.shield(async () => interrupt());
    expect(await interruption.shield(inner)).toBe(false);
    expect(heeded).toEqual([true, false]);
    await expect(interruption.shield(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(heeded).toEqual([true, false, true, false]);
  });

  it("matters until somebody who has taken it is called, once", () => {
    const heeded: boolean[] = [];
    let ended = 0;
    const { interruption, interrupt } = createInterruption((matters) => heeded.push(matters));
    interruption.take(() => ended++);
    expect(heeded).toEqual([true]);
    expect([interrupt(), ended, heeded]).toEqual([false, 1, [true, false]]);
    expect([interrupt(), ended]).toEqual([true, 1]);
  });
});
