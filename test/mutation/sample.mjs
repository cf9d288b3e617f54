// A random share of all mutants, for rooms of which trying each would take days.
import { createHash } from "node:crypto";

/** In the environment of Stryker's own processes: what is to be drawn, as JSON. */
const VARIABLE = "MUTATION_SAMPLE";

/** What is drawn: each mutant with the same probability, and the same ones for the same seed. */
export function readSample() {
  const text = process.env[VARIABLE];
  return text === undefined ? undefined : JSON.parse(text);
}

export function sampleEnvironment(sample) {
  return { ...process.env, [VARIABLE]: JSON.stringify(sample) };
}

/** @param mutant with the lines and columns that Stryker's plugins see, which begin with 0 */
export function isDrawn({ fileName, location: { start, end }, mutatorName, replacement }, { seed, share }) {
  const file = fileName.replaceAll("\\", "/").replace(/^.*?(?=generator\/)/, "");
  const key = JSON.stringify([seed, file, start.line, start.column, end.line, end.column, mutatorName, replacement]);
  return createHash("sha256").update(key).digest().readUInt32BE() / 2 ** 32 < share;
}

/** Where the true share lies with 95 % confidence, by Wilson; in per cent. */
export function confidenceOf(noticed, all) {
  const z = 1.96;
  const part = noticed / all;
  const middle = part + z ** 2 / (2 * all);
  const reach = z * Math.sqrt((part * (1 - part)) / all + z ** 2 / (4 * all ** 2));
  return [middle - reach, middle + reach].map((bound) => (100 * bound) / (1 + z ** 2 / all));
}
