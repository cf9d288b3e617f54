import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCommandLine, createFolder, modelmint, repository, run } from "./command-line.js";

// Split as people split their documents: an index, a file a path, shared bodies and schemas in folders of their own.
const folder = createFolder({
  "api/openapi.yaml": `
openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets: { $ref: paths/pets.yaml }
  /pets/{id}: { $ref: "paths/pets.yaml#/one" }
components:
  schemas:
    Problem: { $ref: schemas/problem.yaml }
`,
  "api/paths/pets.yaml": `
get:
  operationId: listPets
  responses:
    "200":
      description: All of them.
      content:
        application/json:
          schema:
            type: object
            required: [items]
            properties:
              items: { type: array, items: { $ref: ../schemas/pet.yaml } }
              page: { type: object, properties: { next_page: { type: string, minLength: 1 } } }
    default: { $ref: ../responses/failure.yaml }
one:
  delete:
    responses:
      "204": { description: Gone. }
      default: { $ref: ../responses/failure.yaml }
`,
  "api/responses/failure.yaml": `
description: It failed.
content:
  application/problem+json: { schema: { $ref: ../schemas/problem.yaml } }
  application/json: { schema: { type: object, required: [error_code], properties: { error_code: { type: integer, minimum: 1 } } } }
`,
  "api/schemas/pet.yaml": `
type: object
required: [name, kind]
properties:
  name: { type: string, maxLength: 20 }
  kind: { enum: [cat, dog] }
  born_on: { type: string, format: date }
`,
  "api/schemas/problem.yaml": "type: object\nproperties: { title: { type: string }, status: { type: integer, minimum: 100 } }\n",
});
const output = join(folder.path, "pets");

beforeAll(async () => {
  await buildCommandLine();
  const made = await modelmint(["generate", "api/openapi.yaml", "-o", "pets", "--package-name", "pets"], { cwd: folder.path });
  expect(made.code, made.stderr).toBe(0);
  symlinkSync(join(repository, "node_modules"), join(output, "node_modules"));
}, 300_000);
afterAll(() => folder.dispose());

describe("a document in many files", () => {
  it("has the names that it would have in one", () => {
    const models = join(output, "docs/models");
    const pages = readdirSync(models, { recursive: true, encoding: "utf8" }).filter((path) => /[\\/]/.test(path));
    expect(pages.map((path) => path.replaceAll("\\", "/")).sort()).toEqual([
      "components/failureresponse.md",
      "components/pet.md",
      "components/petkind.md",
      "components/problem.md",
      "operations/listpetspage.md",
      "operations/listpetsresponsebody.md",
    ]);
  });

  it("gives the same package from the bundle that its tests carry, with which it compares as equal", async () => {
    const bundle = "pets/test/document.json";
    const made = await modelmint(["generate", bundle, "-o", "again", "--package-name", "pets"], { cwd: folder.path });
    expect(made.code, made.stderr).toBe(0);
    const list = (name: string): readonly string[] =>
      readdirSync(join(folder.path, name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== ".modelmint.json" && !entry.parentPath.includes("node_modules"))
        .map((entry) => join(entry.parentPath, entry.name).slice(join(folder.path, name).length));
    expect(list("again")).toEqual(list("pets"));
    for (const path of list("pets"))
      expect(readFileSync(join(folder.path, "again", path), "utf8"), path).toBe(readFileSync(join(output, path), "utf8"));
    const compared = await modelmint(["diff", bundle, "api/openapi.yaml"], { cwd: folder.path });
    expect(compared.stdout + compared.stderr).toContain("Nothing changed.");
  });

  it("is tested as a whole: every model is held against its schema, wherever that stands", async () => {
    const report = join(folder.path, "tests.json");
    const ran = await run("npx", ["vitest", "run", "--reporter=json", `--outputFile=${report}`], { cwd: output });
    expect(ran.code, ran.stdout + ran.stderr).toBe(0);
    const { numPassedTests, numPendingTests } = JSON.parse(readFileSync(report, "utf8"));
    expect(numPendingTests).toBe(0);
    expect(numPassedTests).toBeGreaterThan(30);
  }, 300_000);
});
