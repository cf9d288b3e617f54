import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { load, readerOf } from "./load-kit.js";

const DOCUMENT = 'openapi: 3.1.0\ninfo: { title: t, version: "1" }\ncomponents: { schemas: { A: { $ref: ../common/a.yaml } } }';
const FILES = {
  "apis/pets/openapi.yaml": DOCUMENT,
  "apis/common/a.yaml": "{ $ref: ../../out.yaml }",
  "out.yaml": "{ type: string }",
};

const read = (rootFolder: string | undefined, files: Readonly<Record<string, string>> = FILES) =>
  load({ kind: "path", path: "apis/pets/openapi.yaml" }, { reader: readerOf(files), rootFolder });

describe("the folder that references may lead to", () => {
  it.each<readonly [what: string, root: string | undefined, uris: readonly string[], found: readonly string[]]>([
    ["is the document's own where no other is named", undefined, ["openapi.yaml"], ["MM2012"]],
    ["may be above it, which is the end of the way", "apis", ["pets/openapi.yaml", "common/a.yaml"], ["MM2012"]],
    ["may be far above it", ".", ["apis/pets/openapi.yaml", "apis/common/a.yaml", "out.yaml"], []],
    ["may be named from anywhere", resolve("apis"), ["pets/openapi.yaml", "common/a.yaml"], ["MM2012"]],
    ["may be the document's own", "apis/pets/", ["openapi.yaml"], ["MM2012"]],
    ["has to have the document in it", "apis/common", ["openapi.yaml"], ["MM2012", "MM4002"]],
    ["has to be none that only begins alike", "api", ["openapi.yaml"], ["MM2012", "MM4002"]],
  ])("%s", async (_, root, uris, found) => {
    const outcome = await read(root);
    expect([...(outcome.loaded?.documents.keys() ?? [])]).toEqual(uris);
    expect(outcome.found.map((each) => each.slice(0, 6)).toSorted()).toEqual(found);
  });

  it("shows files as they are called from where one stands", async () => {
    const { loaded } = await read("apis", { ...FILES, "apis/common/a.yaml": "{ type: string }" });
    expect([...(loaded?.documents.values() ?? [])].map(({ shownAs }) => shownAs)).toEqual([
      "apis/pets/openapi.yaml",
      "apis/common/a.yaml",
    ]);
  });
});
