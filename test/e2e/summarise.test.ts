import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createFolder, repository, run } from "./command-line.js";

/** The parts of vitest's JSON report that are counted. */
function report(counts: { passed: number; failed?: number; skipped?: number; broken?: number }): string {
  const { passed, failed = 0, skipped = 0, broken = 0 } = counts;
  const ran = {
    status: failed > 0 ? "failed" : "passed",
    name: "a.test.ts",
    assertionResults: new Array(passed + failed + skipped).fill({}),
  };
  const notRun = { status: "failed", name: "b.test.ts", assertionResults: [] };
  return JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
    numTodoTests: 0,
    testResults: [ran, ...new Array(broken).fill(notRun)],
  });
}

async function summarise(text: string | undefined, ...failedSteps: readonly string[]) {
  const folder = createFolder(text === undefined ? {} : { "report.json": text });
  const { code, stdout } = await run(
    process.execPath,
    [join(repository, "scripts/summarise.mjs"), "report.json", ...failedSteps],
    {
      cwd: folder.path,
    },
  );
  folder.dispose();
  return { code, last: stdout.trimEnd().split("\n").at(-1) };
}

describe("the closing line of a CI run", () => {
  it.each<[string, string | undefined, readonly string[], string, number]>([
    ["all passed", report({ passed: 10 }), [], "10 passed, 0 failed", 0],
    ["some were left out", report({ passed: 10, skipped: 2 }), [], "10 passed, 0 failed, 2 skipped", 0],
    ["a test failed, and so did its step", report({ passed: 9, failed: 1 }), ["tests"], "9 passed, 1 failed", 1],
    ["another step failed", report({ passed: 10 }), ["lint"], "10 passed, 1 failed", 1],
    ["a test and two steps failed", report({ passed: 9, failed: 1 }), ["lint", "tests", "drift"], "9 passed, 3 failed", 1],
    ["a file could not be loaded", report({ passed: 10, broken: 1 }), ["tests"], "10 passed, 1 failed", 1],
    ["the runner failed although no test did", report({ passed: 10 }), ["tests"], "10 passed, 1 failed", 1],
    ["no test ran", report({ passed: 0 }), [], "0 passed, 0 failed", 1],
    ["there is no report", undefined, ["tests"], "0 passed, 1 failed", 1],
  ])("is right where %s", async (_what, text, failedSteps, line, code) => {
    expect(await summarise(text, ...failedSteps)).toEqual({ code, last: line });
  });
});
