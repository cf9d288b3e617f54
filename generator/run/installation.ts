import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { GeneratorInfo } from "../write/manifest.js";

/**
 * What modelmint reads of itself. Paths are relative to this module and the same in the sources
 * (`generator/run/`) and when compiled (`dist/run/`).
 */
const here = new URL("..", import.meta.url);

/** The version in modelmint's own package.json. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", here), "utf8"));
  if (typeof manifest === "object" && manifest !== null && "version" in manifest && typeof manifest.version === "string")
    return manifest.version;
  throw new Error("modelmint's own package.json has no version");
}

/** Version and digest of the code. The build stores the digest; from the sources it is worked out. */
export function readGeneratorInfo(): GeneratorInfo {
  return { version: readVersion(), digest: import.meta.url.endsWith(".ts") ? digestSources() : readBuildDigest() };
}

function readBuildDigest(): string {
  const info: unknown = JSON.parse(readFileSync(new URL("build-info.json", here), "utf8"));
  if (typeof info === "object" && info !== null && "digest" in info && typeof info.digest === "string") return info.digest;
  throw new Error("modelmint's build-info.json has no digest");
}

/** The same digest that scripts/build.mjs stores: of the text of all sources, sorted by path. */
function digestSources(): string {
  const hash = createHash("sha256");
  for (const path of listModules(here)) {
    hash.update(`${path}\0${readFileSync(new URL(path, here), "utf8").replaceAll("\r\n", "\n")}\0`);
  }
  return hash.digest("hex");
}

/** The hand-written runtime that every generated package gets a copy of: file name → TypeScript. */
export function readRuntime(): ReadonlyMap<string, string> {
  return readModules("runtime/");
}

/** What the generated tests rest on, copied likewise. */
export function readTestSupport(): ReadonlyMap<string, string> {
  return readModules("emit/tests/support/");
}

function readModules(folder: string): ReadonlyMap<string, string> {
  const base = new URL(folder, here);
  return new Map(
    listModules(base).map((path) => [path, readFileSync(new URL(path, base), "utf8").replaceAll("\r\n", "\n")] as const),
  );
}

/** TypeScript modules below a folder, by their path in it, sorted by code unit. Declarations are none. */
function listModules(base: URL): readonly string[] {
  return readdirSync(base, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
    .sort();
}
