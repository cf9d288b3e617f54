import { escapeData, escapeProperty, isPath } from "../diagnostics/reporters/github.js";
import { showOnOneLine } from "../diagnostics/show-hidden.js";
import type { SourceLocation } from "../diagnostics/types.js";
import type { CheckedJob } from "../run/check.js";
import type { LocatedChange } from "../run/located-change.js";
import type { Drift } from "../run/types.js";
import { formatCauses } from "./format-causes.js";
import { driftLabel, showSafely } from "./format-result.js";

/**
 * Files that differ as workflow commands of GitHub Actions. What the document changes is told at the
 * line of the document, once a model; what somebody did to a file, at the file. Then why, and a line
 * that sums up.
 */
export function formatGithubDrift(job: CheckedJob, summary: string): string {
  const byPlace = new Map<string, { readonly place: SourceLocation; readonly files: Drift[] }>();
  const alone: Drift[] = [];
  // Then the document is not to blame, and there may be thousands.
  const isOfVersion = job.causes.some(({ kind }) => kind === "generator" || kind === "never generated");
  for (const change of job.drift) {
    const [place] = change.places;
    if (!isFromDocument(change)) alone.push(change);
    else if (isOfVersion)
      continue; // the document is not to blame, and there may be thousands
    else if (place === undefined || !isPath(place.uri)) alone.push(change);
    else {
      const key = `${place.uri}\0${place.pointer}`;
      const group = byPlace.get(key) ?? { place, files: [] };
      group.files.push(change);
      byPlace.set(key, group);
    }
  }
  const models = [...byPlace.values()].map(({ place, files }) => annotateModel(place, files));
  return [
    ...(job.since?.changes ?? []).map(annotateChange),
    ...models,
    ...alone.map((change) => annotateFile(change, job)),
    formatCauses(job),
    summary,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** A change of the document, at its line if the document has one for it. */
function annotateChange({ verdict, model, path, message, rule, location }: LocatedChange): string {
  const level = verdict === "info" ? "notice" : "warning";
  const line = location?.line === undefined ? [] : [`line=${location.line}`, `col=${location.column ?? 1}`];
  const file =
    location === undefined || !isPath(location.uri) ? [] : [`file=${escapeProperty(showOnOneLine(location.uri))}`, ...line];
  const text = `${model}: ${path === "" ? "the model" : path} ${message} (${verdict})`;
  return `::${level} ${[...file, `title=${rule}`].join(",")}::${escapeData(showOnOneLine(text))}`;
}

function isFromDocument({ kind }: Drift): boolean {
  return kind === "update" || kind === "create" || kind === "delete";
}

function annotateModel({ uri, line, column, pointer }: SourceLocation, files: readonly Drift[]): string {
  const properties = [
    `file=${escapeProperty(showOnOneLine(uri))}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
    "title=drift",
  ];
  const list = files.map(({ kind, path }) => `${showOnOneLine(path)} is ${driftLabel(kind)}`);
  return `::error ${properties.join(",")}::${escapeData([`in #${showOnOneLine(pointer ?? "")}`, ...list].join("\n"))}`;
}

function annotateFile(change: Drift, job: CheckedJob): string {
  const { kind, path, diff } = change;
  const properties = `file=${escapeProperty(showOnOneLine(`${job.output ?? ""}/${path}`))},title=${driftLabel(kind)}`;
  const text = `${showOnOneLine(path)} is ${driftLabel(kind)}: it is not what ${showOnOneLine(job.input)} gives.`;
  return `::error ${properties}::${escapeData(diff === "" ? text : `${text}\n${showSafely(diff)}`)}`;
}
