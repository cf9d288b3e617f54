import { relative } from "node:path";
import { regularFileReader } from "../load/read-source.js";
import type { RecordedRun } from "../run/watch/recorded-run.js";
import { createRunRequest, type PluginOptions } from "./options.js";

/** What a plugin does in one project. */
export interface Session {
  /**
   * Generates, unless the last run went well and nothing has changed since; bundlers start a build
   * for each of several environments, and again for every change. Calls may overlap.
   */
  generate(): Promise<RecordedRun>;
}

/** @param root the project's folder, absolute */
export function createSession(options: PluginOptions, root: string): Session {
  let run: (() => Promise<RecordedRun>) | undefined;
  let last: Promise<RecordedRun> | undefined;
  const generate = async (before: Promise<RecordedRun> | undefined): Promise<RecordedRun> => {
    // A bug in the run before is told where that was waited for.
    const done = await before?.catch(() => undefined);
    if (done?.result.status === "done" && (await isUpToDate(done))) return done;
    const { createRecordedRun } = await import("../run/watch/recorded-run.js");
    const { createRecall } = await import("../run/recall/real-recall.js");
    const world = { reader: regularFileReader, recall: createRecall("usual") };
    run ??= createRecordedRun(createRunRequest(options, relative("", root)), world);
    return run();
  };
  return {
    generate: () => {
      last = generate(last);
      return last;
    },
  };
}

async function isUpToDate({ reads }: RecordedRun): Promise<boolean> {
  const now = await Promise.all(reads.map((read) => read.look()));
  return reads.every(({ fingerprint }, index) => fingerprint === now[index]);
}
