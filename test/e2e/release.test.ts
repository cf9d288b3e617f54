import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createFolder, modelmintHere, petDocument } from "./command-line.js";

const config = { input: "openapi.yaml", output: "generated", package: { name: "pets", version: "0.3.0" } };
const folder = createFolder();
const run = (...args: readonly string[]) => modelmintHere(args, { cwd: folder.path });
const read = (path: string): string => readFileSync(join(folder.path, path), "utf8");
const write = (path: string, content: unknown): void =>
  writeFileSync(join(folder.path, path), typeof content === "string" ? content : JSON.stringify(content));
const version = (): string => JSON.parse(read("generated/package.json")).version;
const optional = petDocument.replace("required: [name]", "required: []");
const added = petDocument.replace("age: { type: integer }", "age: { type: integer }\n        tag: { type: string }");

beforeEach(() => {
  for (const path of ["generated", "modelmint.release.json", "modelmint.names.json"])
    rmSync(join(folder.path, path), { recursive: true, force: true });
  write("openapi.yaml", petDocument);
  write("modelmint.config.json", config);
});
afterAll(() => folder.dispose());

describe("modelmint release", () => {
  it("keeps the version of the config the first time, and pins the names", async () => {
    const { code, stdout, stderr } = await run("release");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("pets 0.3.0: the first release");
    expect([version(), read("generated/CHANGELOG.md")]).toEqual(["0.3.0", "# Changelog\n\n## 0.3.0\n\nFirst release.\n"]);
    expect(Object.keys(JSON.parse(read("modelmint.names.json")).outputs)).toEqual(["generated"]);
    expect((await run("check")).code).toBe(0);
  });

  it("raises the version by what changed since the last release, and writes the changelog", async () => {
    await run("release");
    write("openapi.yaml", added);
    expect((await run("release")).stdout).toContain("pets 0.3.0 → 0.4.0 (minor)");
    write("openapi.yaml", optional);
    const { stdout } = await run("release");
    expect(stdout).toContain("pets 0.4.0 → 1.0.0 (major)");
    expect(stdout).toContain("breaking  `name` became optional [property-became-optional]");
    expect(version()).toBe("1.0.0");
    expect(read("generated/CHANGELOG.md")).toBe(`# Changelog

## 1.0.0

### Breaking

- **Pet**: \`name\` became optional

### May break

- **Pet**: \`tag\` was removed

## 0.4.0

### Changed

- **Pet**: \`tag\` was added

## 0.3.0

First release.
`);
    expect((await run("check")).code).toBe(0);
  });

  it("changes nothing where nothing changed", async () => {
    await run("release");
    const before = ["generated/.modelmint.json", "modelmint.release.json", "modelmint.names.json"].map(read);
    const { code, stdout } = await run("release");
    expect([code, stdout.split("\n")[0]]).toEqual([0, "pets 0.3.0: nothing changed since"]);
    expect(["generated/.modelmint.json", "modelmint.release.json", "modelmint.names.json"].map(read)).toEqual(before);
  });

  it("says what it would do with --dry-run, and does none of it", async () => {
    await run("release");
    write("openapi.yaml", optional);
    const before = ["generated/.modelmint.json", "modelmint.release.json"].map(read);
    const { code, stdout } = await run("release", "--dry-run");
    expect([code, stdout.split("\n")[0]]).toEqual([0, "pets 0.3.0 → 1.0.0 (major)"]);
    expect(["generated/.modelmint.json", "modelmint.release.json"].map(read)).toEqual(before);
    rmSync(join(folder.path, "modelmint.release.json"));
    await run("release", "--dry-run");
    expect(existsSync(join(folder.path, "modelmint.release.json"))).toBe(false);
  });

  it("takes a change of TypeScript names alone for a major one", async () => {
    await run("release");
    write("modelmint.config.json", { ...config, names: { "/components/schemas/Pet": "Animal" } });
    const { stdout } = await run("release");
    expect(stdout).toContain("pets 0.3.0 → 1.0.0 (major)");
    expect(stdout).toContain("the model was renamed from Pet to Animal [model-renamed]");
  });

  it("takes an option that changes a type for a major one", async () => {
    await run("release");
    write("modelmint.config.json", { ...config, models: { dates: "string" } });
    expect((await run("release")).stdout).toContain("pets 0.3.0 → 1.0.0 (major)");
  });

  it("takes a greater version of the config", async () => {
    await run("release");
    write("openapi.yaml", added);
    write("modelmint.config.json", { ...config, package: { ...config.package, version: "2.0.0" } });
    expect((await run("check")).stdout).not.toContain("2.0.0");
    expect((await run("release")).stdout).toContain("pets 0.3.0 → 2.0.0");
    expect(version()).toBe("2.0.0");
  });

  it("is an input of generate and check: the same bytes from nothing", async () => {
    await run("release");
    write("openapi.yaml", optional);
    await run("release");
    const manifest = read("generated/.modelmint.json");
    rmSync(join(folder.path, "generated"), { recursive: true });
    expect((await run("generate")).code).toBe(0);
    expect(read("generated/.modelmint.json")).toBe(manifest);
    expect([(await run("check")).code, (await run("check", "--full")).code]).toEqual([0, 0]);
    const released = read("modelmint.release.json");
    write("modelmint.release.json", released.replace('"version": "1.0.0"', '"version": "1.0.1"'));
    expect((await run("check")).code).toBe(1);
  });

  it("releases nothing where a file was edited by hand", async () => {
    await run("release");
    write("openapi.yaml", optional);
    const before = read("modelmint.release.json");
    write("generated/README.md", "mine");
    expect(await run("release")).toMatchObject({ code: 1, stdout: "" });
    expect([version(), read("modelmint.release.json")]).toEqual(["0.3.0", before]);
    expect((await run("release", "--force")).code).toBe(0);
    expect(version()).toBe("1.0.0");
  });

  it("refuses a damaged file of releases, and so do the others", async () => {
    await run("release");
    write("modelmint.release.json", "<<<<<<< ours\n");
    for (const command of ["release", "generate", "check"]) {
      const { code, stdout, stderr } = await run(command);
      expect([command, code, stdout]).toEqual([command, 2, ""]);
      expect(stderr).toContain("MM4030");
    }
  });

  it.each<[string, (text: string) => string]>([
    ["a version that is none", (text) => text.replace('"version": "0.3.0"', '"version": "x"')],
    ["a version of two lines", (text) => text.replace('"version": "0.3.0"', '"version": "1.0.0\\n"')],
    ["a version that loses digits", (text) => text.replace('"version": "0.3.0"', '"version": "9007199254740993.0.0"')],
    ["such a version in the changelog", (text) => text.replace(/("changelog": \[\s*\{\s*"version": )"0.3.0"/, '$1"## 1"')],
    ["names that are none", (text) => text.replace('"name": "name"', '"name": { "toString": 1 }')],
    ["extras that have no name", (text) => text.replace('"members": {}', '"members": {}, "extras": {}')],
    [
      "a document without end",
      (text) => text.replace('"document": {', `"document": {"x": ${"[".repeat(9e4)}${"]".repeat(9e4)},`),
    ],
  ])("takes no file of releases for whole that has %s", async (_what, damage) => {
    await run("release");
    const before = read("modelmint.release.json");
    const after = damage(before);
    expect(after).not.toBe(before);
    write("modelmint.release.json", after);
    write("openapi.yaml", optional);
    const { code, stderr } = await run("release");
    expect([code, version()]).toEqual([2, "0.3.0"]);
    expect(stderr).toContain("MM4030");
    expect((await run("check")).code).toBe(2);
  });

  it("is what diff compares with where no other document is named", async () => {
    expect((await run("diff")).stderr).toContain("MM4031");
    await run("release");
    write("openapi.yaml", optional);
    expect((await run("diff", "--fail-on", "major")).code).toBe(1);
    expect((await run("diff", "released", "openapi.yaml")).stdout).toContain("`name` became optional");
  });

  it("remembers files that the document refers to", async () => {
    write("openapi.yaml", petDocument.replace('"#/components/schemas/Pet"', '"pet.yaml"'));
    write("pet.yaml", "type: object\nproperties:\n  name: { type: string }\n");
    await run("release");
    expect((await run("release")).stdout).toContain("nothing changed since");
    write("pet.yaml", "type: object\nproperties:\n  name: { type: boolean }\n");
    expect((await run("release")).stdout).toContain("pets 0.3.0 → 1.0.0 (major)");
  });

  it("reads again what it was allowed to read: files of a folder above the document, as deep as the config lets them be", async () => {
    const deep = `${"{ a: ".repeat(300)}1${" }".repeat(300)}`;
    mkdirSync(join(folder.path, "api"), { recursive: true });
    write("api/openapi.yaml", petDocument.replace('"#/components/schemas/Pet"', '"../pet.yaml"'));
    write("modelmint.config.json", { ...config, input: "api/openapi.yaml", reading: { root: ".", maxDepth: 400 } });
    write("pet.yaml", `type: object\nexample: ${deep}\nproperties:\n  name: { type: string }\n`);
    await run("release");
    write("pet.yaml", `type: object\nexample: ${deep}\nproperties:\n  name: { type: boolean }\n`);
    expect(await run("diff", "--fail-on", "major")).toMatchObject({ code: 1, stderr: "" });
    expect(await run("release")).toMatchObject({ code: 0, stdout: expect.stringContaining("pets 0.3.0 → 1.0.0 (major)") });
  });
});
