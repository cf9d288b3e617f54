import { resolveConfig } from "../../../generator/config/resolve-config.js";
import type { ModelmintConfig } from "../../../generator/config/types.js";
import { createDiagnostic } from "../../../generator/diagnostics/collector.js";
import type { Diagnostic } from "../../../generator/diagnostics/types.js";
import type { GeneratedFile } from "../../../generator/emit/types.js";
import { sourceInputOf } from "../../../generator/load/source-input.js";
import { uninterrupted } from "../../../generator/run/interruption.js";
import type { Environment, Job } from "../../../generator/run/types.js";
import { digest } from "../../../generator/write/digest.js";
import type { FileSystem } from "../../../generator/write/file-system.js";
import type { LockKeeper } from "../../../generator/write/lock.js";

export function createJob(config: ModelmintConfig & { readonly input: string }): Job {
  return {
    config: { ...resolveConfig(config), input: config.input },
    input: sourceInputOf(config.input),
    nameLocations: new Map(),
    patternLocations: new Map(),
  };
}

export const anError: Diagnostic = createDiagnostic("MM5001", { path: "from the build" });
export const aWarning: Diagnostic = { ...anError, severity: "warning" };

/** A process with a number of its own, to which no other one is running and no time passes. */
export function createKeeper(pid = 1, others: readonly number[] = []): LockKeeper {
  return {
    self: { pid, started: "1", host: "here" },
    isRunning: (other) => other.pid === pid || others.includes(other.pid),
    wait: async () => {},
  };
}

/** An environment whose pipeline gives fixed files by input, or fixed diagnostics. */
export function createFixedEnvironment(
  fileSystem: FileSystem,
  outputs: Readonly<Record<string, Readonly<Record<string, string>> | readonly Diagnostic[]>>,
  lockKeeper: LockKeeper = createKeeper(),
): Environment {
  return {
    fileSystem,
    generator: { version: "1.2.3", digest: "c0de" },
    checkOutput: () => [],
    lockKeeper,
    interruption: uninterrupted,
    build: async ({ config }) => {
      const output = outputs[config.input] ?? {};
      const diagnostics = Array.isArray(output) ? output : [];
      const entries = Array.isArray(output) ? [] : Object.entries(output);
      // The paths are safe: tests write them.
      const files = entries.map(([path, text]) => ({ path, text, models: [] }) as unknown as GeneratedFile);
      return {
        files,
        diagnostics,
        inputs: [{ uri: config.input, sha256: digest(config.input) }],
        statistics: { schemas: 1, models: 1, files: files.length, unknown: {} },
        published: () => ({ models: {}, modules: {} }),
        surface: () => undefined,
      };
    },
  };
}
