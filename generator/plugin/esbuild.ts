import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/types.js";
import { listWatched } from "../run/watch/recorded-run.js";
import type { PluginOptions } from "./options.js";
import { createSession } from "./session.js";

export type { PluginOptions } from "./options.js";

/** A plugin for esbuild. */
export interface EsbuildPlugin {
  readonly name: string;
  setup(build: EsbuildBuild): void;
}

/** What esbuild offers to plugins, as far as it is used here. */
export interface EsbuildBuild {
  readonly initialOptions: { readonly absWorkingDir?: string | undefined };
  onStart(callback: () => Promise<{ errors: EsbuildMessage[]; warnings: EsbuildMessage[] }>): void;
  onResolve(
    options: { filter: RegExp },
    callback: (args: { readonly kind: string }) => { watchFiles: string[] } | undefined,
  ): void;
}

export interface EsbuildMessage {
  text: string;
  location: { file: string; line: number; column: number } | null;
  notes: { text: string }[];
}

/** Generates before the build; what is wrong with the document fails it. In watch mode, a change of an input builds again. */
export default function modelmint(options: PluginOptions = {}): EsbuildPlugin {
  return {
    name: "modelmint",
    setup: (build) => {
      const session = createSession(options, resolve(build.initialOptions.absWorkingDir ?? ""));
      let watchFiles: string[] = [];
      build.onStart(async () => {
        const { result, reads } = await session.generate();
        watchFiles = listWatched(reads).map((path) => resolve(path));
        const told = (severity: Diagnostic["severity"]) =>
          result.diagnostics.filter((diagnostic) => diagnostic.severity === severity).map(toMessage);
        return { errors: result.status === "done" ? [] : told("error"), warnings: told("warning") };
      });
      // Files to watch can only be named with a module; nothing is resolved here.
      build.onResolve({ filter: /.*/ }, ({ kind }) => (kind === "entry-point" ? { watchFiles } : undefined));
    },
  };
}

function toMessage({ code, message, help, location }: Diagnostic): EsbuildMessage {
  const { uri, line, column, frame } = location ?? {};
  const place = uri === undefined || line === undefined || column === undefined ? null : { file: uri, line, column: column - 1 };
  const notes = [frame, help].flatMap((text) => (text === undefined ? [] : [{ text }]));
  return { text: `${code}: ${message}`, location: place, notes };
}
