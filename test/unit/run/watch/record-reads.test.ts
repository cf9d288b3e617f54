import { describe, expect, it } from "vitest";
import { recordReads } from "../../../../generator/run/watch/record-reads.js";
import { createVirtualDisk } from "./virtual-disk.js";

function recorderOn(files: Readonly<Record<string, string>>, edits: Parameters<typeof createVirtualDisk>[1] = []) {
  return recordReads(createVirtualDisk(files, edits, 10, () => {}).reader, 1000);
}

describe("recorded reads", () => {
  it("hold every file that was asked for, be it there or not, once", async () => {
    const { reader, take, note } = recorderOn({ a: "1" });
    for (const path of ["a", "b", "a"]) await reader.readFile(path, 1000);
    await note("c");
    await note("a");
    expect(take().map(({ path, incidental }) => [path, incidental])).toEqual([
      ["a", false],
      ["b", false],
      ["c", true],
    ]);
    expect(take()).toEqual([]);
  });

  it("tell whether a file holds something else than it did when it was read first", async () => {
    const { reader, take } = recorderOn({ a: "1", b: "1" }, [
      { at: 15, path: "a", text: "2" },
      { at: 25, path: "c", text: "1" },
    ]);
    for (const path of ["a", "b", "c", "a", "b", "c"]) await reader.readFile(path, 1000);
    const reads = take();
    const now = await Promise.all(reads.map(({ look }) => look()));
    expect(reads.map(({ path, fingerprint }, index) => [path, fingerprint === now[index]])).toEqual([
      ["a", false],
      ["b", true],
      ["c", false],
    ]);
  });

  it("are looked at as they were read: with the same limit and from the same folder", async () => {
    const calls: unknown[] = [];
    const { reader, take } = recordReads(
      {
        readFile: async (...args) => {
          calls.push(args);
          return { kind: "outside" };
        },
        readStandardInput: async () => ({ kind: "not found" }),
        fetchUrl: async () => ({ kind: "not found" }),
      },
      1000,
    );
    await reader.readFile("a", 7, "folder");
    await reader.readStandardInput(7);
    const [read, ...others] = take();
    expect([await read?.look(), others]).toEqual([read?.fingerprint, []]);
    expect(calls).toEqual([
      ["a", 7, "folder"],
      ["a", 7, "folder"],
    ]);
  });
});
