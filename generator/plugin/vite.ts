import { relative } from "node:path";
import { regularFileReader } from "../load/read-source.js";
import type { WatchRun } from "../run/watch/types.js";
import { createRunRequest, type PluginOptions } from "./options.js";
import { type BuildContext, generateForBuild } from "./rollup.js";
import { createSession, type Session } from "./session.js";
import { tellRun } from "./tell.js";

export type { PluginOptions } from "./options.js";

/** A plugin for Vite, as far as those who use it need to know. */
export interface VitePlugin {
  readonly name: string;
}

/** What Vite offers to plugins, as far as it is used here. */
interface ViteConfig {
  readonly root: string;
  readonly command: "build" | "serve";
  readonly server: { readonly watch?: object | null };
}

interface ViteServer {
  readonly config: ViteConfig & {
    readonly logger: {
      info(text: string, options?: object): void;
      warn(text: string, options?: object): void;
      error(text: string, options?: object): void;
    };
  };
  /** Since Vite 6. */
  readonly environments?: Readonly<Record<string, object>>;
  readonly ws: { send(payload: object): void; on(event: "connection", listener: () => void): void };
}

interface ViteHooks extends VitePlugin {
  configResolved(config: ViteConfig): void;
  configureServer(server: ViteServer): Promise<void>;
  buildStart(this: BuildContext): Promise<void>;
  closeBundle(this: { readonly environment?: object }): Promise<void>;
}

/**
 * In a build, generates first, and what is wrong with the document fails the build. The dev server
 * follows the inputs instead: models are generated before it serves, and again when an input changes,
 * which the server notices like any change of a module; errors are shown in its log and overlay.
 */
export default function modelmint(options: PluginOptions = {}): VitePlugin {
  let session: Session | undefined;
  // A server that is started anew begins with the same plugin before the old one ends.
  const serving: { readonly server: ViteServer; readonly watch: DevWatch }[] = [];
  const plugin: ViteHooks = {
    name: "modelmint",
    configResolved: ({ root, command, server }) => {
      // Without a watcher (in tests, for one) a server is like a build.
      if (command === "build" || server.watch === null) session = createSession(options, root);
    },
    configureServer: async (server) => {
      if (session !== undefined) return;
      const watch = startDevWatch(options, server);
      serving.push({ server, watch });
      await watch.ready;
    },
    async buildStart() {
      if (session !== undefined) await generateForBuild(this, session);
    },
    async closeBundle() {
      const { environment } = this;
      // Before Vite 6 there is none, and servers end in the order in which they began.
      const isEnding = ({ environments = {} }: ViteServer): boolean =>
        environment === undefined || Object.values(environments).includes(environment);
      const index = serving.findIndex(({ server }) => isEnding(server));
      for (const { watch } of index < 0 ? [] : serving.splice(index, 1)) await watch.close();
    },
  };
  return plugin;
}

interface DevWatch {
  /** Resolves when models have been generated for the first time, well or not. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

function startDevWatch(options: PluginOptions, server: ViteServer): DevWatch {
  const abort = new AbortController();
  const screen = createScreen(server);
  let announce = (): void => {};
  const first = new Promise<void>((resolve) => {
    announce = resolve;
  });
  const watching = follow(options, server.config.root, abort.signal, (run) => {
    screen.show(run);
    announce();
  });
  // A bug ends the watch, not the server; before the first run is told it is the server's start that fails.
  watching.catch((error: unknown) => server.config.logger.error(`modelmint: ${String(error)}`));
  return {
    ready: Promise.race([first, watching]),
    close: async () => {
      abort.abort();
      await watching.catch(() => {}); // it has been told
    },
  };
}

async function follow(options: PluginOptions, root: string, signal: AbortSignal, ended: (run: WatchRun) => void): Promise<void> {
  const { watchJobs } = await import("../run/watch/watch-jobs.js");
  const { createRealWatchHost } = await import("../run/watch/real-watch-host.js");
  const request = { ...createRunRequest(options, relative("", root)), ended };
  const { createRecall } = await import("../run/recall/real-recall.js");
  const world = { host: createRealWatchHost(), reader: regularFileReader, recall: createRecall("usual") };
  await watchJobs(request, world, signal);
}

/** The log of the server and the overlay in its pages. */
function createScreen({ config: { logger }, ws }: ViteServer): { show(run: WatchRun): void } {
  let shown: object | undefined;
  // Pages that are opened later are to show it, too.
  ws.on("connection", () => {
    if (shown !== undefined) ws.send(shown);
  });
  return {
    show: (run) => {
      const { error, warning } = tellRun(run);
      if (warning !== undefined) logger.warn(`modelmint\n${warning}`, { timestamp: true });
      if (error !== undefined) {
        logger.error(`modelmint\n${error}`, { timestamp: true });
        shown = { type: "error", err: { message: error, stack: "", plugin: "modelmint" } };
        ws.send(shown);
      } else if (shown !== undefined) {
        shown = undefined;
        // Takes the overlay away even where the models came out as they were.
        ws.send({ type: "full-reload" });
      }
    },
  };
}
