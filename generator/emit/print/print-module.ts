import { printStructure, type StatementStructures, StructureKind } from "ts-morph";
import { type Code, code, joinCode } from "./code.js";

type Statement = StatementStructures | string;

/** A declaration as plain data; every text in it is {@link Code}. */
export type Declaration =
  | { readonly kind: "import"; readonly names: readonly ImportedName[]; readonly from: Code }
  | { readonly kind: "namespaceImport"; readonly name: Code; readonly from: Code }
  | { readonly kind: "reexport"; readonly names: readonly ImportedName[]; readonly from: Code }
  | { readonly kind: "namespaceReexport"; readonly name: Code; readonly from: Code }
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

export interface ImportedName {
  readonly name: Code;
  readonly alias: Code | undefined;
  readonly typeOnly: boolean;
}

export interface Parameter {
  readonly name: Code;
  readonly type: Code;
  readonly optional: boolean;
}

/** Prints a module: all declarations at once, no tree on the way. */
export function printModule(header: Code, declarations: readonly Declaration[]): string {
  return printStructure(
    { kind: StructureKind.SourceFile, leadingTrivia: `${header}\n`, statements: declarations.map(toStructure) },
    { indentNumberOfSpaces: 2 },
  );
}

function toStructure(declaration: Declaration): Statement {
  switch (declaration.kind) {
    case "import":
      return { kind: StructureKind.ImportDeclaration, moduleSpecifier: declaration.from, namedImports: declaration.names.map(toSpecifier) };
    case "namespaceImport":
      return { kind: StructureKind.ImportDeclaration, moduleSpecifier: declaration.from, namespaceImport: declaration.name };
    case "reexport":
      return { kind: StructureKind.ExportDeclaration, moduleSpecifier: declaration.from, namedExports: declaration.names.map(toSpecifier) };
    case "namespaceReexport":
      return { kind: StructureKind.ExportDeclaration, moduleSpecifier: declaration.from, namespaceExport: declaration.name };
    default:
      return toDefinition(declaration);
  }
}

type Definition = Extract<Declaration, { kind: "type" | "wireType" | "const" | "function" }>;

// Types and values are statements of their own making: the printer would indent their later lines twice.
function toDefinition(declaration: Definition): Statement {
  switch (declaration.kind) {
    case "type":
      return `\n${withDoc(declaration.doc, code`export type ${declaration.name} = ${declaration.type};`)}`;
    case "wireType":
      return {
        kind: StructureKind.Module,
        name: declaration.namespace,
        isExported: true,
        hasDeclareKeyword: true,
        statements: [withDoc(declaration.doc, code`type Wire = ${declaration.type};`)],
      };
    case "const":
      return printConst(declaration);
    case "function":
      return {
        kind: StructureKind.Function,
        name: declaration.name,
        parameters: declaration.parameters.map(({ name, type, optional }) => ({ name, type, hasQuestionToken: optional })),
        returnType: declaration.returns,
        statements: joinCode(declaration.body, "\n"),
        isExported: declaration.exported,
      };
  }
}

function printConst(declaration: Extract<Declaration, { kind: "const" }>): Code {
  const type = declaration.type === undefined ? code`` : code`: ${declaration.type}`;
  const definition = code`const ${declaration.name}${type} = ${declaration.value};`;
  return declaration.exported ? code`export ${definition}` : definition;
}

function withDoc(doc: Code | undefined, definition: Code): Code {
  return doc === undefined ? definition : code`${doc}\n${definition}`;
}

function toSpecifier({ name, alias, typeOnly }: ImportedName): { name: string; alias?: string; isTypeOnly: boolean } {
  return { name, isTypeOnly: typeOnly, ...(alias === undefined ? undefined : { alias }) };
}
