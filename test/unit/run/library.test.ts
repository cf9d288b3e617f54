import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check, createMemoryFileSystem, diff, type GenerateOptions, generate, release } from "../../../generator/index.js";

const document = {
  openapi: "3.1.0",
  info: { title: "Pets", version: "1.0.0" },
  components: { schemas: { Pet: { type: "object", required: ["name"], properties: { name: { type: "string" } } } } },
};
const input = { text: JSON.stringify(document), uri: "memory/pets.json" };

describe("the library", () => {
  it("gives the files of a document in memory, and writes nothing", async () => {
    const { status, diagnostics, jobs } = await generate({ input, package: { name: "pets" } });
    expect([status, diagnostics, jobs.length]).toEqual(["done", [], 1]);
    const files = new Map(jobs[0]?.files.map(({ path, text }) => [String(path), text]));
    expect(files.get("src/models/components/pet.ts")).toContain("export type Pet = {");
    expect(JSON.parse(files.get("package.json") ?? "")).toMatchObject({ name: "pets" });
  });

  it("writes to a file system in memory, and finds drift there", async () => {
    const fileSystem = createMemoryFileSystem();
    const options = { input, output: "out", fileSystem };
    expect((await generate(options)).status).toBe("done");
    expect(fileSystem.files().has("out/.modelmint.json")).toBe(true);
    expect((await check(options)).status).toBe("done");
    fileSystem.put("out/src/index.ts", "// mine\n");
    const checked = await check(options);
    expect([checked.status, checked.jobs[0]?.drift.map(({ kind, path }) => [kind, path])]).toEqual([
      "drift",
      [["hand-edited", "src/index.ts"]],
    ]);
    expect((await generate(options)).status).toBe("hand-edited");
    expect((await generate({ ...options, force: true })).status).toBe("done");
    expect((await check(options)).status).toBe("done");
  });

  it("compares two documents, and one with what was released", async () => {
    const after = { text: input.text.replace('"required":["name"],', ""), uri: input.uri };
    const { status, comparison } = await diff({ before: input, after });
    expect([status, comparison?.bump]).toEqual(["done", "major"]);
    expect(comparison?.changes.map(({ rule, model, path }) => [rule, model, path])).toEqual([
      ["property-became-optional", "Pet", "name"],
    ]);
    expect((await diff({ before: input, after, failOn: "minor" })).status).toBe("changed");
    expect((await diff({ before: input, after: input, failOn: "patch" })).status).toBe("done");

    const fileSystem = createMemoryFileSystem();
    const options = { output: "out", fileSystem, pins: "names.json" };
    expect((await diff({ ...options, after })).diagnostics.map(({ code }) => code)).toEqual(["MM4031"]);
    const [first] = (await release({ ...options, input })).released;
    expect([first?.before, first?.version]).toEqual([undefined, "0.1.0"]);
    expect((await diff({ ...options, after })).comparison?.bump).toBe("major");
    const [second] = (await release({ ...options, input: after })).released;
    expect([second?.before, second?.version]).toEqual(["0.1.0", "1.0.0"]);
    expect(fileSystem.files().get("out/package.json")).toContain('"version": "1.0.0"');
  });

  it("makes no pages where none are wanted, nor tests of them, and says nothing of them", async () => {
    const pathsAndReadme = async (options: Pick<GenerateOptions, "docs" | "tests">) => {
      const files = (await generate({ input, ...options })).jobs[0]?.files ?? [];
      const readme = files.find(({ path }) => path === "README.md")?.text ?? "";
      const paths = files.map(({ path }) => String(path));
      const folders = ["docs/", "test/snippets/", "test/models/"].filter((folder) =>
        paths.some((path) => path.startsWith(folder)),
      );
      return [...folders, ...(/docs\/models/.exec(readme) ?? []), ...(/[Tt]he tests in/.exec(readme) ?? [])];
    };
    expect(await pathsAndReadme({})).toEqual(["docs/", "test/snippets/", "test/models/", "docs/models", "the tests in"]);
    expect(await pathsAndReadme({ docs: false })).toEqual(["test/models/", "The tests in"]);
    expect(await pathsAndReadme({ tests: false })).toEqual(["docs/", "docs/models"]);
    expect(await pathsAndReadme({ docs: { pages: false }, tests: false })).toEqual([]);
  });

  it("gives the same bytes as YAML", async () => {
    const yaml = {
      text: `openapi: 3.1.0\ninfo: { title: Pets, version: 1.0.0 }\ncomponents:\n  schemas:\n    Pet:\n      type: object\n      required: [name]\n      properties:\n        name: { type: string }\n`,
      uri: "pets.yaml",
    };
    const [fromJson, fromYaml] = [await generate({ input }), await generate({ input: yaml })];
    expect(fromYaml.jobs[0]?.files).toEqual(fromJson.jobs[0]?.files);
  });

  it.each<[string, unknown, string]>([
    ["an unknown option", { input, ouput: "out" }, "MM4001"],
    ["a wrong value", { input, models: { dates: "date" } }, "MM4002"],
    ["no input", { output: "out" }, "MM4008"],
    ["a document that is none", { input: { text: "{}", uri: "x.json" } }, "MM2001"],
    ["a document that is not there", { input: "nowhere/at/all.yaml" }, "MM1001"],
  ])("resolves with a diagnostic for %s", async (_what, options, code) => {
    const { status, diagnostics, jobs } = await generate(options as GenerateOptions); // wrong on purpose
    expect([status, diagnostics.map((one) => one.code)]).toEqual(["failed", [code]]);
    expect(jobs.flatMap(({ files }) => files)).toEqual([]);
  });

  it("tests the models that the config names, and tells of a pattern that names none", async () => {
    const tests = { include: ["Pet", "Pett"] };
    const { status, diagnostics, jobs } = await generate({ input, tests });
    expect([status, diagnostics.map(({ code, help }) => [code, help])]).toEqual(["done", [["MM4013", 'Did you mean "Pet"?']]]);
    expect(jobs[0]?.files.map(({ path }) => path)).toContain("test/models/components/pet.test.ts");
    expect((await generate({ input, tests: { ...tests, level: false } })).diagnostics).toEqual([]);
  });

  it("applies overlays, whose order and text the manifest knows, and whose place it does not", async () => {
    const folder = mkdtempSync(join(tmpdir(), "modelmint-"));
    const head = "overlay: 1.0.0\ninfo: { title: Fixes, version: 1.0.0 }\n";
    const overlays = ["age", "size"].map((name) => {
      const action = `{ target: $.components.schemas.Pet.properties, update: { ${name}: { type: integer } } }`;
      writeFileSync(join(folder, `${name}.yaml`), `${head}actions: [${action}]\n`);
      return join(folder, `${name}.yaml`);
    });
    const fileSystem = createMemoryFileSystem();
    const { jobs } = await generate({ input, output: "out", fileSystem, overlays });
    rmSync(folder, { recursive: true });
    const model = jobs[0]?.files.find(({ path }) => path === "src/models/components/pet.ts")?.text;
    expect(model).toMatch(/name: string;\s+age\?: number \| undefined;\s+size\?: number \| undefined;/);
    const manifest = JSON.parse(fileSystem.files().get("out/.modelmint.json") ?? "");
    expect(Object.keys(manifest.inputs)).toEqual(["#/overlays/0/age.yaml", "#/overlays/1/size.yaml", "."]);
  });

  it("needs an output to check", async () => {
    expect((await check({ input })).diagnostics.map(({ code }) => code)).toEqual(["MM4009"]);
  });
});
