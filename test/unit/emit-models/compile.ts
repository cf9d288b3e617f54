// The tests run copies of it: whoever asks for all tests of the runtime has to find these as well.
import "../../../generator/runtime/index.js";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import ts from "typescript";
import { resolveConfig } from "../../../generator/config/resolve-config.js";
import { emitModels } from "../../../generator/emit/models/index.js";
import type { GeneratedFile } from "../../../generator/emit/types.js";
import type { ModelGraph } from "../../../generator/model/types.js";
import type { NamePlan } from "../../../generator/name/types.js";
import type { Codec } from "../../../generator/runtime/index.js";
import { planOf } from "./graph.js";

const RUNTIME = fileURLToPath(new URL("../../../generator/runtime", import.meta.url));

/** The runtime's files as the emitter wants them. */
export function readRuntime(): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(RUNTIME)
      .sort()
      .map((name) => [name, readFileSync(join(RUNTIME, name), "utf8")]),
  );
}

const runtime = readRuntime();

export function emit(graph: ModelGraph, names: NamePlan = planOf(graph)): readonly GeneratedFile[] {
  return emitModels(graph, names, {
    package: { name: "t", version: "0.0.0" },
    docs: { markdown: "text" },
    tests: resolveConfig({ tests: false }).tests,
    models: resolveConfig({}).models,
    runtime,
    testSupport: new Map(),
    bundledDocument: "{}",
  });
}

/** Compiler settings that the output must satisfy. */
export const STRICT: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  types: [],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  isolatedDeclarations: true,
  declaration: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  noEmit: true,
  skipLibCheck: false,
};

// Files that are the same in every program: the library's, and the runtime's.
const parsed = new Map<string, ts.SourceFile>();

function parseOnce(
  path: string,
  text: string | undefined,
  version: ts.ScriptTarget | ts.CreateSourceFileOptions,
): ts.SourceFile | undefined {
  const known = parsed.get(path);
  if (known !== undefined || text === undefined) return known;
  const file = ts.createSourceFile(path, text, version, true);
  parsed.set(path, file);
  return file;
}

/** Messages of the type checker about the files, and about a file of assertions beside `src`. */
export function typeCheck(files: readonly GeneratedFile[], assertions = ""): readonly string[] {
  const texts = new Map<string, string>(files.map((file) => [`/p/${file.path}`, file.text]));
  texts.set("/p/assertions.ts", `${assertions}\nexport {};\n`);
  texts.set("/p/package.json", '{"type":"module"}');
  const host = ts.createCompilerHost(STRICT);
  const { readFile, fileExists } = host;
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.getSourceFile = (path, version) => {
    const text = texts.get(path);
    if (text === undefined) return parseOnce(path, readFile(path), version);
    return path.startsWith("/p/src/runtime/") ? parseOnce(path, text, version) : ts.createSourceFile(path, text, version, true);
  };
  host.directoryExists = () => true; // folders of the files exist in memory only
  const roots = [...texts.keys()].filter((path) => path.endsWith(".ts"));
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram(roots, STRICT, host));
  return diagnostics.map((found) => {
    const line =
      found.file === undefined || found.start === undefined ? 0 : found.file.getLineAndCharacterOfPosition(found.start).line;
    return `${found.file?.fileName}:${line + 1} ${ts.flattenDiagnosticMessageText(found.messageText, "\n")}`;
  });
}

/** Codecs of a generated package, by name. */
export interface Loaded {
  /** The codec of a model that is there. */
  codec(name: string): Codec<unknown>;
  readonly runtime: typeof import("../../../generator/runtime/index.js");
}

/** Writes the files, strips their types and imports them. */
export async function load(files: readonly GeneratedFile[]): Promise<Loaded> {
  const root = mkdtempSync(join(tmpdir(), "models-"));
  try {
    writeFileSync(join(root, "package.json"), '{"type":"module"}');
    for (const file of files) {
      const path = join(root, file.path.replace(/\.ts$/, ".js"));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, transformSync(file.text, { loader: "ts", target: "es2022" }).code);
    }
    const index: Record<string, Record<string, Codec<unknown>>> = await import(pathToFileURL(join(root, "src/index.js")).href);
    const runtimeModule: Loaded["runtime"] = await import(pathToFileURL(join(root, "src/runtime/index.js")).href);
    return {
      runtime: runtimeModule,
      codec(name) {
        const found = index["components"]?.[name] ?? index["operations"]?.[name];
        if (found === undefined) throw new Error(`no codec ${name}`);
        return found;
      },
    };
  } finally {
    rmSync(root, { recursive: true });
  }
}
