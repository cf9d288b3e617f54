import { createRequire } from "node:module";
import type { StatementStructures } from "ts-morph";
import { type Code, code, joinCode } from "./code.js";

// It is CommonJS: before an import, Node would go through all of its source, and of the compiler's that it brings along,
// for the names that are exported (.1 s of CPU time).
const require = createRequire(import.meta.url);
const { printStructure, StructureKind } = require("ts-morph") as typeof import("ts-morph"); // what is required has no type

/** What ties a module to others, as plain data; every text in it is {@link Code}. */
export type Link =
  | { readonly kind: "import"; readonly names: readonly ImportedName[]; readonly from: Code }
  | { readonly kind: "namespaceImport"; readonly name: Code; readonly from: Code }
  | { readonly kind: "reexport"; readonly names: readonly ImportedName[]; readonly from: Code }
  | { readonly kind: "namespaceReexport"; readonly name: Code; readonly from: Code };

/** What a module defines, as plain data. */
export type Definition =
  | { readonly kind: "type"; readonly name: Code; readonly type: Code; readonly doc: Code | undefined }
  | { readonly kind: "wireType"; readonly namespace: Code; readonly type: Code; readonly doc: Code }
  | {
      readonly kind: "const";
      readonly name: Code;
      readonly type: Code | undefined;
      readonly value: Code;
      readonly exported: boolean;
    }
  | {
      readonly kind: "function";
      readonly name: Code;
      readonly parameters: readonly Parameter[];
      readonly returns: Code;
      readonly body: readonly Code[];
      readonly exported: boolean;
    };

/** One name of an import or re-export. */
export interface ImportedName {
  readonly name: Code;
  readonly alias: Code | undefined;
  readonly typeOnly: boolean;
}

/** One parameter of a function. */
export interface Parameter {
  readonly name: Code;
  readonly type: Code;
  readonly optional: boolean;
}

/**
 * Prints a module: no tree on the way. What ties it to others goes through ts-morph's printer. Definitions are safe and
 * laid out already, so they follow as one text: its writer would look at each character of them to change none.
 */
export function printModule(header: Code, links: readonly Link[], definitions: readonly Definition[] = []): string {
  const head = printStructure(
    { kind: StructureKind.SourceFile, leadingTrivia: `${header}\n`, statements: links.map(toStructure) },
    { indentNumberOfSpaces: 2 },
  );
  return definitions.length === 0 ? head : `${head}\n${joinCode(definitions.map(printDefinition), "\n\n")}\n`;
}

function toStructure(link: Link): StatementStructures {
  switch (link.kind) {
    case "import":
      return { kind: StructureKind.ImportDeclaration, moduleSpecifier: link.from, namedImports: link.names.map(toSpecifier) };
    case "namespaceImport":
      return { kind: StructureKind.ImportDeclaration, moduleSpecifier: link.from, namespaceImport: link.name };
    case "reexport":
      return { kind: StructureKind.ExportDeclaration, moduleSpecifier: link.from, namedExports: link.names.map(toSpecifier) };
    case "namespaceReexport":
      return { kind: StructureKind.ExportDeclaration, moduleSpecifier: link.from, namespaceExport: link.name };
  }
}

function toSpecifier({ name, alias, typeOnly }: ImportedName): { name: string; alias?: string; isTypeOnly: boolean } {
  return { name, isTypeOnly: typeOnly, ...(alias === undefined ? undefined : { alias }) };
}

function printDefinition(definition: Definition): Code {
  switch (definition.kind) {
    case "type":
      return withDoc(definition.doc, code`export type ${definition.name} =${afterSign(definition.type)};`);
    case "wireType": {
      const type = withDoc(definition.doc, code`type Wire =${afterSign(definition.type)};`);
      return code`export declare namespace ${definition.namespace} {\n  ${type}\n}`;
    }
    case "const":
      return printConst(definition);
    case "function":
      return printFunction(definition);
  }
}

// A type that begins on a line of its own needs no space before it; joined, for a template would indent its later lines.
function afterSign(type: Code): Code {
  return type.startsWith("\n") ? type : joinCode([code` `, type], "");
}

function printFunction(definition: Extract<Definition, { kind: "function" }>): Code {
  const parameters = definition.parameters.map(
    ({ name, type, optional }) => code`${name}${optional ? code`?` : code``}: ${type}`,
  );
  const head = code`function ${definition.name}(${joinCode(parameters, ", ")}): ${definition.returns}`;
  return code`${definition.exported ? code`export ` : code``}${head} {\n  ${definition.body}\n}`;
}

function printConst(definition: Extract<Definition, { kind: "const" }>): Code {
  const type = definition.type === undefined ? code`` : code`: ${definition.type}`;
  return code`${definition.exported ? code`export ` : code``}const ${definition.name}${type} = ${definition.value};`;
}

function withDoc(doc: Code | undefined, definition: Code): Code {
  return doc === undefined ? definition : code`${doc}\n${definition}`;
}
