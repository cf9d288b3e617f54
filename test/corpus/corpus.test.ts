import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type Comparison, compareWireTypes } from "../../generator/emit/tests/support/oracle/compare.js";
import { buildCommandLine, modelmint, repository, run } from "../e2e/command-line.js";
import { CORPUS_FOLDER } from "../parity/corpus.js";

const MINUTES = 60_000;
// Below the project, so that packages find its dev dependencies; ignored by git.
const root = join(repository, ".corpus/test");
/** Every so many-th of the generated test modules is run. */
const STEP = 10;

interface Case {
  readonly what: string;
  readonly document: string;
  readonly models: number;
  readonly tests: number;
  readonly compilers: readonly string[];
}

/** More of them, of all sizes: `npm run corpus`. */
const CASES: readonly Case[] = [
  {
    // Not ours, and installed with openapi-typescript: its parser is measured with it.
    what: "a real document of 1 MB",
    document: join(rootOf("@redocly/openapi-core", rootOf("openapi-typescript")), "src/benchmark/benches/rebilly.yaml"),
    models: 1000,
    tests: 300,
    compilers: ["typescript-7"],
  },
  {
    what: "a real document of 3 MB",
    document: fileURLToPath(new URL("openapi.yaml", CORPUS_FOLDER)),
    models: 4000,
    tests: 1000,
    compilers: ["typescript", "typescript-7"],
  },
];

interface Job {
  readonly statistics: { readonly schemas: number; readonly models: number; readonly unknown: Readonly<Record<string, number>> };
}

interface TestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

beforeAll(() => buildCommandLine(), 2 * MINUTES);

for (const [index, { what, document, models: leastModels, tests, compilers }] of CASES.entries()) {
  if (!existsSync(document)) {
    test.skip(`${what}: left out, because it is not beside this checkout`, () => {});
    continue;
  }
  describe(what, () => {
    const folder = join(root, String(index));
    const packageFolder = join(folder, "package");
    let job: Job | undefined;

    beforeAll(async () => {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      const args = ["generate", document, "--output", packageFolder, "--reporter", "json"];
      const { code, stdout } = await modelmint(args, { cwd: folder });
      expect(code).toBe(0);
      job = (JSON.parse(stdout) as { readonly jobs: readonly Job[] }).jobs[0]; // the reporter's own form
    }, 2 * MINUTES);

    test("is generated whole, with at most 1 % of its schemas unknown", () => {
      const { schemas = 0, models = 0, unknown = {} } = job?.statistics ?? {};
      expect(models).toBeGreaterThan(leastModels);
      const count = Object.values(unknown).reduce((sum, each) => sum + each, 0);
      expect((100 * count) / schemas).toBeLessThanOrEqual(1);
    });

    test.each(compilers)(
      "type-checks with %s under the strict set, declarations isolated",
      { timeout: 4 * MINUTES },
      async (compiler) => {
        expect(await checkTypes(packageFolder, compiler)).toEqual([]);
      },
    );

    test(`a tenth of the tests that it comes with pass`, { timeout: 4 * MINUTES }, async () => {
      const { numPassedTests, testResults } = await runSample(folder);
      const failed = testResults.filter((file) => file.status !== "passed");
      expect(failed.map(({ name, assertionResults }) => [name, failing(assertionResults)])).toEqual([]);
      expect(numPassedTests).toBeGreaterThan(tests);
    });

    test("at least 85 % of the wire types are those of openapi-typescript, and none that is compared differs", {
      timeout: 4 * MINUTES,
    }, async () => {
      const { models, compared, failures }: Comparison = await compareWireTypes(pathToFileURL(`${packageFolder}/`));
      expect(failures).toEqual([]);
      expect((100 * compared) / models).toBeGreaterThanOrEqual(85);
    });
  });
}

/** The errors that a compiler finds in sources and tests of the package. */
async function checkTypes(packageFolder: string, compiler: string): Promise<readonly string[]> {
  const config = `tsconfig.${compiler}.json`;
  const compilerOptions = { isolatedDeclarations: true, declaration: true };
  writeFileSync(
    join(packageFolder, config),
    JSON.stringify({ extends: "./tsconfig.json", compilerOptions, include: ["src", "test"] }),
  );
  const program = join(rootOf(compiler), "bin/tsc");
  const { code, stdout, stderr } = await run(process.execPath, [program, "-p", config, "--pretty", "false"], {
    cwd: packageFolder,
  });
  return code === 0 ? [] : [...stdout.split("\n").slice(0, 20), stderr];
}

async function runSample(folder: string): Promise<TestReport> {
  const packageFolder = join(folder, "package");
  const modules = readdirSync(join(packageFolder, "test/models"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".test.ts"))
    .sort()
    .filter((_, index) => index % STEP === 0);
  const output = join(folder, "tests.json");
  const runner = join(rootOf("vitest"), "vitest.mjs");
  // Names alone: it takes them for parts of paths, whatever the separator.
  const names = modules.map((path) => path.split(/[\\/]/).at(-1) ?? path);
  await run(process.execPath, [runner, "run", ...names, "--reporter", "json", "--outputFile", output], { cwd: packageFolder });
  return JSON.parse(readFileSync(output, "utf8")) as TestReport; // the runner's own form
}

function failing(tests: TestReport["testResults"][number]["assertionResults"]): readonly string[] {
  return tests.filter((each) => each.status === "failed").map((each) => each.fullName);
}

function rootOf(name: string, from = repository): string {
  return dirname(createRequire(join(from, "package.json")).resolve(`${name}/package.json`));
}
