import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readTree } from "../unit/write/outputs.js";
import { createFolder, type Ended, modelmintHere, petDocument } from "./command-line.js";

let folder: ReturnType<typeof createFolder>;
beforeEach(() => {
  folder = createFolder({ "openapi.yaml": petDocument });
});
afterEach(() => folder.dispose());

function inFolder(...args: readonly string[]): Promise<Ended> {
  return modelmintHere(args, { cwd: folder.path });
}

function file(path: string): string {
  return join(folder.path, path);
}

const generated = ["generate", "openapi.yaml", "--output", "out"] as const;
const checked = ["check", "openapi.yaml", "--output", "out"] as const;

describe("generate", () => {
  it("works without a config, and says in one line what it did", async () => {
    const { code, stdout, stderr } = await inFolder(...generated);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^openapi\.yaml → out: \d+ models, \d+ files \(\d+ written, 0 unchanged\) in \d+\.\d\d s\n$/);
    const tree = Object.keys(readTree(file("out")));
    expect(tree).toEqual(
      expect.arrayContaining([".modelmint.json", "README.md", "package.json", "src/index.ts", "src/models/components/pet.ts"]),
    );
  });

  it("keeps bytes and times of what does not change", async () => {
    await inFolder(...generated);
    const before = readTree(file("out"));
    const past = new Date("2001-02-03T04:05:06Z");
    for (const path of Object.keys(before)) utimesSync(file(`out/${path}`), past, past);
    const { code, stdout } = await inFolder(...generated);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\(0 written, \d+ unchanged\)/);
    expect(readTree(file("out"))).toEqual(before);
    for (const path of Object.keys(before)) expect(statSync(file(`out/${path}`)).mtimeMs).toBe(past.getTime());
  });

  it("writes nothing in a dry run, and says what it would write", async () => {
    const { code, stdout } = await inFolder(...generated, "--dry-run");
    expect([code, existsSync(file("out"))]).toEqual([0, false]);
    expect(stdout).toMatch(/^missing {5}src\/models\/components\/pet\.ts$/m);
    expect(stdout).toMatch(/\d+ to write/);
  });

  it("prints nothing with --quiet", async () => {
    const { code, stdout, stderr } = await inFolder(...generated, "--quiet");
    expect([code, stdout, stderr, existsSync(file("out/package.json"))]).toEqual([0, "", "", true]);
  });

  it("tells machines with --reporter json", async () => {
    const { stdout } = await inFolder(...generated, "--reporter", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      command: "generate",
      status: "done",
      exitCode: 0,
      diagnostics: [],
      jobs: [
        {
          input: "openapi.yaml",
          output: "out",
          unchanged: 0,
          changes: expect.arrayContaining([{ kind: "create", path: "package.json" }]),
        },
      ],
    });
  });

  it("pins names beside the config, wherever it is called from, and keeps them", async () => {
    const config = JSON.stringify({ input: "openapi.yaml", output: "out" });
    const other = createFolder({ "api/openapi.yaml": petDocument, "api/modelmint.config.json": config });
    const called = (...args: readonly string[]) =>
      modelmintHere(["generate", "--config", "api/modelmint.config.json", ...args], { cwd: other.path });
    expect((await called("--pin")).code).toBe(0);
    const path = join(other.path, "api/modelmint.names.json");
    const pins = readFileSync(path, "utf8");
    expect(pins).toContain('"/components/schemas/Pet": {\n          "name": "Pet",');
    expect((JSON.parse(pins) as { readonly outputs: object }).outputs).toHaveProperty("out");
    writeFileSync(path, pins.replace('"name": "Pet"', '"name": "Animal"'));
    expect((await called()).stderr).toContain("info MM3005: This model keeps its published name Animal");
    expect(existsSync(join(other.path, "api/out/docs/models/components/animal.md"))).toBe(true);
    expect((await called("--repin")).stderr).toBe("");
    expect(readFileSync(path, "utf8")).toBe(pins);
    expect((await called("--pin", "--repin")).code).toBe(2);
    other.dispose();
  });

  it("stops at a file edited by hand, keeps it on request, and overwrites it by force", async () => {
    await inFolder(...generated);
    const path = file("out/src/models/components/pet.ts");
    const original = readFileSync(path, "utf8");
    writeFileSync(path, "// mine\n");
    writeFileSync(file("openapi.yaml"), petDocument.replace("A pet.", "An animal."));

    const stopped = await inFolder(...generated);
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toContain("src/models/components/pet.ts");
    expect(stopped.stderr).toMatch(/--force[\s\S]*--keep-edited/);
    expect(readFileSync(path, "utf8")).toBe("// mine\n");

    expect((await inFolder(...generated, "--keep-edited")).code).toBe(0);
    expect(readFileSync(path, "utf8")).toBe("// mine\n");
    expect((await inFolder(...generated, "--force")).code).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(original.replaceAll("A pet.", "An animal."));
  });
});

