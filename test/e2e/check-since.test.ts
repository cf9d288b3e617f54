import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFolder, modelmintHere, petDocument } from "./command-line.js";

const two = petDocument.replace('"#/components/schemas/Pet"', '"pet.yaml"');
const pet = (name: string): string => `type: object\nrequired: [name]\nproperties:\n  name: { type: ${name} }\n`;
const folder = createFolder({ "one.yaml": petDocument, "two.yaml": two, "pet.yaml": pet("string") });
const run = (...args: readonly string[]) => modelmintHere(args, { cwd: folder.path });

beforeAll(async () => {
  for (const name of ["one", "two"]) {
    expect(await run("generate", `${name}.yaml`, "-o", name)).toMatchObject({ code: 0 });
  }
  writeFileSync(join(folder.path, "one.yaml"), petDocument.replace("required: [name]", "required: []"));
  writeFileSync(join(folder.path, "pet.yaml"), pet("[string, 'null']"));
});
afterAll(() => folder.dispose());

describe("a check that finds files to differ", () => {
  it("says first what the document says other than the last one, by model", async () => {
    const { code, stdout } = await run("check", "one.yaml", "-o", "one");
    expect(code).toBe(1);
    expect(stdout.slice(0, stdout.indexOf("changed  "))).toBe(`Since the last document:

Pet (response)
  breaking  \`name\` became optional [property-became-optional] one.yaml:29:9

1 change (1 breaking): a major version.

`);
  });

  it("finds the line in the file where several documents make one", async () => {
    const { stdout } = await run("check", "two.yaml", "-o", "two");
    expect(stdout).toContain("`name` may be null now [null-added] pet.yaml:4:3");
  });

  it("compares also where references may lead to a folder above the document", async () => {
    mkdirSync(join(folder.path, "spec/api"), { recursive: true });
    writeFileSync(join(folder.path, "spec/pet.yaml"), pet("string"));
    writeFileSync(join(folder.path, "spec/api/three.yaml"), two.replace("pet.yaml", "../pet.yaml"));
    const options = ["spec/api/three.yaml", "-o", "three", "--root", "spec"];
    await run("generate", ...options);
    writeFileSync(join(folder.path, "spec/pet.yaml"), pet("integer"));
    expect((await run("check", ...options)).stdout).toContain("`name` changed from string to integer [type-changed]");
  });

  it("annotates the lines of the document", async () => {
    const { stdout } = await run("check", "one.yaml", "-o", "one", "--reporter", "github");
    expect(stdout.split("\n")[0]).toBe(
      "::warning file=one.yaml,line=29,col=9,title=property-became-optional::Pet: name became optional (breaking)",
    );
  });

  it("says so to machines", async () => {
    const { stdout } = await run("check", "one.yaml", "-o", "one", "--reporter", "json");
    expect(JSON.parse(stdout).jobs[0].since).toMatchObject({
      since: "the last document",
      bump: "major",
      changes: [{ rule: "property-became-optional", path: "name", location: { uri: "one.yaml", line: 29, column: 9 } }],
    });
  });

  it("does without where there is no last document, or one that cannot be read", async () => {
    writeFileSync(join(folder.path, "one/test/document.json"), "{");
    expect((await run("check", "one.yaml", "-o", "one")).stdout).not.toContain("Since");
    rmSync(join(folder.path, "one/test/document.json"));
    const { code, stdout } = await run("check", "one.yaml", "-o", "one");
    expect([code, stdout.includes("Since")]).toEqual([1, false]);
  });
});
