import { ask, attempt, decodeValid, encodeValid, refuses } from "./asking.js";
import { ownValue, sameInstants, sameValue } from "./equality.js";
import { BrokenLaw, type Subject } from "./failure.js";
import { PROBE } from "./probe.js";
import type { DecodeOptions, ModelTests, Sample, TestedCodec } from "./types.js";
import { overTheWire, type WireObject, without, withProperties } from "./wire.js";

/**
 * A valid wire value decodes to the value that it means, which encodes to the same wire value again, as often as one
 * likes; where defaults are filled in, to the wire value with them.
 */
export function checkSample<T>(subject: Subject, codec: TestedCodec<T>, sample: Sample<T>): void {
  const { wire } = sample;
  const full = Object.hasOwn(sample, "encoded") ? sample.encoded : wire;
  const input = overTheWire(wire);
  const decoded = decodeValid(subject, codec, input, "decode accepts a valid wire value");
  compare(subject, "decode leaves its input as it was", wire, input, wire);
  const encoded = encodeValid(subject, codec, decoded, wire);
  compare(subject, "encode(decode(wire)) is wire", wire, encoded, full);
  const validated = encodeValid(subject, codec, decoded, wire, { validate: true });
  compare(subject, "encode with validation is the same", wire, validated, full);
  const again = decodeValid(subject, codec, encoded, "decode accepts what encode gives");
  compare(subject, "decode(encode(value)) is value", wire, again, decoded);
  const thrown = attempt(subject, "decode accepts what safeDecode does", wire, () => codec.decode(overTheWire(wire)));
  compare(subject, "decode is safeDecode, but that it throws", wire, thrown, decoded);
  const loose = decodeValid(subject, codec, overTheWire(wire), "decode without constraints accepts it too", {
    constraints: false,
  });
  compare(subject, "decode without constraints is the same", wire, loose, decoded);
  if (Object.hasOwn(sample, "value")) checkValue(subject, codec, sample, decoded, full);
}

// The value was printed by the document alone.
function checkValue<T>(subject: Subject, codec: TestedCodec<T>, sample: Sample<T>, decoded: T, full: unknown): void {
  const { wire } = sample;
  const value = ownValue(sample, "value") as T; // the property is there, so it has its type
  compare(subject, "decode(wire) is the value that it means", wire, decoded, value);
  const encoded = encodeValid(subject, codec, value, wire);
  if (!sameInstants(encoded, full))
    throw new BrokenLaw(subject, "encode(value) is wire", wire, { actual: encoded, expected: full });
}

/**
 * Every member of an enum decodes to itself, and the constants that the model offers are its members. A member
 * that the rest of its schema rules out has a constant too, and is rejected.
 */
export function checkMembers<T>(subject: Subject, codec: TestedCodec<T>, members: readonly T[]): void {
  for (const member of members) checkSample(subject, codec, { name: "member", wire: member, value: member });
  const constants = Object.entries(codec).filter(([, value]) => hasConstant(value));
  const named = constants.map(([, value]: readonly [string, unknown]) => value);
  const unnamed = members.filter((member) => hasConstant(member) && !named.some((value) => sameValue(value, member)));
  if (named.length > 0 && unnamed.length > 0)
    throw new BrokenLaw(subject, "each member has a constant", unnamed, { actual: named, expected: members });
  for (const [name, value] of constants) {
    if (!members.some((member) => sameValue(member, value)) && ask(subject, codec, value).ok)
      throw new BrokenLaw(subject, `its constant ${name} is a member`, value, { actual: value, expected: members });
  }
}

// What has a constant: the methods stand beside them, and null is one already.
function hasConstant(value: unknown): boolean {
  return typeof value !== "function" && value !== null;
}

/**
 * Properties that the document does not name are kept, dropped or rejected, as the model says.
 *
 * @param named names of the probe that the document has after all
 */
export function checkUnknownProperties<T>(
  subject: Subject,
  codec: TestedCodec<T>,
  wire: WireObject,
  policy: NonNullable<ModelTests<T>["unknownProperties"]>,
  named: readonly string[] = [],
): void {
  const entries = probeBut(named);
  if (policy === "reject") {
    for (const [name, value] of entries) {
      reject(
        subject,
        codec,
        withProperties(wire, [[name, value]]),
        [name],
        "a property that the document does not allow is rejected, with its path",
      );
    }
    return;
  }
  const probed: unknown = Object.fromEntries([...Object.entries(wire), ...entries]);
  const decoded = decodeValid(subject, codec, overTheWire(probed), "properties that the document does not name are accepted");
  const expected = policy === "keep" ? probed : wire;
  const law =
    policy === "keep"
      ? "unknown properties survive, whatever they are called"
      : "unknown properties are dropped, and nothing else";
  compare(subject, law, probed, encodeValid(subject, codec, decoded, probed), expected);
  compare(subject, law, probed, decodeValid(subject, codec, overTheWire(expected), law), decoded);
}

