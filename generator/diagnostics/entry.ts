import type { Severity } from "./types.js";

/** One kind of finding: how it reads where it is found, and the page that explains it. */
export interface CatalogueEntry<Params> {
  readonly severity: Severity;
  /** A few words, the same for every finding of the kind. */
  readonly title: string;
  /** One sentence with the particulars. */
  readonly message: (params: Params) => string;
  /** What to do about it, where the particulars help. */
  readonly help?: (params: Params) => string | undefined;
  /** Markdown for `modelmint explain`: what it means, why it matters, how to mend it. */
  readonly explanation: string;
}

/** Fixes the type of the parameters of an entry. */
export function entry<Params>(definition: CatalogueEntry<Params>): CatalogueEntry<Params> {
  return definition;
}

/** `a, b and c`. */
export function listNames(names: readonly string[], most = 8): string {
  const shown = names.slice(0, most);
  if (names.length > most) return `${shown.join(", ")} and ${names.length - most} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** `Did you mean "x"?`, where there is something near. */
export function didYouMean(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `Did you mean ${JSON.stringify(name)}?`;
}
