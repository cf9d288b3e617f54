/**
 * modelmint as a library: the same pipeline as the command line, with documents and files in memory
 * where that is wanted.
 */
export type { Bump, Change as DocumentChange, Comparison, Verdict } from "./compare/types.js";
export { defineConfig } from "./config/define-config.js";
export type { ModelmintConfig, NamingStrategy, ResolvedConfig } from "./config/types.js";
export type { Diagnostic, Severity, SourceLocation } from "./diagnostics/types.js";
export type { DocsOptions, PackageOptions, TestLevel, TestsOptions } from "./emit/options.js";
export type { ReadingOptions } from "./load/options.js";
export type { ModelOptions } from "./model/options.js";
export type { DriftCause } from "./run/causes.js";
export type { CheckedJob, CheckResult } from "./run/check.js";
export type { DiffResult } from "./run/diff.js";
export {
  type CheckOptions,
  check,
  type EditOptions,
  type GenerateOptions,
  generate,
  type InMemoryDocument,
} from "./run/library.js";
export { type DiffOptions, diff, type ReleaseOptions, release } from "./run/library-release.js";
export type { ReleasedJob, ReleaseResult } from "./run/release.js";
export type { Drift, JobResult, PinPolicy, RunResult, RunStatus } from "./run/types.js";
export { type Watch, type WatchOptions, watch } from "./run/watch/library.js";
export type { WatchRun } from "./run/watch/types.js";
export type { Change, ChangeKind } from "./write/change-set.js";
export { type Entry, type EntryKind, type FileSystem, FileSystemError } from "./write/file-system.js";
export { createMemoryFileSystem, type MemoryFileSystem } from "./write/memory-file-system.js";
