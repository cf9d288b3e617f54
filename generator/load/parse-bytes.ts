import type { Diagnostics } from "../diagnostics/collector.js";
import { decodeText } from "./decode-text.js";
import type { Limits } from "./limits.js";
import { createLineTable } from "./line-table.js";
import { locationAt } from "./location.js";
import { type Company, parseSource, type SourceText } from "./parse.js";
import type { SourceDocument } from "./types.js";

/** Decodes and parses what was read; undefined where there are errors, which are reported. */
export async function parseBytes(
  { uri, shownAs, bytes }: Omit<SourceText, "text"> & { readonly bytes: Uint8Array },
  limits: Limits,
  diagnostics: Diagnostics,
  company: Company = {},
): Promise<SourceDocument | undefined> {
  const decoded = decodeText(bytes);
  if (decoded.kind === "text") return parseSource({ uri, shownAs, text: decoded.text }, limits, diagnostics, company);
  const { encoding, offset, before } = decoded;
  // Lines of an unknown encoding cannot be shown.
  const known = { text: before, shownAs };
  const location = encoding === undefined ? locationAt(known, before.length, createLineTable(before)) : { uri: shownAs };
  diagnostics.report("MM1005", { uri: shownAs, encoding, offset }, location);
  return undefined;
}
