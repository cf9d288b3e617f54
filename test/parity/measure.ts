import type { ModelGraph } from "../../generator/model/types.js";
import type { Corpus } from "./corpus.js";
import { DELIBERATE, patternOf } from "./differences.js";
import { buildGraph, generatePages } from "./generate-pages.js";
import { type Page, readPage, sameBytes, sameCells, sameCellsExactly, withoutMarks } from "./page.js";

/** How near our pages come to those of the corpus. Counts of pages. */
export interface Score {
  readonly pages: number;
  /** Of these, how many we have at all. */
  readonly found: number;
  /** Same kind, title and cells, marks of deprecation apart. */
  readonly sameCells: number;
  /** The same, marks of deprecation included. */
  readonly sameCellsExactly: number;
  /** The same byte for byte, the values of examples apart. */
  readonly sameBytes: number;
  /** Pages whose cells differ, by the deliberate difference or the pattern that they show. */
  readonly differences: ReadonlyMap<string, readonly string[]>;
}

export interface Parity {
  /** Aligned pages, their names pinned. */
  readonly pinned: Readonly<Record<"commonmark" | "text", Score>>;
  /** All pages by path, nothing pinned. */
  readonly unpinned: Score;
  /** How often naming complained although names were pinned. */
  readonly complaints: number;
}

/** Generates the corpus' document in memory and holds the pages against the corpus. */
export async function measureParity(corpus: Corpus): Promise<Parity> {
  const graph = await buildGraph(corpus.document);
  const commonmark = measurePinned(corpus, graph, "commonmark");
  const pages = generatePages(graph, { naming: "speakeasy-2023", names: {}, markdown: "commonmark" });
  return {
    pinned: { commonmark: commonmark.score, text: measurePinned(corpus, graph, "text").score },
    unpinned: compare(
      [...corpus.pages].map(([path, want]) => ({ path, want, have: pages.byPath.get(path) })),
      nameOnly,
    ),
    complaints: commonmark.complaints,
  };
}

function measurePinned(corpus: Corpus, graph: ModelGraph, markdown: "commonmark" | "text"): { score: Score; complaints: number } {
  const wanted = [...corpus.pointers].map(([pointer, path]) => {
    return { pointer: findListed(graph, pointer), path, want: corpus.pages.get(path) ?? "" };
  });
  const names = Object.fromEntries(wanted.map(({ pointer, want }) => [pointer, withoutMarks(readPage(want)).title]));
  // Names of what could not be aligned are those that the corpus' own rules give.
  const pages = generatePages(graph, { naming: "speakeasy-2023", names, markdown });
  const score = compare(
    wanted.map(({ pointer, path, want }) => ({ path, want, have: pages.byPointer.get(pointer) })),
    explain,
  );
  return { score, complaints: pages.diagnostics.length };
}

/** Lists have no pages in the corpus: the page that a list is aligned with is that of what it lists. */
function findListed(graph: ModelGraph, pointer: string): string {
  const type = graph.models.get(pointer)?.type;
  return type?.kind === "array" && type.items.kind === "ref" && type.items.target.startsWith(pointer)
    ? type.items.target
    : pointer;
}

interface Pair {
  readonly path: string;
  readonly want: string;
  readonly have: string | undefined;
}

function compare(pairs: readonly Pair[], tell: (want: Page, have: Page | undefined, path: string) => string): Score {
  const count = (same: (want: string, have: string) => boolean): number =>
    pairs.filter(({ want, have }) => have !== undefined && same(want, have)).length;
  const differences = new Map<string, string[]>();
  for (const { path, want, have } of pairs) {
    if (have !== undefined && sameCells(want, have)) continue;
    const kind = tell(withoutMarks(readPage(want)), have === undefined ? undefined : withoutMarks(readPage(have)), path);
    differences.set(kind, [...(differences.get(kind) ?? []), path]);
  }
  return {
    pages: pairs.length,
    found: pairs.filter(({ have }) => have !== undefined).length,
    sameCells: count(sameCells),
    sameCellsExactly: count(sameCellsExactly),
    sameBytes: count(sameBytes),
    differences,
  };
}

function explain(want: Page, have: Page | undefined): string {
  const deliberate = DELIBERATE.find((difference) => difference.explains(want, have));
  return deliberate === undefined ? `unexplained: ${patternOf(want, have)}` : `deliberate: ${deliberate.name}`;
}

/** By name alone most differences come from other names, on the page or of it. */
function nameOnly(want: Page, have: Page | undefined, path: string): string {
  if (have !== undefined) return patternOf(want, have);
  const isWrapper = want.title.endsWith("Request") && want.kind === "object";
  return isWrapper ? "no such page: parameters and body of a request together" : `no such page: ${path.split("/")[0] ?? ""}`;
}
