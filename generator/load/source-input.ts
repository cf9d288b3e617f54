import { basename, dirname, isAbsolute, relative, sep } from "node:path";

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

/** @param root folder that references may lead to, where that is another than the document's; one that the document is not in counts for nothing */
export function placeRoot(input: SourceInput, root?: string): RootPlace {
  if (input.kind === "stdin") return { uri: "stdin", shownAs: "<stdin>", folder: undefined, host: "" };
  const name = input.kind === "path" ? input.path : input.kind === "url" ? input.url : input.uri;
  if (isHttpUrl(name)) return placeUrl(name);
  const way = root === undefined ? undefined : wayFrom(root, name);
  if (root === undefined || way === undefined) return { uri: basename(name), shownAs: name, folder: dirname(name), host: "" };
  // Revisions of git know paths from where one stands, and no absolute ones.
  return { uri: way, shownAs: name, folder: relative("", root) || ".", host: "" };
}

/** The path of a file from a folder, with slashes; undefined where it is not in there. */
export function wayFrom(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  const isInside = way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  return isInside ? way.split(sep).join("/") : undefined;
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
