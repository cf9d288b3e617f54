import { statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";

/**
 * Where caches are kept unless a folder is named: in the nearest `node_modules` at or above a folder, as
 * tools of this world do, else in the user's own cache folder.
 */
export function findCacheFolder(start: string): string {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    if (statSync(modules, { throwIfNoEntry: false })?.isDirectory() === true) return join(modules, ".cache", "modelmint");
    if (dirname(folder) === folder) return join(userCacheFolder(), "modelmint");
  }
}

/** XDG Base Directory Specification §3, and its like on other systems. */
function userCacheFolder(): string {
  const named = process.platform === "win32" ? process.env["LOCALAPPDATA"] : process.env["XDG_CACHE_HOME"];
  if (named !== undefined && named !== "") return named;
  return process.platform === "darwin" ? join(homedir(), "Library", "Caches") : join(homedir(), ".cache");
}
