import { describe, expect, it } from "vitest";
import type { Stamps } from "../../../../generator/run/recall/types.js";
import { createWitness } from "../../../../generator/run/recall/witness.js";
import { digest } from "../../../../generator/write/digest.js";
import { createMemoryFileSystem } from "../../../../generator/write/memory-file-system.js";
import { readDisk } from "../../../../generator/write/read-disk.js";

const texts = { "src/same.ts": "same", "src/touched.ts": "touched", "src/new.ts": "new" };
const stamps: Stamps = {
  stampOf: (path) => ({ "out/src/same.ts": "1", "out/src/touched.ts": "2", "out/src/new.ts": "3" })[path],
  isFresh: () => false,
};
const known = new Map([
  ["out/src/same.ts", { stamp: "1", sha256: "remembered" }],
  ["out/src/touched.ts", { stamp: "1", sha256: "remembered" }],
  ["out/src/gone.ts", { stamp: "1", sha256: "remembered" }],
]);

async function look(files?: typeof known) {
  const disk = createMemoryFileSystem();
  for (const [path, text] of Object.entries(texts)) disk.put(`out/${path}`, text);
  const read: string[] = [];
  const noted = {
    ...disk,
    read: (path: string) => {
      read.push(path);
      return disk.read(path);
    },
  };
  const { fileSystem, seen } = createWitness(noted, stamps, files);
  const found = await readDisk(fileSystem, "out", new Set(Object.keys(texts)));
  return { found: Object.fromEntries(found.files), read: read.sort(), seen: Object.fromEntries(seen) };
}

describe("files that are known", () => {
  it("are not read for as long as they have their stamp, and are seen all the same", async () => {
    const { found, read, seen } = await look(known);
    expect(found).toEqual({ "src/same.ts": "remembered", "src/touched.ts": digest("touched"), "src/new.ts": digest("new") });
    expect(read).toEqual(["out/src/new.ts", "out/src/touched.ts"]);
    expect(seen).toEqual({ "out/src/same.ts": "1", "out/src/touched.ts": "2", "out/src/new.ts": "3" });
  });

  it("are read where nothing is known", async () => {
    const { found, read } = await look();
    expect(found["src/same.ts"]).toBe(digest("same"));
    expect(read).toHaveLength(3);
  });
});
