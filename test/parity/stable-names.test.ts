import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import type { JsonObject, JsonValue } from "../../generator/model/types.js";
import { applyPins } from "../../generator/name/pins/apply.js";
import { collectPins } from "../../generator/name/pins/collect.js";
import type { PinnedNames } from "../../generator/name/pins/types.js";
import { planNames } from "../../generator/name/plan.js";
import { findStrategy } from "../../generator/name/strategies/index.js";
import { buildDocument } from "../unit/model/model-kit.js";
import { CORPUS_FOLDER, readCorpus } from "./corpus.js";

const corpus = readCorpus(CORPUS_FOLDER);
/** A document of this size takes a while where others work too, in milliseconds. */
const PATIENCE = 180_000;

interface Document extends JsonObject {
  readonly paths: JsonObject;
  readonly components: JsonObject & { readonly schemas: JsonObject };
}

interface Named {
  readonly names: ReadonlyMap<string, string>;
  readonly pins: PinnedNames;
}

function nameAll(document: JsonObject, naming: "stable" | "speakeasy-2023", pins?: PinnedNames): Named {
  const diagnostics = createDiagnostics();
  const { graph } = buildDocument(document);
  const applied = pins && applyPins(pins, graph, diagnostics, (keys) => ({ uri: "names.json", pointer: keys.join(" ") }));
  const plan = planNames(graph, { strategy: findStrategy(naming), fixed: new Map(), pins: applied }, diagnostics);
  const names = new Map([...graph.models.keys()].map((id) => [id, plan.model(id).identifier]));
  return { names, pins: collectPins(graph, plan, pins) };
}

function renamed(before: Named, after: Named): readonly string[] {
  return [...before.names]
    .filter(([id, name]) => (after.names.get(id) ?? name) !== name)
    .map(([id, name]) => `${id}: ${name} → ${after.names.get(id)}`);
}

function withSchemas(document: Document, schemas: JsonObject): Document {
  return { ...document, components: { ...document.components, schemas } };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A schema of an object with one property more, before all others. */
function withExtra(schema: JsonValue): JsonValue {
  if (!isObject(schema) || !isObject(schema["properties"])) return schema;
  const extra = { type: "object", properties: { kind: { enum: ["a", "b"] } } };
  return { ...schema, properties: { quiteUnrelated: extra, ...schema["properties"] } };
}

const EDITS: readonly (readonly [string, (document: Document) => Document])[] = [
  ["reordering paths", (document) => ({ ...document, paths: Object.fromEntries(Object.entries(document.paths).toReversed()) })],
  [
    "removing every other path",
    (document) => ({
      ...document,
      paths: Object.fromEntries(Object.entries(document.paths).filter((_, index) => index % 2 === 0)),
    }),
  ],
  [
    "reordering components",
    (document) => withSchemas(document, Object.fromEntries(Object.entries(document.components.schemas).toReversed())),
  ],
  [
    "adding components and properties",
    (document) => {
      const schemas = Object.entries(document.components.schemas).map(([name, schema]) => [name, withExtra(schema)]);
      return withSchemas(document, { QuiteUnrelated: { type: "object" }, ...Object.fromEntries(schemas) });
    },
  ],
];

describe.skipIf(corpus === undefined)("names of a real document (left out without the corpus)", () => {
  // The corpus is an OpenAPI document in YAML.
  const document = parse(corpus?.document ?? "openapi: 3.1.0") as Document;

  test.each(EDITS)(
    "stable ones outlive %s, and its reverse",
    (_, edit) => {
      const before = nameAll(document, "stable");
      const after = nameAll(edit(document), "stable");
      expect(renamed(before, after)).toEqual([]);
    },
    PATIENCE,
  );

  test(
    "with pins no name changes at all, by whatever strategy",
    () => {
      const before = nameAll(document, "speakeasy-2023");
      const edited = EDITS.reduce((last, [, edit]) => edit(last), document);
      expect(renamed(before, nameAll(edited, "speakeasy-2023")).length, "nothing that pins could prevent").toBeGreaterThan(0);
      const pinned = nameAll(edited, "speakeasy-2023", before.pins);
      expect(renamed(before, pinned)).toEqual([]);
      expect(renamed(before, nameAll(document, "speakeasy-2023", pinned.pins))).toEqual([]);
    },
    PATIENCE,
  );
});
