import { styleText } from "node:util";
import { groupByModel, summariseComparison } from "../compare/group-changes.js";
import type { Verdict } from "../compare/types.js";
import { showOnOneLine } from "../diagnostics/show-hidden.js";
import type { LocatedChange, LocatedComparison } from "../run/located-change.js";

/** Changes for people: model by model, a line each, and the sum. */
export function formatChangesByModel(comparison: LocatedComparison, color: boolean): string {
  const models = groupByModel(comparison.changes).map(({ model, direction, changes }) => {
    const heading = `${showOnOneLine(model)} (${direction === "both" ? "request and response" : direction})`;
    const lines = changes.map((change) => formatChange(change as LocatedChange, color)); // they are those of the comparison
    return [color ? styleText("bold", heading, { validateStream: false }) : heading, ...lines, ""].join("\n");
  });
  return [...models, summariseComparison(comparison)].join("\n");
}

/** `usage.total_tokens became optional`, with a rule and a place behind. */
function formatChange({ verdict, path, message, rule, location }: LocatedChange, color: boolean): string {
  const label = verdict.padEnd(9);
  const place = location?.line === undefined ? "" : ` ${showOnOneLine(location.uri)}:${location.line}:${location.column ?? 1}`;
  const subject = path === "" ? "the model" : `\`${showOnOneLine(path)}\``;
  const shown = color && verdict !== "info" ? styleText(colors[verdict], label, { validateStream: false }) : label;
  return `  ${shown} ${subject} ${showOnOneLine(message)} [${rule}]${place}`;
}

const colors: Readonly<Record<Exclude<Verdict, "info">, "red" | "yellow">> = { breaking: "red", warning: "yellow" };

/** Changes for machines; every member is always there. */
export function describeComparison(comparison: LocatedComparison): Readonly<Record<string, unknown>> {
  const changes = comparison.changes.map((change) => {
    const { rule, model, path, direction, pointer, side, verdict, bump, message, location } = change as LocatedChange; // as above
    const place = location && { uri: location.uri, line: location.line ?? null, column: location.column ?? null };
    return { rule, model, path, direction, pointer, side, verdict, bump, message, location: place ?? null };
  });
  return { bump: comparison.bump ?? null, verdict: comparison.verdict ?? null, changes };
}
