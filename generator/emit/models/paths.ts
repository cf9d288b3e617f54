import type { RelativePath } from "../../name/types.js";
import type { Code } from "../print/code.js";

/** The module specifier that leads from one module (both without ending) to another. */
export function relativeModule(from: RelativePath | string, to: RelativePath | string): Code {
  const source = from.split("/").slice(0, -1);
  const target = to.split("/");
  let common = 0;
  while (common < source.length && common < target.length - 1 && source[common] === target[common]) common++;
  const up = source.length - common;
  const down = target.slice(common).join("/");
  return `${up === 0 ? "./" : "../".repeat(up)}${down}.js` as Code; // paths of the plan and of ours: ASCII, without quotes
}

/** A path of this emitter's own layout. */
export function layoutPath(path: string): RelativePath {
  return path as RelativePath; // fixed text, the plan's module paths, and file names of the runtime
}
