import type { Diagnostics } from "../diagnostics/collector.js";
import { frame } from "../diagnostics/frame.js";
import type { SourceLocation } from "../diagnostics/types.js";
import type { TestsOptions } from "../emit/options.js";
import { DEFAULT_LIMITS } from "../load/limits.js";
import { createLineTable } from "../load/line-table.js";
import { parseJson } from "../load/parse-json.js";
import type { ReportAt } from "../load/parsed.js";
import { type ConfigLocator, locateInJsonConfig, locateInModuleConfig } from "./config-text.js";
import { configFolder, findRealPath, type LoadedConfig, loadConfigFile } from "./loader.js";
import { reportProblem } from "./report-problem.js";
import { anchorPath, anchorPaths, mergeConfigs } from "./resolve-config.js";
import type { ModelmintConfig } from "./types.js";
import { validateConfig } from "./validate.js";

/** One entry of a config file. */
export interface ConfigEntry {
  readonly config: ModelmintConfig;
  /** Where each of `names` is fixed, by its JSON pointer as it is written. */
  readonly nameLocations: ReadonlyMap<string, SourceLocation>;
  /** Where each pattern of `tests` stands, by its list and its text: `include Pet*`. */
  readonly patternLocations: ReadonlyMap<string, SourceLocation>;
}

export interface ReadingOptions {
  /** Files that led here by `extends`, to notice a circle. */
  readonly trail?: readonly string[];
  /** Told of every file before it is read, those that `extends` names or that modules import included. */
  readonly visit?: ((path: string) => Promise<void>) | undefined;
  /** Entries by real paths of files, each of which is read once: where all extend two others, it would be twice as often at each level. */
  readonly known?: Map<string, readonly ConfigEntry[] | "in work"> | undefined;
}

/**
 * All entries of a config file, validated, with what they extend merged in and their paths anchored
 * at the folder of the file that says them. What is wrong is reported, all of it; then the list is
 * not to be used.
 */
export async function readConfigs(
  path: string,
  diagnostics: Diagnostics,
  { trail = [], visit, known = new Map() }: ReadingOptions = {},
): Promise<readonly ConfigEntry[]> {
  const real = findRealPath(path);
  const before = known.get(real);
  if (before === "in work") {
    diagnostics.report("MM4006", { chain: [...trail, path] }, { uri: path });
    return [];
  }
  if (before !== undefined) return before;
  known.set(real, "in work");
  const entries = await readEntries(path, diagnostics, { trail, visit, known });
  known.set(real, entries);
  return entries;
}

async function readEntries(
  path: string,
  diagnostics: Diagnostics,
  { trail = [], visit, known }: ReadingOptions,
): Promise<readonly ConfigEntry[]> {
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
      const entry: ConfigEntry = { config, ...(await locateTexts(config, content, prefix)) };
      entries.push(await extendConfig(entry, path, diagnostics, { trail: [...trail, path], visit, known }));
    } else {
      const locate = await content.locator();
      for (const problem of problems) reportProblem(problem, { locate, prefix }, diagnostics);
    }
  }
  return entries;
}

type Locations = Pick<ConfigEntry, "nameLocations" | "patternLocations">;

/** Where the texts stand that only the document shows to be wrong. Positions cost time, so that they are found where there are such texts. */
async function locateTexts(config: ModelmintConfig, content: Content, prefix: readonly string[]): Promise<Locations> {
  const names = Object.keys(config.names ?? {});
  const patterns = typeof config.tests === "object" ? listPatterns(config.tests) : [];
  if (names.length + patterns.length === 0) return { nameLocations: new Map(), patternLocations: new Map() };
  const locate = await content.locator();
  return {
    nameLocations: new Map(names.map((name) => [name, locate([...prefix, "names", name])])),
    patternLocations: new Map(
      patterns.map(({ list, index, pattern }) => [`${list} ${pattern}`, locate([...prefix, "tests", list, String(index)])]),
    ),
  };
}

function listPatterns(tests: Partial<TestsOptions>) {
  return (["include", "exclude"] as const).flatMap((list) =>
    (tests[list] ?? []).map((pattern, index) => ({ list, index, pattern })),
  );
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
    diagnostics.report(code, params, { uri: path, ...position, frame: frame(text, position, lines) });
  };
  const parsed = parseJson(text, DEFAULT_LIMITS, report);
  return parsed && { value: parsed.value, locator: async () => locateInJsonConfig(path, text) };
}

async function extendConfig(
  entry: ConfigEntry,
  path: string,
  diagnostics: Diagnostics,
  options: ReadingOptions,
): Promise<ConfigEntry> {
  const folder = configFolder(path);
  const { extends: bases = [], ...own } = anchorPaths(entry.config, folder);
  const layers: ConfigEntry[] = [];
  for (const base of typeof bases === "string" ? [bases] : bases) {
    const basePath = anchorPath(base, folder);
    const entries = await readConfigs(basePath, diagnostics, options);
    if (entries.length > 1) diagnostics.report("MM4007", { path: basePath, entries: entries.length }, { uri: path });
    layers.push(...entries.slice(0, 1));
  }
  const all = [...layers, entry];
  return {
    config: mergeConfigs(...layers.map((layer) => layer.config), own),
    nameLocations: new Map(all.flatMap((layer) => [...layer.nameLocations])),
    patternLocations: new Map(all.flatMap((layer) => [...layer.patternLocations])),
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
