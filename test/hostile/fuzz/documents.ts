import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import type { JsonValue } from "../../../generator/model/types.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
/** Bigger ones take so long that little would be tried. */
const LARGEST = 120_000;

/** A document to start from. */
export interface SeedDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Undefined where the text is no document, so that only its bytes can be changed. */
  readonly value: JsonValue | undefined;
}

/** The project's own documents. */
export function readOwnDocuments(): readonly SeedDocument[] {
  return [
    ...readFolder(`${root}spec`),
    ...readFolder(`${root}test/hostile/documents`),
    ...readScenarios(`${root}test/scenarios`),
    ...readGroups(`${root}test/conformance/groups`),
  ];
}

/** The project's own documents, and those that lie beside the repository where they do. */
export function readAllDocuments(): readonly SeedDocument[] {
  return [...readOwnDocuments(), ...readFolder(`${root}../shared/hostile`)];
}

function readFolder(folder: string): readonly SeedDocument[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(?:json|ya?ml)$/.test(name) && name !== "manifest.json")
    .sort()
    .map((name) => seed(name, readFileSync(`${folder}/${name}`)))
    .filter(({ bytes }) => bytes.length <= LARGEST);
}

/** The documents of scenarios, each a block of YAML. */
function readScenarios(folder: string): readonly SeedDocument[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  return names.sort().flatMap((name) => {
    const blocks = [...readFileSync(`${folder}/${name}`, "utf8").matchAll(/^```yaml[^\n]*\n([\s\S]*?)\n```$/gm)];
    return blocks.map(([, text = ""]) => seed(name.replace(/md$/, "yaml"), Buffer.from(complete(text))));
  });
}

function complete(text: string): string {
  return /^openapi:/m.test(text) ? text : `openapi: 3.1.0\ninfo: { title: Scenario, version: "1" }\npaths: {}\n${text}`;
}

/** The schemas of conformance groups as components. */
function readGroups(folder: string): readonly SeedDocument[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => {
    const groups = JSON.parse(readFileSync(`${folder}/${name}`, "utf8")) as readonly { readonly schema: JsonValue }[]; // a fixed form
    const schemas = Object.fromEntries(groups.map(({ schema }, index) => [`Group${index}`, schema]));
    const document = { openapi: "3.1.0", info: { title: name, version: "1" }, paths: {}, components: { schemas } };
    return seed(name, Buffer.from(JSON.stringify(document)));
  });
}

function seed(name: string, bytes: Uint8Array): SeedDocument {
  const value = readValue(new TextDecoder().decode(bytes));
  return { name, bytes, value: value === undefined || depthOf(value) > DEEPEST ? undefined : value };
}

/** Deeper ones could overflow the stack of the fuzzer; changed bytes are enough for them. */
const DEEPEST = 300;

function depthOf(value: JsonValue): number {
  let level: readonly JsonValue[] = [value];
  let depth = 0;
  for (; level.length > 0 && depth <= DEEPEST; depth++) {
    level = level.flatMap((node) => (typeof node === "object" && node !== null ? Object.values(node) : []));
  }
  return depth;
}

function readValue(text: string): JsonValue | undefined {
  try {
    if (/^\s*\{/.test(text)) return JSON.parse(text) as JsonValue; // JSON.parse gives JSON
    const document = parseDocument(text);
    if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
    const value: unknown = JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 100, mapAsMap: false })));
    return typeof value === "object" ? (value as JsonValue) : undefined; // it was JSON a moment ago
  } catch {
    return undefined; // hostile on purpose: then its bytes are all there is to change
  }
}
