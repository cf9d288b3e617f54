import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emitModels } from "../../../generator/emit/models/index.js";
import { emitPackage } from "../../../generator/emit/package/index.js";
import { emitTests } from "../../../generator/emit/tests/index.js";
import type { EmitOptions } from "../../../generator/emit/types.js";
import { date, enumeration, graphOf, literal, number, OPTIONS, object, plainNames, ref, text, union } from "./small-graph.js";

const GENERATOR = fileURLToPath(new URL("../../../generator/", import.meta.url));
// Inside of the repository, so that packages resolve; ignored by git, and no folder of tests.
const FOLDER = fileURLToPath(new URL("../../../.modelmint-cache/generated-suites/", import.meta.url));

/** The graph of the document below, by hand. */
const GRAPH = graphOf({
  Usage: object({ total_tokens: number, input_tokens: number, "note?": text, "made_at?": date }),
  Kind: enumeration(["cat", "dog"]),
  Cat: object({ kind: literal("cat"), "lives?": number }),
  Dog: object({ kind: literal("dog"), "owner?": { ...text, nullable: true } }),
  Pet: union(ref("Cat"), ref("Dog")),
  Tree: object({ "left?": ref("Tree"), "right?": ref("Tree"), kind: ref("Kind") }),
});

const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "Small things", version: "1.0.0" },
  components: {
    schemas: {
      Usage: {
        type: "object",
        required: ["total_tokens", "input_tokens"],
        properties: {
          total_tokens: { type: "number" },
          input_tokens: { type: "number" },
          note: { type: "string" },
          made_at: { type: "string", format: "date-time" },
        },
      },
      Kind: { type: "string", enum: ["cat", "dog"] },
      Cat: { type: "object", required: ["kind"], properties: { kind: { const: "cat" }, lives: { type: "number" } } },
      Dog: { type: "object", required: ["kind"], properties: { kind: { const: "dog" }, owner: { type: ["string", "null"] } } },
      Pet: { anyOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }] },
      Tree: {
        type: "object",
        required: ["kind"],
        properties: {
          left: { $ref: "#/components/schemas/Tree" },
          right: { $ref: "#/components/schemas/Tree" },
          kind: { $ref: "#/components/schemas/Kind" },
        },
      },
    },
  },
};

/** What one test of the generated suite said. */
interface Outcome {
  readonly name: string;
  readonly status: string;
  readonly message: string;
}

function readTexts(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(join(GENERATOR, folder), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );
  return new Map(paths.map((path) => [path.replaceAll("\\", "/"), readFileSync(join(GENERATOR, folder, path), "utf8")]));
}

/** Writes the package, its models changed, and runs its tests. */
async function runSuite(name: string, change: (models: string) => string): Promise<ReadonlyMap<string, Outcome>> {
  const options: EmitOptions = {
    ...OPTIONS,
    runtime: readTexts("runtime"),
    testSupport: readTexts("emit/tests/support"),
    bundledDocument: JSON.stringify(DOCUMENT),
  };
  const root = join(FOLDER, name);
  for (const emit of [emitModels, emitTests, emitPackage]) {
    for (const file of emit(GRAPH, plainNames(), options)) {
      const path = join(root, file.path);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.path === "src/models/components/all.ts" ? change(file.text) : file.text);
    }
  }
  await runVitest(root);
  const report: unknown = JSON.parse(readFileSync(join(root, "report.json"), "utf8"));
  return new Map(outcomesOf(report).map((outcome) => [outcome.name, outcome]));
}

function runVitest(root: string): Promise<void> {
  const { VITEST: _, ...env } = process.env; // a run of its own, not a part of this one
  const runner = join(dirname(createRequire(import.meta.url).resolve("vitest/package.json")), "vitest.mjs");
  const args = [runner, "run", "--root", root, "--reporter=json", "--outputFile=report.json"];
  return new Promise((resolve, reject) => {
    const run = spawn(process.execPath, args, { cwd: root, env, stdio: "ignore" });
    run.on("error", reject);
    run.on("exit", () => resolve());
  });
}

function outcomesOf(report: unknown): readonly Outcome[] {
  const files = (
    report as { testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[] }
  ).testResults; // vitest's report
  return files.flatMap((file) =>
    file.assertionResults.map(({ fullName, status, failureMessages }) => ({
      name: fullName,
      status,
      message: failureMessages.join("\n"),
    })),
  );
}

function failuresOf(outcomes: ReadonlyMap<string, Outcome>): readonly string[] {
  return [...outcomes.values()].filter((outcome) => outcome.status === "failed").map((outcome) => outcome.name);
}

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe("the tests of correct models", () => {
  let outcomes: ReadonlyMap<string, Outcome>;
  beforeAll(async () => {
    outcomes = await runSuite("correct", (models) => models);
  }, 120_000);

  it("pass", () => {
    expect([...outcomes.values()].filter((outcome) => outcome.status === "failed")).toEqual([]);
  });

  it("try samples, unknown properties, missing and wrong ones, the index and the wire types", () => {
    for (const name of [
      "Usage decodes and encodes: minimal",
      "Usage decodes and encodes: full",
      "Usage unknown properties: keep",
      "Usage rejects a missing required property",
      "Usage rejects a wrong value of a property",
      "Usage rejects what is none of its values",
      "Kind decodes and encodes its 2 members",
      "Pet decodes and encodes: variant 2",
      "exports 6 models",
      "wire types are those that openapi-typescript derives from the document",
    ]) {
      expect(outcomes.get(name)?.status, name).toBe("passed");
    }
  });
});

describe("the tests of wrong models", () => {
  let outcomes: ReadonlyMap<string, Outcome>;
  // One wrong thing in each of several models.
  beforeAll(async () => {
    outcomes = await runSuite("wrong", (models) =>
      models
        .replaceAll(/\b(?:total|input)_tokens\b/g, (name) => (name === "total_tokens" ? "input_tokens" : "total_tokens"))
        .replaceAll("lives?: number;", "lives?: string;")
        .replaceAll('"dog"', '"dig"'),
    );
  }, 120_000);

  it("find a rename that is swapped in both directions", () => {
    expect(outcomes.get("Usage decodes and encodes: minimal")?.message).toContain(
      "Usage breaks the law: decode(wire) is the value that it means",
    );
  });

  it("find a wrong literal and a wrong member", () => {
    expect(failuresOf(outcomes)).toEqual(
      expect.arrayContaining([
        "Dog decodes and encodes: minimal",
        "Kind decodes and encodes its 2 members",
        "Pet decodes and encodes: variant 2",
      ]),
    );
  });

  it("find a wrong type on the wire", () => {
    const message = outcomes.get("wire types are those that openapi-typescript derives from the document")?.message;
    expect(message).toContain("Cat breaks the law");
    expect(message).toContain("#/components/schemas/Cat");
    expect(message).not.toContain("Tree breaks the law");
  });

  it("leave alone what is right", () => {
    expect(outcomes.get("Cat decodes and encodes: minimal")?.status).toBe("passed");
    expect(outcomes.get("Tree rejects a missing required property")?.status).toBe("passed");
  });
});
