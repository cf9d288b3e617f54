import { basename, dirname } from "node:path";

/** The document that a run begins with. */
export type SourceInput =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "stdin" }
  | { readonly kind: "url"; readonly url: string }
  /** `uri` is what messages call it, and where relative references start from. */
  | { readonly kind: "text"; readonly text: string; readonly uri: string };

/** What a person's word for an input means: `-`, an http(s) URL, or a path. */
export function sourceInputOf(input: string | { readonly text: string; readonly uri: string }): SourceInput {
  if (typeof input !== "string") return { kind: "text", text: input.text, uri: input.uri };
  if (input === "-") return { kind: "stdin" };
  return isHttpUrl(input) ? { kind: "url", url: input } : { kind: "path", path: input };
}

/** How a root document is identified, shown, and where the files beside it are. */
export interface RootPlace {
  /** See `SourceDocument.uri`. */
  readonly uri: string;
  /** See `SourceDocument.shownAs`. */
  readonly shownAs: string;
  /** Undefined where the document comes from no folder. */
  readonly folder: string | undefined;
  /** What is asked for the document, where that is a host. */
  readonly host: string;
}

export function placeRoot(input: SourceInput): RootPlace {
  if (input.kind === "stdin") return { uri: "stdin", shownAs: "<stdin>", folder: undefined, host: "" };
  const name = input.kind === "path" ? input.path : input.kind === "url" ? input.url : input.uri;
  if (isHttpUrl(name)) return placeUrl(name);
  return { uri: basename(name), shownAs: name, folder: dirname(name), host: "" };
}

/** Credentials and query, which may hold a token, are shown nowhere. */
function placeUrl(text: string): RootPlace {
  if (!URL.canParse(text)) return { uri: "url", shownAs: "the URL", folder: undefined, host: "the URL" };
  const url = new URL(text);
  const shown = `${url.origin}${url.pathname}`;
  return { uri: shown, shownAs: shown, folder: undefined, host: url.host };
}

function isHttpUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
