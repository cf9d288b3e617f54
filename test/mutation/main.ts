import { existsSync, readFileSync } from "node:fs";
import { CORPUS_FOLDER } from "../parity/corpus.js";
import { type Mutant, mutateModule } from "./mutate.js";
import { drawModules, type PreparedPackage, preparePackage } from "./prepare-package.js";
import { reportMutants, shareKilled } from "./report.js";
import { compareSurvivors } from "./survivors.js";

/** The documents whose models are broken. */
export const DOCUMENTS = {
  reference: new URL("../../spec/create-image-edit.yaml", import.meta.url),
  "whole-language": new URL("whole-language.yaml", import.meta.url),
  corpus: new URL("openapi.yaml", CORPUS_FOLDER),
} as const;

/** Models that are drawn from the corpus. */
export const DRAWN = 200;

/** Per cent that has to be noticed. */
export const LEAST_KILLED = 95;

/** What a run is about. */
export interface MutationRun {
  readonly document: keyof typeof DOCUMENTS;
  /** Mutants of one operator in one module. */
  readonly most: number;
}

/** Breaks models and runs the generated tests on each wrong one; undefined where there is no document. */
export async function breakModels({ document, most }: MutationRun): Promise<readonly Mutant[] | undefined> {
  if (!existsSync(DOCUMENTS[document])) return undefined;
  const prepared = await preparePackage(document, readFileSync(DOCUMENTS[document], "utf8"));
  return breakModules(prepared, document === "corpus" ? drawModules(prepared, DRAWN) : prepared.modules, most);
}

async function breakModules({ pack }: PreparedPackage, modules: readonly string[], most: number): Promise<readonly Mutant[]> {
  const mutants: Mutant[] = [];
  for (const module of modules) mutants.push(...(await mutateModule(pack, module, { most })));
  return mutants;
}

/**
 * Runs and tells.
 *
 * @param shown survivors to list
 * @returns whether enough is noticed, and all else is known
 */
export async function printMutation(run: MutationRun, shown: number, print: (text: string) => void): Promise<boolean> {
  const mutants = await breakModels(run);
  if (mutants === undefined) {
    print(`${run.document}: left out, because the document is not beside this checkout`);
    return true;
  }
  print(reportMutants(run.document, mutants, shown));
  const { unknown, noticed } = compareSurvivors(run.document, mutants);
  return shareKilled(mutants) >= LEAST_KILLED && unknown.length + noticed.length === 0;
}
