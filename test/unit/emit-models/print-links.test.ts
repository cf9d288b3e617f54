import { printStructure, type StatementStructures, StructureKind } from "ts-morph";
import { describe, expect, it } from "vitest";
import type { Code } from "../../../generator/emit/print/code.js";
import { type ImportedName, type Link, printModule } from "../../../generator/emit/print/print-module.js";

const text = (value: string) => value as Code; // fixed texts of this test
const header = text("// Fixed.");

function name(value: string, alias?: string, typeOnly = false): ImportedName {
  return { name: text(value), alias: alias === undefined ? undefined : text(alias), typeOnly };
}

const names = [[name("a")], [name("A", "B", true), name("decodeA", "decodeB")], [name("A", undefined, true), name("b", "c")]];
const from = text("../a/b-c.js");
const links: readonly Link[] = [
  ...names.map((names) => ({ kind: "import", names, from }) as const),
  { kind: "namespaceImport", name: text("$"), from },
  ...names.map((names) => ({ kind: "reexport", names, from }) as const),
  { kind: "namespaceReexport", name: text("components"), from },
];

/** The same for ts-morph. */
function toStructure(link: Link): StatementStructures {
  const isImport = link.kind === "import" || link.kind === "namespaceImport";
  const kind = isImport ? StructureKind.ImportDeclaration : StructureKind.ExportDeclaration;
  const ties =
    "names" in link
      ? {
          [isImport ? "namedImports" : "namedExports"]: link.names.map(({ name, alias, typeOnly }) => {
            return { name, isTypeOnly: typeOnly, ...(alias === undefined ? undefined : { alias }) };
          }),
        }
      : { [isImport ? "namespaceImport" : "namespaceExport"]: link.name };
  return { kind, moduleSpecifier: link.from, ...ties } as StatementStructures; // one of the four that are listed
}

function printByTsMorph(links: readonly Link[]): string {
  return printStructure({ kind: StructureKind.SourceFile, leadingTrivia: `${header}\n`, statements: links.map(toStructure) });
}

describe("what ties a module to others", () => {
  it.each(links.map((link) => [link] as const))("looks as ts-morph prints it: %j", (link) => {
    expect(printModule(header, [link])).toBe(printByTsMorph([link]));
  });

  it("stands in lines below each other, imports before exports", () => {
    const [first, second] = [links.slice(0, 4), links.slice(4)];
    for (const some of [[], first, second]) expect(printModule(header, some)).toBe(printByTsMorph(some));
  });
});
