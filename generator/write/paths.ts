/** Ending of the temporary siblings that files are written to before they are renamed. */
export const temporarySuffix = ".modelmint-tmp";

/** The folder above: `a/b` → `a`, `a` → `.`, `/a` → `/`; undefined for a root and for `.`. */
export function parentFolder(path: string): string | undefined {
  const trimmed = path.replace(/(?<=[^/\\])[/\\]+$/, "");
  if (trimmed === "" || trimmed === "/" || trimmed === "." || /^[A-Za-z]:[/\\]?$/.test(trimmed)) return undefined;
  const slash = Math.max(trimmed.lastIndexOf("/"), trimmed.lastIndexOf("\\"));
  if (slash < 0) return ".";
  if (slash === 0) return "/";
  const parent = trimmed.slice(0, slash);
  return /^[A-Za-z]:$/.test(parent) ? `${parent}/` : parent;
}

/** All folders that hold one of the paths, at any depth below the root, parents first; the root itself is none. */
export function listFolders(paths: Iterable<string>): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1))
      folders.add(path.slice(0, slash));
  }
  return [...folders].sort(); // what is above is a prefix, and so comes first
}
