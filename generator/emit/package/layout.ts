import { toRelativePath } from "../../name/relative-path.js";
import type { ModelFolder, RelativePath } from "../../name/types.js";

export { toRelativePath as layoutPath } from "../../name/relative-path.js";

/** The test file that stands beside a model module: `src/models/operations/x` → `test/models/operations/x.test.ts`. */
export function testPath(module: RelativePath): RelativePath {
  return toRelativePath(`${module.replace(/^src\//, "test/")}.test.ts`);
}

/** Where the index module of a folder of models stands, without ending. */
export function indexModule(folder: ModelFolder): RelativePath {
  return toRelativePath(`src/models/${folder}/index`);
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
