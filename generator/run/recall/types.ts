import type { Cache } from "../../cache/types.js";
import type { Diagnostic } from "../../diagnostics/types.js";
import type { SourceReader } from "../../load/source-reader.js";
import type { Build } from "../../pipeline.js";
import type { FileSystem } from "../../write/file-system.js";

/** What it takes to see that nothing has changed since a run. */
export interface Recall {
  readonly cache: Cache;
  readonly fileSystem: FileSystem;
  readonly reader: SourceReader;
  readonly stamps: Stamps;
  /** Digest of the generator's code. */
  readonly generator: string;
}

/**
 * A file's identity, size and times, for as long as nobody touches it: any write changes the time of the
 * last change, which cannot be set back, unlike that of the last modification.
 */
export interface Stamps {
  /** Undefined where there is no plain file. Changes with every change that is apart by a tick of the disk's clock. */
  stampOf(path: string): string | undefined;
  /** Whether a file of this stamp was changed so lately that a further change might leave the stamp as it is. */
  isFresh(stamp: string): boolean;
}

/** What is kept of a run that left all as it should be. */
export interface RunRecord {
  readonly diagnostics: readonly Diagnostic[];
  readonly jobs: readonly JobRecord[];
}

export interface JobRecord {
  /** Digest of the manifest's bytes. What it says of inputs, config, generator and files holds as long as it has this one. */
  readonly manifest: string;
  /** Digest of the file of pinned names; null where there is none. */
  readonly pins: string | null;
  readonly statistics: Build["statistics"];
  /** Path below the output → stamp under which the file was seen to have the manifest's hash. */
  readonly stamps: Readonly<Record<string, string>>;
}
