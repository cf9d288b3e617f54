import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Cache } from "../../../generator/cache/types.js";
import { resolveConfig } from "../../../generator/config/resolve-config.js";
import type { ModelmintConfig } from "../../../generator/config/types.js";
import type { JsonValue } from "../../../generator/model/types.js";
import { type Build, buildFiles } from "../../../generator/pipeline.js";
import { digest } from "../../../generator/write/digest.js";
import { readOwnDocuments } from "../../hostile/fuzz/documents.js";
import { mutateValue } from "../../hostile/fuzz/mutate.js";
import { Random } from "../../hostile/fuzz/random.js";

/** More than the fixed few of a test run: `REUSE_EDITS=2000 npx vitest run test/unit/reuse`. */
const EDITS = Number(process.env["REUSE_EDITS"] ?? "60");

function memoryCache(): Cache {
  const kept = new Map<string, string>();
  return {
    read: (kind, key) => kept.get(`${kind} ${key}`),
    write: (kind, key, content) => void kept.set(`${kind} ${key}`, content),
  };
}

interface Made {
  readonly build: Build;
  readonly reused: number;
}

async function make(document: JsonValue, config: ModelmintConfig, cache?: Cache): Promise<Made> {
  let reused = 0;
  const count = (counter: string): void => {
    if (counter === "reused") reused += 1;
  };
  const build = await buildFiles({
    input: { kind: "text", text: JSON.stringify(document), uri: "openapi.json" },
    options: { ...resolveConfig(config), input: "openapi.json" },
    runtime: new Map([["index.ts", "export {};\n"]]),
    testSupport: new Map([["index.ts", "export {};\n"]]),
    ...(cache === undefined ? undefined : { cache }),
    observer: { begin: () => {}, count },
  });
  return { build, reused };
}

/** What the manifest would say of the files. */
function digests({ build }: Made): readonly string[] {
  return build.files.map((file) => `${file.path} ${file.sha256 ?? digest(file.text)}`);
}

/** What would be written. */
function texts({ build }: Made): readonly string[] {
  return build.files.map(({ path, text }) => `${path}\n${text}`);
}

const whole = fileURLToPath(new URL("../../mutation/whole-language.yaml", import.meta.url));
const documents: readonly JsonValue[] = [
  parse(readFileSync(whole, "utf8")) as JsonValue, // a YAML document without anchors is JSON
  ...readOwnDocuments().flatMap(({ value }) => (value === undefined ? [] : [value])),
];
const configs: readonly ModelmintConfig[] = [
  {},
  { docs: { details: "all", markdown: "raw" }, models: { unions: "open", defaults: "apply" } },
  { tests: "basic", naming: "speakeasy-2023", models: { int64: "bigint", dates: "string" } },
];

describe("files that are known from an earlier run", () => {
  it("have the digests that they would have without it, whatever was edited in between", async () => {
    const random = new Random(8);
    let reused = 0;
    for (const [index, config] of configs.entries()) {
      const cache = memoryCache();
      let document = documents[0] ?? null;
      for (let edits = 0; edits < EDITS; edits++) {
        // Every so often another document altogether.
        const edited = edits % 20 === 19 ? random.pick(documents) : mutateValue(document, documents, random);
        const fresh = await make(edited, config);
        const known = await make(edited, config, cache);
        expect(digests(known), `edit ${edits} with config ${index}: ${JSON.stringify(edited).slice(0, 20_000)}`).toEqual(
          digests(fresh),
        );
        reused += known.reused;
        if (fresh.build.files.length > 0) document = edited;
      }
    }
    expect(reused).toBeGreaterThan(EDITS);
  });

  it("have their text for whoever asks", async () => {
    const [document = null] = documents;
    const cache = memoryCache();
    const first = await make(document, {}, cache);
    const second = await make(document, {}, cache);
    expect(first.reused).toBe(0);
    expect(second.reused).toBeGreaterThan(20);
    expect(texts(second)).toEqual(texts(first));
  });

  it("are told from one another by options and output", async () => {
    const [document = null] = documents;
    const cache = memoryCache();
    await make(document, {}, cache);
    for (const config of [{ output: "other" }, { docs: { markdown: "raw" } }, { package: { name: "other" } }] as const)
      expect((await make(document, config, cache)).reused).toBe(0);
  });

  it("are an error where what is remembered is not what is printed", async () => {
    const [document = null] = documents;
    const cache = memoryCache();
    await make(document, {}, cache);
    const lying: Cache = {
      ...cache,
      read: (kind, key) => cache.read(kind, key)?.replaceAll(/"[0-9a-f]{64}",(\d+)\]/g, `"${"0".repeat(64)}",$1]`),
    };
    const { build } = await make(document, {}, lying);
    expect(() => texts({ build, reused: 0 })).toThrow("was remembered as what it is not");
  });
});