describe("generate refuses, and writes nothing", () => {
  const refusals: readonly (readonly [what: string, prepare: () => void, args: readonly string[], message: RegExp])[] = [
    ["a document that is not there", () => {}, ["generate", "opnapi.yaml", "-o", "out"], /opnapi\.yaml/],
    ["a document that is none", () => writeFileSync(file("openapi.yaml"), "a: 1\n"), generated, /openapi\.yaml/],
    [
      "YAML that does not parse, with its place",
      () => writeFileSync(file("openapi.yaml"), "openapi: 3.1.0\ninfo: {\n"),
      generated,
      /openapi\.yaml:\d+:\d+/,
    ],
    ["an output that is a file", () => writeFileSync(file("out"), "mine"), generated, /out/],
    ["an output below a file", () => {}, ["generate", "openapi.yaml", "-o", "openapi.yaml/out"], /openapi\.yaml/],
    ["a foreign file in the way", () => void createIn("out/package.json"), generated, /package\.json/],
    ["no input", () => {}, ["generate", "-o", "out"], /input/],
    ["no output", () => {}, ["generate", "openapi.yaml"], /output/],
    ["an unknown command, naming the nearest", () => {}, ["genrate"], /Did you mean generate\?/],
    ["a document without a command", () => {}, ["openapi.yaml"], /modelmint generate openapi\.yaml/],
    ["an unknown flag, naming the nearest", () => {}, [...generated, "--quite"], /--quiet/],
    ["a wrong value, naming the nearest", () => {}, [...generated, "--enums", "opne"], /--enums[\s\S]*"open"/],
    ["a wrong reporter", () => {}, [...generated, "--reporter", "xml"], /text, json, github/],
    ["two flags that contradict", () => {}, [...generated, "--force", "--keep-edited"], /--keep-edited/],
    ["a config that is not there", () => {}, [...generated, "--config", "mine.json"], /mine\.json/],
  ];

  function createIn(path: string): void {
    const other = createFolder({ [path.slice(4)]: "{}" });
    symlinkSync(other.path, file("out"));
  }

  it.each(refusals)("%s", async (_what, prepare, args, message) => {
    prepare();
    const before = readTree(folder.path);
    const { code, stdout, stderr } = await inFolder(...args);
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).not.toMatch(/\n\s+at (?:.*\(|file:|node:).*:\d+:\d+/); // no stack
    expect(readTree(folder.path)).toEqual(before);
  });

  it("an output that cannot be written to", async () => {
    const { code, stderr } = await inFolder("generate", "openapi.yaml", "-o", "/proc/modelmint");
    expect([code, stderr]).toEqual([2, expect.stringMatching(/\/proc/)]);
  });

  it.skipIf(process.getuid?.() === 0)("a folder without permission (not shown where tests run as root)", async () => {
    chmodSync(folder.path, 0o555);
    const { code, stderr } = await inFolder(...generated);
    chmodSync(folder.path, 0o755);
    expect([code, stderr]).toEqual([2, expect.stringContaining("permission denied")]);
  });

  it("a symbolic link inside the output", async () => {
    await inFolder(...generated);
    const other = createFolder({ "pet.ts": "mine" });
    unlinkSync(file("out/src/models/components/pet.ts"));
    symlinkSync(join(other.path, "pet.ts"), file("out/src/models/components/pet.ts"));
    const { code, stderr } = await inFolder(...generated, "--force");
    expect([code, stderr]).toEqual([2, expect.stringContaining("src/models/components/pet.ts")]);
    expect(readFileSync(join(other.path, "pet.ts"), "utf8")).toBe("mine");
    other.dispose();
  });
});

describe("check", () => {
  beforeEach(() => inFolder(...generated));

  it("says that all is well, and exits with 0", async () => {
    const { code, stdout, stderr } = await inFolder(...checked);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^out is what openapi\.yaml gives: \d+ models, \d+ files/);
  });

  it("names missing, changed, stray and hand-edited files with a diff, writes nothing, and exits with 1", async () => {
    unlinkSync(file("out/README.md"));
    writeFileSync(file("out/src/stray.ts"), "export {};\n");
    const page = file("out/docs/models/components/pet.md");
    writeFileSync(page, `${readFileSync(page, "utf8")}mine\n`);
    writeFileSync(
      file("openapi.yaml"),
      petDocument.replace("age: { type: integer }", "age: { type: number, description: In years. }"),
    );
    const before = readTree(folder.path);
    const { code, stdout } = await inFolder(...checked);
    expect(code).toBe(1);
    for (const line of [
      /^missing {5}README\.md$/m,
      /^changed {5}src\/models\/components\/pet\.ts$/m,
      /^stray {7}src\/stray\.ts$/m,
      /^hand-edited docs\/models\/components\/pet\.md$/m,
    ]) {
      expect(stdout).toMatch(line);
    }
    expect(stdout).toMatch(/^--- a\/src\/models\/components\/pet\.ts\n\+\+\+ b\/src\/models\/components\/pet\.ts\n@@ .* @@$/m);
    expect(stdout).toMatch(/^\+.*In years\./m);
    expect(readTree(folder.path)).toEqual(before);
  });

  it("annotates the lines of the document that changed, with --reporter github", async () => {
    writeFileSync(file("openapi.yaml"), petDocument.replace("age: { type: integer }", "age: { type: number }"));
    const { code, stdout } = await inFolder(...checked, "--reporter", "github");
    const line = petDocument.split("\n").indexOf("    Pet:") + 1;
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`^::error file=openapi\\.yaml,line=(?:${line}|${line + 1}),.*pet\\.ts is changed`, "m"));
    expect(stdout).toMatch(/^because openapi\.yaml changed$/m);
  });

  it("tells machines with --reporter json", async () => {
    unlinkSync(file("out/README.md"));
    const { code, stdout } = await inFolder(...checked, "--reporter", "json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      command: "check",
      status: "drift",
      exitCode: 1,
      jobs: [{ drift: [{ kind: "missing", path: "README.md" }] }],
    });
  });

  it("exits with 2 where the document is wrong, and does not speak of drift", async () => {
    writeFileSync(file("openapi.yaml"), "a: 1\n");
    const { code, stdout } = await inFolder(...checked);
    expect([code, stdout]).toEqual([2, ""]);
  });

  it("makes of an output that was never generated a list of missing files", async () => {
    const { code, stdout } = await inFolder("check", "openapi.yaml", "-o", "never");
    expect([code, stdout]).toEqual([1, expect.stringMatching(/never is not what openapi\.yaml gives: \d+ missing/)]);
    expect(existsSync(file("never"))).toBe(false);
  });
});

