import type { ReleaseEntry } from "../compare/types.js";
import type { ResolvedConfig } from "../config/types.js";
import type { Diagnostic, SourceLocation } from "../diagnostics/types.js";
import type { GeneratedFile } from "../emit/types.js";
import type { SourceInput } from "../load/source-input.js";
import type { PinLocator } from "../name/pins/apply.js";
import type { PinnedNames } from "../name/pins/types.js";
import type { Build } from "../pipeline.js";
import type { OutputFile, Surprise } from "../verify/check-output.js";
import type { Change } from "../write/change-set.js";
import type { FileSystem } from "../write/file-system.js";
import type { LockKeeper } from "../write/lock.js";
import type { GeneratorInfo } from "../write/manifest.js";
import type { EditPolicy } from "../write/plan-output.js";
import type { Interruption } from "./interruption.js";
import type { ReleaseState } from "./release-file.js";

/** One document and one output: what one config entry asks for. */
export interface Job {
  readonly config: ResolvedConfig;
  readonly input: SourceInput;
  /** Where the config fixes names, by JSON pointer; for messages only. */
  readonly nameLocations: ReadonlyMap<string, SourceLocation>;
  /** Where the config's patterns of models with tests stand, by list and text (`include Pet*`); for messages only. */
  readonly patternLocations: ReadonlyMap<string, SourceLocation>;
  /** Its releases, the latest first; none where nothing was released. */
  readonly changelog?: readonly ReleaseEntry[] | undefined;
  /** Where its published names are kept; undefined where they are not. */
  readonly pins?: PinPlace | undefined;
}

/** The pins of one job: a part of a file that jobs may share. */
export interface PinPlace {
  /** Path as it is to be opened; the file need not exist. */
  readonly path: string;
  /** What the file calls the job: its output folder, seen from the file. */
  readonly output: string;
}

/** What a run does to published names: keeps them, adds the new ones, or gives all anew. */
export type PinPolicy = "keep" | "add" | "anew";

/** Published names of one job as they were read. */
export interface Pins {
  readonly names: PinnedNames;
  readonly locate: PinLocator;
}

/** What runs need from outside, so that they can be tried without it. */
export interface Environment {
  readonly fileSystem: FileSystem;
  readonly generator: GeneratorInfo;
  readonly lockKeeper: LockKeeper;
  readonly interruption: Interruption;
  build(job: Job, pins?: Pins): Promise<Build>;
  /** What no emitter writes, in files that are to be written. */
  checkOutput(files: readonly OutputFile[]): readonly Surprise[];
}

export interface GenerateSettings {
  readonly edits: EditPolicy;
  /** Work everything out and write nothing. */
  readonly dryRun: boolean;
  /** Warnings stop the run like errors. */
  readonly failOnWarnings: boolean;
  /** Default: keep. */
  readonly pin?: PinPolicy;
  /** What jobs are released as, where it is not what their file of releases says yet. */
  readonly releases?: ReadonlyMap<Job, ReleaseState>;
  /** Where another run writes to the output, wait until it is done. Default: true. */
  readonly wait?: boolean;
  /** Told when there is something to wait for: the output, and the process that writes to it. */
  readonly onWait?: (output: string, pid: number) => void;
}

/** Why a run ended as it did; exit codes are made of it. */
export type RunStatus =
  /** Done; for `check`: everything is as the document gives it. */
  | "done"
  /** `check`: something differs. */
  | "drift"
  /** Generated files were edited by hand, and nothing was written. */
  | "hand-edited"
  /** `diff`: there are changes of the kind that was to stop it. */
  | "changed"
  /** There are warnings, and they were to stop the run. */
  | "warnings"
  /** Another run writes to the output, and nothing was written. */
  | "locked"
  /** It was to be broken off. What had been begun was taken back, or brought to its end. */
  | "interrupted"
  /** Something is wrong with the input, the config or the output folder. */
  | "failed";

/** What became of one job. */
export interface JobResult {
  /** What messages call it: without credentials where it is a URL. */
  readonly input: string;
  /** The output folder; undefined where the files were only wanted in memory. */
  readonly output: string | undefined;
  /** The complete output without the manifest; empty where there were errors. */
  readonly files: readonly GeneratedFile[];
  readonly statistics: Build["statistics"];
  /** What differs from the disk, sorted by path; unchanged files are left out. */
  readonly changes: readonly Change[];
  /** Number of files that are right already. */
  readonly unchanged: number;
}

export interface RunResult {
  readonly status: RunStatus;
  /** Everything that was found, sorted. */
  readonly diagnostics: readonly Diagnostic[];
  readonly jobs: readonly JobResult[];
}

/** A file that differs, and how. */
export interface Drift extends Change {
  /** Unified diff from what is on disk to what is wanted; empty where there is nothing to compare, or too much. */
  readonly diff: string;
  /** Where the models of the file stand in the document. */
  readonly places: readonly SourceLocation[];
}
