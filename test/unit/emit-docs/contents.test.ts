import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../../generator/config/resolve-config.js";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import { emitDocs } from "../../../generator/emit/docs/index.js";
import type { JsonObject } from "../../../generator/model/types.js";
import { planNames } from "../../../generator/name/plan.js";
import { stableStrategy } from "../../../generator/name/strategies/stable.js";
import { buildDocument } from "../model/model-kit.js";
import { doc, graphOf, namesFor, string } from "../sample/graph-kit.js";
import { optionsFor } from "./docs-kit.js";

const text: JsonObject = { type: "string" };
const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: "object", properties, ...more });
const json = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } } });
const response = (schema: JsonObject): JsonObject => ({ description: "d", ...json(schema) });

const SHOP: JsonObject = {
  openapi: "3.1.0",
  info: { title: "A  *shop*\n", version: "1.0 _b_" },
  paths: {
    "/pets": {
      post: {
        operationId: "addPet",
        requestBody: json(
          object({ owner: object({ name: text }, { description: "Who feeds it." }) }, { description: "A new *pet*." }),
        ),
        responses: {
          200: response({ $ref: "#/components/schemas/Pet" }),
          404: response(object({ why: text }, { description: "None." })),
        },
      },
      get: {
        operationId: "listPets",
        responses: { 200: response(object({ all: { type: "array", items: { $ref: "#/components/schemas/Pet" } } })) },
      },
    },
  },
  components: {
    schemas: {
      Pet: object(
        { tag: object({ color: text }, { description: "Its tag." }), x: object({ y: object({ z: text }) }) },
        { description: "A pet.", deprecated: true },
      ),
      Color: { type: "string", enum: ["red"] },
    },
  },
};

function pagesOf(document: JsonObject): ReadonlyMap<string, string> {
  const { graph } = buildDocument(document);
  const names = planNames(graph, { strategy: stableStrategy, fixed: new Map() }, createDiagnostics());
  return new Map(emitDocs(graph, names, optionsFor("text")).map(({ path, text: page }) => [`${path}`, page]));
}

describe("the contents of a package", () => {
  const pages = pagesOf(SHOP);

  it.each([
    [
      "docs/README.md",
      "# A \\*shop\\*\n\nThe models of version 1.0 \\_b\\_, one page each.\n\n- [Models of operations](models/operations.md): 4\n- [Models of components](models/components.md): 5\n- [All on one page](llms.txt), for programs that read\n",
    ],
    [
      "docs/llms.txt",
      "# A \\*shop\\*\n\n> TypeScript models of version 1.0 \\_b\\_, one page each.\n\n## Models of operations\n\n- [ListPetsResponseBody](models/operations/listpetsresponsebody.md): d\n- [AddPetRequestBody](models/operations/addpetrequestbody.md): A new \\*pet\\*.\n- [AddPetOwner](models/operations/addpetowner.md): Who feeds it.\n- [AddPetNotFoundResponseBody](models/operations/addpetnotfoundresponsebody.md): None.\n\n## Models of components\n\n- [~~Pet~~](models/components/pet.md): A pet.\n- [PetTag](models/components/pettag.md): Its tag.\n- [PetX](models/components/petx.md)\n- [PetY](models/components/pety.md)\n- [Color](models/components/color.md)\n",
    ],
    [
      "docs/models/operations.md",
      "# Models of operations\n\n## listPets\n\n- [ListPetsResponseBody](../models/operations/listpetsresponsebody.md): d\n\n## addPet\n\n- [AddPetRequestBody](../models/operations/addpetrequestbody.md): A new \\*pet\\*.\n- [AddPetOwner](../models/operations/addpetowner.md): Who feeds it.\n- [AddPetNotFoundResponseBody](../models/operations/addpetnotfoundresponsebody.md): None.\n",
    ],
    [
      "docs/models/components.md",
      "# Models of components\n\n- [~~Pet~~](../models/components/pet.md): A pet.\n  - [PetTag](../models/components/pettag.md): Its tag.\n  - [PetX](../models/components/petx.md)\n  - [PetY](../models/components/pety.md)\n- [Color](../models/components/color.md)\n",
    ],
  ])("are the pages that lead to all models: %s", (path, want) => {
    expect(pages.get(path)).toBe(want);
  });

  it("have no page of a folder that has no models", () => {
    const found = [...pagesOf({ ...SHOP, paths: {} }).keys()];
    expect(found.filter((path) => !/^docs\/models\/\w+\//.test(path))).toEqual([
      "docs/README.md",
      "docs/llms.txt",
      "docs/models/components.md",
    ]);
  });

  it("have a page of the bodies of failures, where the naming has a folder for them", () => {
    const graph = graphOf({ Gone: string() });
    const names = namesFor();
    const errors = { ...names, model: (id: string) => ({ ...names.model(id), folder: "errors" as const }) };
    const pages = new Map(emitDocs(graph, errors, optionsFor("text")).map(({ path, text: page }) => [`${path}`, page]));
    expect(pages.get("docs/models/errors.md")).toBe(
      "# Bodies of failures\n\n## Gone\n\n- [Gone](../models/components/gone.md)\n",
    );
    expect(pages.get("docs/README.md")).toContain("- [Bodies of failures](models/errors.md): 1\n");
  });

  it("know which models a page is about", () => {
    const { graph } = buildDocument(SHOP);
    const names = planNames(graph, { strategy: stableStrategy, fixed: new Map() }, createDiagnostics());
    const modelsOf = (path: string): readonly string[] | undefined =>
      emitDocs(graph, names, optionsFor("text")).find((file) => file.path === path)?.models;
    expect(modelsOf("docs/llms.txt")).toEqual([]);
    expect(modelsOf("docs/README.md")).toEqual([]);
    expect(modelsOf("docs/models/components.md")).toEqual([
      "/components/schemas/Pet",
      "/components/schemas/Pet/properties/tag",
      "/components/schemas/Pet/properties/x",
      "/components/schemas/Pet/properties/x/properties/y",
      "/components/schemas/Color",
    ]);
  });

  it("are none where no pages are wanted", () => {
    const graph = graphOf({ Pet: string() });
    expect(emitDocs(graph, namesFor(), { ...optionsFor("text"), docs: { ...resolveConfig({}).docs, pages: false } })).toEqual([]);
  });
});

