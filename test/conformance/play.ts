import { dirname, join, posix } from "node:path";
import { build, type Plugin } from "esbuild";
import { resolveConfig } from "../../generator/config/resolve-config.js";
import type { ModelmintConfig } from "../../generator/config/types.js";
import { formatText } from "../../generator/diagnostics/reporters/text.js";
import { buildFiles } from "../../generator/pipeline.js";
import { readRuntime, readTestSupport } from "../../generator/run/installation.js";
import { type Group, toDocument } from "./suite.js";

const runtime = readRuntime();
const testSupport = readTestSupport();

/** As much of a codec as the suite asks for. */
export interface RootCodec {
  safeDecode(
    input: unknown,
  ): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly issues: readonly unknown[] };
  encode(value: unknown): unknown;
}

/** Generates the models of a group in memory, bundles and imports them. */
export async function loadRoot(group: Group, config: ModelmintConfig): Promise<RootCodec> {
  const options = resolveConfig({ input: "root.json", package: { name: "root" }, tests: false, ...config });
  const text = JSON.stringify(toDocument(group));
  const { files, diagnostics } = await buildFiles({
    input: { kind: "text", text, uri: "root.json" },
    options: { ...options, input: "root.json" },
    runtime,
    testSupport,
  });
  if (files.length === 0) throw new Error(formatText(diagnostics, { color: false }));
  const sources = new Map(files.map((file) => [`/${file.path}`, file.text]));
  const result = await build({
    stdin: { contents: 'export { Root } from "/src/models/components/index.js";', resolveDir: "/" },
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "silent",
    plugins: [fromMemory(sources)],
  });
  const code = result.outputFiles[0]?.text ?? "";
  const module: { Root: RootCodec } = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
  return module.Root;
}

function fromMemory(sources: ReadonlyMap<string, string>): Plugin {
  return {
    name: "memory",
    setup(context) {
      context.onResolve({ filter: /.*/ }, ({ path, importer }) => {
        const absolute = path.startsWith("/") ? path : posix.join(dirname(importer), path);
        return { path: absolute.replace(/\.js$/, ".ts"), namespace: "memory" };
      });
      context.onLoad({ filter: /.*/, namespace: "memory" }, ({ path }) => {
        const contents = sources.get(join(path));
        if (contents === undefined) throw new Error(`no ${path}`);
        return { contents, loader: "ts" };
      });
    },
  };
}
