import { relative } from "node:path";
import { configFolder, findConfig } from "../config/loader.js";
import { readConfigs } from "../config/read-configs.js";
import { reportProblem } from "../config/report-problem.js";
import { anchorPath, configFromKeys, resolveConfig } from "../config/resolve-config.js";
import type { ModelmintConfig } from "../config/types.js";
import { validateConfig } from "../config/validate.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { sourceInputOf } from "../load/source-input.js";
import { pinsFileName } from "../run/pins-file.js";
import type { Job, PinPlace } from "../run/types.js";
import { type FlagSetting, type FlagValues, readConfigFlags } from "./flags.js";

/**
 * What a command line asks for: the config's entries with the flags laid over them, or the flags
 * alone. What is wrong with either is reported, all of it; then the list is not to be used.
 */
export async function readJobs(input: string | undefined, flags: FlagValues, diagnostics: Diagnostics): Promise<readonly Job[]> {
  const fromFlags = readFlags(input, flags, diagnostics);
  const given = typeof flags["config"] === "string" ? flags["config"] : undefined;
  const path = given ?? findConfig("");
  const entries = path === undefined ? [{ config: {}, nameLocations: new Map() }] : await readConfigs(path, diagnostics);
  if (diagnostics.hasErrors()) return [];
  if (entries.length > 1 && (fromFlags.input !== undefined || fromFlags.output !== undefined)) {
    diagnostics.report("MM4010", { entries: entries.length });
    return [];
  }
  return entries.flatMap(({ config, nameLocations }) =>
    toJob({ config: resolveConfig(config, fromFlags), nameLocations }, path, diagnostics),
  );
}

function readFlags(input: string | undefined, flags: FlagValues, diagnostics: Diagnostics): ModelmintConfig {
  const argument: FlagSetting = { key: "input", flag: "the input", value: input };
  const settings = [...(input === undefined ? [] : [argument]), ...readConfigFlags(flags)];
  const config = configFromKeys(settings.map(({ key, value }) => [key, value] as const));
  const flagByKey = new Map(settings.map(({ key, flag }) => [key, flag] as const));
  for (const problem of validateConfig(config)) {
    reportProblem(
      problem,
      { flag: flagByKey.get(problem.path.slice(0, 2).join(".")) ?? flagByKey.get(problem.path[0] ?? "") },
      diagnostics,
    );
  }
  return config;
}

interface Draft extends Pick<Job, "nameLocations"> {
  readonly config: ReturnType<typeof resolveConfig>;
}

function toJob({ config, nameLocations }: Draft, path: string | undefined, diagnostics: Diagnostics): readonly Job[] {
  const { input, output } = config;
  if (input === undefined) diagnostics.report("MM4008", { config: path });
  if (output === undefined) diagnostics.report("MM4009", { config: path });
  if (input === undefined || output === undefined) return [];
  return [{ config: { ...config, input, output }, input: sourceInputOf(input), nameLocations, pins: placePins(output, path) }];
}

/** Beside the config, or where one stands. What it calls an output does not depend on where that is. */
function placePins(output: string, config: string | undefined): PinPlace {
  const folder = config === undefined ? "" : configFolder(config);
  const name = relative(folder, output).replaceAll("\\", "/");
  return { path: anchorPath(pinsFileName, folder), output: name === "" ? "." : name };
}
