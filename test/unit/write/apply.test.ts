import { afterEach, describe, expect, it } from "vitest";
import { applyPlan } from "../../../generator/write/apply.js";
import { type FileSystem, FileSystemError } from "../../../generator/write/file-system.js";
import { createMemoryPlace, createRealPlace, facts, type Place, plannedOutput, writeOutput } from "./outputs.js";

const before = { "src/index.ts": "index", "src/pet.ts": "pet", "docs/pet.md": "page" };
const after = { "src/index.ts": "new index", "src/dog/dog.ts": "dog", "README.md": "read" };
const changing = ["write", "rename", "remove", "makeFolder", "removeFolder"] as const;

/** The file system with a fault at the n-th call that would change something (from 0). */
function failAt(fileSystem: FileSystem, n: number): { readonly fileSystem: FileSystem; failed: string | undefined } {
  let calls = 0;
  const state: { fileSystem: FileSystem; failed: string | undefined } = { fileSystem, failed: undefined };
  const guard = async (name: string, path: string) => {
    if (calls++ !== n) return;
    state.failed = name;
    throw new FileSystemError("ENOSPC", path);
  };
  state.fileSystem = {
    ...fileSystem,
    write: async (path, content) => {
      await guard("write", path);
      await fileSystem.write(path, content);
    },
    rename: async (from, to) => {
      await guard("rename", to);
      await fileSystem.rename(from, to);
    },
    remove: async (path) => {
      await guard("remove", path);
      await fileSystem.remove(path);
    },
    makeFolder: async (path) => {
      await guard("makeFolder", path);
      await fileSystem.makeFolder(path);
    },
    removeFolder: async (path) => {
      await guard("removeFolder", path);
      await fileSystem.removeFolder(path);
    },
  };
  return state;
}

async function prepared(place: Place): Promise<Place> {
  await writeOutput(place, before);
  place.put("src/pet.ts.modelmint-tmp", "half of a file of a run that was killed");
  return place;
}

describe("a run that fails on the way", () => {
  const seen = new Set<string>();

  for (let n = 0; n < 20; n++) {
    it(`at changing call ${n} leaves the old output, or one that the next run completes`, async () => {
      const place = await prepared(createMemoryPlace());
      const old = place.read();
      const fault = failAt(place.fileSystem, n);
      const outcome = await applyPlan(fault.fileSystem, await plannedOutput(place, after));
      if (fault.failed === undefined) {
        expect(outcome).toEqual({ ok: true });
        return;
      }
      seen.add(fault.failed);
      expect(outcome).toMatchObject({ ok: false, error: { code: "ENOSPC" } });
      if (!outcome.ok && !outcome.torn)
        expect({ ...place.read(), "src/pet.ts.modelmint-tmp": "" }).toEqual({ ...old, "src/pet.ts.modelmint-tmp": "" });
      expect((await writeOutput(place, after)).outcome).toEqual({ ok: true });
      expect(Object.keys(place.read())).toEqual([".modelmint.json", "README.md", "src/dog/dog.ts", "src/index.ts"]);
      expect(place.read()).toMatchObject(after);
    });
  }

  it("was tried for every kind of call", () => {
    expect([...seen].sort()).toEqual([...changing].sort());
  });

  it("removes the folders and temporary files that it made", async () => {
    const place = createMemoryPlace();
    const fault = failAt(place.fileSystem, 5);
    const outcome = await applyPlan(fault.fileSystem, await plannedOutput(place, before));
    expect([outcome.ok, fault.failed]).toEqual([false, "write"]);
    expect(await place.fileSystem.kindOf("out")).toBeUndefined();
  });
});

describe("a run that succeeds", () => {
  it("writes everything to temporary files before the first rename, and renames the manifest last", async () => {
    const place = await prepared(createMemoryPlace());
    const calls: string[] = [];
    const log: FileSystem = {
      ...place.fileSystem,
      write: async (path, content) => {
        calls.push(`write ${path}`);
        await place.fileSystem.write(path, content);
      },
      rename: async (from, to) => {
        calls.push(`rename ${to}`);
        await place.fileSystem.rename(from, to);
      },
      remove: async (path) => {
        calls.push(`remove ${path}`);
        await place.fileSystem.remove(path);
      },
    };
    await applyPlan(log, await plannedOutput(place, after));
    expect(calls).toEqual([
      "remove out/src/pet.ts.modelmint-tmp",
      "write out/src/index.ts.modelmint-tmp",
      "write out/src/dog/dog.ts.modelmint-tmp",
      "write out/README.md.modelmint-tmp",
      "write out/.modelmint.json.modelmint-tmp",
      "rename out/src/index.ts",
      "rename out/src/dog/dog.ts",
      "rename out/README.md",
      "remove out/docs/pet.md",
      "remove out/src/pet.ts",
      "rename out/.modelmint.json",
    ]);
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
      { root: "out", exists: true, last },
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
      await prepared(place);
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
      (fs: FileSystem, root: string) => fs.write(`${root}/a/b`, new Uint8Array()),
      "ENOENT",
    ],
    ["writing below a file", (fs: FileSystem, root: string) => fs.write(`${root}/src/pet.ts/x`, new Uint8Array()), "ENOTDIR"],
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
