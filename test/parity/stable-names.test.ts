import { expect, test } from "vitest";
import { parse } from "yaml";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import type { JsonObject } from "../../generator/model/types.js";
import { planNames } from "../../generator/name/plan.js";
import { stableStrategy } from "../../generator/name/strategies/stable.js";
import { buildDocument } from "../unit/model/model-kit.js";
import { CORPUS_FOLDER, readCorpus } from "./corpus.js";

const corpus = readCorpus(CORPUS_FOLDER);

function nameAll(document: JsonObject): ReadonlyMap<string, string> {
  const { graph } = buildDocument(document);
  const plan = planNames(graph, { strategy: stableStrategy, fixed: new Map() }, createDiagnostics());
  return new Map([...graph.models.keys()].map((id) => [id, plan.model(id).identifier]));
}

function renamed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...before]
    .filter(([id, name]) => (after.get(id) ?? name) !== name)
    .map(([id, name]) => `${id}: ${name} → ${after.get(id)}`);
}

test.skipIf(corpus === undefined)(
  "stable names of a real document outlive reordering and the loss of every other path (left out without the corpus)",
  () => {
    // The corpus is an OpenAPI document in YAML.
    const document = parse(corpus?.document ?? "") as JsonObject & { readonly paths: JsonObject };
    const all = nameAll(document);
    const paths = Object.entries(document.paths);
    expect(renamed(all, nameAll({ ...document, paths: Object.fromEntries(paths.toReversed()) }))).toEqual([]);
    expect(
      renamed(all, nameAll({ ...document, paths: Object.fromEntries(paths.filter((_, index) => index % 2 === 0)) })),
    ).toEqual([]);
  },
);
