import { describe, expect, it } from "vitest";
import { createConsole } from "../../../generator/cli/console.js";
import { lookOn, Progress } from "../../../generator/cli/progress.js";
import { UNOBSERVED } from "../../../generator/observe/types.js";

/** A progress whose clock the test sets, and what it shows. */
function create() {
  const shown: string[] = [];
  let now = 0;
  const progress = new Progress(
    (text) => shown.push(text),
    UNOBSERVED,
    () => now,
  );
  const at = (time: number): Progress => {
    now = time;
    return progress;
  };
  return { at, shown };
}

describe("progress", () => {
  it("shows nothing of a run that takes less than half a second", () => {
    const { at, shown } = create();
    at(0).begin("load");
    at(300).begin("models");
    at(499).count("printed", 100);
    expect(shown).toEqual([]);
  });

  it("shows steps and counts of a longer one, and takes the line away at its end", () => {
    const { at, shown } = create();
    at(0).begin("load");
    at(600).begin("graph");
    at(800).begin("models");
    at(1_000).count("printed", 120);
    at(1_050).begin("docs");
    at(1_200).begin("compare");
    at(1_400).begin("write");
    at(1_500).count("written", 60);
    at(1_700).begin("report");
    expect(shown).toEqual([
      "Understanding schemas…",
      "Printing models…",
      "Printing models: 120 files so far…",
      "Printing pages: 120 files so far…",
      "Comparing with the output folder: 0 of 120 files…",
      "Writing: 0 of 120 files…",
      "Writing: 60 of 120 files…",
      "",
    ]);
  });

  it("does not show every count", () => {
    const { at, shown } = create();
    at(600).begin("write");
    for (let index = 0; index < 1_000; index++) at(600 + index / 5).count("written");
    expect(shown).toHaveLength(2);
  });

  it("is for people on a terminal: not for logs, --quiet and machines", () => {
    const log = createConsole(
      () => {},
      () => {},
      { out: false, err: false },
    );
    const terminal = { ...log, status: () => {} };
    const text = { reporter: "text", quiet: false } as const;
    expect(lookOn(UNOBSERVED, text, terminal)).toBeInstanceOf(Progress);
    expect(lookOn(UNOBSERVED, text, log)).toBe(UNOBSERVED);
    expect(lookOn(UNOBSERVED, { ...text, quiet: true }, terminal)).toBe(UNOBSERVED);
    expect(lookOn(UNOBSERVED, { ...text, reporter: "json" }, terminal)).toBe(UNOBSERVED);
    expect(lookOn(UNOBSERVED, { ...text, reporter: "github" }, terminal)).toBe(UNOBSERVED);
  });
});
