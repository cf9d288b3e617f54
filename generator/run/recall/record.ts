import type { Cache } from "../../cache/types.js";
import { digestData } from "../../write/digest.js";
import type { Job } from "../types.js";
import type { RunRecord } from "./types.js";

/** What was kept of the last run of these jobs. */
export function readRecord(jobs: readonly Job[], cache: Cache): RunRecord | undefined {
  const text = cache.read("run", keyOf(jobs));
  return text === undefined ? undefined : (JSON.parse(text) as RunRecord); // written by keepRecord: the cache sees to that
}

/** Keeps what is known of a run. */
export function keepRecord(jobs: readonly Job[], record: RunRecord, cache: Cache): void {
  cache.write("run", keyOf(jobs), JSON.stringify(record));
}

// All that a job says, whatever will be added to it; maps by their entries.
function keyOf(jobs: readonly Job[]): string {
  const plain = JSON.stringify(jobs, (_key, value: unknown) => (value instanceof Map ? { entries: [...value] } : value));
  return digestData(JSON.parse(plain));
}
