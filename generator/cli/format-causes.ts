import { listNames } from "../diagnostics/entry.js";
import { showOnOneLine } from "../diagnostics/show-hidden.js";
import type { DriftCause } from "../run/causes.js";
import type { CheckedJob } from "../run/check.js";
import type { GeneratorInfo } from "../write/manifest.js";

/** Why an output drifts, a line a cause: `because openapi.yaml changed`. */
export function formatCauses({ causes, input }: Pick<CheckedJob, "causes" | "input">): string {
  return causes.map((cause) => `because ${describeCause(cause, input)}`).join("\n");
}

function describeCause(cause: DriftCause, input: string): string {
  switch (cause.kind) {
    case "never generated":
      return "nothing has been generated there: there is no manifest";
    case "interrupted":
      return "a run was cut off while it was writing";
    case "generator":
      return `it was made by ${describeGenerators(cause.from, cause.to)}`;
    case "documents":
      return `${listNames(cause.documents.map((uri) => showOnOneLine(uri === "." ? input : uri)))} changed`;
    case "config":
      return "the settings changed";
    case "pins":
      return "the published names changed";
    case "release":
      return "what was released last is another version";
    case "hand-edited":
      return `${countFiles(cause.files)} edited by hand`;
    case "missing":
      return `${countFiles(cause.files)} deleted`;
    case "stray":
      return `${countFiles(cause.files)} put there by somebody else`;
    case "foreign":
      return `${countFiles(cause.files)} in the way and not modelmint's`;
    case "unexplained":
      return `${countFiles(cause.files)} not what the manifest says was made from this document with these settings`;
  }
}

/** Two builds of one version differ, too, in a clone for example. */
function describeGenerators(from: GeneratorInfo, to: GeneratorInfo): string {
  if (from.version !== to.version) return `modelmint ${showOnOneLine(from.version)}, and this is ${to.version}`;
  return `another build of modelmint ${to.version}`;
}

function countFiles(count: number): string {
  return count === 1 ? "1 file was" : `${count} files were`;
}
