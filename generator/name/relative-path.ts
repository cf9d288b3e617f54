import type { RelativePath } from "./types.js";

// ASCII without blanks, no leading dash, no dot at an end, and none at the start but for the two files that we write.
const SEGMENTS = /^(?:(?:[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*|\.git(?:attributes|ignore))(?:\/(?!$)|$))+$/;
/** Devices of Windows, whatever the ending. */
const DEVICE = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)(?:[./]|$)/i;
/** Windows allows 260 characters for a whole path; npm packages stand below others. */
const MAX_PATH = 240;

/**
 * A POSIX path below the output folder: the one place where text becomes one.
 * @throws RangeError where it is not ASCII, short and plain: a bug, since no text of a document gets this far
 */
export function toRelativePath(path: string): RelativePath {
  if (!isRelativePath(path)) throw new RangeError(`not a path of the package: ${JSON.stringify(path)}`);
  return path as RelativePath; // just checked
}

/** Whether a text is such a path. Other tools' folders (`.git`) and files that begin with a dot are none. */
export function isRelativePath(path: string): boolean {
  return path.length <= MAX_PATH && SEGMENTS.test(path) && !DEVICE.test(path);
}
