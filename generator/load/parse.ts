import { type Cache, NO_CACHE } from "../cache/types.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { type Observer, UNOBSERVED } from "../observe/types.js";
import { isEndOfIntegers } from "./integer-ends.js";
import type { Limits } from "./limits.js";
import { createLineTable } from "./line-table.js";
import { locationAt } from "./location.js";
import { isJson, parseJson } from "./parse-json.js";
import type { ReportAt } from "./parsed.js";
import { readYaml } from "./read-yaml.js";
import type { SourceDocument } from "./types.js";

/** A text with its names. */
export interface SourceText {
  /** See `SourceDocument.uri`. */
  readonly uri: string;
  /** See `SourceDocument.shownAs`. */
  readonly shownAs: string;
  readonly text: string;
}

/** Who remembers and who looks on; nobody where absent. */
export interface Company {
  readonly cache?: Cache | undefined;
  readonly observer?: Observer;
}

/** Parses JSON or YAML; undefined where there are errors, which are reported, as many as can be told. */
export async function parseSource(
  source: SourceText,
  limits: Limits,
  diagnostics: Diagnostics,
  { cache = NO_CACHE, observer = UNOBSERVED }: Company = {},
): Promise<SourceDocument | undefined> {
  const { uri, shownAs, text } = source;
  if (isEmpty(text)) {
    diagnostics.report("MM1004", { uri: shownAs }, { uri: shownAs });
    return undefined;
  }
  const table = createLineTable(text);
  let failed = false;
  const report: ReportAt = (code, params, offset) => {
    if (code === "MM1017" && isEndOfIntegers(text, offset)) return;
    diagnostics.report(code, params, locationAt(source, offset, table));
    failed ||= code !== "MM1017" && code !== "MM1022"; // mere warnings
  };
  const nul = text.indexOf("\u0000");
  if (nul >= 0) {
    report("MM1018", { offset: nul }, nul);
    return undefined;
  }
  const isJsonText = readsAsJson(shownAs, text);
  if (isJsonText) observer.count("parsed");
  const parsed = isJsonText
    ? parseJson(text, limits, report)
    : await readYaml(text, { name: shownAs, limits, report, cache, observer });
  if (parsed === undefined || failed) return undefined;
  return { uri, shownAs, text, value: parsed.value, locate: (pointer) => table.positionAt(parsed.offsetOf(pointer)) };
}

/** Nothing but white space, YAML comments and document markers. */
function isEmpty(text: string): boolean {
  const blank = /\s+|#[^\n]*|(?:---|\.\.\.)(?=\s|$)/y;
  while (blank.lastIndex < text.length) {
    if (!blank.test(text)) return false;
  }
  return true;
}

/**
 * A file that is called `.json` and begins like JSON is JSON, mistakes included. Elsewhere text that
 * begins so is JSON where it can be, which is quicker, and otherwise a YAML flow collection.
 */
function readsAsJson(name: string, text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  return /\.json$/i.test(name) || isJson(text);
}
