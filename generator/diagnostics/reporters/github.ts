import { catalogue } from "../catalogue.js";
import { showOnOneLine } from "../show-hidden.js";
import type { Diagnostic, Severity, SourceLocation } from "../types.js";

/**
 * Findings as workflow commands of GitHub Actions, one a line: GitHub makes annotations of them, at
 * the lines of the files. See https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
 * @returns text without a line feed at its end; empty where nothing was found
 */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(formatCommand).join("\n");
}

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

function formatCommand({ code, severity, message, help, location }: Diagnostic): string {
  const properties = [...placeOf(location), ["title", `${code} ${catalogue[code].title}`] as const];
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(value)}`).join(",");
  const lines = [message, ...(help === undefined ? [] : [help]), ...whereOf(location)].map(showOnOneLine);
  return `::${commands[severity]} ${list}::${escapeData(lines.join("\n"))}`;
}

type Property = readonly [name: string, value: string];

function placeOf(location: SourceLocation | undefined): readonly Property[] {
  if (location === undefined || !isPath(location.uri)) return [];
  const { uri, line, column } = location;
  return [
    ["file", showOnOneLine(uri)],
    ...(line === undefined ? [] : [["line", String(line)] as const]),
    ...(column === undefined ? [] : [["col", String(column)] as const]),
  ];
}

/** What the properties cannot say: the JSON pointer, and places that are no files. */
function whereOf(location: SourceLocation | undefined): readonly string[] {
  if (location === undefined) return [];
  const { uri, line, column, pointer } = location;
  const place = isPath(uri) ? [] : [`in ${[uri, line, column].filter((part) => part !== undefined).join(":")}`];
  return [...place, ...(pointer === undefined || pointer === "" ? [] : [`in #${pointer}`])];
}

/** URLs (two letters at least, so that `C:\` is a drive) and `<stdin>` are no files that GitHub could show. */
export function isPath(uri: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]+:|<|-$)/i.test(uri);
}

/** The message of a workflow command: one line, whatever it holds. */
export function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** The value of a property of a workflow command. */
export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
