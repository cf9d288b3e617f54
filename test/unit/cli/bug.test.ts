import { describe, expect, it } from "vitest";
import { printBug } from "../../../generator/cli/bug.js";
import { createConsole } from "../../../generator/cli/console.js";
import { UnexpectedOutput } from "../../../generator/run/unexpected-output.js";

async function tell(error: unknown, ...args: readonly string[]) {
  const told = { out: "", err: "" };
  const console = createConsole(
    (text) => {
      told.out += text;
    },
    (text) => {
      told.err += text;
    },
    { out: false, err: false },
  );
  return { code: await printBug(error, args, console), ...told };
}

const hostile = new TypeError("cannot read \u001b[31mPet\u001b[0m\n    at /fake/place.ts:1:1\u202e");

describe("a bug is told", () => {
  it("in one line, safe to print, and with what to do; where it happened is left out", async () => {
    const { code, out, err } = await tell(hostile, "generate", "a.yaml");
    expect([code, out]).toEqual([3, ""]);
    expect(err.split("\n")[0]).toBe(
      "error MM9001: modelmint failed: TypeError: cannot read \\u001b[31mPet\\u001b[0m at /fake/place.ts:1:1\\u202e.",
    );
    expect(err).toContain("report it");
    expect(err).not.toMatch(/\n\s+at /);
    expect(err).not.toContain("\u001b");
  });

  it("with the places of its stack on demand, of which the message is none", async () => {
    const { err } = await tell(hostile, "generate", "a.yaml", "--debug");
    expect(err).toMatch(/\n\s+at .*bug\.test\.ts:\d+:\d+/);
    expect(err).not.toContain("\u001b");
  });

  it("to machines too", async () => {
    const { code, out, err } = await tell(hostile, "check", "--reporter=json");
    expect([code, err]).toEqual([3, ""]);
    expect(JSON.parse(out)).toMatchObject({
      status: "bug",
      exitCode: 3,
      diagnostics: [{ code: "MM9001", severity: "error" }],
      stack: [],
    });
  });

  it("by what was found in the output, where that is the bug", async () => {
    const { code, err } = await tell(new UnexpectedOutput({ path: "src/a.ts", line: 3, what: "a directive in a comment" }, 0));
    expect(code).toBe(3);
    expect(err.split("\n")[0]).toBe("error MM9002: The output was held back: src/a.ts:3 has a directive in a comment.");
  });

  it("when what was thrown is no error", async () => {
    expect((await tell("no more")).err).toContain("MM9001: modelmint failed: no more.");
  });
});
