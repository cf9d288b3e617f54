import type { SourceReader } from "../../../../generator/load/source-reader.js";
import type { WatchHost } from "../../../../generator/run/watch/types.js";

/** An edit of one file at a time in milliseconds; no text deletes it. */
export interface Edit {
  readonly at: number;
  readonly path: string;
  readonly text: string | undefined;
}

/** A disk in a time of its own: edits happen while somebody reads, waits, or has nothing to do. */
export interface VirtualDisk {
  readonly host: WatchHost;
  readonly reader: SourceReader;
  /** Path → text, now. */
  readonly files: ReadonlyMap<string, string>;
  readonly now: () => number;
}

/**
 * @param edits in the order of their times
 * @param readTime milliseconds that reading one file takes
 * @param exhausted called when somebody waits for an edit and none is left
 */
export function createVirtualDisk(
  initial: Readonly<Record<string, string>>,
  edits: readonly Edit[],
  readTime: number,
  exhausted: () => void,
): VirtualDisk {
  const files = new Map(Object.entries(initial));
  const coming = [...edits];
  let followed = new Set<string>();
  let time = 0;
  let pending = false;
  const advance = (until: number): void => {
    for (let [edit] = coming; edit !== undefined && edit.at <= until; [edit] = coming) {
      coming.shift();
      if (edit.text === undefined) files.delete(edit.path);
      else files.set(edit.path, edit.text);
      pending ||= followed.has(edit.path);
    }
    time = Math.max(time, until);
  };
  const refuse = () => Promise.reject(new Error("files only"));
  return {
    files,
    now: () => time,
    reader: {
      readFile: async (path) => {
        const text = files.get(path);
        advance(time + readTime);
        return text === undefined ? { kind: "not found" } : { kind: "bytes", bytes: new TextEncoder().encode(text) };
      },
      readStandardInput: refuse,
      fetchUrl: refuse,
    },
    host: {
      follow: async (paths) => {
        followed = new Set(paths);
        advance(time + 1);
      },
      next: async () => {
        while (!pending && coming[0] !== undefined) advance(coming[0].at);
        if (!pending) exhausted();
        pending = false;
      },
      pause: async (milliseconds) => advance(time + milliseconds),
      close: async () => {
        followed = new Set();
      },
    },
  };
}
