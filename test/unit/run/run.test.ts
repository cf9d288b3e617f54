import { describe, expect, it } from "vitest";
import { formatChecked } from "../../../generator/cli/format-result.js";
import { runCheck } from "../../../generator/run/check.js";
import { runGenerate } from "../../../generator/run/generate.js";
import type { Environment, GenerateSettings } from "../../../generator/run/types.js";
import type { FileSystem } from "../../../generator/write/file-system.js";
import { FileSystemError } from "../../../generator/write/file-system.js";
import { createMemoryFileSystem, type MemoryFileSystem } from "../../../generator/write/memory-file-system.js";
import { anError, aWarning, createFixedEnvironment, createJob } from "./jobs.js";

const settings: GenerateSettings = { edits: "stop", dryRun: false, failOnWarnings: false, wait: true };
const files = { "src/index.ts": "index\n", "docs/pet.md": "page\n" };
const job = createJob({ input: "a.yaml", output: "out" });

function paths(disk: MemoryFileSystem): readonly string[] {
  return [...disk.files().keys()];
}

describe("generate", () => {
  it("writes the files and says what it did", async () => {
    const disk = createMemoryFileSystem();
    const result = await runGenerate([job], createFixedEnvironment(disk, { "a.yaml": files }), settings);
    expect(result).toMatchObject({ status: "done", diagnostics: [], jobs: [{ input: "a.yaml", output: "out", unchanged: 0 }] });
    expect(paths(disk)).toEqual(["out/.modelmint.json", "out/docs/pet.md", "out/src/index.ts"]);
  });

  it("gives the same manifest wherever input and output are", async () => {
    const [one, other] = [createMemoryFileSystem(), createMemoryFileSystem()];
    await runGenerate([job], createFixedEnvironment(one, { "a.yaml": files }), settings);
    const elsewhere = { ...createJob({ input: "/deep/a.yaml", output: "/x/y" }) };
    const environment = createFixedEnvironment(other, { "/deep/a.yaml": files });
    const build: typeof environment.build = async (given) => ({
      ...(await environment.build(given)),
      inputs: (await createFixedEnvironment(one, {}).build(job)).inputs,
    });
    await runGenerate([elsewhere], { ...environment, build }, settings);
    expect(other.files().get("x/y/.modelmint.json")).toBe(one.files().get("out/.modelmint.json"));
  });

  it.each<[string, Partial<GenerateSettings>, readonly (typeof anError)[], string]>([
    ["there are errors", {}, [anError], "failed"],
    ["there are warnings, and they are to stop it", { failOnWarnings: true }, [aWarning], "warnings"],
  ])("writes nothing when %s", async (_what, more, diagnostics, status) => {
    const disk = createMemoryFileSystem();
    const result = await runGenerate([job], createFixedEnvironment(disk, { "a.yaml": diagnostics }), { ...settings, ...more });
    expect([result.status, result.diagnostics, paths(disk)]).toEqual([status, diagnostics, []]);
  });

  it("goes on with warnings otherwise", async () => {
    const result = await runGenerate([job], createFixedEnvironment(createMemoryFileSystem(), { "a.yaml": [aWarning] }), settings);
    expect([result.status, result.diagnostics]).toEqual(["done", [aWarning]]);
  });

  it("writes nothing where the output has a surprise, which is a bug; files that are right already are not looked at", async () => {
    const disk = createMemoryFileSystem();
    const environment = createFixedEnvironment(disk, { "a.yaml": files });
    const looked: string[] = [];
    const wary: typeof environment = {
      ...environment,
      checkOutput: (given) => {
        looked.push(...given.map(({ path }) => path));
        return given.map(({ path }) => ({ path, line: 7, what: "a template literal" }));
      },
    };
    await expect(runGenerate([job], wary, settings)).rejects.toThrow(
      "The output was held back: src/index.ts:7 has a template literal, and 1 more files have surprises.",
    );
    await expect(runGenerate([job], wary, { ...settings, dryRun: true })).rejects.toThrow("held back");
    expect(paths(disk)).toEqual([]);
    await runGenerate([job], environment, settings);
    looked.length = 0;
    const changed = { ...wary, build: createFixedEnvironment(disk, { "a.yaml": { ...files, "docs/pet.md": "new\n" } }).build };
    await expect(runGenerate([job], changed, settings)).rejects.toThrow("held back: docs/pet.md:7 has a template literal.");
    expect(looked).toEqual(["docs/pet.md"]);
  });

  it("writes nothing in a dry run, and says what it would write", async () => {
    const disk = createMemoryFileSystem();
    const result = await runGenerate([job], createFixedEnvironment(disk, { "a.yaml": files }), { ...settings, dryRun: true });
    expect(result.jobs[0]?.changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      "create .modelmint.json",
      "create docs/pet.md",
      "create src/index.ts",
    ]);
    expect(paths(disk)).toEqual([]);
  });

  it("writes none of several outputs when one of them cannot be written", async () => {
    const disk = createMemoryFileSystem({ "two/src/index.ts": "foreign" });
    const jobs = [job, createJob({ input: "b.yaml", output: "two" }), createJob({ input: "c.yaml", output: "three" })];
    const result = await runGenerate(
      jobs,
      createFixedEnvironment(disk, { "a.yaml": files, "b.yaml": files, "c.yaml": [anError] }),
      settings,
    );
    expect([result.status, result.diagnostics.map(({ code }) => code)]).toEqual(["failed", ["MM5001", "MM5005"]]);
    expect(paths(disk)).toEqual(["two/src/index.ts"]);
  });

  it.each([
    ["the same", "out", "out"],
    ["one inside the other", "out", "./out/inner/"],
    ["the same, written otherwise", "./out", "out/"],
  ])("refuses outputs that are %s", async (_what, one, other) => {
    const disk = createMemoryFileSystem();
    const jobs = [createJob({ input: "a.yaml", output: one }), createJob({ input: "a.yaml", output: other })];
    const result = await runGenerate(jobs, createFixedEnvironment(disk, { "a.yaml": files }), settings);
    expect([result.diagnostics.map(({ code }) => code), paths(disk)]).toEqual([["MM5008"], []]);
  });

  it.each([
    ["node_modules/@example/models", ["MM5020"]],
    ["./node_modules", ["MM5020"]],
    ["packages/a/node_modules/b", ["MM5020"]],
    ["my_node_modules/b", []],
  ])("warns of an output that the next install may delete: %s", async (output, codes) => {
    const disk = createMemoryFileSystem();
    const jobs = [createJob({ input: "a.yaml", output })];
    const { status, diagnostics } = await runGenerate(jobs, createFixedEnvironment(disk, { "a.yaml": files }), settings);
    expect([status, diagnostics.map(({ code }) => code)]).toEqual(["done", codes]);
  });

  it.each([
    ["a file stands where the output is to be", { out: "mine" }, "MM5001"],
    ["a file stands above it", { "out/x": "", "out/src": "mine" }, "MM5005"],
    ["the manifest is broken", { "out/.modelmint.json": "<<<<<<<" }, "MM5007"],
    ["the manifest is from the future", { "out/.modelmint.json": '{"formatVersion": 99}' }, "MM5007"],
  ])("refuses when %s", async (_what, present, code) => {
    const disk = createMemoryFileSystem(present);
    const result = await runGenerate([job], createFixedEnvironment(disk, { "a.yaml": files }), settings);
    expect([result.status, result.diagnostics.map((one) => one.code)]).toEqual(["failed", [code]]);
    expect(Object.fromEntries(disk.files())).toEqual(present);
  });

  it("says so when the disk refuses a write", async () => {
    const disk = createMemoryFileSystem();
    const full: FileSystem = { ...disk, create: async (path) => Promise.reject(new FileSystemError("ENOSPC", path)) };
    const result = await runGenerate([job], createFixedEnvironment(full, { "a.yaml": files }), settings);
    expect([result.status, result.diagnostics.map(({ message }) => message)]).toEqual([
      "failed",
      [expect.stringContaining("no space left on the device (ENOSPC)")],
    ]);
  });

  it("says so when something in the output cannot be read", async () => {
    const disk = createMemoryFileSystem({ "out/src/index.ts": "x" });
    const secret: FileSystem = { ...disk, read: async (path) => Promise.reject(new FileSystemError("EACCES", path)) };
    const result = await runGenerate([job], createFixedEnvironment(secret, { "a.yaml": files }), settings);
    expect(result).toMatchObject({
      status: "failed",
      diagnostics: [{ code: "MM5010", message: expect.stringContaining("out/src/index.ts") }],
    });
  });

  it("says so when the folder cannot be written to, before anything is built in vain", async () => {
    const disk = createMemoryFileSystem({ "out/.modelmint.json": "{}" });
    const locked: FileSystem = { ...disk, isWritable: async () => false };
    const result = await runGenerate([job], createFixedEnvironment(locked, { "a.yaml": files }), settings);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["MM5002"]);
  });

  it("tells hand edits apart from other errors", async () => {
    const disk = createMemoryFileSystem();
    const environment = createFixedEnvironment(disk, { "a.yaml": files });
    await runGenerate([job], environment, settings);
    disk.put("out/docs/pet.md", "mine");
    expect((await runGenerate([job], environment, settings)).status).toBe("hand-edited");
    disk.put("out/README.md", "mine");
    const more = createFixedEnvironment(disk, { "a.yaml": { ...files, "README.md": "read" } });
    expect((await runGenerate([job], more, settings)).status).toBe("failed");
  });

  it("gives the files alone where there is no output", async () => {
    const disk = createMemoryFileSystem();
    const result = await runGenerate(
      [createJob({ input: "a.yaml" })],
      createFixedEnvironment(disk, { "a.yaml": files }),
      settings,
    );
    expect(result.jobs[0]?.files.map(({ path, text }) => [path, text])).toEqual(Object.entries(files));
    expect(paths(disk)).toEqual([]);
  });
});

