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
