import type { Diagnostics } from "../diagnostics/collector.js";
import { frame } from "../diagnostics/frame.js";
import type { SourceLocation } from "../diagnostics/types.js";
import { DEFAULT_LIMITS } from "../load/limits.js";
import { createLineTable } from "../load/line-table.js";
import { parseJson } from "../load/parse-json.js";
import type { ReportAt } from "../load/parsed.js";
import { configFolder, type LoadedConfig, loadConfigFile } from "./loader.js";
import { reportProblem } from "./report-problem.js";
import { anchorPath, anchorPaths, mergeConfigs } from "./resolve-config.js";
import type { ModelmintConfig } from "./types.js";
import { validateConfig } from "./validate.js";

/**
 * All entries of a config file, validated, with what they extend merged in and their paths anchored
 * at the folder of the file that says them. What is wrong is reported, all of it; then the list is
 * not to be used.
 * @param trail files that led here by `extends`, to notice a circle
 */
export async function readConfigs(
  path: string,
  diagnostics: Diagnostics,
  trail: readonly string[] = [],
): Promise<readonly ModelmintConfig[]> {
  if (trail.includes(path)) {
    diagnostics.report("MM4006", { chain: [...trail, path] }, { uri: path });
    return [];
  }
  const content = await readContent(path, diagnostics);
  if (content === undefined) return [];
  const { value, text } = content;
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  const configs: ModelmintConfig[] = [];
  for (const [index, entry] of entries.entries()) {
    const problems = validateConfig(entry);
    const prefix = Array.isArray(value) ? [String(index)] : [];
    for (const problem of problems) reportProblem(problem, { uri: path, text, prefix }, diagnostics);
    // Without problems it has the shape of a config.
    if (problems.length === 0) configs.push(await extendConfig(entry as ModelmintConfig, path, diagnostics, [...trail, path]));
  }
  return configs;
}

/** The value of a config file and, where it is JSON, its text; undefined where it has none, which is reported. */
async function readContent(
  path: string,
  diagnostics: Diagnostics,
): Promise<{ value: unknown; text: string | undefined } | undefined> {
  const loaded = await loadConfigFile(path);
  if (loaded.kind === "module") return { value: loaded.value, text: undefined };
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
  return parsed === undefined ? undefined : { value: parsed.value, text };
}

async function extendConfig(
  config: ModelmintConfig,
  path: string,
  diagnostics: Diagnostics,
  trail: readonly string[],
): Promise<ModelmintConfig> {
  const folder = configFolder(path);
  const { extends: bases = [], ...own } = anchorPaths(config, folder);
  const layers: ModelmintConfig[] = [];
  for (const base of typeof bases === "string" ? [bases] : bases) {
    const basePath = anchorPath(base, folder);
    const entries = await readConfigs(basePath, diagnostics, trail);
    if (entries.length > 1) diagnostics.report("MM4007", { path: basePath, entries: entries.length }, { uri: path });
    layers.push(...entries.slice(0, 1));
  }
  return mergeConfigs(...layers, own);
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
