import { relative } from "node:path";
import { configFolder, configNames, findConfig } from "../config/loader.js";
import { readConfigs } from "../config/read-configs.js";
import { anchorPath, resolveConfig } from "../config/resolve-config.js";
import type { ModelmintConfig } from "../config/types.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { sourceInputOf } from "../load/source-input.js";
import { pinsFileName } from "./pins-file.js";
import type { Job, PinPlace } from "./types.js";

/** What is asked for, before the config has been read. */
export interface JobRequest {
  /** The config file that was named; where absent, the one that stands in `folder`, if one does. */
  readonly config?: string | undefined;
  /** Where a config is looked for; `""` is where one stands. */
  readonly folder?: string;
  /** Settings that win over the config, validated, their paths anchored. */
  readonly settings: ModelmintConfig;
  /** An entry may do without an output folder. */
  readonly withoutOutput?: boolean;
  /** Told of every file before it is read, and of those that would be if they were there. */
  readonly visit?: ((path: string) => Promise<void>) | undefined;
}

/**
 * The config's entries with the settings laid over them, or the settings alone. What is wrong is
 * reported, all of it; then the list is not to be used.
 */
export async function readJobs(request: JobRequest, diagnostics: Diagnostics): Promise<readonly Job[]> {
  const { settings, folder = "", visit, withoutOutput = false } = request;
  const path = request.config ?? findConfig(folder);
  // One that appears later counts as well.
  if (request.config === undefined) for (const name of configNames) await visit?.(anchorPath(name, folder));
  const entries =
    path === undefined
      ? [{ config: {}, nameLocations: new Map(), patternLocations: new Map() }]
      : await readConfigs(path, diagnostics, { visit });
  if (diagnostics.hasErrors()) return [];
  if (entries.length > 1 && (settings.input !== undefined || settings.output !== undefined)) {
    diagnostics.report("MM4010", { entries: entries.length });
    return [];
  }
  return entries.flatMap(({ config, ...locations }) =>
    toJob({ config: resolveConfig(config, settings), ...locations }, path, { diagnostics, withoutOutput }),
  );
}

interface Draft extends Pick<Job, "nameLocations" | "patternLocations"> {
  readonly config: ReturnType<typeof resolveConfig>;
}

function toJob(
  { config, ...locations }: Draft,
  path: string | undefined,
  { diagnostics, withoutOutput }: { readonly diagnostics: Diagnostics; readonly withoutOutput: boolean },
): readonly Job[] {
  const { input, output } = config;
  if (input === undefined) diagnostics.report("MM4008", { config: path });
  if (output === undefined && !withoutOutput) diagnostics.report("MM4009", { config: path });
  if (input === undefined || (output === undefined && !withoutOutput)) return [];
  const pins = output === undefined ? undefined : placePins(output, path);
  return [{ config: { ...config, input, output }, input: sourceInputOf(input), ...locations, pins }];
}

/** Beside the config, or where one stands. What it calls an output does not depend on where that is. */
function placePins(output: string, config: string | undefined): PinPlace {
  const folder = config === undefined ? "" : configFolder(config);
  const name = relative(folder, output).replaceAll("\\", "/");
  return { path: anchorPath(pinsFileName, folder), output: name === "" ? "." : name };
}
