import { isOwnablePath, manifestPath } from "./manifest.js";
import { temporarySuffix } from "./paths.js";

/**
 * Where the journal stands while files are renamed into place, below the output folder. Under its
 * temporary name it says what is being prepared; the rename is the moment from which a run is
 * finished, and no longer taken back, after a crash.
 */
export const journalPath = ".modelmint-journal.json";
export const intentPath = `${journalPath}${temporarySuffix}`;

/** What a run is about to do to an output folder: enough to finish it or to take it back. */
export interface Journal {
  /** The manifest, if it changes, is the last. */
  readonly writes: readonly JournalWrite[];
  readonly removals: readonly JournalRemoval[];
  /** Folders that are made for the writes, parents first. */
  readonly folders: readonly string[];
}

export interface JournalWrite {
  readonly path: string;
  /** SHA-256 of what stood there; null where nothing did. */
  readonly before: string | null;
  /** SHA-256 of what is to stand there. */
  readonly after: string;
}

export interface JournalRemoval {
  readonly path: string;
  /** SHA-256 of what is removed. */
  readonly before: string;
}

const formatVersion = 1;

export function printJournal({ writes, removals, folders }: Journal): string {
  return `${JSON.stringify({ formatVersion, writes, removals, folders })}\n`;
}

/** Reads a journal back; undefined where it is none that could be trusted, half of one for example. */
export function parseJournal(text: string): Journal | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // where it broke off says nothing more
  }
  if (!isRecord(value) || value["formatVersion"] !== formatVersion) return undefined;
  const { writes, removals, folders } = value;
  if (!isListOf(writes, isWrite) || !isListOf(removals, isRemoval) || !isListOf(folders, isFolder)) return undefined;
  return { writes, removals, folders };
}

// A journal may come from a stranger, as a manifest may: no path of it leads outside.
function isWrite(value: unknown): value is JournalWrite {
  if (!isRecord(value) || typeof value["path"] !== "string" || typeof value["after"] !== "string") return false;
  return (
    (isOwnablePath(value["path"]) || value["path"] === manifestPath) &&
    (typeof value["before"] === "string" || value["before"] === null)
  );
}

function isRemoval(value: unknown): value is JournalRemoval {
  return (
    isRecord(value) && typeof value["path"] === "string" && isOwnablePath(value["path"]) && typeof value["before"] === "string"
  );
}

function isFolder(value: unknown): value is string {
  return typeof value === "string" && isOwnablePath(value);
}

function isListOf<T>(value: unknown, isOne: (member: unknown) => member is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