describe("check", () => {
  async function generated(): Promise<MemoryFileSystem> {
    const disk = createMemoryFileSystem();
    await runGenerate([job], createFixedEnvironment(disk, { "a.yaml": files }), settings);
    return disk;
  }

  it("finds nothing right after generating", async () => {
    const result = await runCheck([job], createFixedEnvironment(await generated(), { "a.yaml": files }), settings);
    expect([result.status, result.jobs[0]?.drift]).toEqual(["done", []]);
  });

  it.each<[string, (disk: MemoryFileSystem) => void | Promise<void>, Readonly<Record<string, string>>, readonly string[]]>([
    ["a file that is missing", (disk) => disk.remove("out/docs/pet.md"), files, ["missing docs/pet.md"]],
    [
      "a file that changed with the document",
      () => {},
      { ...files, "docs/pet.md": "new\n" },
      ["update .modelmint.json", "update docs/pet.md"],
    ],
    ["a file that was edited by hand", (disk) => disk.put("out/docs/pet.md", "mine\n"), files, ["hand-edited docs/pet.md"]],
    [
      "a file that nobody wants any more",
      () => {},
      { "src/index.ts": "index\n" },
      ["update .modelmint.json", "delete docs/pet.md"],
    ],
    [
      "a file that comes with the document",
      () => {},
      { ...files, "docs/dog.md": "dog\n" },
      ["update .modelmint.json", "create docs/dog.md"],
    ],
    ["a stray file", (disk) => disk.put("out/src/stray.ts", ""), files, ["stray src/stray.ts"]],
    ["a manifest that is missing", (disk) => disk.remove("out/.modelmint.json"), files, ["create .modelmint.json"]],
    ["a link", (disk) => disk.link("out/src/link.ts", "out/src/index.ts"), files, ["stray src/link.ts"]],
  ])("finds %s, and changes nothing", async (_what, change, now, want) => {
    const disk = await generated();
    await change(disk);
    const before = Object.fromEntries(disk.files());
    const result = await runCheck([job], createFixedEnvironment(disk, { "a.yaml": now }), settings);
    expect([result.status, result.jobs[0]?.drift.map(({ kind, path }) => `${kind} ${path}`)]).toEqual(["drift", want]);
    expect(Object.fromEntries(disk.files())).toEqual(before);
  });

  it("shows what differs inside a file, from the disk to what is wanted", async () => {
    const disk = await generated();
    disk.put("out/docs/pet.md", "mine\n");
    const result = await runCheck([job], createFixedEnvironment(disk, { "a.yaml": files }), settings);
    expect(result.jobs[0]?.drift[0]?.diff).toBe("--- a/docs/pet.md\n+++ b/docs/pet.md\n@@ -1,1 +1,1 @@\n-mine\n+page\n");
  });

  it("does not need to be able to write", async () => {
    const disk = await generated();
    const refuse = async (path: string) => Promise.reject(new FileSystemError("EROFS", path));
    const readOnly: FileSystem = {
      ...disk,
      isWritable: async () => false,
      create: refuse,
      rename: refuse,
      remove: refuse,
      makeFolder: refuse,
      removeFolder: refuse,
    };
    expect((await runCheck([job], createFixedEnvironment(readOnly, { "a.yaml": files }), settings)).status).toBe("done");
  });

  it("speaks of errors and not of drift where the document is wrong", async () => {
    const result = await runCheck([job], createFixedEnvironment(await generated(), { "a.yaml": [anError] }), settings);
    expect([result.status, result.jobs[0]?.drift]).toEqual(["failed", []]);
  });

  it("fails on warnings when asked to", async () => {
    const disk = createMemoryFileSystem();
    const environment = createFixedEnvironment(disk, { "a.yaml": [aWarning] });
    await runGenerate([job], environment, settings);
    expect((await runCheck([job], environment, { failOnWarnings: true })).status).toBe("warnings");
    expect((await runCheck([job], environment, { failOnWarnings: false })).status).toBe("done");
  });
});

