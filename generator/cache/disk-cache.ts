import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { CACHE_KINDS, type Cache, type CacheKind } from "./types.js";

/** How much is kept; what was written longest ago goes first. */
const MOST_FILES = 64;
const MOST_BYTES = 256 * 1024 * 1024;
const OURS = new RegExp(`^(?:${CACHE_KINDS.join("|")})-`);

/**
 * A cache in a folder, which is made when something is first kept. A content stands in a file of its
 * own below a SHA-256 of it and of the file's name, so that one that was torn, edited or moved counts as none.
 * @param generator digest of the generator's code: what other code wrote is never read
 */
export function createDiskCache(folder: string, generator: string): Cache {
  const place = (kind: CacheKind, key: string): string => join(folder, `${kind}-${digest(`${generator}\0${kind}\0${key}`)}`);
  return {
    read: (kind, key) => withoutFailures(() => readWhole(place(kind, key))),
    write: (kind, key, content) => withoutFailures(() => keep(folder, place(kind, key), content)),
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function readWhole(path: string): string | undefined {
  const status = lstatSync(path);
  // A link may lead to what never ends, and reading from a pipe waits for somebody who writes.
  if (!status.isFile() || status.size > MOST_BYTES) return undefined;
  const text = readFileSync(path, "utf8");
  const end = text.indexOf("\n");
  const content = text.slice(end + 1);
  return text.slice(0, end) === seal(path, content) ? content : undefined;
}

function seal(path: string, content: string): string {
  return digest(`${basename(path)}\n${content}`);
}

// By rename, so that another run never reads half of it.
function keep(folder: string, path: string, content: string): void {
  mkdirSync(folder, { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, `${seal(path, content)}\n${content}`, { flag: "wx" }); // follows no link that somebody has put there
  renameSync(temporary, path);
  dropOldest(folder);
}

function dropOldest(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => OURS.test(name))
    .map((name) => ({ path: join(folder, name), status: lstatSync(join(folder, name)) }))
    .filter(({ status }) => !status.isDirectory())
    .sort((left, right) => right.status.mtimeMs - left.status.mtimeMs);
  let bytes = 0;
  for (const [index, { path, status }] of files.entries()) {
    bytes += status.size;
    if (index >= MOST_FILES || bytes > MOST_BYTES) rmSync(path, { force: true });
  }
}

/** A cache that cannot be read or written (no room, no rights, removed meanwhile) is none, and no reason to fail. */
function withoutFailures<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}
