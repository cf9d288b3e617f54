import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../../generator/load/types.js";
import { nodeId, splitNodeId } from "../../../generator/resolve/node.js";

function documentAt(uri: string): SourceDocument {
  return { uri, shownAs: uri, text: "{}", value: {}, locate: () => ({ line: 1, column: 1 }) };
}

describe("the identity of a node", () => {
  const root = documentAt("api.yaml");

  test.each([
    ["the root of the root document", root, "", ""],
    ["a place in the root document", root, "/components/schemas/Pet", "/components/schemas/Pet"],
    ["a path with a fragment", root, "/paths/~1files#copy/put", "/paths/~1files#copy/put"],
    ["a place in another document", documentAt("schemas/pet.yaml"), "/properties/name", "schemas/pet.yaml#/properties/name"],
    ["another document as a whole", documentAt("pet.yaml"), "", "pet.yaml#"],
    ["another document whose name has a hash", documentAt("c#/pet.yaml"), "/a#b", "c%23/pet.yaml#/a#b"],
  ])("%s", (_, document, pointer, id) => {
    expect(nodeId(root, { document, pointer })).toBe(id);
    expect(splitNodeId(id)).toEqual({ uri: document === root ? undefined : document.uri, pointer });
  });
});
