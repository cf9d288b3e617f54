import { describe, expect, it } from "vitest";
import { catalogue, type DiagnosticCode } from "../../../generator/diagnostics/catalogue.js";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { CatalogueEntry } from "../../../generator/diagnostics/entry.js";
import { listCodes } from "../../../generator/diagnostics/explain.js";
import type { Diagnostic } from "../../../generator/diagnostics/types.js";
import { detectVersion } from "../../../generator/load/detect-version.js";
import { leaveOutNulls } from "../../../generator/load/leave-out-nulls.js";
import { DEFAULT_LIMITS, loadDocument, type SourceReader } from "../../../generator/load/load-document.js";
import { readTuples } from "../../../generator/load/read-tuples.js";
import { buildModelGraph } from "../../../generator/model/build.js";
import { resolveSpec } from "../../../generator/resolve/spec.js";
import { DEFAULTS } from "../model/model-kit.js";

/** What an example is a part of. */
type Place = "document" | "schemas" | "schema" | "operation" | "paths" | "media type" | "overlay" | "actions" | "action";

const start = "openapi: 3.1.0\ninfo: { title: Pets, version: 1.0.0 }\n";
const schemas = `${start}components:
  responses:
    Pet: { description: A pet. }
  schemas:
    Pet: { type: object }
    Animal: &animal { type: object }
`;
const operation = `${schemas}paths:\n  /pets:\n    get:\n`;

const overlay = "overlay: 1.0.0\ninfo: { title: Fixes, version: 1.0.0 }\nactions:\n";

/** The whole document around an example. */
const documents: Readonly<Record<Place, (text: string) => string>> = {
  document: (text) => text,
  schemas: (text) => schemas + indent(text, 4),
  schema: (text) => `${schemas}    Root:\n${indent(text, 6)}`,
  operation: (text) => operation + indent(text, 6),
  paths: (text) => `${schemas}paths:\n${indent(text, 2)}`,
  "media type": (text) =>
    `${operation}      responses:\n        "200":\n          description: Pets.\n          content:\n            application/json:\n${indent(text, 14)}`,
  overlay: (text) => text,
  actions: (text) => overlay + text,
  action: (text) => `${overlay}-\n${indent(text, 2)}\n`,
};

function indent(text: string, by: number): string {
  return text.replaceAll(/^/gm, " ".repeat(by));
}

/** Examples that are not a single schema. */
const places: Readonly<Partial<Record<DiagnosticCode, Place>>> = {
  MM1009: "document",
  MM1012: "schemas",
  MM1013: "media type",
  MM1014: "document",
  MM1019: "schemas",
  MM1022: "document",
  MM2001: "document",
  MM2002: "document",
  MM2003: "operation",
  MM2005: "media type",
  MM2006: "schemas",
  MM2011: "media type",
  MM2027: "schemas",
  MM2028: "operation",
  MM2032: "operation",
  MM2033: "paths",
  MM2035: "schemas",
  MM2039: "paths",
  MM2041: "schemas",
  MM2042: "schemas",
  MM6001: "overlay",
  MM6002: "actions",
  MM6003: "action",
  MM6005: "action",
};

/** What samples show, not schemas alone. */
const needSamples: readonly DiagnosticCode[] = ["MM2015", "MM2017", "MM2025", "MM2034", "MM2037"];

const readerOf = (files: Readonly<Record<string, string>>): SourceReader => ({
  readFile: (path) => {
    const text = files[path.split(/[\\/]/).at(-1) ?? ""];
    return Promise.resolve(text === undefined ? { kind: "not found" } : { kind: "bytes", bytes: new TextEncoder().encode(text) });
  },
  readStandardInput: () => Promise.resolve({ kind: "not found" }),
  fetchUrl: () => Promise.resolve({ kind: "unreachable", reason: "there is no network in this test" }),
});

const overlayPlaces: readonly (Place | undefined)[] = ["overlay", "actions", "action"];

async function inspect(text: string, uri: string, code: DiagnosticCode): Promise<readonly Diagnostic[]> {
  const diagnostics = createDiagnostics();
  const isOverlay = overlayPlaces.includes(places[code]);
  const options = {
    ...DEFAULT_LIMITS,
    reader: readerOf({ "pet.yaml": "type: object\n", [uri]: text }),
    overlays: isOverlay ? [uri] : [],
  };
  const document = isOverlay ? operation + indent("responses: {}", 6) : text;
  const loaded = await loadDocument({ kind: "text", text: document, uri: isOverlay ? "api.yaml" : uri }, options, diagnostics);
  const version = loaded && detectVersion(loaded.root, diagnostics);
  if (loaded !== undefined && version !== undefined)
    buildModelGraph(resolveSpec(readTuples(leaveOutNulls(loaded, diagnostics), diagnostics), version, diagnostics), DEFAULTS);
  return diagnostics.all();
}

const examples = listCodes().flatMap(({ code }) => {
  const { example }: Pick<CatalogueEntry<never>, "example"> = catalogue[code];
  const language = example?.language;
  if (example === undefined || (language !== "yaml" && language !== "json") || needSamples.includes(code)) return [];
  const around = documents[places[code] ?? "schema"];
  const first = around("").split("\n").length - 1; // the line of the key that the example stands below
  return [{ code, first, before: around(example.before), after: around(example.after), uri: `openapi.${language}` }];
});

describe("the example of", () => {
  it.each(examples)("$code gives the finding, where the mistake is", async ({ code, first, before, uri }) => {
    const found = (await inspect(before, uri, code)).find((diagnostic) => diagnostic.code === code);
    expect(found?.location).toMatchObject({ uri, line: expect.any(Number), frame: expect.stringContaining("^") });
    expect(found?.location?.line).toBeGreaterThanOrEqual(first);
  });

  it.each(examples)("$code is right once it is mended", async ({ code, after, uri }) => {
    const found = await inspect(after, uri, code);
    expect(found.filter((diagnostic) => diagnostic.code === code || diagnostic.severity === "error")).toEqual([]);
  });
});
