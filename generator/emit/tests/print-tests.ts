import type { JsonValue, Model, ModelGraph, Property, UnknownNode } from "../../model/types.js";
import { NO_CHECKS } from "../../model/types.js";
import type { NamePlan } from "../../name/types.js";
import { bundlePointer } from "../../resolve/bundle.js";
import { type Code, code, joinCode } from "../print/code.js";
import { literal, propertyKey, stringLiteral } from "../print/literal.js";
import { printValue, sampleWire } from "../sample/index.js";
import { type CounterSamples, counterSamplesOf } from "./counter-samples.js";
import { samplesOf, type WireSample } from "./samples.js";

const ANYTHING: UnknownNode = { kind: "unknown", nullable: true, checks: NO_CHECKS, inferred: false };
// Up to so many characters of JSON a value stands on one line.
const SHORT = 90;
// So long a line of source may be.
const LINE = 118;

/** The `testModel` call of one model: its samples, and in full tests what it must reject. */
export function printModelTests(graph: ModelGraph, names: NamePlan, model: Model, tests: "full" | "basic"): Code {
  const { identifier } = names.model(model.id);
  const { samples, members, refused, skipped } = samplesOf(graph, model);
  const counter = tests === "full" ? counterSamplesOf(graph, model, samples) : {};
  const entries = [
    code`pointer: ${stringLiteral(bundlePointer(model.id))},`,
    samples.length === 0
      ? code`samples: [],`
      : code`samples: [\n  ${samples.map((sample) => printSample(graph, names, model, sample))}\n],`,
    ...(members === undefined ? [] : [code`members: ${literal(members)},`]),
    ...(refused.length === 0 ? [] : [code`refused: ${literal(refused)},`]),
    ...(skipped.length === 0 ? [] : [code`skipped: ${literal(skipped)},`]),
    ...printCounterSamples(counter),
    ...(tests === "full" ? printFiles(graph, names, model) : []),
  ];
  return code`$.testModel(vitest, ${stringLiteral(identifier)}, ${identifier}, {\n  ${entries}\n});`;
}

// A wire value that comes back with defaults has its own form of print.
function printFilled(graph: ModelGraph, names: NamePlan, model: Model, sample: WireSample, encoded: JsonValue): Code {
  const print = (wire: JsonValue): Code => printValue(graph, names, ANYTHING, wire, { multiline: true });
  const value = sample.printable ? [code`value: ${printValue(graph, names, model.type, sample.wire, { multiline: true })},`] : [];
  const entries = [
    code`name: ${stringLiteral(sample.name)},`,
    code`wire: ${print(sample.wire)},`,
    code`encoded: ${print(encoded)},`,
    ...value,
  ];
  return code`{\n  ${entries}\n},`;
}

function printSample(graph: ModelGraph, names: NamePlan, model: Model, sample: WireSample): Code {
  if (sample.encoded !== undefined) return printFilled(graph, names, model, sample, sample.encoded);
  const multiline = JSON.stringify(sample.wire).length > SHORT;
  const name = stringLiteral(sample.name);
  const wire = printValue(graph, names, ANYTHING, sample.wire, { multiline });
  if (!sample.printable)
    return multiline ? code`{\n  name: ${name},\n  wire: ${wire},\n},` : code`{ name: ${name}, wire: ${wire} },`;
  const value = printValue(graph, names, model.type, sample.wire, { multiline });
  const line = code`{ name: ${name}, wire: ${wire}, value: ${value} },`;
  return !multiline && line.length <= LINE ? line : code`{\n  name: ${name},\n  wire: ${wire},\n  value: ${value},\n},`;
}

function printCounterSamples(counter: CounterSamples): readonly Code[] {
  const { unknownProperties, named, extra, required, wrong, rejected } = counter;
  return [
    ...(unknownProperties === undefined ? [] : [code`unknownProperties: ${stringLiteral(unknownProperties)},`]),
    ...(named === undefined ? [] : [code`named: ${literal(named)},`]),
    ...(extra === undefined ? [] : [code`extra: ${literal(extra)},`]),
    ...(required === undefined ? [] : [code`required: ${literal(required)},`]),
    ...(wrong === undefined ? [] : [code`wrong: ${printWrong(wrong)},`]),
    ...(rejected === undefined ? [] : [code`rejected: ${literal(rejected)},`]),
  ];
}

// Nothing where what stands beside the files could not be made either.
function printFiles(graph: ModelGraph, names: NamePlan, { id, type }: Model): readonly Code[] {
  if (type.kind !== "object") return [];
  const isFile = (property: Property): boolean => property.type.kind === "scalar" && property.type.representation === "Blob";
  const files = type.properties.filter(isFile);
  const others = { ...type, properties: type.properties.filter((property) => !isFile(property)) };
  const beside = files.length === 0 ? undefined : sampleWire(graph, others, "minimal", id, "distinct");
  if (beside === undefined) return [];
  const fields = files.map(({ wireName }) => code`${propertyKey(wireName)}: ${stringLiteral(names.property(id, wireName))}`);
  const list = (key: Code, listed: readonly Property[]): Code =>
    listed.length === 0 ? code`` : code`, ${key}: ${literal(listed.map(({ wireName }) => wireName))}`;
  const required = list(
    code`required`,
    files.filter((property) => property.required),
  );
  const nullable = list(
    code`nullable`,
    files.filter((property) => property.type.nullable),
  );
  const keeps = type.additional.kind === "unknown" && type.additional.policy === "keep" ? code`, keepsUnknown: true` : code``;
  return [code`files: { beside: ${literal(beside)}, fields: { ${joinCode(fields, ", ")} }${required}${nullable}${keeps} },`];
}

function printWrong(wrong: readonly (readonly [name: string, values: readonly JsonValue[]])[]): Code {
  const entries = wrong.map(([name, values]) => code`${propertyKey(name)}: ${literal(values)}`);
  const line = joinCode(entries, ", ");
  return line.length <= LINE ? code`{ ${line} }` : code`{\n  ${entries.map((entry) => code`${entry},`)}\n}`;
}
