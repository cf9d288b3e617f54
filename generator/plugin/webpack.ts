import { resolve } from "node:path";
import { listWatched, type RecordedRun } from "../run/watch/recorded-run.js";
import type { PluginOptions } from "./options.js";
import { createSession } from "./session.js";
import { tellRun } from "./tell.js";

export type { PluginOptions } from "./options.js";

/** A plugin for webpack or Rspack. (A type, for webpack's own asks for an index signature.) */
export type WebpackPlugin = {
  readonly name: string;
  apply(compiler: WebpackCompiler): void;
};

/** What webpack offers to plugins, as far as it is used here. */
export interface WebpackCompiler {
  readonly context: string;
  readonly hooks: {
    readonly run: AsyncHook;
    readonly watchRun: AsyncHook;
    readonly thisCompilation: { tap(name: string, callback: (compilation: WebpackCompilation) => void): void };
  };
}

interface AsyncHook {
  tapPromise(name: string, callback: () => Promise<void>): void;
}

export interface WebpackCompilation {
  readonly errors: Error[];
  readonly warnings: Error[];
  readonly fileDependencies: { add(path: string): void };
}

const name = "modelmint";

/** Generates before the build; what is wrong with the document fails it. In watch mode, a change of an input builds again. */
export default function modelmint(options: PluginOptions = {}): WebpackPlugin {
  return {
    name,
    apply: (compiler) => {
      const session = createSession(options, compiler.context);
      let last: RecordedRun | undefined;
      // Before anything is compiled: `make`, the usual hook, runs beside the compilation of the entries.
      const generate = async (): Promise<void> => {
        last = await session.generate();
      };
      compiler.hooks.run.tapPromise(name, generate);
      compiler.hooks.watchRun.tapPromise(name, generate);
      compiler.hooks.thisCompilation.tap(name, (compilation) => {
        if (last !== undefined) report(last, compilation);
      });
    },
  };
}

function report({ result, reads }: RecordedRun, compilation: WebpackCompilation): void {
  for (const path of listWatched(reads)) compilation.fileDependencies.add(resolve(path));
  const { error, warning } = tellRun(result);
  if (error !== undefined) compilation.errors.push(toError(error));
  if (warning !== undefined) compilation.warnings.push(toError(warning));
}

/** Where in the plugin it was made tells nobody anything. */
function toError(message: string): Error {
  const error = new Error(`modelmint\n${message}`);
  error.stack = "";
  return error;
}
