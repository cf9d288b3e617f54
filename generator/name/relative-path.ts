import type { RelativePath } from "./types.js";

// ASCII without blanks, no leading dot or dash, no dot at an end, and no device of Windows, whatever its ending.
const SEGMENTS =
  /^(?:(?:(?!(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)(?:[./]|$))[a-z0-9_][a-z0-9_-]*(?:\.[a-z0-9_-]+)*|\.git(?:attributes|ignore))(?:\/(?!$)|$))+$/i;
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
  return path.length <= MAX_PATH && SEGMENTS.test(path);
}