describe("the line of a model in the contents", () => {
  const words = (count: number): string => Array.from({ length: count }, () => "word").join(" ");
  const line = (description: string | undefined, deprecated = false): string => {
    const graph = graphOf({ Pet: string() }, { Pet: { doc: doc(description, deprecated) } });
    const page = emitDocs(graph, namesFor(), optionsFor("text")).find(({ path }) => path === "docs/models/components.md");
    return (page?.text ?? "").split("\n").slice(2).join("\n").replace("[Pet](../models/components/pet.md)", "Pet");
  };

  it.each<readonly [what: string, description: string | undefined, want: string]>([
    ["no description", undefined, "- Pet\n"],
    ["an empty description", "", "- Pet\n"],
    ["a description of blanks", " \n ", "- Pet\n"],
    ["a sentence", "A pet.", "- Pet: A pet.\n"],
    ["blanks around it", "  A pet. \n", "- Pet: A pet.\n"],
    ["what Markdown would act upon", "A *pet*.", "- Pet: A \\*pet\\*.\n"],
    ["a wrapped paragraph", "A pet\n  of mine\r\nor yours\u2028or theirs.", "- Pet: A pet of mine or yours or theirs.\n"],
    ["a second paragraph", "A pet.\n\nMore.", "- Pet: A pet.\n"],
    ["a second paragraph after a line of blanks", "A pet.\n  \t\nMore.", "- Pet: A pet.\n"],
    ...["- more", "+ more", "* more", "> more", "# more", "| more", "=====", "```", "~~~", "1. more", "12) more", "  - more"].map(
      (next): readonly [string, string, string] => [`a block that begins with ${next}`, `A pet.\n${next}`, "- Pet: A pet.\n"],
    ),
    ["a number that begins no list", "A pet of\n1.5 kg", "- Pet: A pet of 1.5 kg\n"],
    ["code in the text", "A pet\n`x`", "- Pet: A pet `x`\n"],
    ["120 characters", `${words(23)} xxxxx`, `- Pet: ${words(23)} xxxxx\n`],
    ["more than 120 characters, which are cut between words", `${words(23)} xxxxxx`, `- Pet: ${words(23)} …\n`],
    ["one long word, which is cut inside", "x".repeat(121), `- Pet: ${"x".repeat(120)} …\n`],
  ])("tells %s", (_, description, want) => {
    expect(line(description)).toBe(want);
  });

  it("is crossed out where the model is deprecated", () => {
    expect(line("Old.", true)).toBe("- [~~Pet~~](../models/components/pet.md): Old.\n");
  });
});
