import { beforeAll, describe, expect, test } from "vitest";
import type { ModelGraph } from "../../generator/model/types.js";
import { findMdx, render, tagsOf } from "../unit/emit-docs/render.js";
import { CORPUS_FOLDER, readCorpus } from "./corpus.js";
import { buildGraph, generatePages } from "./generate-pages.js";

const corpus = readCorpus(CORPUS_FOLDER);
/** Thousands of pages take a while where others work too, in milliseconds. */
const PATIENCE = 180_000;
/** Every so many pages one is looked at. */
const STEP = 80;
const OURS = new Set([
  "h1",
  "h2",
  "h3",
  "p",
  "pre",
  "code",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
  "a",
  "em",
  "strong",
  "br",
]);
const FROM_MARKDOWN = new Set(["ul", "ol", "li", "blockquote", "del", "h4", "h5", "h6", "hr"]);

function columnsOf(row: string): number {
  return row.match(/<t[hd][ >]/g)?.length ?? 0;
}

describe.skipIf(corpus === undefined)(
  "pages of a real document as a Markdown parser sees them (left out without the corpus)",
  () => {
    let built: ModelGraph;
    beforeAll(async () => {
      built = await buildGraph(corpus?.document ?? "");
    }, PATIENCE);

    test.each(["text", "raw", "commonmark"] as const)(
      "in %s mode: tables have their columns, links lead to pages, no raw HTML passes",
      (markdown) => {
        const pages = [...generatePages(built, { naming: "stable", names: {}, markdown }).byPath];
        const paths = new Set(pages.map(([path]) => path));
        const looked = pages.filter((_, index) => index % STEP === 0);
        expect(looked.length).toBeGreaterThan(40);
        for (const [path, text] of looked) {
          const html = render(text);
          const strange = tagsOf(html)
            .map(({ name }) => name)
            .filter((name) => !OURS.has(name) && !FROM_MARKDOWN.has(name));
          expect(strange, path).toEqual([]);
          const [header = "", ...rows] = html.match(/<tr>.*?<\/tr>/gs) ?? [];
          expect(new Set(rows.map(columnsOf)), path).toEqual(new Set(rows.length === 0 ? [] : [columnsOf(header)]));
          for (const [, target = ""] of html.matchAll(/href="(?:\.\.\/)+models\/([^"]+)"/g))
            expect(paths.has(target), `${path}: ${target}`).toBe(true);
          // Every heading of the layout is one: no fence is left open before it.
          expect(html.match(/<h2>(?:Example Usage|Fields|Values|Supported Types)<\/h2>/g)?.length, path).toBe(
            text.match(/^## (?:Example Usage|Fields|Values|Supported Types)$/gm)?.length,
          );
          if (markdown !== "commonmark") expect(findMdx(text), path).toEqual([]);
        }
      },
      PATIENCE,
    );
  },
);
