// Bundles a module for browsers with each of the usual bundlers, minified.
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { trialFolder } from "./publish-tools.mjs";

const require = createRequire(join(trialFolder, "package.json"));
const load = async (name) => {
  const module = await import(pathToFileURL(require.resolve(name)).href);
  return module.default ?? module;
};

const bundle = {
  esbuild: async (entry, file) => {
    const { build } = await load("esbuild");
    await build({
      entryPoints: [entry],
      outfile: file,
      bundle: true,
      minify: true,
      format: "esm",
      platform: "browser",
      logLevel: "error",
    });
  },
  vite: async (entry, file) => {
    // Vite is ESM alone, so that its main entry is not to be had by require.
    const { build } = await import(pathToFileURL(join(trialFolder, "node_modules/vite/dist/node/index.js")).href);
    const lib = { entry, formats: ["es"], fileName: () => basename(file) };
    await build({
      configFile: false,
      root: dirname(entry),
      logLevel: "error",
      build: { lib, outDir: dirname(file), emptyOutDir: false, minify: "esbuild", target: "es2022" },
      publicDir: false,
    });
  },
  webpack: async (entry, file) => {
    const webpack = await load("webpack");
    const output = { path: dirname(file), filename: basename(file), module: true };
    const compiler = webpack({ mode: "production", target: "web", entry, output, experiments: { outputModule: true } });
    await new Promise((resolve, reject) => {
      compiler.run((error, stats) => {
        const failure =
          error ?? (stats.hasErrors() || stats.hasWarnings() ? new Error(stats.toString("errors-warnings")) : undefined);
        compiler.close(() => (failure === undefined || failure === null ? resolve() : reject(failure)));
      });
    });
  },
};

export const bundlers = Object.keys(bundle);

/** Writes the bundle of a module to a file of a given path. */
export function bundleWith(name, entry, file) {
  return bundle[name](entry, file);
}
