import type { Diagnostics } from "../diagnostics/collector.js";
import type { OutputPlan } from "../write/plan-output.js";
import type { Job } from "./types.js";

/** Reports all that keeps a plan from being carried out, each path with its own line. */
export function reportObstacles({ root, obstacles }: OutputPlan, diagnostics: Diagnostics): void {
  const at = (path: string) => `${root}/${path}`;
  for (const path of obstacles.handEdited) diagnostics.report("MM5004", { path: at(path) });
  for (const { path } of obstacles.foreign) diagnostics.report("MM5005", { path: at(path) });
  for (const path of obstacles.links) diagnostics.report("MM5006", { path: at(path) });
  for (const [first = "", ...others] of obstacles.collisions) {
    for (const other of others) diagnostics.report("MM5009", { path: at(first), other: at(other) });
  }
  const [outside] = obstacles.outside;
  // Only the layout makes paths, so this is no mistake of the document's.
  if (outside !== undefined) throw new Error(`a generated file would be written to ${JSON.stringify(outside)}`);
}

/** Reports outputs that a package manager takes for its own. */
export function reportLostOutputs(jobs: readonly Job[], diagnostics: Diagnostics): void {
  for (const { config } of jobs) {
    const path = config.output;
    if (path !== undefined && simplify(path).split("/").includes("node_modules")) diagnostics.report("MM5020", { path });
  }
}

/** Reports outputs that are the same folder, or one inside another's. */
export function reportSharedOutputs(jobs: readonly Job[], diagnostics: Diagnostics): void {
  const outputs = jobs.flatMap(({ config }) => (config.output === undefined ? [] : [config.output]));
  for (const [index, path] of outputs.entries()) {
    const other = outputs.find(
      (candidate, position) => position < index && (isWithin(path, candidate) || isWithin(candidate, path)),
    );
    if (other !== undefined) diagnostics.report("MM5008", { path, other });
  }
}

function isWithin(path: string, folder: string): boolean {
  return `${simplify(path)}/`.startsWith(`${simplify(folder)}/`);
}

function simplify(path: string): string {
  return path
    .replaceAll("\\", "/")
    .replace(/^(?:\.\/)+/, "")
    .replace(/\/+$/, "");
}
