import ts from "typescript";
import type { CollectedTest, LoadedPackage } from "./load-package.js";
import { OPERATORS } from "./operators/index.js";
import { applyEdits, type Edit, isForChecks, type Operator } from "./operators/operator.js";

/** A wrong model, and what became of it. */
export interface Mutant {
  readonly operator: string;
  readonly module: string;
  /** The function or constant that is broken. */
  readonly place: string;
  /** 1-based line of the module. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
  /** The test that failed; undefined where none did. */
  readonly killedBy: string | undefined;
}

/** How many mutants of one operator are made of one module, spread evenly over those that there are. */
export interface MutationOptions {
  readonly most: number;
}

/** Breaks a module in every way, runs its tests on each of the results, and says which noticed. */
export async function mutateModule(pack: LoadedPackage, module: string, { most }: MutationOptions): Promise<readonly Mutant[]> {
  const text = pack.read(`${module}.ts`);
  const source = ts.createSourceFile(module, text, ts.ScriptTarget.ES2022, true);
  const tests = `${module.replace(/^src\//, "test/")}.test.ts`;
  const unbroken = await findKiller(pack, tests, new Map());
  if (unbroken !== undefined) throw new Error(`a test of ${module} fails though nothing is broken: ${unbroken}`);
  const mutants: Mutant[] = [];
  for (const operator of OPERATORS) {
    for (const edits of spread(findEdits(operator, source), most)) {
      const killedBy = await findKiller(pack, tests, new Map([[`${module}.ts`, applyEdits(text, edits)]]));
      const place = placeOf(source, edits);
      mutants.push({ operator: operator.name, module, place, ...describe(text, edits), killedBy });
    }
  }
  return mutants;
}

/** What an operator finds where it matters. */
export function findEdits(operator: Operator, source: ts.SourceFile): readonly (readonly Edit[])[] {
  const matters = ([first]: readonly Edit[]): boolean => {
    const node = first === undefined ? undefined : nodeAt(source, first.start);
    if (node === undefined || !isForChecks(node)) return true;
    return operator.valueOnly !== true && !/^encode/.test(functionAround(node));
  };
  return operator.find(source).filter(matters);
}

function nodeAt(source: ts.SourceFile, position: number): ts.Node | undefined {
  return source.statements.find((statement) => statement.getStart() <= position && position <= statement.getEnd());
}

function placeOf(source: ts.SourceFile, [first]: readonly Edit[]): string {
  const node = first === undefined ? undefined : nodeAt(source, first.start);
  if (node === undefined) return "";
  return ts.isVariableStatement(node) ? (node.declarationList.declarations[0]?.name.getText() ?? "") : functionAround(node);
}

function functionAround(node: ts.Node): string {
  return ts.isFunctionDeclaration(node) ? (node.name?.text ?? "") : "";
}

/** The first test that fails; also the name of the module itself where it cannot even be loaded. */
export async function findKiller(
  pack: LoadedPackage,
  path: string,
  exchanged: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  for (const test of pack.collectTests(path, exchanged)) if (await fails(test)) return test.name;
  return undefined;
}

async function fails({ run }: CollectedTest): Promise<boolean> {
  try {
    await run();
    return false;
  } catch {
    return true; // whatever it is: a broken law, or an exception of the broken model
  }
}

function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)]).filter(
    (each) => each !== undefined,
  );
}

function describe(text: string, edits: readonly Edit[]): Pick<Mutant, "line" | "before" | "after"> {
  const start = Math.min(...edits.map((edit) => edit.start));
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const lineEnd = text.indexOf("\n", Math.max(...edits.map((edit) => edit.end)));
  const inside = edits.map((edit) => ({ ...edit, start: edit.start - lineStart, end: edit.end - lineStart }));
  const before = text.slice(lineStart, lineEnd);
  return { line: text.slice(0, start).split("\n").length, before: before.trim(), after: applyEdits(before, inside).trim() };
}
