import { expect, test } from "vitest";
import type { SourceDocument } from "../../../generator/load/types.js";
import type { JsonObject } from "../../../generator/model/types.js";
import { createReferenceResolver } from "../../../generator/resolve/reference.js";

function documentAt(uri: string, value: JsonObject): SourceDocument {
  return { uri, text: JSON.stringify(value), value, locate: () => ({ line: 1, column: 1 }) };
}

const root = documentAt("api.yaml", {
  straight: { inner: { a: 1 } },
  other: { $ref: "other.yaml#/start" },
  twice: { $ref: "#/other" },
  circle: { $ref: "#/circle" },
  deep: { $ref: "#/deep/deep" },
  nowhere: { $ref: "none.yaml" },
  beside: { $ref: "#/straight", own: 2 },
});
const other = documentAt("other.yaml", { start: { inner: { $ref: "#/end" } }, end: { a: 1 } });

test.each<readonly [reference: string, want: string, isDetour: boolean]>([
  ["#/straight/inner/a", "api.yaml#/straight/inner/a", false],
  ["#/other", "api.yaml#/other", false],
  ["#/other/inner", "other.yaml#/start/inner", true],
  ["#/other/inner/a", "other.yaml#/end/a", true],
  ["#/twice/inner/a", "other.yaml#/end/a", true],
  ["other.yaml#/start/inner/a", "other.yaml#/end/a", true],
  ["#/beside/own", "api.yaml#/beside/own", false],
  ["#/beside/inner", "api.yaml#/straight/inner", true],
  ["#/other/none", "missing none at /other", false],
  ["#/circle/a", "missing a at /circle", false],
  ["#/deep/a", "missing a at /deep", false],
  ["#/nowhere/a", "missing a at /nowhere", false],
])("%s leads to %s, by way of references or not", (reference, want, isDetour) => {
  const resolver = createReferenceResolver(new Map([root, other].map((document) => [document.uri, document])));
  const found = resolver.resolve(reference, { document: root, pointer: "", value: root.value });
  const where =
    found.kind === "found"
      ? `${found.node.document.uri}#${found.node.pointer}`
      : found.kind === "missing"
        ? `missing ${found.missing} at ${found.parent.pointer}`
        : found.kind;
  expect(where).toBe(want);
  expect(resolver.detours.get(root)?.has(reference) ?? false).toBe(isDetour);
});
