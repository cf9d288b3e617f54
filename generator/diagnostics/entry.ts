import type { Severity } from "./types.js";

/** One kind of finding: how it reads where it is found, and the page that explains it. */
export interface CatalogueEntry<Params> {
  readonly severity: Severity;
  /** A few words, the same for every finding of the kind. No full stop. */
  readonly title: string;
  /** One sentence with the particulars. */
  readonly message: (params: Params) => string;
  /** What to do about it, where the particulars help. */
  readonly help?: (params: Params) => string | undefined;
  /** Paragraphs of Markdown for `modelmint explain`: what it means, why it matters, how to mend it. */
  readonly explanation: string;
  /** The shortest text that gives the finding, and the same text mended. */
  readonly example?: Example;
}

/** Text before and after, without a line feed at the end. */
export interface Example {
  readonly language: "yaml" | "json" | "ts" | "sh";
  readonly before: string;
  readonly after: string;
}

/** Fixes the type of the parameters of an entry. */
export function entry<Params>(definition: CatalogueEntry<Params>): CatalogueEntry<Params> {
  return definition;
}

/** An example whose texts are given line by line. */
export function example(language: Example["language"], before: readonly string[], after: readonly string[]): Example {
  return { language, before: before.join("\n"), after: after.join("\n") };
}

/** Text of a user in quotes, as JSON writes it, and cut where it is longer than a message can bear. */
export function quote(text: string, most = 100): string {
  return JSON.stringify(text.length > most ? `${text.slice(0, most)}…` : text);
}

/** `a, b and c`; what is more than `most` is only counted. */
export function listNames(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most);
  if (names.length > most) return `${shown.join(", ")} and ${names.length - most} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** `a → b → a`, cut after six steps. */
export function listSteps(chain: readonly string[], most = 6): string {
  return [...chain.slice(0, most), ...(chain.length > most ? ["…"] : [])].join(" → ");
}

/** `Did you mean "x"?`, where there is something near. */
export function didYouMean(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `Did you mean ${JSON.stringify(name)}?`;
}
