import type { ModelFolder, RelativePath } from "../../name/types.js";

// Names without a leading dot (dot-files only from the list below), no Windows device names, no trailing dots.
const SEGMENT = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/i;
const DOT_FILES: ReadonlySet<string> = new Set([".gitattributes", ".gitignore"]);
const MAX_PATH = 240;

/**
 * A path of the package's own layout, for files that no model names.
 *
 * @param path POSIX, relative to the output folder
 * @throws RangeError where it is not ASCII, short and plain: a bug, since no text of a document reaches it
 */
export function layoutPath(path: string): RelativePath {
  const plain = path.length <= MAX_PATH && path.split("/").every((segment) => SEGMENT.test(segment) || DOT_FILES.has(segment));
  if (!plain) throw new RangeError(`not a path of the package layout: ${JSON.stringify(path)}`);
  return path as RelativePath; // just checked
}

/** The test file that stands beside a model module: `src/models/operations/x` → `test/models/operations/x.test.ts`. */
export function testPath(module: RelativePath): RelativePath {
  return layoutPath(`${module.replace(/^src\//, "test/")}.test.ts`);
}

/** Where the index module of a folder of models stands, without ending. */
export function indexModule(folder: ModelFolder): RelativePath {
  return layoutPath(`src/models/${folder}/index`);
}

/**
 * The module specifier that leads from one file of the package to another.
 *
 * @param from the importing file, with its ending
 * @param to the imported module, without ending
 */
export function specifier(from: RelativePath, to: RelativePath): string {
  const source = from.split("/").slice(0, -1);
  const target = to.split("/");
  let shared = 0;
  while (shared < source.length && shared < target.length - 1 && source[shared] === target[shared]) shared++;
  const up = source.slice(shared).map(() => "..");
  return `${[...(up.length === 0 ? ["."] : up), ...target.slice(shared)].join("/")}.js`;
}
