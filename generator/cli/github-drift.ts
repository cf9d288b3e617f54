import { showOnOneLine } from "../diagnostics/show-hidden.js";
import type { CheckedJob } from "../run/check.js";
import type { Drift } from "../run/types.js";
import { driftLabel, showSafely } from "./format-result.js";

/** Files that differ as workflow commands of GitHub Actions: an annotation at each, and a line that sums up. */
export function formatGithubDrift(job: CheckedJob, summary: string): string {
  const annotations = job.drift.map((change) => {
    const properties = `file=${escapeProperty(showOnOneLine(`${job.output ?? ""}/${change.path}`))},title=${driftLabel(change.kind)}`;
    return `::error ${properties}::${escapeData(explainDrift(change, job.input))}`;
  });
  return [...annotations, summary].join("\n");
}

function explainDrift({ kind, path, diff }: Drift, input: string): string {
  return `${showOnOneLine(path)} is ${driftLabel(kind)}: it is not what ${input} gives.${diff === "" ? "" : `\n${showSafely(diff)}`}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
