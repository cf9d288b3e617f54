import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Names of a config that is found without being asked for, in the order in which they are looked for. */
export const configNames = ["ts", "mts", "js", "mjs", "json"].map((ending) => `modelmint.config.${ending}`);

/** A config file's content, unchecked: its text, and what a module exports. */
export type LoadedConfig =
  | { readonly kind: "module"; readonly value: unknown; readonly text: string }
  | { readonly kind: "json"; readonly text: string }
  | { readonly kind: "not found" }
  | { readonly kind: "failed"; readonly reason: string; readonly line?: number; readonly column?: number; readonly text?: string }
  | { readonly kind: "no default export" };

/** The first config in a folder (`""` is where one stands); undefined where there is none. */
export function findConfig(folder: string): string | undefined {
  return configNames.map((name) => join(folder, name)).find((path) => existsSync(path));
}

/** The path of a file with all links followed, so that it has one name; as it is where nothing stands there. */
export function findRealPath(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? path : realpathSync(path);
}

/** Reads one config file; TypeScript and JavaScript are run. Never throws for what is wrong with the file. */
export async function loadConfigFile(path: string): Promise<LoadedConfig> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return { kind: "not found" };
  try {
    return path.endsWith(".json") ? readJson(path) : await runModule(path);
  } catch (error) {
    return { kind: "failed", ...describeError(error, path) };
  }
}

function readJson(path: string): LoadedConfig {
  return { kind: "json", text: readText(path) };
}

function readText(path: string): string {
  return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
}

/**
 * Runs the module through jiti, which knows TypeScript, and without its cache on disk: `check` writes
 * nothing. `modelmint` is this very installation, be it a clone, a dependency, or npx's own folder.
 */
async function runModule(path: string): Promise<LoadedConfig> {
  const { createJiti } = await import("jiti");
  const library = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "../index.ts" : "../index.js", import.meta.url));
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    alias: { modelmint: library },
  });
  // Imported by its path, one in JavaScript modules would be the engine's own, which reads a file once in the life of a process.
  const text = readText(path);
  const module: unknown = await jiti.evalModule(text, { filename: resolve(path), async: true, forceTranspile: true });
  const value = typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
  readAll(value);
  return value === undefined ? { kind: "no default export" } : { kind: "module", value, text };
}

/** Reads every member once: a getter may throw as the module itself may. */
function readAll(value: unknown): void {
  const seen = new Set<unknown>();
  const pending = [value];
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    if (typeof one !== "object" || one === null || seen.has(one)) continue;
    seen.add(one);
    for (const member of Object.values(one)) if (member !== undefined) pending.push(member);
  }
}

type Failure = Omit<Extract<LoadedConfig, { kind: "failed" }>, "kind">;

/** What an error of the module or the parser says, in one line and without paths of this machine's installation. */
function describeError(error: unknown, path: string): Failure {
  if (!(error instanceof Error)) return { reason: `it throws ${textOf(() => error)}` };
  const [first = ""] = textOf(() => error.message).split("\n");
  const place = findPlace(error, path);
  return { reason: first.replaceAll(pathToFileURL(resolve(path)).href, path).replaceAll(resolve(path), path), ...place };
}

/** Whoever throws something may have put anything in the place of its text. */
function textOf(read: () => unknown): string {
  try {
    return String(read());
  } catch {
    return "what has no text";
  }
}

/** Line and column, where the error or its stack names one in the config itself. */
function findPlace(error: Error, path: string): { line?: number; column?: number; text?: string } {
  const name = basename(path).replaceAll(".", "\\.");
  const message = textOf(() => error.message);
  const match =
    new RegExp(`${name}:(\\d+):(\\d+)`).exec(`${message}\n${textOf(() => error.stack)}`) ?? /\((\d+):(\d+)\)/.exec(message);
  if (match === null) return {};
  return { line: Number(match[1]), column: Number(match[2]), text: readText(path) };
}

/** The folder that a config's paths start from; `""` where one stands. */
export function configFolder(path: string): string {
  const folder = dirname(path);
  return folder === "." ? "" : folder;
}
