import { catalogue, type DiagnosticCode } from "./catalogue.js";
import type { CatalogueEntry, Example } from "./entry.js";
import type { Severity } from "./types.js";
import { wrap } from "./wrap.js";

/** A code and what it is about, for lists. */
export interface CodeSummary {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly title: string;
}

/** All codes of the catalogue, sorted. */
export function listCodes(): readonly CodeSummary[] {
  // The keys of the catalogue are its codes; Object.keys says no more than that they are strings.
  const codes = Object.keys(catalogue) as DiagnosticCode[];
  return codes.sort().map((code) => ({ code, severity: catalogue[code].severity, title: catalogue[code].title }));
}

/**
 * The page of the catalogue about a code: what it means, why it matters, how to mend it. Markdown
 * that reads well as it is, in lines of at most 88 characters, without a line feed at the end.
 */
export function explain(code: DiagnosticCode): string {
  // Read without its parameters, which differ from code to code.
  const { severity, title, explanation, example }: Omit<CatalogueEntry<never>, "message" | "help"> = catalogue[code];
  const paragraphs = explanation.split("\n\n").map(wrap);
  return [`${severity} ${code}: ${title}`, ...paragraphs, ...(example === undefined ? [] : formatExample(example))].join("\n\n");
}

function formatExample({ language, before, after }: Example): readonly string[] {
  const block = (text: string) => `\`\`\`${language}\n${text}\n\`\`\``;
  return ["Before:", block(before), "After:", block(after)];
}
