import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { exitCodeMeanings } from "../generator/cli/exit-codes.js";
import { configTable } from "../generator/config/options.js";
import { buildCommandLine, createFolder, modelmint, modelmintHere, petDocument, repository, run } from "./e2e/command-line.js";

const readme = readFileSync(join(repository, "README.md"), "utf8");
const scripts: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")).scripts;

const folder = createFolder({ "openapi.yaml": petDocument });
beforeAll(() => buildCommandLine());
afterAll(() => folder.dispose());

/** The text below a heading, up to the next. */
function section(title: string): string {
  const start = readme.indexOf(`\n## ${title}\n`);
  expect(start, title).toBeGreaterThan(0);
  const end = readme.indexOf("\n## ", start + 1);
  return readme.slice(start, end < 0 ? undefined : end);
}

/** Fenced blocks of a language. */
function blocks(text: string, language: string): readonly string[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, found, content]) =>
    found === language ? [content ?? ""] : [],
  );
}

/** The one block that holds a text. */
function blockWith(text: string, language: string): string {
  const found = blocks(readme, language).filter((block) => block.includes(text));
  expect(found, text).toHaveLength(1);
  return found[0] ?? "";
}

/** Commands of a shell block, without their comments. */
function commands(block: string): readonly string[] {
  return block
    .split("\n")
    .map((line) => line.replace(/#.*$/, "").trim())
    .filter((line) => line !== "");
}

describe("the tables of the README", () => {
  it("list the options as the code has them", () => {
    const shown = /<!-- config table -->\n([\s\S]*?)\n<!-- end -->/.exec(readme)?.[1];
    expect(shown).toBe(configTable());
  });

  it("list the exit codes as the code has them", () => {
    const rows = [...section("Exit codes").matchAll(/^\| (\d+) \| (.*) \|$/gm)].map(([, code, meaning]) => [
      Number(code),
      (meaning ?? "").replaceAll("`", ""),
    ]);
    expect(rows).toEqual(exitCodeMeanings);
  });
});

describe("the commands of the README", () => {
  it("at its top are those that CI runs, and exist", () => {
    const [first = ""] = blocks(readme, "sh");
    expect(readme.indexOf(first)).toBeLessThan(100);
    expect(commands(first)).toEqual(["npm ci && npm run generate", "npm ci && npm test"]);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["generate", "check", "test", "modelmint"]));
    const ci = readFileSync(join(repository, ".ci/run"), "utf8");
    for (const command of ["npm ci", "npm test", "npm run check"]) expect(ci).toContain(command);
  });

  it("do what it says", async () => {
    const [install, ...generate] = commands(blockWith("npx modelmint generate", "sh"));
    expect(install).toBe("npm install --save-dev modelmint"); // test/e2e/tarball.test.ts does as much
    const lines = [...generate, ...commands(blockWith("npx modelmint check", "sh"))];
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      const [npx, name, ...args] = line.split(/\s+/);
      expect([npx, name]).toEqual(["npx", "modelmint"]);
      const { code, stderr } = await modelmintHere(args, { cwd: folder.path });
      expect([line, code, stderr]).toEqual([line, 0, ""]);
    }
    for (const path of ["src/models/components/pet.ts", "docs", "test", ".modelmint.json"]) {
      expect(existsSync(join(folder.path, "generated", path)), path).toBe(true);
    }
  });

  it("are words that the command line knows", () => {
    const words = [...readme.matchAll(/`(npm run [\w:-]+)/g)].map(([, command]) => (command ?? "").slice("npm run ".length));
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((script) => scripts[script] === undefined && script !== "build")).toEqual([]);
  });
});

describe("the examples of the README", () => {
  it("of a config works", async () => {
    writeFileSync(join(folder.path, "modelmint.config.ts"), blockWith("export default defineConfig", "ts"));
    const { code, stderr } = await modelmint(["generate"], { cwd: folder.path });
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(readFileSync(join(folder.path, "generated/package.json"), "utf8"))).toMatchObject({
      name: "@example/models",
      version: "1.0.0",
    });
  });

  it("of a schema gives the model that it shows", async () => {
    const schema = blocks(section("Before and after"), "yaml")[0] ?? "";
    const head = stringify({ openapi: "3.1.0", info: { title: "A", version: "1" } });
    const response = {
      "200": { description: "", content: { "application/json": { schema: { type: "object", properties: "HERE" } } } },
    };
    const paths = stringify({ paths: { "/": { post: { operationId: "createImageEdit", responses: response } } } });
    const indent = /^( *)properties: HERE$/m.exec(paths)?.[1] ?? "";
    const document = head + paths.replace("properties: HERE", `properties:\n${schema.replace(/^(?=.)/gm, `${indent}  `)}`);
    mkdirSync(join(folder.path, "before"));
    writeFileSync(join(folder.path, "before/openapi.yaml"), document);
    const flags = ["generate", "openapi.yaml", "-o", "out", "--package-name", "@orq-ai/node"];
    expect(await modelmintHere(flags, { cwd: join(folder.path, "before") })).toMatchObject({ code: 0, stderr: "" });
    const model = readFileSync(join(folder.path, "before/out/src/models/operations/createimageedit.ts"), "utf8");
    expect(model).toContain(blockWith("export type CreateImageEditUsage", "ts"));
    const use = `${blockWith("CreateImageEditUsage.decode(", "ts")}
declare const response: Response;
declare const input: unknown;
usage.inputTokensDetails.textTokens satisfies number;
export {};
`;
    expect(await typeCheck(use, { "@orq-ai/node/*": [join(folder.path, "before/out/src/*/index.ts")] })).toBe("");
  });

  it("of a plugin holds the options that it has", async () => {
    const entries = { "modelmint/vite": [join(repository, "generator/plugin/vite.ts")] };
    expect(await typeCheck(blockWith("modelmint/vite", "ts"), entries)).toBe("");
  });

  it("of the library holds the types that it has", async () => {
    const use = `${blockWith("await generate({", "ts")}
declare const text: string;
jobs.flatMap(({ files }) => files.map((file) => file.text)) satisfies string[];
diagnostics.map(({ code, message }) => code + message) satisfies string[];
`;
    expect(await typeCheck(use, { modelmint: [join(repository, "generator/index.ts")] })).toBe("");
  });
});

it("the links of the README lead somewhere", () => {
  const links = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? "").filter((link) => !/^https:/.test(link));
  expect(links.length).toBeGreaterThan(2);
  expect(links.filter((link) => !existsSync(join(repository, link)))).toEqual([]);
});

/** What the compiler says about a module. */
async function typeCheck(text: string, paths: Readonly<Record<string, readonly string[]>>): Promise<string> {
  const project = createFolder({
    "use.ts": text,
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        target: "es2022",
        lib: ["es2023", "dom"],
        module: "esnext",
        moduleResolution: "bundler",
        types: ["node"],
        typeRoots: [join(repository, "node_modules/@types")],
        strict: true,
        skipLibCheck: true,
        noEmit: true,
        paths,
      },
      files: ["use.ts"],
    }),
  });
  const compiler = join(repository, "node_modules/typescript-7/bin/tsc");
  const { stdout, stderr } = await run(process.execPath, [compiler, "-p", project.path], { cwd: project.path });
  project.dispose();
  return stdout + stderr;
}
