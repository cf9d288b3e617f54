import type { JsonValue } from "../model/types.js";
import type { Limits } from "./limits.js";
import { createLineTable } from "./line-table.js";
import { createJsonLocator } from "./locate-json.js";
import type { Parsed, ReportAt } from "./parsed.js";
import { type JsonFindings, scanJson } from "./scan-json.js";

/** Whether a text is JSON; says nothing about why not. */
export function isJson(text: string): boolean {
  const ignore = (): void => {};
  return scanJson(text, Number.POSITIVE_INFINITY, {
    syntax: ignore,
    tooDeep: ignore,
    duplicateKey: ignore,
    changedNumber: ignore,
  });
}

/** The value of JSON text; undefined where it has none, which is reported. Duplicate keys and lost digits are reported too. */
export function parseJson(text: string, limits: Limits, report: ReportAt): Parsed | undefined {
  const table = createLineTable(text);
  const findings: JsonFindings = {
    syntax: (reason, offset) => report("MM1009", { reason }, offset),
    tooDeep: (offset) => report("MM1007", { limit: limits.maxDepth }, offset),
    duplicateKey: (key, offset, first) => report("MM1010", { key, line: table.positionAt(first).line }, offset),
    changedNumber: (written, fate, offset) => {
      if (fate === "infinite") report("MM1020", { written }, offset);
      else report("MM1017", { written, read: String(Number(written)) }, offset);
    },
  };
  if (!scanJson(text, limits.maxDepth, findings)) return undefined;
  // JSON.parse returns JSON, and text that the scan accepts does not make it throw.
  return { value: JSON.parse(text) as JsonValue, offsetOf: createJsonLocator(text) };
}
