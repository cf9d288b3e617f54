import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { LockKeeper, ProcessIdentity } from "../write/lock.js";

/** This process as others see it, and how it sees others: for locks. */
export function createLockKeeper(): LockKeeper {
  const host = createHash("sha256").update(hostname()).digest("hex").slice(0, 12);
  return {
    self: { pid: process.pid, started: readStart(process.pid) ?? "", host },
    isRunning: (other) => other.host !== host || isRunning(other),
    wait: async (milliseconds) => {
      await sleep(milliseconds);
    },
  };
}

// A number alone would not do: the system gives it to another process later.
function isRunning({ pid, started }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
  const now = readStart(pid);
  return now !== undefined && (now === started || now === "" || started === "");
}

/** When a process began; the empty text where the system does not tell, undefined where it has ended. */
function readStart(pid: number): string | undefined {
  if (process.platform === "linux") return readLinuxStart(pid);
  if (process.platform === "win32") return "";
  const { status, stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return status === 0 ? stdout.replaceAll(/[^A-Za-z0-9]/g, "") : "";
}

/** Fields 3 (state) and 22 (start in clock ticks after boot) of proc_pid_stat(5); the name before them may hold anything. */
function readLinuxStart(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH")) return undefined;
    return ""; // no /proc, or not for us
  }
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // Ended, but nobody has asked for its exit code yet.
  if (fields[0] === "Z" || fields[0] === "X") return undefined;
  return fields[19] ?? "";
}
