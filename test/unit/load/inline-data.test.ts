import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../generator/model/types.js";
import { load, readerOf } from "./load-kit.js";

const HEAD = 'openapi: 3.1.0\ninfo: { title: t, version: "1" }\n';

async function inline(
  root: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<Awaited<ReturnType<typeof load>>> {
  return load({ kind: "path", path: "api/openapi.yaml" }, { reader: readerOf({ "api/openapi.yaml": HEAD + root, ...files }) });
}

const schemas = (schema: string): string => `components: { schemas: { Pet: ${schema} } }`;
const pet = (value: JsonValue): JsonValue => ({ components: { schemas: { Pet: value } } });

describe("references in place of data", () => {
  it.each<
    [what: string, root: string, files: Readonly<Record<string, string | Uint8Array>>, want: JsonValue, read: readonly string[]]
  >([
    [
      "are what a file holds",
      schemas("{ example: { $ref: pet.json } }"),
      { "api/pet.json": '{"a":1}' },
      pet({ example: { a: 1 } }),
      ["pet.json"],
    ],
    [
      "are a part of it",
      schemas("{ example: { $ref: 'x/all.yaml#/pets/1' } }"),
      { "api/x/all.yaml": "pets: [1, { b: 2 }]" },
      pet({ example: { b: 2 } }),
      ["x/all.yaml"],
    ],
    [
      "are text where no JSON or YAML is",
      "tags: [{ name: a, description: { $ref: about.md } }]",
      { "api/about.md": "# About\n" },
      { tags: [{ name: "a", description: "# About\n" }] },
      ["about.md"],
    ],
    [
      "may be the values of named examples, which a named one says with more",
      "components: { examples: { a: { value: { $ref: a.json } }, b: { dataValue: { $ref: '#/components/examples/c' } }, c: { value: 3 } } }",
      { "api/a.json": "[1]" },
      { components: { examples: { a: { value: [1] }, b: { dataValue: 3 }, c: { value: 3 } } } },
      ["a.json"],
    ],
    [
      "are looked for in other files, too, where they stand",
      "components: { schemas: { Pet: { $ref: schemas/pet.yaml } } }",
      { "api/schemas/pet.yaml": "{ type: object }" },
      pet({ $ref: "schemas/pet.yaml" }),
      [],
    ],
    [
      "are data where they lead nowhere",
      schemas("{ example: { $ref: none.json } }"),
      {},
      pet({ example: { $ref: "none.json" } }),
      [],
    ],
    [
      "are data where they lead out",
      schemas("{ example: { $ref: ../pet.json } }"),
      { "pet.json": "1" },
      pet({ example: { $ref: "../pet.json" } }),
      [],
    ],
    [
      "are data where more stands beside them",
      schemas("{ example: { $ref: pet.json, a: 1 } }"),
      { "api/pet.json": "1" },
      pet({ example: { $ref: "pet.json", a: 1 } }),
      [],
    ],
    [
      "are none where a property is called so",
      schemas("{ properties: { example: { $ref: pet.json }, description: { $ref: pet.json } } }"),
      { "api/pet.json": '{"type":"string"}' },
      pet({ properties: { example: { $ref: "pet.json" }, description: { $ref: "pet.json" } } }),
      [],
    ],
    [
      "are no text where a file holds no text",
      schemas("{ description: { $ref: pet.json } }"),
      { "api/pet.json": "{}" },
      pet({ description: { $ref: "pet.json" } }),
      [],
    ],
    [
      "are data where the bytes are none of text",
      schemas("{ example: { $ref: pet.bin } }"),
      { "api/pet.bin": Uint8Array.of(0xc3, 0x28) },
      pet({ example: { $ref: "pet.bin" } }),
      [],
    ],
  ])("%s", async (_, root, files, want, read) => {
    const { loaded, found } = await inline(root, files);
    expect(loaded?.root.value).toMatchObject(want as object);
    expect(loaded?.data.map(({ uri }) => uri).filter((uri) => read.includes(uri))).toEqual(read);
    expect(found.filter((code) => !code.startsWith("MM2012"))).toEqual([]);
  });

  it("stand in files that are referred to as they do in the document, once each", async () => {
    const files = { "api/pets/pet.yaml": "{ example: { $ref: cat.json } }", "api/pets/cat.json": "7" };
    const { loaded } = await inline(
      "components: { schemas: { Pet: { $ref: pets/pet.yaml }, Cat: { example: { $ref: pets/cat.json } } } }",
      files,
    );
    expect(loaded?.documents.get("pets/pet.yaml")?.value).toEqual({ example: 7 });
    expect(loaded?.root.value).toMatchObject({ components: { schemas: { Cat: { example: 7 } } } });
    expect(loaded?.data.map(({ uri, shownAs }) => [uri, shownAs])).toEqual([["pets/cat.json", "api/pets/cat.json"]]);
  });

  it("tell what is wrong with the file", async () => {
    const { found } = await inline(schemas("{ example: { $ref: pet.json } }"), { "api/pet.json": '{"a":}' });
    expect(found).toEqual(["MM1009 1:6"]);
  });
});