describe("the config", () => {
  it("is found where one stands", async () => {
    writeFileSync(
      file("modelmint.config.json"),
      '{ "input": "openapi.yaml", "output": "out", "package": { "name": "@pets/api" } }\n',
    );
    const { code, stderr } = await inFolder("generate");
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(readFileSync(file("out/package.json"), "utf8"))).toMatchObject({ name: "@pets/api" });
  });

  it("gives way to flags", async () => {
    writeFileSync(
      file("modelmint.config.json"),
      '{ "input": "nowhere.yaml", "output": "out", "package": { "name": "a", "version": "3.0.0" } }',
    );
    const { code } = await inFolder("generate", "openapi.yaml", "--package-name", "b");
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(file("out/package.json"), "utf8"))).toMatchObject({ name: "b", version: "3.0.0" });
  });

  it("may stand elsewhere; its paths start there", async () => {
    const other = createFolder({ "sub/api.yaml": petDocument, "sub/my.json": '{ "input": "api.yaml", "output": "../out" }' });
    const { code, stderr } = await modelmintHere(["generate", "-c", "sub/my.json"], { cwd: other.path });
    expect([code, stderr, existsSync(join(other.path, "out/package.json"))]).toEqual([0, "", true]);
    other.dispose();
  });

  it("may have several entries", async () => {
    writeFileSync(
      file("modelmint.config.json"),
      '[{ "input": "openapi.yaml", "output": "one" }, { "input": "openapi.yaml", "output": "two", "tests": false }]',
    );
    const { code, stdout } = await inFolder("generate");
    expect([code, stdout.split("\n").length]).toEqual([0, 3]);
    expect([existsSync(file("one/package.json")), existsSync(file("two/package.json"))]).toEqual([true, true]);
  });

  it("is refused with all that is wrong in it, each at its place", async () => {
    writeFileSync(
      file("modelmint.config.json"),
      '{\n  "inptu": "openapi.yaml",\n  "output": 3,\n  "models": { "enums": "opne" }\n}\n',
    );
    const { code, stderr } = await inFolder("generate");
    expect(code).toBe(2);
    expect(stderr).toMatch(/modelmint\.config\.json:2:3[\s\S]*"?input"?/);
    expect(stderr).toMatch(/modelmint\.config\.json:3:/);
    expect(stderr).toMatch(/modelmint\.config\.json:4:[\s\S]*"open"/);
  });
});

describe("help", () => {
  it.each([[["--help"]], [["help"]], [[]]])("is printed for %j", async (args) => {
    const { code, stdout, stderr } = await inFolder(...args);
    expect([code, stderr]).toEqual([0, ""]);
    for (const word of ["generate", "check", "explain", "Exit codes"]) expect(stdout).toContain(word);
  });

  it("names every flag of the config", async () => {
    const { stdout } = await inFolder("generate", "--help");
    for (const flag of [
      "--output",
      "--package-name",
      "--naming",
      "--enums",
      "--unions",
      "--dates",
      "--int64",
      "--bytes",
      "--formats",
      "--tests",
      "--docs",
      "--docs-markdown",
    ]) {
      expect(stdout).toContain(flag);
    }
  });

  it("prints the version of the package", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(await inFolder("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("explains a code, lists all, and names the nearest of a wrong one", async () => {
    const all = await inFolder("explain");
    const code = /MM\d{4}/.exec(all.stdout)?.[0] ?? "";
    const one = await inFolder("explain", code);
    expect([all.code, one.code]).toEqual([0, 0]);
    expect(one.stdout).toContain(code);
    const wrong = await inFolder("explain", `${code}1`);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining(code)]);
  });
});
