import { styleText } from "node:util";
import { showAtLineStart, showHidden, showOnOneLine } from "../diagnostics/show-hidden.js";
import type { CheckedJob } from "../run/check.js";
import type { Drift, JobResult } from "../run/types.js";
import type { ChangeKind } from "../write/change-set.js";
import { cutLines } from "../write/format-diff.js";
import { manifestPath } from "../write/manifest.js";
import { formatCauses } from "./format-causes.js";
import { formatChangesByModel } from "./format-changes.js";

/** Longest diff of one file, in lines. */
const mostLines = 60;

/** One line about a job that was generated: input, counts, time in milliseconds. */
export function formatGenerated(job: JobResult, milliseconds: number, dryRun: boolean): string {
  // The manifest is no part of the package, and not among its files.
  const changes = job.changes.filter(({ path }) => path !== manifestPath);
  const count = (...kinds: readonly ChangeKind[]) => changes.filter(({ kind }) => kinds.includes(kind)).length;
  const written = count("create", "missing", "update");
  const deleted = count("delete");
  const kept = count("hand-edited");
  const parts = [
    `${written} ${dryRun ? "to write" : "written"}`,
    ...(deleted > 0 ? [`${deleted} ${dryRun ? "to delete" : "deleted"}`] : []),
    ...(kept > 0 ? [`${kept} edited by hand`] : []),
    `${job.unchanged} unchanged`,
  ];
  const target = job.output === undefined ? "" : ` → ${showOnOneLine(job.output)}`;
  const counts = `${countModels(job)}, ${countFiles(job.statistics.files)} (${parts.join(", ")})`;
  return `${showAtLineStart(job.input)}${target}: ${counts}${formatUnknown(job)} in ${formatTime(milliseconds)}`;
}

/** How many schemas say more than their type does, and which rules gave up on them. */
function formatUnknown({ statistics: { schemas, unknown } }: JobResult): string {
  const rules = Object.entries(unknown);
  if (rules.length === 0) return "";
  const sum = rules.reduce((total, [, count]) => total + count, 0);
  return `; ${sum} of ${schemas} schemas became unknown (${rules.map(([rule, count]) => `${rule}: ${count}`).join(", ")})`;
}

/** What a dry run would do, a line a file. */
export function formatChanges(job: JobResult): string {
  return job.changes.map(({ kind, path }) => formatPath(kind, path)).join("");
}

/** What a check found in a job: a line where nothing differs, else every file with its diff, the causes and a sum. */
export function formatChecked(job: CheckedJob, milliseconds: number, color: boolean): string {
  const summary = summariseCheck(job, milliseconds);
  if (!differs(job)) return summary;
  const { told, left } = chooseTold(job);
  const files = told.map((change) => formatDrift(change, color)).join("");
  const others = left === 0 ? "" : `${left === 1 ? "1 file is" : `${left} files are`} written differently by this version\n`;
  return [`${formatSince(job.since, color)}${files}${others}`, formatCauses(job), summary]
    .filter((part) => part !== "")
    .join("\n");
}

/** Files that differ because another version writes them differently are counted, not listed: no change of theirs is news. */
function chooseTold({ drift, causes }: CheckedJob): { readonly told: readonly Drift[]; readonly left: number } {
  if (!causes.some(({ kind }) => kind === "generator")) return { told: drift, left: 0 };
  const told = drift.filter(({ kind }) => kind !== "update" && kind !== "create" && kind !== "delete");
  return { told, left: drift.length - told.length };
}

/** By model, above the files: most often that is all that one wants to know. */
function formatSince(since: CheckedJob["since"], color: boolean): string {
  if (since === undefined || since.changes.length === 0) return "";
  return `Since ${since.since}:\n\n${formatChangesByModel(since, color)}\n\n`;
}

/** The line that a check ends with. */
export function summariseCheck(job: CheckedJob, milliseconds: number): string {
  const place = showAtLineStart(job.output ?? job.input);
  const input = showOnOneLine(job.input);
  if (!differs(job))
    return `${place} is what ${input} gives: ${countModels(job)}, ${countFiles(job.statistics.files)}, in ${formatTime(milliseconds)}`;
  const kinds = job.drift.length === 0 ? "an unfinished run" : countKinds(job.drift);
  return `${place} is not what ${input} gives: ${kinds}. Run \`modelmint generate\` to update it.`;
}

function differs({ drift, causes }: CheckedJob): boolean {
  return drift.length > 0 || causes.length > 0;
}

const labels: Readonly<Record<ChangeKind, string>> = {
  create: "missing",
  missing: "missing",
  update: "changed",
  unchanged: "unchanged",
  delete: "stale",
  gone: "gone",
  "hand-edited": "hand-edited",
  foreign: "foreign",
  stray: "stray",
};

/** What a kind of change is called: `hand-edited`, `stale`. */
export function driftLabel(kind: ChangeKind): string {
  return labels[kind];
}

function formatDrift({ kind, path, diff }: Drift, color: boolean): string {
  const heading = formatPath(kind, path);
  return (color ? paint("bold", heading) : heading) + colorDiff(showSafely(cutLines(diff, mostLines)), color);
}

function formatPath(kind: ChangeKind, path: string): string {
  return `${labels[kind].padEnd(11)} ${showOnOneLine(path)}\n`;
}

/**
 * A diff that is safe to print: what stands in files must not reach a terminal as an escape, nor GitHub as a workflow
 * command (`::` at the start of a line, behind whatever blanks). Tabs stay.
 */
export function showSafely(diff: string): string {
  return diff
    .split("\n")
    .map((line) =>
      line
        .split("\t")
        .map(showHidden)
        .join("\t")
        .replace(/^(\s*):(?=:)/, "$1\\u003a"),
    )
    .join("\n");
}

function colorDiff(diff: string, color: boolean): string {
  if (!color) return diff;
  return diff
    .split("\n")
    .map((line) => (line.startsWith("+") ? paint("green", line) : line.startsWith("-") ? paint("red", line) : line))
    .join("\n");
}

/** Whether colours are wanted has been decided before, for the stream that the text goes to. */
function paint(style: "bold" | "green" | "red", text: string): string {
  return styleText(style, text, { validateStream: false });
}

function countKinds(drift: readonly Drift[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of drift) counts.set(labels[kind], (counts.get(labels[kind]) ?? 0) + 1);
  return [...counts].map(([label, count]) => `${count} ${label}`).join(", ");
}

function countModels(job: JobResult): string {
  const { models } = job.statistics;
  return models === 1 ? "1 model" : `${models} models`;
}

function countFiles(count: number): string {
  return count === 1 ? "1 file" : `${count} files`;
}

/** `0.42 s`, `12.3 s` */
function formatTime(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return `${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(1)} s`;
}

/** A job for machines: what the JSON report says about it. */
export function describeJob(job: JobResult): Readonly<Record<string, unknown>> {
  const { input, output, statistics, changes, unchanged } = job;
  return {
    input,
    output,
    files: statistics.files,
    unchanged,
    statistics,
    changes: changes.map(({ kind, path }) => ({ kind, path })),
  };
}