describe("why a check fails", () => {
  const generator = { version: "1.2.3", digest: "c0de" };
  const wanted = { "src/index.ts": "index 2\n", "docs/pet.md": "page\n" };
  type Change = (disk: MemoryFileSystem) => void | Promise<void>;
  const nothing: Change = () => {};

  async function causes(
    change: Change,
    now: Readonly<Record<string, string>>,
    more: Partial<Environment> = {},
    checked = job,
  ): Promise<readonly unknown[]> {
    const disk = createMemoryFileSystem();
    await runGenerate([job], createFixedEnvironment(disk, { "a.yaml": files }), settings);
    await change(disk);
    const environment = { ...createFixedEnvironment(disk, { "a.yaml": now, "b.yaml": now }), ...more };
    return (await runCheck([checked], environment, settings)).jobs[0]?.causes ?? [];
  }

  const otherDocument = createJob({ input: "b.yaml", output: "out" });
  const otherConfig = createJob({ input: "a.yaml", output: "out", models: { enums: "open" } });

  it.each<[string, Change, Readonly<Record<string, string>>, Partial<Environment>, typeof job, readonly unknown[]]>([
    ["no reason", nothing, files, {}, job, []],
    ["the document", nothing, wanted, {}, otherDocument, [{ kind: "documents", documents: ["."] }]],
    ["the settings", nothing, wanted, {}, otherConfig, [{ kind: "config" }]],
    [
      "another version",
      nothing,
      wanted,
      { generator: { ...generator, version: "1.3.0" } },
      job,
      [{ kind: "generator", from: generator, to: { ...generator, version: "1.3.0" } }],
    ],
    ["a hand edit", (disk) => disk.put("out/docs/pet.md", "mine"), files, {}, job, [{ kind: "hand-edited", files: 1 }]],
    ["a file that is gone", (disk) => disk.remove("out/docs/pet.md"), files, {}, job, [{ kind: "missing", files: 1 }]],
    ["a stray file", (disk) => disk.put("out/docs/x.md", "mine"), files, {}, job, [{ kind: "stray", files: 1 }]],
    [
      "a file in the way",
      (disk) => disk.put("out/docs/new.md", "mine"),
      { ...files, "docs/new.md": "new" },
      {},
      otherDocument,
      [
        { kind: "documents", documents: ["."] },
        { kind: "foreign", files: 1 },
      ],
    ],
    [
      "a run that was cut off",
      (disk) => disk.put("out/.modelmint-journal.json.modelmint-tmp", "{"),
      files,
      {},
      job,
      [{ kind: "interrupted" }],
    ],
    ["no manifest", (disk) => disk.remove("out/.modelmint.json"), files, {}, job, [{ kind: "never generated" }]],
    ["nothing that is known", nothing, wanted, {}, job, [{ kind: "unexplained", files: 1 }]],
  ])("is %s", async (_why, change, now, more, checked, want) => {
    expect(await causes(change, now, more, checked)).toEqual(want);
  });

  it("shows no wall of diffs where another version writes every file differently, but a hand edit all the same", async () => {
    const disk = createMemoryFileSystem();
    await runGenerate([job], createFixedEnvironment(disk, { "a.yaml": files }), settings);
    disk.put("out/docs/pet.md", "mine\n");
    const environment = {
      ...createFixedEnvironment(disk, { "a.yaml": wanted }),
      generator: { version: "2.0.0", digest: "f00d" },
    };
    const [checked] = (await runCheck([job], environment, settings)).jobs;
    expect(checked?.drift.map(({ kind, diff }) => [kind, diff !== ""])).toEqual([
      ["update", false],
      ["hand-edited", true],
      ["update", false],
    ]);
    const text = checked === undefined ? "" : formatChecked(checked, 0, false);
    expect(text).toContain("2 files are written differently by this version\n");
    expect(text).toContain("because it was made by modelmint 1.2.3, and this is 2.0.0\nbecause 1 file was edited by hand\n");
    expect(text).not.toContain("src/index.ts");
  });
});
