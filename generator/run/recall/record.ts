import { parseKept } from "../../cache/parse-kept.js";
import type { Cache } from "../../cache/types.js";
import { digestData } from "../../write/digest.js";
import type { Job } from "../types.js";
import { isRunRecord } from "./recognise-record.js";
import type { RunRecord } from "./types.js";

/** What was kept of the last run of these jobs. */
export function readRecord(jobs: readonly Job[], cache: Cache): RunRecord | undefined {
  const record = parseKept(cache.read("run", keyOf(jobs)) ?? "null");
  return isRunRecord(record) ? record : undefined;
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
