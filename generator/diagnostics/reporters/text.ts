import { styleText } from "node:util";
import { listNames } from "../entry.js";
import { showHidden, showOnOneLine } from "../show-hidden.js";
import type { Diagnostic, Severity, SourceLocation } from "../types.js";
import { groupAlike, leaveOutHints } from "./group.js";

/** How many further places of one warning or hint are named; of an error all are. */
const MOST_PLACES = 3;

export interface TextOptions {
  /** Whether to print ANSI escapes. Nothing else is asked: neither the terminal nor the environment. */
  readonly color: boolean;
}

/**
 * Findings for people: what is wrong, where, a code frame, what to do, and at the end how many there
 * are. The same finding at several places is told once, with its places. All errors and warnings are
 * told, and the first hints of each code.
 * @returns text without a line feed at its end; empty where nothing was found
 */
export function formatText(diagnostics: readonly Diagnostic[], { color }: TextOptions): string {
  if (diagnostics.length === 0) return "";
  const paint: Paint = color ? (format, text) => styleText(format, text, { validateStream: false }) : (_format, text) => text;
  const { told, left } = leaveOutHints(groupAlike(diagnostics));
  const leftOut = left.map(
    ([code, count]) => `${paint(styles.info, `info ${code}`)}: ${count} more of the kind; --reporter json lists them all.`,
  );
  const texts = told.map(({ first, others }) => formatOne(first, others, paint));
  return [...texts, ...leftOut, sumUp(diagnostics)].join("\n\n");
}

type Format = Parameters<typeof styleText>[0];
type Paint = (format: Format, text: string) => string;

const styles: Readonly<Record<Severity, Format>> = {
  error: ["red", "bold"],
  warning: ["yellow", "bold"],
  info: ["cyan", "bold"],
};

function formatOne(
  { code, severity, message, help, location }: Diagnostic,
  others: readonly SourceLocation[],
  paint: Paint,
): string {
  const most = severity === "error" ? others.length : MOST_PLACES;
  return [
    `${paint(styles[severity], `${severity} ${code}`)}: ${paint("bold", showOnOneLine(message))}`,
    ...(location === undefined ? [] : [`  in ${paint("cyan", formatLocation(location))}`]),
    ...(location?.frame === undefined ? [] : formatFrame(location.frame, paint)),
    ...others.slice(0, most).map((other) => `  also in ${paint("cyan", formatLocation(other))}`),
    ...(others.length > most ? [`  and at ${others.length - most} more places; --reporter json lists them all`] : []),
    ...(help === undefined ? [] : [`  ${paint("bold", "help")}: ${showOnOneLine(help)}`]),
  ].join("\n");
}

/** `openapi.yaml:12:9 (#/paths/~1pets)`, in a form that editors make a link of. */
function formatLocation({ uri, line, column, pointer }: SourceLocation): string {
  const place = [uri, line, column].filter((part) => part !== undefined).join(":");
  return showOnOneLine(pointer === undefined || pointer === "" ? place : `${place} (#${pointer})`);
}

function formatFrame(frame: string, paint: Paint): readonly string[] {
  return frame.split("\n").map((row) => {
    const isMeant = row.startsWith(">") || /^ +\| +\^$/.test(row);
    return paint(isMeant ? "red" : "dim", `  ${showHidden(row)}`);
  });
}

const severities: readonly (readonly [Severity, one: string, many: string])[] = [
  ["error", "error", "errors"],
  ["warning", "warning", "warnings"],
  ["info", "hint", "hints"],
];

/** `2 errors and 1 warning; …`, with the command that says more about one of the worst. */
function sumUp(diagnostics: readonly Diagnostic[]): string {
  const found = severities.flatMap(([severity, one, many]) => {
    const all = diagnostics.filter((diagnostic) => diagnostic.severity === severity);
    const [first] = all;
    return first === undefined ? [] : [{ code: first.code, count: `${all.length} ${all.length === 1 ? one : many}` }];
  });
  const counts = listNames(found.map(({ count }) => count));
  return `${counts}; \`modelmint explain ${found[0]?.code ?? ""}\` says more about a code.`;
}
