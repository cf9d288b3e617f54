import { describe, expect, it } from "vitest";
import { main } from "../../generator/cli/main.js";
import { readOwnDocuments } from "./fuzz/documents.js";
import { makeCase, Sandbox } from "./fuzz/trial.js";

const seed = 20_241_115;
const count = 40;

describe("the command over mutated documents", () => {
  it(`does no harm: ${count} cases of seed ${seed}; many more by npm run fuzz`, async () => {
    const documents = readOwnDocuments();
    const sandbox = new Sandbox(main);
    const outcomes = new Map<number, number>();
    const failures: string[] = [];
    try {
      for (let index = 0; index < count; index++) {
        const outcome = await sandbox.try(makeCase(documents, seed, index));
        outcomes.set(outcome.code, (outcomes.get(outcome.code) ?? 0) + 1);
        failures.push(...outcome.failures.map((failure) => `case ${index}: ${failure}`));
      }
    } finally {
      sandbox.close();
    }
    expect(failures).toEqual([]);
    // Both have to have been tried, or the mutations are not worth much.
    expect(Math.min(outcomes.get(0) ?? 0, outcomes.get(2) ?? 0)).toBeGreaterThan(count / 10);
  }, 300_000);
});

describe("the fuzzer itself", () => {
  const documents = readOwnDocuments();

  it("gives the same case for the same number", () => {
    const [first, again, other] = [makeCase(documents, 1, 7), makeCase(documents, 1, 7), makeCase(documents, 1, 8)];
    expect(again).toEqual(first);
    expect(Buffer.compare(other.bytes, first.bytes)).not.toBe(0);
  });

  it.each<[string, (output: string) => Promise<number>, string]>([
    ["an exception", () => Promise.reject(new Error("no")), "the command threw Error: no"],
    ["a code that is none", () => Promise.resolve(3), "exit code 3"],
    ["a silent refusal", () => Promise.resolve(2), "refused without a word"],
    [
      "a file outside",
      (output) => write(`${output}/../stray`, "").then(() => 2),
      "files outside of the output: out secret.yaml specs stray",
    ],
    ["a polluted prototype", () => pollute(), "Object.prototype is polluted"],
    [
      "a network call",
      () =>
        fetch("http://127.0.0.1:9/").then(
          () => 0,
          () => 2,
        ),
      "1 network calls",
    ],
    [
      "code that does not parse",
      (output) => write(`${output}/src/models/a.ts`, "type 1").then(() => 0),
      "src/models/a.ts: a syntax error",
    ],
    [
      "code of the document",
      (output) => write(`${output}/src/models/a.ts`, "PWNED()").then(() => 0),
      "src/models/a.ts: text of the document became an identifier of its own choice",
    ],
    [
      "a secret",
      (output) => write(`${output}/docs/a.md`, "SECRET_CANARY_7f3a").then(() => 0),
      "docs/a.md: the secret is in the output",
    ],
    ["a device name", (output) => write(`${output}/docs/nul.md`, "").then(() => 0), 'the path "docs/nul.md"'],
  ])("notices %s", async (_what, run, want) => {
    const sandbox = new Sandbox((args) => run(args[3] ?? ""));
    try {
      const { failures } = await sandbox.try({ origin: "", name: "spec.json", bytes: new Uint8Array(), flags: [] });
      expect(failures.map((failure) => failure.slice(0, want.length))).toContain(want);
    } finally {
      sandbox.close();
      Reflect.deleteProperty(Object.prototype, "polluted");
    }
  });
});

async function write(path: string, text: string): Promise<void> {
  const { mkdir, writeFile } = await import("node:fs/promises");
  await mkdir(path.replace(/\/[^/]*$/, ""), { recursive: true });
  await writeFile(path, text);
}

function pollute(): Promise<number> {
  Object.assign(Object.prototype, { polluted: true });
  return Promise.resolve(2);
}
