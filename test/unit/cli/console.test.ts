import { describe, expect, it } from "vitest";
import { createConsole, createStatusConsole } from "../../../generator/cli/console.js";

const noColor = { out: false, err: false };
const erase = "\r\u001b[2K";

/** What a terminal of 20 columns is sent. */
function onTerminal(): { readonly console: ReturnType<typeof createStatusConsole>; readonly sent: string[] } {
  const sent: string[] = [];
  const write = (text: string) => void sent.push(text);
  return { console: createStatusConsole(write, write, noColor, () => 20), sent };
}

describe("the status line of a terminal", () => {
  it("gives way to what is printed, and to another one", () => {
    const { console, sent } = onTerminal();
    console.status?.("one");
    console.out("result");
    console.err("error");
    console.status?.("two");
    console.status?.("three");
    console.status?.("");
    console.out("end");
    expect(sent).toEqual(["one", erase, "result\n", "error\n", "two", erase, "three", erase, "", "end\n"]);
  });

  it("is cut where it would wrap, for then it could not be erased", () => {
    const { console, sent } = onTerminal();
    console.status?.("x".repeat(20));
    expect(sent).toEqual([`${"x".repeat(18)}…`]);
  });

  it("is there on terminals only", () => {
    const plain = createConsole(
      () => {},
      () => {},
      noColor,
    );
    expect(plain.status).toBeUndefined();
  });
});
