import { type Cache, NO_CACHE } from "../cache/types.js";
import type { SourceReader } from "../load/source-reader.js";
import { type Observer, UNOBSERVED } from "../observe/types.js";
import { checkOutput } from "../verify/check-output.js";
import type { FileSystem } from "../write/file-system.js";
import { realFileSystem } from "../write/real-file-system.js";
import { readGeneratorInfo, readRuntime, readTestSupport } from "./installation.js";
import { type Interruption, uninterrupted } from "./interruption.js";
import { observeFiles } from "./observed-files.js";
import { createLockKeeper } from "./this-process.js";
import type { Environment } from "./types.js";

/** Who reads, who remembers, who looks on and who may break off; where it is not said: the disk and the network, and nobody. */
export interface Company {
  readonly reader?: SourceReader;
  readonly cache?: Cache;
  readonly observer?: Observer;
  readonly interruption?: Interruption;
}

/** The real thing: this installation's pipeline, and the disk unless another file system is given. */
export async function createEnvironment(
  fileSystem: FileSystem = realFileSystem,
  { reader, cache = NO_CACHE, observer = UNOBSERVED, interruption = uninterrupted }: Company = {},
): Promise<Environment> {
  const { buildFiles } = await import("../pipeline.js");
  const runtime = readRuntime();
  const testSupport = readTestSupport();
  const ours = new Set([...runtime.values(), ...testSupport.values()]);
  return {
    fileSystem: observeFiles(fileSystem, observer),
    generator: readGeneratorInfo(),
    lockKeeper: createLockKeeper(),
    interruption,
    build: async ({ config, input, nameLocations, patternLocations, changelog }, pins) => {
      const company = { reader, cache, observer };
      const build = await buildFiles({
        input,
        options: config,
        nameLocations,
        patternLocations,
        pins,
        changelog,
        runtime,
        testSupport,
        ...company,
      });
      observer.begin("compare");
      return build;
    },
    checkOutput: (files) => {
      observer.begin("verify");
      const surprises = checkOutput(files, ours);
      // What follows is writing, or nothing at all.
      observer.begin("write");
      return surprises;
    },
  };
}
