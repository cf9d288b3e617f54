import fc from "fast-check";
import { ask, decodeValid, encodeValid } from "../asking.js";
import { sameInstants, sameValue } from "../equality.js";
import { BrokenLaw, type Subject } from "../failure.js";
import type { TestedCodec } from "../types.js";
import { isWireObject, overTheWire } from "../wire.js";
import { type Agreement, checkAgreement, type Question } from "./agreement.js";
import { nearlyValuesOf } from "./arbitrary.js";
import type { Judge } from "./judge.js";

/** How often and from where random values are drawn; the environment beats what the generator was told. */
export interface Chance {
  readonly runs: number;
  readonly seed: number;
}

/**
 * Random values of a model, and nearly such, obey the same laws as its samples: the codec agrees with ajv, what it
 * accepts comes back as it was; and what a program makes of the same parts (plain objects, dates without a past)
 * encodes to a wire value that decodes to it. A value that breaks a law is made as small as it will get; the seed
 * stands in the message.
 */
export function checkProperties<T>(
  judge: Judge,
  subject: Subject,
  codec: TestedCodec<T>,
  question: Question,
  how: Agreement,
  chance: Chance,
): void {
  const name = judge.adapter.nameOf(subject.pointer);
  if (name === undefined) return;
  const tally = { valid: 0, invalid: 0 };
  const property = fc.property(nearlyValuesOf(judge.adapter, name), (drawn) => {
    const wire = overTheWire(drawn);
    checkAgreement(subject, codec, question, wire, how, tally);
    checkPlain(subject, codec, wire, how);
  });
  const { failed, counterexample, errorInstance, numShrinks } = fc.check(property, { numRuns: chance.runs, seed: chance.seed });
  if (!failed) return;
  if (!(errorInstance instanceof Error)) throw new BrokenLaw(subject, "random values can be tried", counterexample?.[0]);
  const again = `found at random, made smaller ${numShrinks} times; to see it again: MODEL_TESTS_SEED=${chance.seed} MODEL_TESTS_RUNS=${chance.runs}`;
  errorInstance.message += `\n  ${again}`;
  throw errorInstance;
}

function checkPlain<T>(subject: Subject, codec: TestedCodec<T>, wire: unknown, { strips }: Agreement): void {
  const decoded = ask(subject, codec, wire);
  if (!decoded.ok) return;
  const plain = toPlain(decoded.value) as T; // of the same parts
  const encoded = encodeValid(subject, codec, plain, wire);
  if (strips && !sameValue(encoded, wire)) return; // what is left need not be valid
  const back = decodeValid(subject, codec, encoded, "decode accepts what encode gives");
  if (!sameInstants(toPlain(back), plain) && !sameValue(toPlain(back), plain))
    throw new BrokenLaw(subject, "decode(encode(value)) is value", wire, { actual: back, expected: plain });
}

// A copy as a program would make it: a date has no trace of where it came from. Of instants beyond these years only the text on the
// wire is right (its offset brings them back), which a plain date does not have.
function toPlain(value: unknown): unknown {
  if (value instanceof Date) return isWritable(value) ? new Date(value.getTime()) : value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (!isWireObject(value) || value instanceof Uint8Array) return value;
  // As by spread: what the model does not name comes along.
  const copy = { ...value };
  for (const [name, inner] of Object.entries(value)) if (name !== "__proto__") copy[name] = toPlain(inner);
  return copy;
}

function isWritable(date: Date): boolean {
  return date.getUTCFullYear() >= 0 && date.getUTCFullYear() <= 9999;
}
