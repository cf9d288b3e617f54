import { describe, expect, it } from "vitest";
import { runCheck } from "../../../generator/run/check.js";
import { runGenerate } from "../../../generator/run/generate.js";
import type { GenerateSettings, RunResult } from "../../../generator/run/types.js";
import type { FileSystem } from "../../../generator/write/file-system.js";
import { createMemoryFileSystem, type MemoryFileSystem } from "../../../generator/write/memory-file-system.js";
import { findUnfinished } from "../../../generator/write/recover.js";
import { type Fault, injectFault, Killed } from "../write/faults.js";
import { createFixedEnvironment, createJob, createKeeper } from "./jobs.js";

// Three outputs that differ in every way: updated, created, in a new folder, removed, moved, respelled.
const first = { "src/index.ts": "index", "src/pet.ts": "pet", "src/Cat.ts": "cat", "docs/pet.md": "page", "README.md": "read" };
const second = { "src/index.ts": "index 2", "src/dog/dog.ts": "dog", "src/cat.ts": "cat", "README.md": "read" };
const third = { "src/index.ts": "index 3", "docs/pet.md": "page 3" };
/** Files of the user, one of them named like one of ours. */
const foreign = { "out/notes.txt": "mine", "out/src/mine.ts": "mine", "out/docs/x.md.modelmint-tmp": "mine" };

const settings: GenerateSettings = { edits: "stop", dryRun: false, failOnWarnings: false, wait: false };
const job = createJob({ input: "a.yaml", output: "out" });
type Files = Readonly<Record<string, string>>;

let processes = 1;

/** One run, as a process of its own: all earlier ones have ended. */
function generate(fileSystem: FileSystem, files: Files): Promise<RunResult> {
  return runGenerate([job], createFixedEnvironment(fileSystem, { "a.yaml": files }, createKeeper(processes++)), settings);
}

function check(fileSystem: FileSystem, files: Files): Promise<RunResult> {
  return runCheck([job], createFixedEnvironment(fileSystem, { "a.yaml": files }), settings);
}

/** The output as it is after runs that nothing disturbed. */
function cleanTree(...runs: readonly Files[]): Promise<Files> {
  const key = JSON.stringify(runs);
  const known = cleanTrees.get(key) ?? makeCleanTree(runs);
  cleanTrees.set(key, known);
  return known;
}

const cleanTrees = new Map<string, Promise<Files>>();

async function makeCleanTree(runs: readonly Files[]): Promise<Files> {
  const disk = createMemoryFileSystem(foreign);
  for (const files of runs) expect((await generate(disk, files)).status).toBe("done");
  return tree(disk);
}

function tree(disk: MemoryFileSystem): Files {
  return Object.fromEntries(disk.files());
}

async function diskAfter(...runs: readonly Files[]): Promise<MemoryFileSystem> {
  const disk = createMemoryFileSystem(await cleanTree(...runs));
  return disk;
}

/** Meets a fault in a run from one output to another. */
async function runIntoFault(
  before: readonly Files[],
  n: number,
  fault: Fault,
): Promise<{ readonly disk: MemoryFileSystem; readonly hit: string | undefined; readonly result: RunResult | undefined }> {
  const disk = await diskAfter(...before);
  const faulty = injectFault(disk, n, fault);
  try {
    return { disk, result: await generate(faulty.fileSystem, second), hit: faulty.hit() };
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    return { disk, result: undefined, hit: faulty.hit() };
  }
}

/** Old or new, or reported by check; and repaired by a run, whatever it wants. */
async function expectRepairable(disk: MemoryFileSystem, before: readonly Files[]): Promise<void> {
  const left = tree(disk);
  expect(left).toMatchObject(foreign);
  const { jobs } = await check(disk, second);
  const found = jobs.flatMap(({ changes }) => changes.filter(({ kind }) => kind !== "stray" && kind !== "gone"));
  const isNew = JSON.stringify(withoutLocks(left)) === JSON.stringify(await cleanTree(...before, second));
  expect(found.length === 0 && (await findUnfinished(disk, "out")) === undefined).toBe(isNew);
  expect(tree(disk)).toEqual(left);
  for (const files of [second, third]) {
    const copy = createMemoryFileSystem(left);
    expect(await generate(copy, files)).toMatchObject({ status: "done", diagnostics: [] });
    expect(tree(copy)).toEqual(await cleanTree(files));
  }
}

// A lock says nothing any more when its process has ended.
function withoutLocks(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.includes("-lock.")));
}

const starts: readonly (readonly [string, readonly Files[]])[] = [
  ["where nothing was", []],
  ["over an older output", [first]],
];

/** Calls the trial with 0, 1, 2, … until the fault is not reached any more; the names of the calls that it hit. */
async function forEveryCall(trial: (n: number) => Promise<string | undefined>): Promise<readonly string[]> {
  const hits: string[] = [];
  for (let n = 0; ; n++) {
    const hit = await trial(n);
    if (hit === undefined) return hits;
    hits.push(hit);
  }
}

const everyChange = ["create", "makeFolder", "remove", "rename", "sync"];

