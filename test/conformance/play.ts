import { dirname, posix } from "node:path";
import { build, type Plugin } from "esbuild";
import { resolveConfig } from "../../generator/config/resolve-config.js";
import type { ModelmintConfig } from "../../generator/config/types.js";
import { formatText } from "../../generator/diagnostics/reporters/text.js";
import { buildFiles } from "../../generator/pipeline.js";
import { readRuntime } from "../../generator/run/installation.js";
import { type Group, toDocument } from "./suite.js";

const runtime = readRuntime();

/** As much of a codec as the suite asks for. */
export interface RootCodec {
  safeDecode(
    input: unknown,
  ): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly issues: readonly unknown[] };
  encode(value: unknown): unknown;
}

/** The codec of a group's `Root`, or why there is none. */
export type Loaded = { readonly codec: RootCodec } | { readonly problem: string };

/** Generates each document's models in memory, bundles them all at once and imports them, in the order of the groups. */
export async function loadRoots(groups: readonly Group[], config: ModelmintConfig): Promise<readonly Loaded[]> {
  const sources = new Map<string, string>();
  for (const [name, text] of runtime) sources.set(`/runtime/${name}`, text);
  const problems: (string | undefined)[] = [];
  for (const [index, group] of groups.entries()) problems.push(await generate(group, config, `/${index}`, sources));
  const entries = groups.flatMap((_, index) =>
    problems[index] === undefined ? [`export { Root as root${index} } from "/${index}/src/models/components/index.js";`] : [],
  );
  const roots = await importBundle(entries.join("\n"), sources);
  return groups.map((_, index) => {
    const codec = roots[`root${index}`];
    return codec === undefined ? { problem: problems[index] ?? "no Root" } : { codec };
  });
}

/** Puts the modules of a group's document below `base`; says why it cannot. All groups share one copy of the runtime. */
async function generate(
  group: Group,
  config: ModelmintConfig,
  base: string,
  sources: Map<string, string>,
): Promise<string | undefined> {
  const options = resolveConfig({ input: "root.json", package: { name: "root" }, tests: false, ...config });
  const { files, diagnostics } = await buildFiles({
    input: { kind: "text", text: JSON.stringify(toDocument(group)), uri: "root.json" },
    options: { ...options, input: "root.json" },
    runtime: new Map(),
    testSupport: new Map(),
  });
  if (files.length === 0) return formatText(diagnostics, { color: false });
  for (const { path, text } of files) if (path.startsWith("src/")) sources.set(`${base}/${path}`, text);
  return undefined;
}

async function importBundle(entry: string, sources: ReadonlyMap<string, string>): Promise<Readonly<Record<string, RootCodec>>> {
  const result = await build({
    stdin: { contents: entry, resolveDir: "/" },
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "silent",
    plugins: [fromMemory(sources)],
  });
  const code = Buffer.from(result.outputFiles[0]?.text ?? "").toString("base64");
  return import(`data:text/javascript;base64,${code}`);
}

const RUNTIME = /^\/\d+\/src\/runtime\//;

function fromMemory(sources: ReadonlyMap<string, string>): Plugin {
  return {
    name: "memory",
    setup(context) {
      context.onResolve({ filter: /.*/ }, ({ path, importer }) => {
        const absolute = path.startsWith("/") ? path : posix.join(dirname(importer), path);
        return { path: absolute.replace(/\.js$/, ".ts").replace(RUNTIME, "/runtime/"), namespace: "memory" };
      });
      context.onLoad({ filter: /.*/, namespace: "memory" }, ({ path }) => {
        const contents = sources.get(path);
        if (contents === undefined) throw new Error(`no ${path}`);
        return { contents, loader: "ts" };
      });
    },
  };
}