function probeBut(named: readonly string[]): readonly (readonly [string, unknown])[] {
  const probe = Object.entries(JSON.parse(PROBE) as object); // an object literal of ours
  return probe.filter(([name]) => !named.includes(name));
}

/** Properties beyond the named ones, which the document describes all alike, survive whatever they are called. */
export function checkExtras<T>(
  subject: Subject,
  codec: TestedCodec<T>,
  wire: WireObject,
  extra: unknown,
  named: readonly string[] = [],
): void {
  const probed = withProperties(
    wire,
    probeBut(named).map(([name]) => [name, extra] as const),
  );
  const decoded = decodeValid(subject, codec, overTheWire(probed), "properties of any name are accepted");
  compare(subject, "properties survive, whatever they are called", probed, encodeValid(subject, codec, decoded, probed), probed);
}

/** A required property that is missing is an issue at its path, constraints or not. */
export function checkRequired<T>(subject: Subject, codec: TestedCodec<T>, wire: WireObject, names: readonly string[]): void {
  for (const batch of inBatches(names)) {
    rejectShape(subject, codec, without(wire, batch), batch, "a missing required property is rejected, with its path");
  }
}

/** A property with a value that it cannot have is an issue at its path, constraints or not. */
export function checkWrong<T>(
  subject: Subject,
  codec: TestedCodec<T>,
  wire: WireObject,
  wrong: NonNullable<ModelTests<T>["wrong"]>,
): void {
  const entries = Object.entries(wrong);
  const rounds = Math.max(0, ...entries.map(([, values]) => values.length));
  for (let round = 0; round < rounds; round++) {
    const changes = entries.flatMap(([name, values]) => (round < values.length ? [[name, values[round]] as const] : []));
    for (const batch of inBatches(changes)) {
      const names = batch.map(([name]) => name);
      rejectShape(subject, codec, withProperties(wire, batch), names, "a wrong value of a property is rejected, with its path");
    }
  }
}

// One change at a time tells best what is wrong; but on wide objects that would take quadratic time.
function inBatches<Change>(changes: readonly Change[]): readonly (readonly Change[])[] {
  const size = changes.length <= 40 ? 1 : 20;
  return Array.from({ length: Math.ceil(changes.length / size) }, (_, index) => changes.slice(index * size, (index + 1) * size));
}

/** Values that are none of the model's are an issue at the root, and encode refuses them too. */
export function checkRejected<T>(subject: Subject, codec: TestedCodec<T>, values: readonly unknown[]): void {
  for (const value of values) {
    rejectShape(subject, codec, value, [], "a value that is none of the model's is rejected");
    // It is none of them, which is the point.
    if (!refuses(codec, value as T)) throw new BrokenLaw(subject, "encode refuses a value that is none of the model's", value);
  }
}

/** Examples that contradict the schema beside them are rejected, wherever the issue is. */
export function checkRefused<T>(subject: Subject, codec: TestedCodec<T>, examples: readonly unknown[]): void {
  for (const example of examples) {
    if (ask(subject, codec, overTheWire(example)).ok)
      throw new BrokenLaw(subject, "an example that contradicts its schema is rejected", example);
  }
}

// What is wrong by its type alone is also found where constraints are left out.
function rejectShape<T>(subject: Subject, codec: TestedCodec<T>, wire: unknown, names: readonly string[], law: string): void {
  reject(subject, codec, wire, names, law);
  reject(subject, codec, wire, names, `${law}, also without constraints`, { constraints: false });
}

// An issue has to stand at each of these properties; at the root where none is named.
function reject<T>(
  subject: Subject,
  codec: TestedCodec<T>,
  wire: unknown,
  names: readonly string[],
  law: string,
  options?: DecodeOptions,
): void {
  const result = ask(subject, codec, overTheWire(wire), options);
  if (result.ok) throw new BrokenLaw(subject, `${law} (it was accepted; wrong is ${names.join(", ") || "the whole"})`, wire);
  const expected = names.length === 0 ? [[]] : names.map((name) => [name]);
  const missed = expected.filter((path) => !result.issues.some((issue) => sameValue(issue.path, path)));
  if (missed.length > 0)
    throw new BrokenLaw(subject, law, wire, { actual: result.issues.map((issue) => issue.path), expected: missed });
}

function compare(subject: Subject, law: string, wire: unknown, actual: unknown, expected: unknown): void {
  if (!sameValue(actual, expected)) throw new BrokenLaw(subject, law, wire, { actual, expected });
}
