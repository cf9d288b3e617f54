import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutLines, formatDiff } from "../../../generator/write/format-diff.js";

describe("a diff", () => {
  it("shows three lines of context, what is on disk and what is wanted", async () => {
    const lines = ["1", "2", "3", "4", "5", "6", "7", "8", ""];
    const changed = lines.map((line) => (line === "5" ? "five" : line));
    expect(await formatDiff({ path: "src/x.ts", before: lines.join("\n"), after: changed.join("\n") })).toBe(
      ["--- a/src/x.ts", "+++ b/src/x.ts", "@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8", ""].join("\n"),
    );
  });

  it("is empty where nothing differs", async () => {
    expect(await formatDiff({ path: "x", before: "same", after: "same" })).toBe("");
  });

  it("gives up on files that have almost nothing in common", async () => {
    const side = (letter: string) => Array.from({ length: 6000 }, (_, index) => `${letter}${index}`).join("\n");
    expect(await formatDiff({ path: "x", before: side("a"), after: side("b") })).toBe(
      "--- a/x\n+++ b/x\n(more than 5000 lines differ)\n",
    );
  });

  it("turns the one file into the other when git applies it", async () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "c", "", "  d", "-", "+x", "@@ -1 +1 @@", "\\"), { maxLength: 12 })
      .map((lines) => lines.join("\n"));
    const side = fc.option(text, { nil: undefined, freq: 6 });
    await fc.assert(
      fc.asyncProperty(side, side, async (before, after) => {
        const diff = await formatDiff({ path: "file", before, after });
        fc.pre(diff.includes("@@")); // empty files come and go without a hunk
        expect(applyWithGit(diff, before)).toBe(after);
      }),
      { numRuns: 40 },
    );
  });
});

function applyWithGit(diff: string, before: string | undefined): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "modelmint-diff-"));
  try {
    if (before !== undefined) writeFileSync(join(folder, "file"), before);
    execFileSync("git", ["apply", "--unidiff-zero", "--whitespace=nowarn", "-"], {
      cwd: folder,
      input: diff,
      env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
    });
    return existsSync(join(folder, "file")) ? readFileSync(join(folder, "file"), "utf8") : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("a long text", () => {
  it.each([
    ["is whole where it fits", "a\nb\n", 2, "a\nb\n"],
    ["is cut where it does not", "a\nb\nc\nd\n", 2, "a\nb\n… 2 more lines\n"],
  ])("%s", (_what, text, most, want) => {
    expect(cutLines(text, most)).toBe(want);
  });
});
