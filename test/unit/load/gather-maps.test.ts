import { describe, expect, it } from "vitest";
import { locationOf } from "../../../generator/load/location.js";
import type { JsonValue } from "../../../generator/model/types.js";
import { load, readerOf } from "./load-kit.js";

const HEAD = 'openapi: 3.1.0\ninfo: { title: t, version: "1" }\n';

async function gather(root: string, files: Readonly<Record<string, string>>): Promise<Awaited<ReturnType<typeof load>>> {
  const reader = readerOf({ "api/openapi.yaml": HEAD + root, ...files });
  return load({ kind: "path", path: "api/openapi.yaml" }, { reader });
}

describe("maps of the root document that stand in files of their own", () => {
  it.each<[what: string, root: string, files: Readonly<Record<string, string>>, want: Readonly<Record<string, JsonValue>>]>([
    [
      "are references to each member",
      "paths: { $ref: paths/index.yaml }",
      { "api/paths/index.yaml": "/pets: { get: {} }\n/a~b: { $ref: b.yaml }", "api/paths/b.yaml": "{ get: {} }" },
      { paths: { "/pets": { $ref: "paths/index.yaml#/~1pets" }, "/a~b": { $ref: "paths/index.yaml#/~1a~0b" } } },
    ],
    [
      "keep what stands beside the reference, which counts before",
      "components: { schemas: { Cat: true, $ref: 'all.yaml#/schemas' } }",
      { "api/all.yaml": "schemas: { Cat: false, Dog: {} }" },
      { components: { schemas: { Cat: true, Dog: { $ref: "all.yaml#/schemas/Dog" } } } },
    ],
    [
      "may be all components, with maps in files of their own again",
      "components: { $ref: components/index.yaml }",
      {
        "api/components/index.yaml": "schemas: { $ref: schemas.yaml }\nheaders: { x-rate: {} }",
        "api/components/schemas.yaml": "Näme of: {}",
      },
      {
        components: {
          schemas: { "Näme of": { $ref: "components/schemas.yaml#/N%C3%A4me%20of" } },
          headers: { "x-rate": { $ref: "components/index.yaml#/headers/x-rate" } },
        },
      },
    ],
    [
      "may be elsewhere in the document",
      "components: { responses: { $ref: '#/x-responses' } }\nx-responses: { Gone: {}, __proto__: {} }\nwebhooks: { a: { $ref: a.yaml } }",
      { "api/a.yaml": "{}" },
      { components: { responses: { Gone: { $ref: "#/x-responses/Gone" }, ["__proto__"]: { $ref: "#/x-responses/__proto__" } } } },
    ],
    [
      "end where references lead back",
      "paths: { $ref: a.yaml }",
      { "api/a.yaml": "{ /a: {}, $ref: b.yaml }", "api/b.yaml": "{ /a: {}, /b: {}, $ref: a.yaml }" },
      { paths: { "/a": { $ref: "a.yaml#/~1a" }, "/b": { $ref: "b.yaml#/~1b" } } },
    ],
  ])("%s", async (_, root, files, want) => {
    const { loaded, found } = await gather(root, files);
    expect(found).toEqual([]);
    expect(loaded?.root.value).toMatchObject(want);
    expect(loaded?.documents.get("openapi.yaml")).toBe(loaded?.root);
  });

  it("are empty, and told of, where the file is not there", async () => {
    const { loaded, found } = await gather("paths: { $ref: paths.yaml }\nwebhooks: { a: { $ref: a.yaml } }", {
      "api/a.yaml": "{}",
    });
    expect(found).toEqual(["MM2012 3:10"]);
    expect(loaded?.root.value).toMatchObject({ paths: {} });
  });

  it("are found where they were written", async () => {
    const { loaded } = await gather("components:\n  schemas: { $ref: a.yaml }", { "api/a.yaml": "A: {}" });
    expect(loaded && locationOf(loaded.root, "/components/schemas/A")).toMatchObject({ line: 4, column: 3 });
  });
});
