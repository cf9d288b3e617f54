import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordReads } from "../../../../generator/run/watch/record-reads.js";
import { WatchError, type WatchHost } from "../../../../generator/run/watch/types.js";
import { settleTime, watchLoop } from "../../../../generator/run/watch/watch-loop.js";
import { createVirtualDisk, type Edit } from "./virtual-disk.js";

interface Told {
  readonly at: number;
  readonly changed: readonly string[];
  /** What the run read: path=text, in its order. */
  readonly read: string;
}

/**
 * Watches until no edit is left. A run reads the file `a`, and each file that a file names by `->`,
 * as a document's references are followed.
 */
async function watchEdits(initial: Readonly<Record<string, string>>, edits: readonly Edit[], readTime = 1) {
  const abort = new AbortController();
  const disk = createVirtualDisk(initial, edits, readTime, () => abort.abort());
  const recorder = recordReads(disk.reader, 1000);
  const told: Told[] = [];
  const runOnce = async (changed: readonly string[]) => {
    const at = disk.now();
    told.push({ at, changed, read: await readAll(recorder.reader.readFile) });
    return recorder.take();
  };
  await watchLoop(runOnce, disk.host, abort.signal);
  return { told, disk, final: await readAll(disk.reader.readFile) };
}

type ReadFile = ReturnType<typeof createVirtualDisk>["reader"]["readFile"];

async function readAll(readFile: ReadFile): Promise<string> {
  const read = new Map<string, string>();
  for (const queue = ["a"], seen = new Set(queue); queue.length > 0; ) {
    const path = queue.shift() ?? "";
    const result = await readFile(path, 1000);
    const text = result.kind === "bytes" ? new TextDecoder().decode(result.bytes) : result.kind;
    read.set(path, text);
    const others = [...text.matchAll(/->(\w)/g)].map(([, other = ""]) => other).filter((other) => !seen.has(other));
    for (const other of others) seen.add(other);
    queue.push(...others);
  }
  return [...read].map(([path, text]) => `${path}=${text}`).join(";");
}

describe("a watch", () => {
  it("runs once where nothing changes", async () => {
    const { told } = await watchEdits({ a: "1" }, []);
    expect(told).toEqual([{ at: 0, changed: [], read: "a=1" }]);
  });

  it.each<[string, readonly Edit[], readonly string[]]>([
    ["a save", [{ at: 500, path: "a", text: "2" }], ["a=1", "a=2"]],
    ["a save without a change", [{ at: 500, path: "a", text: "1" }], ["a=1"]],
    [
      "a change that is taken back at once",
      [
        { at: 500, path: "a", text: "2" },
        { at: 540, path: "a", text: "1" },
      ],
      ["a=1"],
    ],
    [
      "a file written in pieces",
      [
        { at: 500, path: "a", text: "" },
        { at: 560, path: "a", text: "2" },
        { at: 620, path: "a", text: "23" },
        { at: 680, path: "a", text: "234" },
      ],
      ["a=1", "a=234"],
    ],
    [
      "a file that is replaced by way of deletion",
      [
        { at: 500, path: "a", text: undefined },
        { at: 530, path: "a", text: "2" },
      ],
      ["a=1", "a=2"],
    ],
    ["a file that is gone", [{ at: 500, path: "a", text: undefined }], ["a=1", "a=not found"]],
    ["a file that nothing refers to", [{ at: 500, path: "z", text: "2" }], ["a=1"]],
    [
      "a file that is referred to later, and comes later still",
      [
        { at: 500, path: "a", text: "->b" },
        { at: 1500, path: "b", text: "2" },
      ],
      ["a=1", "a=->b;b=not found", "a=->b;b=2"],
    ],
    [
      "a file that is not referred to any more",
      [
        { at: 500, path: "a", text: "->b" },
        { at: 1500, path: "a", text: "3" },
        { at: 2500, path: "b", text: "4" },
      ],
      ["a=1", "a=->b;b=not found", "a=3"],
    ],
  ])("%s", async (_what, edits, want) => {
    expect((await watchEdits({ a: "1" }, edits)).told.map(({ read }) => read)).toEqual(want);
  });

  it("says what changed", async () => {
    const edits = [
      { at: 500, path: "a", text: "2->b" },
      { at: 510, path: "b", text: "3" },
    ];
    const { told } = await watchEdits({ a: "1->b", b: "1" }, edits);
    expect(told.map(({ changed }) => changed)).toEqual([[], ["a", "b"]]);
  });

  it("runs once more for everything that changed during a run", async () => {
    // A run reads two files and takes 2,000 ms for it.
    const edits = [100, 300, 900, 1100, 1500].map((at, index) => ({ at, path: "a", text: `${index}->b` }));
    const { told } = await watchEdits({ a: "->b", b: "1" }, edits, 1000);
    expect(told.map(({ read }) => read)).toEqual(["a=->b;b=1", "a=4->b;b=1"]);
  });

  it("takes a content that has been the same for so long, and acts soon after", async () => {
    const { told } = await watchEdits({ a: "1" }, [{ at: 5000, path: "a", text: "2" }]);
    const delay = (told[1]?.at ?? 0) - 5000;
    expect(delay).toBeGreaterThanOrEqual(settleTime);
    expect(delay).toBeLessThan(settleTime * 1.5);
    expect([settleTime >= 50, settleTime <= 150]).toEqual([true, true]);
  });

  it("ends where nothing was read, for then nothing can change", async () => {
    let runs = 0;
    const { host } = createVirtualDisk({}, [], 1, () => {});
    const runOnce = async () => {
      runs++;
      return [];
    };
    await watchLoop(runOnce, host, new AbortController().signal);
    expect(runs).toBe(1);
  });

  it("ends where files cannot be followed any more, and lets go of everything", async () => {
    const disk = createVirtualDisk({ a: "1" }, [], 1, () => {});
    let closed = 0;
    const host: WatchHost = {
      ...disk.host,
      next: () => Promise.reject(new WatchError("x: permission denied")),
      close: async () => void closed++,
    };
    const recorder = recordReads(disk.reader, 1000);
    const runOnce = async () => {
      await recorder.note("a");
      return recorder.take();
    };
    await expect(watchLoop(runOnce, host, new AbortController().signal)).rejects.toThrow("permission denied");
    expect(closed).toBe(1);
  });

  it("has in the end done what a single run does, whatever the edits and their times", async () => {
    const edit = fc.record({
      wait: fc.integer({ min: 0, max: 250 }),
      path: fc.constantFrom("a", "b", "c"),
      text: fc.constantFrom(undefined, "", "1", "2", "->b", "->c", "->b->c", "2->c"),
    });
    const cases = fc.tuple(fc.array(edit, { maxLength: 30 }), fc.constantFrom(0, 1, 30, 300));
    await fc.assert(
      fc.asyncProperty(cases, async ([steps, readTime]) => {
        let at = 0;
        const edits = steps.map(({ wait, path, text }) => {
          at += wait;
          return { at, path, text };
        });
        const { told, final } = await watchEdits({ a: "->b", b: "1" }, edits, readTime);
        expect(told.at(-1)?.read).toBe(final);
        expect(told.length).toBeLessThanOrEqual(edits.length + 1);
        // Nothing is done twice over: each run had a reason.
        expect(told.slice(1).every(({ changed }) => changed.length > 0)).toBe(true);
      }),
      { numRuns: 500, seed: 6 },
    );
  });
});
