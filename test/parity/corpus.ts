import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** A real SDK's pages and the document that they were made from. */
export interface Corpus {
  /** The document, YAML. */
  readonly document: string;
  /** Path below `docs/models` → text of the page. */
  readonly pages: ReadonlyMap<string, string>;
  /** JSON pointer of a schema → path of its page, for the pages that could be aligned without doubt. */
  readonly pointers: ReadonlyMap<string, string>;
}

/** Where the corpus lies in a checkout that has one beside it; it is no part of the project. */
export const CORPUS_FOLDER = new URL("../../../shared/corpus/orq/", import.meta.url);

/** Reads a corpus; `undefined` where there is none. */
export function readCorpus(folder: URL): Corpus | undefined {
  if (!existsSync(new URL("pages.ndjson.gz", folder))) return undefined;
  const lines = gunzipSync(readFileSync(new URL("pages.ndjson.gz", folder)))
    .toString("utf8")
    .trim()
    .split("\n");
  // The corpus' own form: one object a line, and one object of strings.
  const pages = lines.map((line) => JSON.parse(line) as { readonly path: string; readonly text: string });
  const pointers = JSON.parse(readFileSync(new URL("pointers.json", folder), "utf8")) as Readonly<Record<string, string>>;
  return {
    document: readFileSync(new URL("openapi.yaml", folder), "utf8"),
    pages: new Map(pages.map(({ path, text }) => [path, text])),
    pointers: new Map(Object.entries(pointers)),
  };
}
