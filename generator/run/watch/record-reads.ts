import { normalize } from "node:path";
import type { ReadResult, SourceReader } from "../../load/source-reader.js";
import { digest } from "../../write/digest.js";

/** A file that a run read, and what it held then. */
export interface ReadRecord {
  /** As it was opened, without detours. */
  readonly path: string;
  /** Stands for the content, or for why there was none. */
  readonly fingerprint: string;
  /** Nobody named it, and it is not there; it would count if it were. */
  readonly incidental: boolean;
  /** The fingerprint now. */
  look(): Promise<string>;
}

/** A reader that remembers what it was asked for. */
export interface ReadRecorder {
  readonly reader: SourceReader;
  /** Counts a file as read that is opened by others, such as a config; to be called before they do. */
  note(path: string): Promise<void>;
  /** What was read since the last call, each path once. */
  take(): readonly ReadRecord[];
}

/**
 * Puts a recorder in front of a reader. Files are recorded, whether they could be read or not;
 * standard input and the network are not, for nothing tells of their changes.
 * @param maxBytes how much of a noted file is looked at
 */
export function recordReads(reader: SourceReader, maxBytes: number): ReadRecorder {
  let records = new Map<string, ReadRecord>();
  const record = async (path: string, limit: number, within: string | undefined, noted: boolean): Promise<ReadResult> => {
    const result = await reader.readFile(path, limit, within);
    const look = async () => fingerprint(await reader.readFile(path, limit, within));
    const incidental = noted && result.kind === "not found";
    // What was read first decides: if the file has changed since, that is for another run.
    const name = normalize(path);
    if (!records.has(name)) records.set(name, { path: name, fingerprint: fingerprint(result), incidental, look });
    return result;
  };
  return {
    reader: { ...reader, readFile: (path, limit, within) => record(path, limit, within, false) },
    note: async (path) => void (await record(path, maxBytes, undefined, true)),
    take: () => {
      const taken = [...records.values()];
      records = new Map();
      return taken;
    },
  };
}

function fingerprint(result: ReadResult): string {
  return result.kind === "bytes" ? digest(result.bytes) : JSON.stringify(result);
}
