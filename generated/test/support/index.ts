import type * as vitest from "vitest";
import type { Subject } from "./failure.js";
import { checkFiles } from "./files.js";
import {
  checkExtras,
  checkMembers,
  checkRefused,
  checkRejected,
  checkRequired,
  checkSample,
  checkUnknownProperties,
  checkWrong,
} from "./laws.js";
import type { ModelTests, TestedCodec } from "./types.js";
import { isWireObject } from "./wire.js";

export type { ModelTests, Sample, TestedCodec, TestedIssue } from "./types.js";

/**
 * The runner's functions, as a test module gets them with `import * as vitest`. They are handed in, so that
 * these modules can be imported by anything, not only by the runner.
 */
export type Runner = Pick<typeof vitest, "describe" | "expect" | "it">;

/**
 * The tests of one model.
 *
 * @param runner vitest
 * @param model its name
 * @param codec what is tested
 * @param tests what the document says about it
 */
export function testModel<T>(
  { describe, it }: Runner,
  model: string,
  codec: TestedCodec<T>,
  tests: ModelTests<NoInfer<T>>,
): void {
  const subject: Subject = { model, pointer: tests.pointer };
  describe(model, () => {
    for (const sample of tests.samples) {
      it(`decodes and encodes: ${sample.name}`, () => checkSample(subject, codec, sample));
    }
    const { members } = tests;
    if (members !== undefined)
      it(`decodes and encodes its ${members.length} members`, () => checkMembers(subject, codec, members));
    const { refused } = tests;
    if (refused !== undefined)
      it(`rejects ${refused.length} examples that contradict their schema`, () => checkRefused(subject, codec, refused));
    for (const reason of tests.skipped ?? []) it.skip(`not tried: ${reason}`, () => undefined);
    testObject(it, subject, codec, tests);
    const { files } = tests;
    if (files !== undefined) it("hands files on as they are", () => checkFiles(subject, codec, files, tests.wrong));
    const { rejected } = tests;
    if (rejected !== undefined) it("rejects what is none of its values", () => checkRejected(subject, codec, rejected));
  });
}

// What is tried on an object by changing a valid one: the sample with the most properties.
function testObject<T>(it: Runner["it"], subject: Subject, codec: TestedCodec<T>, tests: ModelTests<T>): void {
  const objects = tests.samples.map((sample) => sample.encoded ?? sample.wire).filter(isWireObject);
  const base = objects.find((wire) => objects.every((other) => Object.keys(other).length <= Object.keys(wire).length));
  if (base === undefined) return;
  const { unknownProperties, named, required, wrong } = tests;
  if (unknownProperties !== undefined) {
    it(`unknown properties: ${unknownProperties}`, () => checkUnknownProperties(subject, codec, base, unknownProperties, named));
  }
  if (Object.hasOwn(tests, "extra"))
    it("properties of any other name", () => checkExtras(subject, codec, base, tests.extra, named));
  if (required !== undefined) it("rejects a missing required property", () => checkRequired(subject, codec, base, required));
  if (wrong !== undefined) it("rejects a wrong value of a property", () => checkWrong(subject, codec, base, wrong));
}

/**
 * An index module exports every model of its folder and nothing else.
 *
 * @param runner vitest
 * @param exported the module
 * @param models the names that it should export
 */
export function testIndex({ expect, it }: Runner, exported: Readonly<Record<string, unknown>>, models: readonly string[]): void {
  it(`exports ${models.length} models`, () => {
    expect(Object.keys(exported).sort()).toEqual([...models].sort());
    for (const model of models)
      expect(exported[model], model).toMatchObject({ decode: expect.any(Function), encode: expect.any(Function) });
  });
}
