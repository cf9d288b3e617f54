import { ask, attempt, decodeValid } from "./asking.js";
import { ownValue, sameValue } from "./equality.js";
import { BrokenLaw, type Subject, show } from "./failure.js";
import { PROBE } from "./probe.js";
import type { Files, TestedCodec } from "./types.js";
import { isWireObject, type WireObject, without, withProperties } from "./wire.js";

type Entries = readonly (readonly [name: string, file: Blob])[];

/**
 * A model with files: each is handed on as it is, under its name in code and its name on the wire; what must be there
 * has to be, what need not be stays away, and what is no file is rejected, with its path.
 *
 * @param wrong wire name → values that the property, a file or not, cannot have
 */
export function checkFiles<T>(
  subject: Subject,
  codec: TestedCodec<T>,
  files: Files,
  wrong: Readonly<Record<string, readonly unknown[]>> = {},
): void {
  const beside = isWireObject(files.beside) ? files.beside : {};
  const entries = Object.keys(files.fields).map((name) => [name, new Blob([name])] as const);
  const all = withProperties(beside, entries);
  checkHandedOn(subject, codec, files, all, entries);
  const required = files.required ?? [];
  const least = without(
    all,
    Object.keys(files.fields).filter((name) => !required.includes(name)),
  );
  checkHandedOn(
    subject,
    codec,
    files,
    least,
    entries.filter(([name]) => required.includes(name)),
  );
  if (files.keepsUnknown === true) {
    const unknown = Object.entries(JSON.parse(PROBE) as object); // an object literal of ours
    checkHandedOn(subject, codec, files, withProperties(all, unknown), entries);
  }
  const needed = [...Object.keys(beside), ...required];
  for (const name of needed) rejects(subject, codec, without(all, [name]), name, "is missed");
  for (const [name] of entries) {
    for (const value of files.nullable?.includes(name) === true ? ["text"] : ["text", null])
      rejects(subject, codec, withProperties(all, [[name, value]]), name, `is a file, not ${show(value)}`);
  }
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) rejects(subject, codec, withProperties(all, [[name, value]]), name, `cannot be ${show(value)}`);
  }
}

function checkHandedOn<T>(subject: Subject, codec: TestedCodec<T>, { fields }: Files, wire: WireObject, files: Entries): void {
  const value = decodeValid(subject, codec, wire, "decode accepts files");
  // A file is no JSON: as it is, and not over the wire.
  const encoded = attempt(subject, "encode takes a valid value", wire, () => codec.encode(value));
  for (const [name, file] of files) {
    const field = fields[name] ?? name;
    if (read(value, field) !== file || read(encoded, name) !== file)
      throw new BrokenLaw(subject, `the file of ${name} is ${field} in code, and ${name} again on the wire`, wire);
  }
  const others = Object.keys(wire).filter((name) => !files.some(([file]) => file === name));
  const changed = others.filter((name) => !sameValue(read(encoded, name), wire[name]));
  if (changed.length > 0) throw new BrokenLaw(subject, `what stands beside files comes back: ${changed.join(", ")}`, wire);
  const names = isWireObject(encoded) ? Object.keys(encoded) : [];
  if (!sameValue([...names].sort(), Object.keys(wire).sort()))
    throw new BrokenLaw(subject, "nothing is added and nothing lost", wire, { actual: names, expected: Object.keys(wire) });
}

function read(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? ownValue(value, name) : undefined;
}

function rejects<T>(subject: Subject, codec: TestedCodec<T>, wire: WireObject, name: string, law: string): void {
  const result = ask(subject, codec, wire);
  const paths = result.ok ? [] : result.issues.map((issue) => issue.path);
  if (paths.some((path) => sameValue(path, [name]))) return;
  throw new BrokenLaw(subject, `${show(name)} ${law}, with its path`, wire, { actual: paths, expected: [[name]] });
}
