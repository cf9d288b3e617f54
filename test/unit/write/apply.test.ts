import { afterEach, describe, expect, it } from "vitest";
import { applyPlan } from "../../../generator/write/apply.js";
import type { FileSystem } from "../../../generator/write/file-system.js";
import { logCalls } from "./faults.js";
import { createMemoryPlace, createRealPlace, facts, type Place, plannedOutput, writeOutput } from "./outputs.js";

const before = { "src/index.ts": "index", "src/pet.ts": "pet", "docs/pet.md": "page" };
const after = { "src/index.ts": "new index", "src/dog/dog.ts": "dog", "README.md": "read" };
describe("a run that succeeds", () => {
  it("notes its intent, writes everything beside its place, and only then renames, the manifest last", async () => {
    const place = createMemoryPlace();
    await writeOutput(place, before);
    const { fileSystem, calls } = logCalls(place.fileSystem);
    expect(await applyPlan(fileSystem, await plannedOutput(place, after))).toEqual({ ok: true });
    const changes = calls.filter((call) => !/^(?:kindOf|kindBehind|list|read|isWritable) /.test(call));
    expect(changes).toEqual([
      "create out/.modelmint-journal.json.modelmint-tmp",
      "sync out/.modelmint-journal.json.modelmint-tmp out",
      "makeFolder out/src/dog",
      "create out/src/index.ts.modelmint-tmp",
      "create out/src/dog/dog.ts.modelmint-tmp",
      "create out/README.md.modelmint-tmp",
      "create out/.modelmint.json.modelmint-tmp",
      "sync out/src/index.ts.modelmint-tmp out/src/dog/dog.ts.modelmint-tmp out/README.md.modelmint-tmp out/.modelmint.json.modelmint-tmp out out/src out/src/dog",
      "rename out/.modelmint-journal.json",
      "sync out",
      "rename out/src/index.ts",
      "rename out/src/dog/dog.ts",
      "rename out/README.md",
      "remove out/docs/pet.md",
      "remove out/src/pet.ts",
      "removeFolder out/docs",
      "sync out out/src out/src/dog",
      "rename out/.modelmint.json",
      "sync out",
      "remove out/.modelmint-journal.json",
    ]);
  });

  it("leaves everything as it was where a file was changed since it had been looked at", async () => {
    const place = createMemoryPlace();
    await writeOutput(place, before);
    const plan = await plannedOutput(place, after);
    place.put("src/index.ts", "mine");
    place.put("README.md", "mine too");
    const tree = place.read();
    expect(await applyPlan(place.fileSystem, plan)).toEqual({ ok: false, touched: ["src/index.ts", "README.md"] });
    expect(place.read()).toEqual(tree);
  });

  it("can be broken off as long as nothing is renamed", async () => {
    const place = createMemoryPlace();
    await writeOutput(place, before);
    const tree = place.read();
    expect(await applyPlan(place.fileSystem, await plannedOutput(place, after), () => true)).toEqual({
      ok: false,
      interrupted: true,
    });
    expect(place.read()).toEqual(tree);
    expect(await place.fileSystem.kindOf("out/src/dog")).toBeUndefined();
  });

  it("does not take somebody else's file for its own because of its name", async () => {
    const place = createMemoryPlace();
    place.put("src/pet.ts.modelmint-tmp", "mine");
    expect((await writeOutput(place, before)).outcome).toMatchObject({ ok: false, error: { code: "EEXIST" }, torn: false });
    expect(place.read()).toEqual({ "src/pet.ts.modelmint-tmp": "mine" });
  });

  it("writes the manifest alone where only an input changed", async () => {
    const place = createMemoryPlace();
    await writeOutput(place, before);
    const { planOutput } = await import("../../../generator/write/plan-output.js");
    const { readManifest } = await import("../../../generator/write/read-disk.js");
    const last = await readManifest(place.fileSystem, "out");
    if (typeof last !== "object") throw new Error("no manifest");
    const files = Object.entries(before).map(([path, text]) => ({ path, text }));
    const plan = await planOutput(
      place.fileSystem,
      { root: "out", exists: true, last, unfinished: undefined },
      files,
      { ...facts, inputs: { ".": "other" } },
      "stop",
    );
    expect([plan.writes, plan.removals]).toEqual([[], []]);
    expect(plan.manifest).toContain('".": "other"');
  });
});

describe("memory and disk", () => {
  const places: Place[] = [];
  afterEach(() => {
    for (const place of places.splice(0)) place.dispose();
  });

  it("end with the same files after the same runs", async () => {
    const trees: unknown[] = [];
    for (const create of [createMemoryPlace, createRealPlace]) {
      const place = create();
      places.push(place);
      await writeOutput(place, before);
      place.put("docs/stray.md", "mine");
      await writeOutput(place, after);
      await writeOutput(place, { ...before, ...after });
      trees.push(place.read());
    }
    expect(trees[1]).toEqual(trees[0]);
    expect(Object.keys(trees[0] ?? {})).toContain("docs/stray.md");
  });

  it.each([
    ["reading what is not there", (fs: FileSystem, root: string) => fs.read(`${root}/nope`), "ENOENT"],
    ["reading a folder", (fs: FileSystem, root: string) => fs.read(`${root}/src`), "EISDIR"],
    [
      "writing into a folder that is not there",
      (fs: FileSystem, root: string) => fs.create(`${root}/a/b`, new Uint8Array()),
      "ENOENT",
    ],
    ["writing below a file", (fs: FileSystem, root: string) => fs.create(`${root}/src/pet.ts/x`, new Uint8Array()), "ENOTDIR"],
    ["creating what is there", (fs: FileSystem, root: string) => fs.create(`${root}/src/pet.ts`, new Uint8Array()), "EEXIST"],
    ["syncing what is not there", (fs: FileSystem, root: string) => fs.sync([`${root}/nope`]), "ENOENT"],
    ["listing a file", (fs: FileSystem, root: string) => fs.list(`${root}/src/pet.ts`), "ENOTDIR"],
    ["removing what is not there", (fs: FileSystem, root: string) => fs.remove(`${root}/nope`), "ENOENT"],
    ["making a folder that is there", (fs: FileSystem, root: string) => fs.makeFolder(`${root}/src`), "EEXIST"],
    ["removing a folder that is not empty", (fs: FileSystem, root: string) => fs.removeFolder(`${root}/src`), "ENOTEMPTY"],
  ])("fail alike when %s", async (_what, act, code) => {
    for (const create of [createMemoryPlace, createRealPlace]) {
      const place = create();
      places.push(place);
      await writeOutput(place, before);
      await expect(act(place.fileSystem, place.root)).rejects.toMatchObject({ name: "FileSystemError", code });
    }
  });
});
