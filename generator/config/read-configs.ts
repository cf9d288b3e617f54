import type { Diagnostics } from "../diagnostics/collector.js";
import { frame } from "../diagnostics/frame.js";
import type { SourceLocation } from "../diagnostics/types.js";
import { DEFAULT_LIMITS } from "../load/limits.js";
import { createLineTable } from "../load/line-table.js";
import { parseJson } from "../load/parse-json.js";
import type { ReportAt } from "../load/parsed.js";
import { type ConfigLocator, locateInJsonConfig, locateInModuleConfig } from "./config-text.js";
import { configFolder, type LoadedConfig, loadConfigFile } from "./loader.js";
import { reportProblem } from "./report-problem.js";
import { anchorPath, anchorPaths, mergeConfigs } from "./resolve-config.js";
import type { ModelmintConfig } from "./types.js";
import { validateConfig } from "./validate.js";

/** One entry of a config file. */
export interface ConfigEntry {
  readonly config: ModelmintConfig;
  /** Where each of `names` is fixed, by its JSON pointer as it is written. */
  readonly nameLocations: ReadonlyMap<string, SourceLocation>;
}

export interface ReadingOptions {
  /** Files that led here by `extends`, to notice a circle. */
  readonly trail?: readonly string[];
  /** Told of every file before it is read, those that `extends` names or that modules import included. */
  readonly visit?: ((path: string) => Promise<void>) | undefined;
}

/**
 * All entries of a config file, validated, with what they extend merged in and their paths anchored
 * at the folder of the file that says them. What is wrong is reported, all of it; then the list is
 * not to be used.
 */
export async function readConfigs(
  path: string,
  diagnostics: Diagnostics,
  { trail = [], visit }: ReadingOptions = {},
): Promise<readonly ConfigEntry[]> {
  if (trail.includes(path)) {
    diagnostics.report("MM4006", { chain: [...trail, path] }, { uri: path });
    return [];
  }
  if (visit !== undefined) await visitWithImports(path, visit);
  const content = await readContent(path, diagnostics);
  if (content === undefined) return [];
  const { value } = content;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const entries: ConfigEntry[] = [];
  for (const [index, written] of values.entries()) {
    const problems = validateConfig(written);
    const prefix = Array.isArray(value) ? [String(index)] : [];
    if (problems.length === 0) {
      const config = written as ModelmintConfig; // without problems it has the shape of a config
      const names = Object.keys(config.names ?? {});
      const locate = names.length === 0 ? undefined : await content.locator();
      const places = names.flatMap((name) => (locate === undefined ? [] : [[name, locate([...prefix, "names", name])] as const]));
      const entry: ConfigEntry = { config, nameLocations: new Map(places) };
      entries.push(await extendConfig(entry, path, diagnostics, { trail: [...trail, path], visit }));
    } else {
      const locate = await content.locator();
      for (const problem of problems) reportProblem(problem, { locate, prefix }, diagnostics);
    }
  }
  return entries;
}

async function visitWithImports(path: string, visit: (path: string) => Promise<void>): Promise<void> {
  await visit(path);
  if (path.endsWith(".json")) return;
  const { listImports } = await import("./imports.js");
  for (const imported of listImports(path)) await visit(imported);
}

/** What a config file says, and how to find out where. */
interface Content {
  readonly value: unknown;
  locator(): Promise<ConfigLocator>;
}

/** Undefined where the file has no value, which is reported. */
async function readContent(path: string, diagnostics: Diagnostics): Promise<Content | undefined> {
  const loaded = await loadConfigFile(path);
  if (loaded.kind === "module") return { value: loaded.value, locator: () => locateInModuleConfig(path, loaded.text) };
  if (loaded.kind !== "json") {
    reportFailure(path, loaded, diagnostics);
    return undefined;
  }
  const { text } = loaded;
  const lines = createLineTable(text);
  const report: ReportAt = (code, params, offset) => {
    const position = lines.positionAt(offset);
    diagnostics.report(code, params, { uri: path, ...position, frame: frame(text, position) });
  };
  const parsed = parseJson(text, DEFAULT_LIMITS, report);
  return parsed && { value: parsed.value, locator: async () => locateInJsonConfig(path, text) };
}

async function extendConfig(
  { config, nameLocations }: ConfigEntry,
  path: string,
  diagnostics: Diagnostics,
  options: ReadingOptions,
): Promise<ConfigEntry> {
  const folder = configFolder(path);
  const { extends: bases = [], ...own } = anchorPaths(config, folder);
  const layers: ConfigEntry[] = [];
  for (const base of typeof bases === "string" ? [bases] : bases) {
    const basePath = anchorPath(base, folder);
    const entries = await readConfigs(basePath, diagnostics, options);
    if (entries.length > 1) diagnostics.report("MM4007", { path: basePath, entries: entries.length }, { uri: path });
    layers.push(...entries.slice(0, 1));
  }
  return {
    config: mergeConfigs(...layers.map((layer) => layer.config), own),
    nameLocations: new Map([...layers.map((layer) => layer.nameLocations), nameLocations].flatMap((map) => [...map])),
  };
}

type Failure = Exclude<LoadedConfig, { kind: "module" | "json" }>;

function reportFailure(path: string, failure: Failure, diagnostics: Diagnostics): void {
  switch (failure.kind) {
    case "not found":
      return diagnostics.report("MM4003", { path });
    case "no default export":
      return diagnostics.report("MM4005", { path }, { uri: path });
    case "failed":
      return diagnostics.report("MM4004", { path, reason: failure.reason }, locate(path, failure));
  }
}

function locate(uri: string, { line, column, text }: Extract<Failure, { kind: "failed" }>): SourceLocation {
  if (line === undefined || column === undefined || text === undefined) return { uri };
  return { uri, line, column, frame: frame(text, { line, column }) };
}
