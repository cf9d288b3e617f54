import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readGeneratorInfo, readRuntime, readTestSupport, readVersion } from "../../../generator/run/installation.js";
import { build } from "../../../scripts/build.mjs";

const root = new URL("../../../", import.meta.url);

describe("what modelmint knows of itself", () => {
  it("is the version of its package", () => {
    expect(readVersion()).toBe(JSON.parse(readFileSync(new URL("package.json", root), "utf8")).version);
  });

  it("is the same digest from the sources and when compiled, so that manifests agree", async () => {
    await build();
    const stored: unknown = JSON.parse(readFileSync(new URL("dist/build-info.json", root), "utf8"));
    expect(stored).toEqual({ digest: readGeneratorInfo().digest });
  });

  it("is the same runtime and test support from the sources and when compiled", async () => {
    await build();
    const compiled: typeof import("../../../generator/run/installation.js") = await import(
      fileURLToPath(new URL("dist/run/installation.js", root))
    );
    expect(compiled.readRuntime()).toEqual(readRuntime());
    expect(compiled.readTestSupport()).toEqual(readTestSupport());
    expect(compiled.readGeneratorInfo()).toEqual(readGeneratorInfo());
  });

  it("has a runtime with an index, whose imports all stand in it", () => {
    const runtime = readRuntime();
    expect(runtime.has("index.ts")).toBe(true);
    for (const text of runtime.values()) {
      const imports = [...text.matchAll(/from "\.\/([^"]+)\.js"/g)].map(([, name]) => `${name}.ts`);
      expect(imports.filter((name) => !runtime.has(name))).toEqual([]);
    }
  });
});
