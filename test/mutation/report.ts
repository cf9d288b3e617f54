import type { Mutant } from "./mutate.js";
import { OPERATORS } from "./operators/index.js";
import { compareSurvivors } from "./survivors.js";

/**
 * Share of wrong models that the generated tests noticed, by operator, and each that they did not although nobody knew.
 *
 * @param title the document
 */
export function reportMutants(title: string, mutants: readonly Mutant[], shown = Number.POSITIVE_INFINITY): string {
  const rows = OPERATORS.map(({ name }) => {
    const all = mutants.filter((mutant) => mutant.operator === name);
    return row(name, all);
  });
  const { known, unknown, noticed } = compareSurvivors(title, mutants);
  return [
    `${title}: ${shareKilled(mutants).toFixed(1)} % of ${mutants.length} wrong models noticed, ${known.length} survivors known`,
    ...rows,
    ...list("not noticed and not in test/mutation/survivors.ts", unknown, shown),
    ...list("in test/mutation/survivors.ts, but noticed", noticed, shown),
  ].join("\n");
}

function list(title: string, mutants: readonly Mutant[], shown: number): readonly string[] {
  if (mutants.length === 0) return [];
  const lines = mutants.slice(0, shown).map(({ operator, module, place, line, before, after }) => {
    return `  ${operator}\n    ${module}.ts:${line} ${place}\n    - ${shorten(before)}\n    + ${shorten(after)}`;
  });
  return [`${mutants.length} ${title}:`, ...lines];
}

/** Per cent; 0 of none, so that an empty run is no success. */
export function shareKilled(mutants: readonly Mutant[]): number {
  if (mutants.length === 0) return 0;
  return (100 * mutants.filter(({ killedBy }) => killedBy !== undefined).length) / mutants.length;
}

function row(name: string, mutants: readonly Mutant[]): string {
  const killed = mutants.filter(({ killedBy }) => killedBy !== undefined).length;
  return `  ${name.padEnd(56)} ${String(killed).padStart(6)} of ${String(mutants.length).padStart(6)}`;
}

function shorten(text: string): string {
  return text.length > 220 ? `${text.slice(0, 220)}…` : text;
}
