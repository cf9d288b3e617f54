import type { Subject } from "../failure.js";
import { type Runner, testModel as testBasics } from "../index.js";
import type { ModelTests, TestedCodec } from "../types.js";
import { type Agreement, checkAgreement, type Tally } from "./agreement.js";
import { readChance, readJudge } from "./document.js";
import type { Judge } from "./judge.js";
import { checkProperties } from "./properties.js";
import { meetConditions, mergeNeighbours, switchTags, varyValue } from "./vary.js";

/** Milliseconds that a comparison may take: far more than it needs, so that a busy machine fails no test. */
const PATIENCE = 120_000;

const OUT_OF_STEPS = "ajv takes too many steps: alternatives lead to the same schemas by many ways";

export { testIndex } from "../index.js";
export type { ModelTests, Sample, TestedCodec, TestedIssue } from "../types.js";

/**
 * The tests of one model: its samples, what it must reject, and that it agrees with ajv on all of these and on
 * everything that differs from one of them in one place.
 *
 * @param runner vitest
 * @param model its name
 * @param codec what is tested
 * @param tests what the document says about it
 */
export function testModel<T>(runner: Runner, model: string, codec: TestedCodec<T>, tests: ModelTests<NoInfer<T>>): void {
  testBasics(runner, model, codec, tests);
  runner.describe(model, () => {
    runner.it("agrees with ajv on its samples and their variations", { timeout: PATIENCE }, (context) => {
      const judge = readJudge();
      const question = judge.about(tests.pointer);
      if (typeof question === "string") return context.skip(`ajv cannot be asked: ${question}`);
      checkVariations(judge, { model, pointer: tests.pointer }, codec, tests);
      if (judge.isOutOfSteps()) context.skip(OUT_OF_STEPS);
    });
    runner.it("obeys the laws on random values", { timeout: PATIENCE }, (context) => {
      const judge = readJudge();
      const question = judge.about(tests.pointer);
      if (typeof question === "string") return context.skip(`ajv cannot be asked: ${question}`);
      checkProperties(judge, { model, pointer: tests.pointer }, codec, question, howOf(judge, tests), readChance());
      if (judge.isOutOfSteps()) context.skip(OUT_OF_STEPS);
    });
  });
}

/** Compares a codec with ajv on the samples of its model and on all that differs from them in one place. */
export function checkVariations<T>(judge: Judge, subject: Subject, codec: TestedCodec<T>, tests: ModelTests<T>): Tally {
  const tally: Tally = { valid: 0, invalid: 0 };
  const question = judge.about(subject.pointer);
  const name = judge.adapter.nameOf(subject.pointer);
  if (typeof question === "string" || name === undefined) return tally;
  const how = howOf(judge, tests);
  const tried = new Set<string>();
  const samples = [...tests.samples.map((sample) => sample.wire), ...(tests.members ?? [])];
  for (const sample of [...samples, ...(tests.refused ?? [])]) checkAgreement(subject, codec, question, sample, how, tally);
  // The one with the most first: what it holds need not be added to the others in every way.
  const bases = [...samples].sort((left, right) => JSON.stringify(right).length - JSON.stringify(left).length);
  for (const base of bases) {
    for (const { wire } of varyValue(judge.adapter, name, base, tried)) {
      checkAgreement(subject, codec, question, wire, how, tally);
    }
  }
  const merged = mergeNeighbours(bases);
  for (const wire of merged) checkAgreement(subject, codec, question, wire, how, tally);
  for (const base of [...bases, ...merged]) {
    for (const wire of switchTags(judge.adapter, subject.pointer, base))
      checkAgreement(subject, codec, question, wire, how, tally);
  }
  for (const base of meetConditions(judge.adapter, name, bases[0])) {
    for (const { wire } of varyValue(judge.adapter, name, base, new Set())) {
      checkAgreement(subject, codec, question, wire, how, tally);
    }
  }
  return tally;
}

function howOf<T>({ adapter }: Judge, { pointer }: ModelTests<T>): Agreement {
  return { nullable: adapter.speaksOfNull(pointer), lossy: adapter.fillsDefaults, strips: adapter.strips };
}
