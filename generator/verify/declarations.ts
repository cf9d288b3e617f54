import { posix } from "node:path";
import { PACKAGES } from "./allowed.js";
import { readExpression } from "./expressions.js";
import { readBlock, readVariable } from "./statements.js";
import { type Reading, readType } from "./types.js";

/** A module as it is read, with its path in the package. */
export interface ModuleReading extends Reading {
  readonly path: string;
}

/** One declaration of a module, an import or export; in tests also a call of a function of ours. */
export function readDeclaration(reading: ModuleReading): void {
  const { tokens } = reading;
  if (tokens.is("import")) return readImport(reading);
  const isExported = tokens.skip("export");
  switch (tokens.text) {
    case "type":
      return readTypeAlias(reading);
    case "const":
      return readVariable(reading);
    case "function":
      return readFunction(reading);
    case "declare":
      return readNamespace(reading);
    default:
      return isExported ? readExport(reading) : readTestCall(reading);
  }
}

/** ImportDeclaration: a namespace or names. */
function readImport(reading: ModuleReading): void {
  const { tokens, names } = reading;
  tokens.expect("import");
  const namespace = tokens.skip("*") ? readAlias(reading) : undefined;
  if (namespace === undefined) for (const name of readNames(reading)) names.imports.add(name);
  tokens.expect("from");
  const isOwn = readSpecifier(reading);
  if (namespace !== undefined) (isOwn ? names.namespaces : names.imports).add(namespace);
  tokens.expect(";");
}

function readAlias({ tokens }: Reading): string {
  tokens.expect("as");
  return tokens.name();
}

/** NamedImports or NamedExports; what the names are here. */
function readNames({ tokens }: Reading): readonly string[] {
  const found: string[] = [];
  tokens.expect("{");
  while (!tokens.skip("}")) {
    let name = tokens.name();
    // `type` may be a name itself.
    if (name === "type" && tokens.kind === "name" && !tokens.is("as")) name = tokens.name();
    if (tokens.skip("as")) name = tokens.name();
    found.push(name);
    if (!tokens.skip(",")) {
      tokens.expect("}");
      break;
    }
  }
  return found;
}

/** Whether what is imported is a module of the package; else it is a package that may be imported. */
function readSpecifier({ tokens, path }: ModuleReading): boolean {
  const { start } = tokens;
  const specifier = tokens.string();
  if (PACKAGES.has(specifier)) return false;
  const target = posix.join(posix.dirname(path), specifier);
  const isOwn = /^\.\.?\/[\w./-]+\.js$/.test(specifier) && /^(?:src|test)\//.test(target);
  if (!isOwn) tokens.fail(`the import of ${JSON.stringify(specifier)}`, start);
  return true;
}

/** ExportDeclaration from another module, or the default export of a config. */
function readExport(reading: ModuleReading): void {
  const { tokens } = reading;
  if (tokens.skip("default")) readExpression(reading);
  else {
    if (tokens.skip("*")) readAlias(reading);
    else readNames(reading);
    tokens.expect("from");
    readSpecifier(reading);
  }
  tokens.expect(";");
}

function readTypeAlias(reading: Reading): void {
  const { tokens, names } = reading;
  tokens.expect("type");
  names.types.add(tokens.name());
  tokens.expect("=");
  readType(reading);
  tokens.expect(";");
}

/** ModuleDeclaration: types beside a type, and no code. */
function readNamespace(reading: Reading): void {
  const { tokens } = reading;
  tokens.expect("declare");
  tokens.expect("namespace");
  tokens.name();
  tokens.expect("{");
  while (!tokens.skip("}")) readTypeAlias(reading);
}

function readFunction(reading: Reading): void {
  const { tokens, names } = reading;
  tokens.expect("function");
  names.functions.add(tokens.name());
  tokens.expect("(");
  while (!tokens.skip(")")) {
    names.values.add(tokens.name());
    tokens.skip("?");
    tokens.expect(":");
    readType(reading);
    if (tokens.skip(",")) continue;
    tokens.expect(")");
    break;
  }
  tokens.expect(":");
  readType(reading);
  readBlock(reading);
}

function readTestCall(reading: ModuleReading): void {
  const { tokens, path, names } = reading;
  if (!path.startsWith("test/") || !names.namespaces.has(tokens.text))
    tokens.fail(`${tokens.describe()} where a declaration is due`);
  readExpression(reading);
  tokens.expect(";");
}
