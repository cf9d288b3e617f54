import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFolder, modelmintHere, petDocument, run } from "./command-line.js";

const optional = petDocument.replace("required: [name]", "required: []");
const added = petDocument.replace("age: { type: integer }", "age: { type: integer }\n        tag: { type: string }");

const folder = createFolder({
  "old.yaml": petDocument,
  "optional.yaml": optional,
  "added.yaml": added,
  "spec/api.yaml": petDocument.replace('"#/components/schemas/Pet"', '"pet.yaml"'),
  "spec/pet.yaml": "type: object\nrequired: [name]\nproperties:\n  name: { type: string }\n",
  "broken.yaml": "openapi: 3.1.0\ninfo: {\n",
});
const git = (...args: readonly string[]) =>
  run("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: folder.path });

beforeAll(async () => {
  for (const args of [
    ["init", "-q"],
    ["add", "."],
    ["commit", "-q", "-m", "one"],
    ["tag", "v1"],
  ]) {
    const { code, stderr } = await git(...args);
    expect([args, code, stderr]).toEqual([args, 0, ""]);
  }
});
afterAll(() => folder.dispose());

const diff = (...args: readonly string[]) => modelmintHere(["diff", ...args], { cwd: folder.path });

describe("modelmint diff", () => {
  it("says by model and property what changed, whom it breaks, and where it stands", async () => {
    expect(await diff("old.yaml", "optional.yaml")).toEqual({
      code: 0,
      stderr: "",
      stdout: `Pet (response)
  breaking  \`name\` became optional [property-became-optional] optional.yaml:29:9

1 change (1 breaking): a major version.
`,
    });
  });

  it("says so where nothing changed", async () => {
    expect(await diff("old.yaml", "old.yaml")).toEqual({ code: 0, stderr: "", stdout: "Nothing changed.\n" });
  });

  it("prints JSON for machines", async () => {
    const { stdout } = await diff("old.yaml", "added.yaml", "--reporter", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      command: "diff",
      status: "done",
      bump: "minor",
      verdict: "info",
      changes: [
        {
          rule: "property-added",
          model: "Pet",
          path: "tag",
          direction: "response",
          pointer: "/components/schemas/Pet/properties/tag",
          side: "after",
          verdict: "info",
          bump: "minor",
          message: "was added",
          location: { uri: "added.yaml", line: 31, column: 9 },
        },
      ],
    });
  });

  it("prints Markdown for a changelog", async () => {
    const { stdout } = await diff("old.yaml", "optional.yaml", "--reporter", "markdown");
    expect(stdout).toBe("### Breaking\n\n- **Pet**: `name` became optional\n");
  });

  it.each<[string, string, number]>([
    ["optional.yaml", "major", 1],
    ["optional.yaml", "minor", 1],
    ["optional.yaml", "breaking", 1],
    ["added.yaml", "major", 0],
    ["added.yaml", "minor", 1],
    ["added.yaml", "warning", 0],
    ["old.yaml", "patch", 0],
  ])("of %s with --fail-on %s exits with %i", async (after, kind, code) => {
    expect((await diff("old.yaml", after, "--fail-on", kind)).code).toBe(code);
  });

  it("reads a revision of git, with the files that it refers to", async () => {
    const changed = "type: object\nrequired: [name]\nproperties:\n  name: { type: [string, 'null'] }\n";
    writeFileSync(join(folder.path, "spec/pet.yaml"), changed);
    for (const name of ["v1:spec/api.yaml", "v1:./spec/api.yaml"]) {
      const { code, stdout, stderr } = await diff(name, "spec/api.yaml");
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toContain("breaking  `name` may be null now [null-added] spec/pet.yaml:4:3");
    }
    const { stdout } = await diff("spec/api.yaml", "v1:spec/api.yaml");
    expect(stdout).toContain("`name` may no longer be null [null-removed] v1:spec/pet.yaml:4:3");
  });

  it.each([
    ["a revision that there is none of", "nothing:spec/api.yaml", /MM1002.*git says: /s],
    ["a file that the revision does not have", "v1:spec/other.yaml", /MM1002.*git says: /s],
    ["a folder of the revision", "v1:spec", /MM1002/],
    ["a document with errors", "broken.yaml", /MM10\d\d/],
    ["a release that there is none of", "released", /MM4031/],
  ])("refuses %s", async (_what, before, message) => {
    const { code, stdout, stderr } = await diff(before, "old.yaml");
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
  });

  it("counts the options for both documents", async () => {
    const enums = (values: string): string =>
      petDocument.replace("age: { type: integer }", `age: { type: string, enum: [${values}] }`);
    writeFileSync(join(folder.path, "a.yaml"), enums("x"));
    writeFileSync(join(folder.path, "b.yaml"), enums("x, y"));
    expect((await diff("a.yaml", "b.yaml")).stdout).toContain("a minor version");
    expect((await diff("a.yaml", "b.yaml", "--enums", "closed")).stdout).toContain("a major version");
  });

  it("takes the document of the config for the new one", async () => {
    writeFileSync(join(folder.path, "modelmint.config.json"), JSON.stringify({ input: "optional.yaml" }));
    expect((await diff("old.yaml")).stdout).toContain("optional.yaml:29:9");
  });
});
