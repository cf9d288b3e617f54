import type { SourceReader } from "../load/source-reader.js";
import { checkOutput } from "../verify/check-output.js";
import type { FileSystem } from "../write/file-system.js";
import { realFileSystem } from "../write/real-file-system.js";
import { readGeneratorInfo, readRuntime, readTestSupport } from "./installation.js";
import type { Environment } from "./types.js";

/** The real thing: this installation's pipeline, and the disk unless something else is given to write to or to read from. */
export async function createEnvironment(fileSystem: FileSystem = realFileSystem, reader?: SourceReader): Promise<Environment> {
  const { buildFiles } = await import("../pipeline.js");
  const runtime = readRuntime();
  const testSupport = readTestSupport();
  const ours = new Set([...runtime.values(), ...testSupport.values()]);
  return {
    fileSystem,
    generator: readGeneratorInfo(),
    build: ({ config, input, nameLocations }, pins) =>
      buildFiles({ input, options: config, nameLocations, pins, runtime, testSupport, reader }),
    checkOutput: (files) => checkOutput(files, ours),
  };
}
