import { resolve } from "node:path";
import { listWatched } from "../run/watch/recorded-run.js";
import type { PluginOptions } from "./options.js";
import { createSession, type Session } from "./session.js";
import { tellRun } from "./tell.js";

export type { PluginOptions } from "./options.js";

/** A plugin for Rollup or Rolldown, as far as those who use it need to know. */
export interface RollupPlugin {
  readonly name: string;
}

/** What Rollup's plugin context offers, as far as it is used here. */
export interface BuildContext {
  error(message: string): never;
  warn(message: string): void;
  addWatchFile(path: string): void;
}

interface RollupHooks extends RollupPlugin {
  buildStart(this: BuildContext): Promise<void>;
}

/** Generates before the build; what is wrong with the document fails it. In watch mode, a change of an input builds again. */
export default function modelmint(options: PluginOptions = {}): RollupPlugin {
  const session = createSession(options, resolve());
  const plugin: RollupHooks = {
    name: "modelmint",
    buildStart() {
      return generateForBuild(this, session);
    },
  };
  return plugin;
}

/** Generates, and tells the build how that went. */
export async function generateForBuild(context: BuildContext, session: Session): Promise<void> {
  const { result, reads } = await session.generate();
  for (const path of listWatched(reads)) context.addWatchFile(resolve(path));
  const { error, warning } = tellRun(result);
  if (warning !== undefined) context.warn(warning);
  if (error !== undefined) context.error(error);
}
