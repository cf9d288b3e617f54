import type { Mutant } from "./mutate.js";
import { OPERATORS } from "./operators/index.js";

/** Share of wrong models that the generated tests noticed, by operator, and each that they did not. */
export function reportMutants(title: string, mutants: readonly Mutant[], shown = Number.POSITIVE_INFINITY): string {
  const rows = OPERATORS.map(({ name }) => {
    const all = mutants.filter((mutant) => mutant.operator === name);
    return row(name, all);
  });
  const survivors = mutants.filter(({ killedBy }) => killedBy === undefined);
  const listed = survivors.slice(0, shown).map(({ operator, module, line, before, after }) => {
    return `  ${operator}\n    ${module}.ts:${line}\n    - ${shorten(before)}\n    + ${shorten(after)}`;
  });
  return [
    `${title}: ${shareKilled(mutants).toFixed(1)} % of ${mutants.length} wrong models noticed`,
    ...rows,
    ...(survivors.length === 0 ? [] : [`${survivors.length} not noticed:`, ...listed]),
  ].join("\n");
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