describe.each(starts)("a run %s that is killed at any call", (_what, before) => {
  it.each(["before", "within", "after"] as const)("(%s it) leaves what check reports and the next run repairs", async (when) => {
    const hits = await forEveryCall(async (n) => {
      const { disk, result, hit } = await runIntoFault(before, n, { kind: "killed", when });
      expect(result === undefined || hit === undefined, `call ${n}`).toBe(true);
      await expectRepairable(disk, before);
      return hit;
    });
    expect(hits.length).toBeGreaterThan(40);
    expect(new Set(hits)).toEqual(expect.objectContaining(new Set(everyChange)));
  });
});

const codes = ["ENOSPC", "EROFS", "EACCES", "EMFILE", "EISDIR", "EIO"];

describe.each(starts)("a run %s that meets an error at any call", (_what, before) => {
  // The codes take turns, so that every call meets two of them.
  it.each([0, 3])("(codes from %i) says so; the old output is intact, or repairable", async (offset) => {
    const old = await cleanTree(...before);
    await forEveryCall(async (n) => {
      const code = codes[(n + offset) % codes.length] ?? "EIO";
      const { disk, result, hit } = await runIntoFault(before, n, { kind: "fails", code });
      if (hit === undefined) return undefined;
      if (result?.status === "done") return hit; // a call whose answer is not needed
      expect(result?.diagnostics.map((one) => one.message).join("\n")).toMatch(new RegExp(`\\(${code}\\)|${code}`));
      const torn = result?.diagnostics.some(({ message }) => message.includes("had been replaced already")) === true;
      const released = [...disk.files().keys()].every((path) => !path.includes("-lock."));
      if (!torn && released && hit !== "remove") expect(tree(disk)).toEqual(old);
      await expectRepairable(disk, before);
      return hit;
    });
  });

  it.each([
    ["a disk that is full", "ENOSPC", true],
    ["a disk that has become read-only", "EROFS", false],
  ])("%s from then on: the next run repairs it when there is space again", async (_disk, code, removes) => {
    await forEveryCall(async (n) => {
      const { disk, result, hit } = await runIntoFault(before, n, { kind: "breaks", code, removes });
      if (hit === undefined) return undefined;
      expect(["failed", "done"]).toContain(result?.status);
      await expectRepairable(disk, before);
      return hit;
    });
  });
});

it("a run that is killed while it recovers from one that was killed leaves no worse", async () => {
  const hits = await forEveryCall(async (n) => {
    const { disk, hit } = await runIntoFault([first], n, { kind: "killed", when: "after" });
    const left = tree(disk);
    if (hit === undefined || !everyChange.includes(hit)) return hit;
    await forEveryCall(async (step) => {
      const m = 4 * step + (n % 4); // a quarter of the calls each time
      const copy = createMemoryFileSystem(left);
      const faulty = injectFault(copy, m, { kind: "killed", when: step % 2 === 0 ? "within" : "before" });
      await generate(faulty.fileSystem, third).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      expect(await generate(copy, second)).toMatchObject({ status: "done", diagnostics: [] });
      expect(tree(copy)).toEqual(await cleanTree(second));
      return faulty.hit();
    });
    return hit;
  });
  expect(hits.length).toBeGreaterThan(40);
});

it("a hand edit between the crash and the next run is no less safe than any other", async () => {
  await forEveryCall(async (n) => {
    const { disk, hit } = await runIntoFault([first], n, { kind: "killed", when: "after" });
    disk.put("out/src/index.ts", "mine");
    const { status } = await generate(disk, third);
    expect([status, disk.files().get("out/src/index.ts")]).toEqual(["hand-edited", "mine"]);
    return hit;
  });
});

describe("what a stranger's journal says", () => {
  const journal = (value: object) => JSON.stringify({ formatVersion: 1, writes: [], removals: [], folders: [], ...value });

  it.each([
    ["leads outside", journal({ writes: [{ path: "../x", before: null, after: "0" }] })],
    ["removes the manifest", journal({ removals: [{ path: ".modelmint.json", before: "0" }] })],
    ["is of another format", JSON.stringify({ formatVersion: 2, writes: [], removals: [], folders: [] })],
    ["is not JSON", "<<<<<<<"],
  ])("is refused where it %s", async (_what, text) => {
    const disk = createMemoryFileSystem({ "out/.modelmint-journal.json": text, "x.modelmint-tmp": "evil" });
    const result = await generate(disk, first);
    expect([result.status, result.diagnostics.map(({ code }) => code)]).toEqual(["failed", ["MM5007"]]);
    expect(tree(disk)).toEqual({ "out/.modelmint-journal.json": text, "x.modelmint-tmp": "evil" });
  });

  it("is not followed through a link", async () => {
    const disk = createMemoryFileSystem({
      "elsewhere/x.modelmint-tmp": "evil",
      "elsewhere/old": "old",
      "out/.modelmint-journal.json": journal({
        writes: [{ path: "src/x", before: null, after: "0" }],
        removals: [{ path: "src/old", before: "cba06b5736faf67e54b07b561eae94395e774c517a7d910a54369e1263ccfbd4" }],
      }),
    });
    disk.link("out/src", "elsewhere");
    await generate(disk, first);
    expect(disk.files().get("elsewhere/x.modelmint-tmp")).toBe("evil");
    expect(disk.files().get("elsewhere/old")).toBe("old");
  });
});
