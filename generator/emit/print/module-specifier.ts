import type { Code } from "./code.js";

const MODULE = /^(?:[A-Za-z0-9_][\w-]*\/)*[A-Za-z0-9_][\w-]*$/;

/**
 * The module specifier, without quotes, that leads from one module to another; both are paths of the plan or of ours.
 * @throws RangeError for what is no such path
 */
export function relativeModule(from: string, to: string): Code {
  if (!MODULE.test(from) || !MODULE.test(to)) throw new RangeError(`not a module: ${JSON.stringify([from, to])}`);
  const source = from.split("/").slice(0, -1);
  const target = to.split("/");
  let common = 0;
  while (common < source.length && common < target.length - 1 && source[common] === target[common]) common++;
  const up = source.length - common;
  const down = target.slice(common).join("/");
  return `${up === 0 ? "./" : "../".repeat(up)}${down}.js` as Code; // letters, digits, dashes and slashes only
}
