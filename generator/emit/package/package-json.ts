import type { ModelGraph } from "../../model/types.js";
import type { ModelFolder } from "../../name/types.js";
import { escapeHidden } from "../print/literal.js";
import type { EmitOptions } from "../types.js";

/** The oldest Node that the package promises to run on. */
const NODE = ">=20";
const MAX_DESCRIPTION = 120;

/**
 * The text of `package.json`: ESM, types first, nothing but `dist` published, no dependency at run
 * time and no lifecycle script.
 *
 * @param folders the folders that have models
 */
export function printPackageJson(graph: ModelGraph, options: EmitOptions, folders: readonly ModelFolder[]): string {
  const tested = options.tests.level !== false;
  return printJson({
    name: options.package.name,
    version: options.package.version,
    description: options.package.description ?? describe(graph.info.title),
    license: options.package.license,
    homepage: options.package.homepage,
    repository: describeRepository(options.package.repository),
    type: "module",
    sideEffects: false,
    engines: { node: NODE },
    files: ["dist"],
    exports: {
      ".": entryPoint("index"),
      ...Object.fromEntries(folders.map((folder) => [`./models/${folder}`, entryPoint(`models/${folder}/index`)])),
      "./runtime": entryPoint("runtime/index"),
      "./package.json": "./package.json",
    },
    scripts: {
      build: "tsc -p tsconfig.build.json",
      ...(tested ? { test: "vitest run" } : {}),
      typecheck: "tsc -p tsconfig.json",
    },
    devDependencies: devDependencies(options.tests.level),
  });
}

// As `npm pkg fix` writes it; npm compares it with where a package with provenance is built.
function describeRepository(url: string | undefined): object | undefined {
  if (url === undefined) return undefined;
  return { type: "git", url: `git+${url.replace(/\/$/, "").replace(/(?:\.git)?$/, ".git")}` };
}

function entryPoint(module: string): object {
  return { types: `./dist/${module}.d.ts`, default: `./dist/${module}.js` };
}

function devDependencies(tests: EmitOptions["tests"]["level"]): object {
  return {
    ...(tests === false ? {} : { "@types/node": "^20.19.0" }),
    ...(tests === "full"
      ? { ajv: "^8.20.0", "ajv-formats": "^3.0.1", "fast-check": "^4.10.2", "openapi-typescript": "^7.13.0" }
      : {}),
    typescript: "~5.9.0",
    ...(tests === false ? {} : { vitest: "^4.1.0" }),
  };
}

// One line of text, cut at a code point.
function describe(title: string): string {
  const line = title.replaceAll(/\s+/g, " ").trim();
  const characters = Array.from(line);
  const short = characters.length <= MAX_DESCRIPTION ? line : `${characters.slice(0, MAX_DESCRIPTION).join("")}…`;
  return short === "" ? "TypeScript models" : `TypeScript models of ${short}`;
}

/** JSON with two spaces and a final line feed; characters that do not show are escaped. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).split("\n").map(escapeHidden).join("\n")}\n`;
}
