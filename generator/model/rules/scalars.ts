import { type Facts, saysAny, stringsOf } from "../facts.js";
import type { JsonType } from "../keywords.js";
import type { ModelOptions } from "../options.js";
import { type Checks, NO_CHECKS, type ScalarNode, type TypeNode } from "../types.js";
import { KEYWORDS_OF_KIND } from "./checks.js";
import { FORMATS_OF_NUMBERS, FORMATS_OF_STRINGS } from "./formats.js";
import type { CheckKind, Rule, ValueKind } from "./rule.js";
import { contradiction } from "./values.js";

/** `false`, or types that exclude each other. */
export const neverRule: Rule = {
  name: "never",
  named: false,
  matches: (facts) => facts.never,
  isNullable: () => false,
  convert(facts, at, context) {
    const isStatement = facts.schemas.some((schema) => schema.never);
    if (!isStatement)
      return contradiction("the types that the schema states exclude each other", { ...facts, nullable: false }, at, context);
    return { kind: "never", nullable: false, checks: NO_CHECKS, inferred: false };
  },
};

/** `type: null` and nothing else. */
export const nullRule: Rule = {
  name: "null",
  named: false,
  matches: (facts) => facts.types?.size === 0,
  isNullable: () => true,
  convert: (facts, _at, context) => ({
    kind: "scalar",
    type: "null",
    format: undefined,
    representation: "plain",
    nullable: true,
    inferred: false,
    checks: context.checksOf(facts, ["any"]),
  }),
};

/** One scalar type. */
export const scalarRule: Rule = {
  name: "scalar",
  named: false,
  matches: (facts) => scalarType(facts.types) !== undefined,
  isNullable: (facts) => facts.nullable,
  convert(facts, _at, context): TypeNode {
    const type = scalarType(facts.types) ?? "null";
    const representation = representationOf(type, facts, context.options);
    return {
      kind: "scalar",
      type,
      format: stringsOf(facts, "format")[0],
      representation,
      nullable: facts.nullable,
      inferred: false,
      checks: withoutFormat(context.checksOf(facts, CHECKS_OF_SCALAR[type]), IMPLIED_FORMATS[representation]),
    };
  },
};

/** What a value has to be in order to be converted, and is therefore not checked once more. */
const IMPLIED_FORMATS: Readonly<Partial<Record<ScalarNode["representation"], string>>> = {
  Date: "date-time",
  bigint: "int64",
  decimal: "int64",
  Uint8Array: "byte",
};

function withoutFormat(checks: Checks, implied: string | undefined): Checks {
  if (implied === undefined || checks.formats?.includes(implied) !== true) return checks;
  const { formats, ...others } = checks;
  const left = formats.filter((format) => format !== implied);
  if (left.length > 0) return { ...others, formats: left };
  return Object.keys(others).length === 0 ? NO_CHECKS : others;
}

/** No type, but keywords of strings or of numbers alone: other values pass. */
export const inferredScalarRule: Rule = {
  name: "inferred scalar",
  named: false,
  matches: (facts) => inferredType(facts) !== undefined,
  isNullable: (facts) => facts.nullable,
  convert(facts, at, context): TypeNode {
    const type = inferredType(facts) ?? "string";
    context.reportInferred(type, facts, at);
    return {
      kind: "scalar",
      type,
      format: stringsOf(facts, "format")[0],
      representation: "plain",
      nullable: facts.nullable,
      inferred: true,
      checks: context.checksOf(facts, CHECKS_OF_SCALAR[type]),
    };
  },
};

type ScalarType = ScalarNode["type"];

const CHECKS_OF_SCALAR: Readonly<Record<ScalarType, readonly CheckKind[]>> = {
  string: ["string", "any"],
  number: ["number", "any"],
  integer: ["number", "any"],
  boolean: ["any"],
  null: ["any"],
};

function scalarType(types: ReadonlySet<JsonType> | undefined): ScalarType | undefined {
  if (types?.size !== 1) return undefined;
  const [type] = types;
  return type === "object" || type === "array" ? undefined : type;
}

function inferredType(facts: Facts): "string" | "number" | undefined {
  if (facts.types !== undefined) return undefined;
  const families = inferredFamilies(facts);
  return families.length === 1 && (families[0] === "string" || families[0] === "number") ? families[0] : undefined;
}

/** The kinds of values that an untyped schema speaks of. */
export function inferredFamilies(facts: Facts): readonly ValueKind[] {
  const kinds = Object.keys(KEYWORDS_OF_KIND) as ValueKind[]; // the keys of that very record
  const formats = stringsOf(facts, "format");
  return kinds.filter(
    (kind) => saysAny(facts, KEYWORDS_OF_KIND[kind]) || formats.some((format) => FORMATS_OF_KIND[kind]?.has(format)),
  );
}

/** A format that nobody knows speaks of any kind. */
const FORMATS_OF_KIND: Readonly<Partial<Record<ValueKind, ReadonlySet<string>>>> = {
  number: FORMATS_OF_NUMBERS,
  string: FORMATS_OF_STRINGS,
};

const INT64 = { bigint: "bigint", string: "decimal" } as const;

function representationOf(type: ScalarType, facts: Facts, options: ModelOptions): ScalarNode["representation"] {
  const formats = stringsOf(facts, "format");
  if (type === "string") {
    if (formats.includes("binary") || isOctets(facts)) return "Blob";
    if (formats.includes("date-time") && options.dates === "Date" && options.formats === "assert") return "Date";
    const isBase64 = formats.includes("byte") || stringsOf(facts, "contentEncoding").includes("base64");
    if (isBase64 && options.bytes === "Uint8Array") return "Uint8Array";
  }
  if (type === "integer" && formats.includes("int64") && options.int64 !== "number") return INT64[options.int64];
  return "plain";
}

/** Bytes as they are, in a part of a form or as a whole body (OAS 3.1 §4.8.14.2); `format: binary` before. */
function isOctets(facts: Facts): boolean {
  return (
    stringsOf(facts, "contentMediaType").includes("application/octet-stream") && stringsOf(facts, "contentEncoding").length === 0
  );
}
