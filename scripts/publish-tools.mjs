// What packages are tried with beside what the repository has: installed into an ignored folder of their own.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The ignored folder that everything is tried in. */
export const trialFolder = fileURLToPath(new URL("../.matrix/", import.meta.url));

/** Versions of Node and TypeScript that generated packages promise to work with. */
export const nodeVersions = ["20", "22", "24", "26"];
export const compilerVersions = ["5.4", "5.5", "5.6", "5.7", "5.8", "5.9", "6", "7"];

const tools = {
  vite: "^8.3.8",
  webpack: "^5.112.2",
  esbuild: "^0.28.2",
  ...Object.fromEntries(nodeVersions.map((version) => [`node-${version}`, `npm:node@${version}`])),
  ...Object.fromEntries(
    compilerVersions.map((version) => [
      `typescript-${version}`,
      `npm:typescript@${version.includes(".") ? `~${version}.0` : version}`,
    ]),
  ),
};

/** Installs the tools where they are missing or others are wanted. */
export function installTools() {
  const manifest = `${JSON.stringify({ private: true, type: "module", dependencies: tools }, undefined, 2)}\n`;
  const path = join(trialFolder, "package.json");
  const complete = Object.keys(tools).every((name) => existsSync(join(trialFolder, "node_modules", name, "package.json")));
  if (complete && existsSync(path) && readFileSync(path, "utf8") === manifest) return;
  mkdirSync(trialFolder, { recursive: true });
  writeFileSync(path, manifest);
  // The package `node` fetches the program of its platform as a script of its own.
  const flags = ["install", "--no-audit", "--no-fund", "--no-package-lock"];
  const { status } = spawnSync("npm", flags, { cwd: trialFolder, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (status !== 0) throw new Error("npm could not install the tools that packages are tried with");
}

/** The program of a version of Node. */
export function nodeProgram(version) {
  const name = process.platform === "win32" ? "node.exe" : "node";
  return join(trialFolder, "node_modules", `node-${version}`, "bin", name);
}

/** The command line of a version of TypeScript. */
export function compilerProgram(version) {
  return join(trialFolder, "node_modules", `typescript-${version}`, "bin", "tsc");
}
