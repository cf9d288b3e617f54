import { describe, expect, it } from "vitest";
import { FileSystemError } from "../../../generator/write/file-system.js";
import { type LockKeeper, lockOutput, type NotLocked, type OutputLock, waitForWriters } from "../../../generator/write/lock.js";
import { createMemoryFileSystem } from "../../../generator/write/memory-file-system.js";
import { createKeeper } from "../run/jobs.js";
import { injectFault } from "./faults.js";

const now = { patience: 0 };

function taken(lock: OutputLock | NotLocked): OutputLock {
  if (!lock.ok) throw new Error(`held by ${lock.holder?.pid}`);
  return lock;
}

describe("the lock of an output", () => {
  it("makes the folder, and takes it away again where nothing was written", async () => {
    const disk = createMemoryFileSystem();
    const lock = taken(await lockOutput(disk, "a/b/out", createKeeper(), now));
    expect([...disk.files().keys()]).toEqual(["a/b/out/.modelmint-lock.1.1.here"]);
    await lock.release();
    expect(await disk.kindOf("a")).toBeUndefined();
  });

  it("stays with who has it, whose number it tells", async () => {
    const disk = createMemoryFileSystem({ "out/x": "" });
    const lock = taken(await lockOutput(disk, "out", createKeeper(1), now));
    const second = await lockOutput(disk, "out", createKeeper(2, [1]), now);
    expect(second).toEqual({ ok: false, holder: { pid: 1, started: "1", host: "here" }, path: "out/.modelmint-lock.1.1.here" });
    await lock.release();
    taken(await lockOutput(disk, "out", createKeeper(2, [1]), now));
    expect([...disk.files().keys()]).toEqual(["out/.modelmint-lock.2.1.here", "out/x"]);
  });

  it("is not given to one process twice", async () => {
    const disk = createMemoryFileSystem();
    const lock = taken(await lockOutput(disk, "out", createKeeper(), now));
    expect(await lockOutput(disk, "out", createKeeper(), now)).toMatchObject({ ok: false, holder: { pid: 1 } });
    await lock.release();
    taken(await lockOutput(disk, "out", createKeeper(), now));
  });

  it("is taken over from a process that has ended", async () => {
    const disk = createMemoryFileSystem({ "out/.modelmint-lock.1.1.here": "", "out/.modelmint-lock.3.1.here": "" });
    taken(await lockOutput(disk, "out", createKeeper(2), now));
    expect([...disk.files().keys()]).toEqual(["out/.modelmint-lock.2.1.here"]);
  });

  it("waits, says for whom, and goes on when that one is done", async () => {
    const disk = createMemoryFileSystem();
    const lock = taken(await lockOutput(disk, "out", createKeeper(1), now));
    const told: number[] = [];
    let waits = 0;
    const keeper: LockKeeper = { ...createKeeper(2, [1]), wait: async () => void (++waits === 20 && (await lock.release())) };
    taken(await lockOutput(disk, "out", keeper, { patience: 60_000, onWait: ({ pid }) => told.push(pid) }));
    expect([waits, told]).toEqual([20, [1]]);
  });

  it("is given up for when waiting takes too long, or is interrupted", async () => {
    const disk = createMemoryFileSystem({ "out/.modelmint-lock.1.1.here": "" });
    let waits = 0;
    const wait = async (milliseconds: number) => {
      waits += milliseconds;
    };
    const keeper: LockKeeper = { ...createKeeper(2, [1]), wait };
    expect((await lockOutput(disk, "out", keeper, { patience: 5000 })).ok).toBe(false);
    expect(waits).toBeGreaterThanOrEqual(5000);
    const interrupted = await lockOutput(disk, "out", keeper, { patience: 5000, isInterrupted: () => true });
    expect(interrupted).toMatchObject({ ok: false, holder: undefined });
    expect([...disk.files().keys()]).toEqual(["out/.modelmint-lock.1.1.here"]);
  });

  it("is refused by a file system that lists the folder above and makes nothing in it, as /proc does", async () => {
    const disk = createMemoryFileSystem();
    const makeFolder = () => Promise.reject(new FileSystemError("ENOENT", "proc/out"));
    const locking = lockOutput({ ...disk, makeFolder }, "proc/out", createKeeper(), { patience: 60_000 });
    await expect(locking).rejects.toMatchObject({ code: "ENOENT", path: "proc/out" });
  });

  it("leaves no lock and no folder behind where the system refuses", async () => {
    for (let n = 0; ; n++) {
      const disk = createMemoryFileSystem();
      const faulty = injectFault(disk, n, { kind: "fails", code: "EACCES" });
      const failure: unknown = await lockOutput(faulty.fileSystem, "deep/out", createKeeper(), now).catch((error) => error);
      if (faulty.hit() === undefined) return;
      expect(failure).toMatchObject({ code: "EACCES" });
      expect(disk.files().size).toBe(0);
      expect(await disk.kindOf("deep")).toBeUndefined();
    }
  });
});

/** Every order in which the calls of two processes can follow each other, up to a depth, by a list of choices. */
function interleave(choices: readonly boolean[]) {
  const disk = createMemoryFileSystem();
  const queues: (() => void)[][] = [[], []];
  const holders = new Set<number>();
  let most = 0;
  let winners = 0;
  const turn = (which: number) => new Promise<void>((resolve) => queues[which]?.push(resolve));
  const gate = (which: number) =>
    Object.fromEntries(
      (["kindBehind", "list", "create", "remove", "makeFolder", "removeFolder"] as const).map((name) => [
        name,
        async (path: string, content: Uint8Array) => {
          await turn(which);
          return disk[name](path, content);
        },
      ]),
    );
  const compete = async (which: number): Promise<void> => {
    // A longer pause is more turns: that is what tells the two apart.
    const wait = async (milliseconds: number) => {
      for (let left = milliseconds - 20; left > 0; left--) await turn(which);
    };
    const keeper = { ...createKeeper(which + 1, [1, 2]), wait };
    const lock = await lockOutput({ ...disk, ...gate(which) }, "out", keeper, { patience: 3000 });
    if (!lock.ok) return;
    winners++;
    holders.add(which);
    most = Math.max(most, holders.size);
    await turn(which);
    holders.delete(which);
    await lock.release();
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const play = async () => {
    const both = Promise.all([compete(0), compete(1)]).then(() => true);
    for (let step = 0; ; step++) {
      await settle();
      const wanted = choices[step] === true || (step >= choices.length && step % 2 === 1) ? 1 : 0;
      const next = queues[wanted]?.shift() ?? queues[1 - wanted]?.shift();
      if (next === undefined) break;
      next();
    }
    await both;
    return { most, winners, files: [...disk.files().keys()] };
  };
  return play();
}

it("is never with two at a time, and with each in the end, whatever the order of their calls", async () => {
  for (let order = 0; order < 1 << 9; order++) {
    const choices = Array.from({ length: 9 }, (_, bit) => (order & (1 << bit)) !== 0);
    expect(await interleave(choices), choices.join()).toEqual({ most: 1, winners: 2, files: [] });
  }
});

it("lets a reader wait for writers, and changes nothing", async () => {
  const disk = createMemoryFileSystem({ "out/.modelmint-lock.1.1.here": "", "out/.modelmint-lock.9.1.here": "" });
  let waits = 0;
  const keeper: LockKeeper = {
    ...createKeeper(2),
    isRunning: ({ pid }) => pid === 1 && waits < 7,
    wait: async () => void waits++,
  };
  await waitForWriters(disk, "out", keeper, 10_000);
  expect([waits, disk.files().size]).toEqual([7, 2]);
});
