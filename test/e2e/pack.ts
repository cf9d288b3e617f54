import { expect } from "vitest";
import { run } from "./command-line.js";

/** What npm says about a tarball that it made. */
export interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs the package in a folder; the tarball goes to another. */
export async function packFolder(folder: string, destination: string): Promise<Packed> {
  const { code, stdout, stderr } = await run("npm", ["pack", "--json", "--pack-destination", destination], { cwd: folder });
  expect(code, stderr).toBe(0);
  // npm prints what prepack prints, too; and up to npm 11 a list, later an object by name.
  const report: unknown = JSON.parse(stdout.slice(stdout.search(/^[[{]/m)));
  const [first] = Object.values(report as object); // a list or an object, either has values
  return first as Packed; // npm's documented report
}
