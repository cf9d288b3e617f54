// Stryker asks a checker whether a mutant is worth trying: those that were not drawn are not, and count nowhere.
import { isDrawn, readSample } from "./sample.mjs";

class SampleChecker {
  async init() {}

  async check(mutants) {
    const sample = readSample();
    const left = { status: "compileError", reason: "not drawn" };
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, isDrawn(mutant, sample) ? { status: "passed" } : left]));
  }

  /** All at once: there is nothing to compile. */
  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }
}

export const strykerPlugins = [{ kind: "Checker", name: "sample", injectableClass: SampleChecker }];
