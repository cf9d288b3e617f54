import { DELIBERATE } from "./differences.js";
import type { Parity, Score } from "./measure.js";

/** The scores and the differences as text. */
export function reportParity({ pinned, unpinned }: Parity, examples: number): string {
  return [
    "Aligned pages, names pinned, docs.markdown commonmark:",
    ...scoreLines(pinned.commonmark),
    "Aligned pages, names pinned, docs.markdown text:",
    ...scoreLines(pinned.text),
    "All pages by name, naming speakeasy-2023, nothing pinned, docs.markdown commonmark:",
    `  found          ${share(unpinned.found, unpinned)}`,
    ...scoreLines(unpinned),
    "",
    "Differences of aligned pages, as CommonMark:",
    ...differenceLines(pinned.commonmark, examples),
    "",
    "Differences of all pages by name:",
    ...differenceLines(unpinned, examples),
    "",
    "Deliberate differences, all of which count:",
    "- marks of deprecation: ours render, theirs show as `: warning: ** DEPRECATED **`. To the letter that is a difference; the other figure takes the two marks for equal, as what they mark is",
    ...DELIBERATE.map(({ name, reason }) => `- ${name}: ${reason}`),
  ].join("\n");
}

function scoreLines(score: Score): readonly string[] {
  return [
    `  same cells     ${share(score.sameCellsExactly, score)} to the letter; ${share(score.sameCells, score)} with marks of deprecation apart`,
    `  same bytes     ${share(score.sameBytes, score)} (values of examples apart)`,
  ];
}

/** Rounded down, so that a goal that is missed by a hair looks missed. */
function share(count: number, { pages }: Score): string {
  return `${(Math.floor((10_000 * count) / pages) / 100).toFixed(2)} % (${count} of ${pages})`;
}

function differenceLines({ differences }: Score, examples: number): readonly string[] {
  return [...differences]
    .sort(([left, before], [right, after]) => after.length - before.length || (left < right ? -1 : 1))
    .flatMap(([kind, paths]) => [
      `  ${String(paths.length).padStart(4)}  ${kind}`,
      ...paths.slice(0, examples).map((path) => `          ${path}`),
    ]);
}
