import { reportProblem } from "../config/report-problem.js";
import { resolveConfig } from "../config/resolve-config.js";
import type { ModelmintConfig } from "../config/types.js";
import { validateConfig } from "../config/validate.js";
import { createDiagnostics, type Diagnostics } from "../diagnostics/collector.js";
import { sourceInputOf } from "../load/source-input.js";
import type { FileSystem } from "../write/file-system.js";
import type { EditPolicy } from "../write/plan-output.js";
import type { CheckResult } from "./check.js";
import { createEnvironment } from "./environment.js";
import type { Job, PinPolicy, RunResult } from "./types.js";

/** A document that is no file. */
export interface InMemoryDocument {
  readonly text: string;
  /** What messages call it; the folder that its relative references start from. */
  readonly uri: string;
}

/** A config whose input may be a text too. Relative paths start where the process stands. */
export interface CheckOptions extends Omit<ModelmintConfig, "input" | "extends"> {
  readonly input: string | InMemoryDocument;
  /** What is read and written instead of the disk. Documents named by path are read from the disk all the same. */
  readonly fileSystem?: FileSystem;
  readonly failOnWarnings?: boolean;
  /** The file of published names (`modelmint.names.json`), in the same file system; it need not exist. Default: none. */
  readonly pins?: string;
}

/** What becomes of generated files that were edited by hand; they stop the run where nothing is said. */
export interface EditOptions {
  /** Overwrite them. */
  readonly force?: boolean | undefined;
  /** Leave them as they are. */
  readonly keepEdited?: boolean | undefined;
}

export interface GenerateOptions extends CheckOptions, EditOptions {
  /** Work everything out and write nothing. */
  readonly dryRun?: boolean;
  /** What is done to the file of published names: new names are added, or all are given anew. Default: `keep`. */
  readonly pin?: PinPolicy;
  /** Where another run writes to the output, wait until it is done, for a minute at most; true where it is not given. */
  readonly wait?: boolean;
}

/**
 * Generates, and writes to `output` where there is one; the files are in the result in any case.
 * Resolves, with diagnostics, for whatever is wrong with the input; rejects only for a bug.
 */
export async function generate(options: GenerateOptions): Promise<RunResult> {
  const { force, keepEdited, dryRun = false, wait = true, pin = "keep", ...rest } = options;
  const { runGenerate } = await import("./generate.js");
  const edits = editPolicy({ force, keepEdited });
  return withJob(rest, [], async (job, environment) =>
    runGenerate([job], environment, { edits, dryRun, wait, pin, failOnWarnings: rest.failOnWarnings === true }),
  );
}

/** What the two options about edited files come to. */
export function editPolicy({ force = false, keepEdited = false }: EditOptions): EditPolicy {
  return force ? "overwrite" : keepEdited ? "keep" : "stop";
}

/** Compares the `output` folder with what the document gives; writes nothing. Resolves and rejects as {@link generate} does. */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const { runCheck } = await import("./check.js");
  return withJob(options, ["output"], async (job, environment) =>
    runCheck([job], environment, { failOnWarnings: options.failOnWarnings === true }),
  );
}

type Run<Result> = (job: Job, environment: Awaited<ReturnType<typeof createEnvironment>>) => Promise<Result>;
type Failed = { readonly status: "failed"; readonly diagnostics: ReturnType<Diagnostics["all"]>; readonly jobs: readonly [] };

async function withJob<Result>(options: CheckOptions, required: readonly "output"[], run: Run<Result>): Promise<Result | Failed> {
  const { input, fileSystem, failOnWarnings: _failOnWarnings, pins, ...settings } = options;
  const diagnostics = createDiagnostics();
  const job = toJob({ input, settings, pins, required }, diagnostics);
  if (job === undefined) return { status: "failed", diagnostics: diagnostics.all(), jobs: [] };
  return run(job, await createEnvironment(fileSystem));
}

interface JobOptions {
  readonly input: string | InMemoryDocument | undefined;
  readonly settings: ModelmintConfig;
  readonly pins: string | undefined;
  /** What has to be among the settings. */
  readonly required: readonly "output"[];
}

/** The job of a config whose input may be a text; undefined where it is wrong, which is reported. */
export function toJob({ input, settings, pins, required }: JobOptions, diagnostics: Diagnostics): Job | undefined {
  // In JavaScript nobody sees to it that there is an input.
  if (input === undefined) diagnostics.report("MM4008", { config: undefined });
  const uri = typeof input === "string" ? input : (input?.uri ?? "");
  const config: ModelmintConfig = { ...settings, ...(input === undefined ? {} : { input: uri }) };
  for (const problem of validateConfig(config)) reportProblem(problem, {}, diagnostics);
  for (const key of required) if (config[key] === undefined) diagnostics.report("MM4009", { config: undefined });
  if (input === undefined || diagnostics.hasErrors()) return undefined;
  const resolved = { ...resolveConfig(config), input: uri };
  const place = pins === undefined ? undefined : { path: pins, output: resolved.output ?? "." };
  const nowhere = { nameLocations: new Map(), patternLocations: new Map() };
  return { config: resolved, input: sourceInputOf(input), ...nowhere, pins: place };
}
