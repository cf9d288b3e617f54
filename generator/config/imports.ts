import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { ts } from "ts-morph";

/** Endings that an import may leave out, or that stand for another in TypeScript. */
const endings = ["", ".ts", ".mts", ".js", ".mjs", ".cjs", ".cts", ".json", "/index.ts", "/index.js"];

/**
 * The files that a config in TypeScript or JavaScript imports by relative paths, and those that they
 * import in turn. What is not there, comes from a package or is imported by a computed name is left out.
 */
export function listImports(path: string): readonly string[] {
  const found = new Set<string>();
  const pending = [path];
  for (let from = pending.pop(); from !== undefined; from = pending.pop()) {
    for (const { fileName } of ts.preProcessFile(readText(from)).importedFiles) {
      const target = fileName.startsWith(".") ? findModule(join(dirname(from), fileName)) : undefined;
      if (target === undefined || target === path || found.has(target)) continue;
      found.add(target);
      pending.push(target);
    }
  }
  return [...found];
}

function findModule(path: string): string | undefined {
  const asTypeScript = path.replace(/\.(m|c)?js$/, ".$1ts");
  return [...endings.map((ending) => path + ending), asTypeScript].find(isFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Empty where the file cannot be read, which loading the config will tell; a pipe in its place would be waited for. */
function readText(path: string): string {
  try {
    return isFile(path) ? readFileSync(path, "utf8") : "";
  } catch {
    return "";
  }
}
