import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { resolveConfig } from "../../generator/config/resolve-config.js";
import type { ModelmintConfig } from "../../generator/config/types.js";
import { buildFiles } from "../../generator/pipeline.js";
import { readRuntime, readTestSupport } from "../../generator/run/installation.js";
import { LoadedPackage } from "./load-package.js";

// Ignored by git, and no folder of tests.
const FOLDER = fileURLToPath(new URL("../../.modelmint-cache/mutation/", import.meta.url));

/** A generated package, ready to be broken, and its modules of models, without endings, in order. */
export interface PreparedPackage {
  readonly pack: LoadedPackage;
  readonly modules: readonly string[];
}

/** Generates the package of a document into a folder of its own, sources and tests alone. */
export async function preparePackage(name: string, text: string, config: ModelmintConfig = {}): Promise<PreparedPackage> {
  const uri = `${name}.yaml`;
  const options = { ...resolveConfig({ input: uri, package: { name }, tests: "full", ...config }), input: uri };
  const input = { kind: "text", text, uri } as const;
  const { files } = await buildFiles({ input, options, runtime: readRuntime(), testSupport: readTestSupport() });
  if (files.length === 0) throw new Error(`nothing was generated from ${name}`);
  const folder = join(FOLDER, name);
  rmSync(folder, { recursive: true, force: true });
  for (const file of files.filter(({ path }) => /^(?:src|test)\//.test(path))) {
    mkdirSync(dirname(join(folder, file.path)), { recursive: true });
    writeFileSync(join(folder, file.path), file.text);
  }
  const modules = files.map(({ path }) => path).filter((path) => /^src\/models\/[^/]+\/(?!index\.ts$)/.test(path));
  return { pack: new LoadedPackage(folder), modules: modules.map((path) => path.replace(/\.ts$/, "")).sort() };
}

/** Every so many-th module, so that they hold about so many models together. */
export function drawModules({ pack, modules }: PreparedPackage, models: number): readonly string[] {
  const count = (module: string): number => pack.read(`${module}.ts`).match(/^export const \w+: \$\.Codec</gm)?.length ?? 0;
  const all = modules.reduce((sum, module) => sum + count(module), 0);
  const step = Math.max(1, Math.round(all / models));
  return modules.filter((_, index) => index % step === 0);
}
