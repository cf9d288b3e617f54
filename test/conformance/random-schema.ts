import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../generator/model/types.js";

// Few names and values, so that random schemas and random instances have something to do with each other.
const NAMES = ["a", "b", "ab", "c"] as const;
const TEXTS = ["", "a", "ab", "b", "bbb"] as const;
const NUMBERS = [-1, 0, 1, 1.5, 2, 3] as const;

/** JSON values made of few names, texts and numbers, at most three levels deep. */
export const instance: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue; leaf: JsonValue }>((tie) => ({
  leaf: fc.constantFrom<JsonValue>(null, true, false, ...TEXTS, ...NUMBERS),
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { arbitrary: tie("leaf"), weight: 2 },
    { arbitrary: fc.array(tie("value"), { maxLength: 4 }), weight: 2 },
    { arbitrary: fc.dictionary(fc.constantFrom(...NAMES), tie("value"), { maxKeys: 4, noNullPrototype: true }), weight: 4 },
  ),
})).value;

// ajv is wrong in places: it accepts [] where `contains` meets `prefixItems`, counts what a failing `if`
// has evaluated, takes everything for evaluated beside `contains`, and forgets `unevaluatedItems` where
// only one alternative has `prefixItems`. So a schema has some of these keywords or the others.
type Flavour = "unevaluatedProperties" | "unevaluatedItems" | "conditional";

function schemaWith(references: readonly string[], flavour: Flavour): fc.Arbitrary<JsonValue> {
  return fc.letrec<{ schema: JsonValue; keywords: JsonObject; shape: JsonObject }>((tie) => {
    const inner = tie("schema");
    return {
      schema: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        { arbitrary: fc.oneof({ arbitrary: scalarKeywords, weight: 4 }, { arbitrary: fc.boolean(), weight: 1 }), weight: 3 },
        { arbitrary: tie("keywords"), weight: 5 },
      ),
      keywords: fc
        .tuple(
          tie("shape"),
          fc.oneof({ arbitrary: fc.constant({}), weight: 2 }, { arbitrary: combine(inner, flavour), weight: 2 }),
        )
        .chain(([shape, combined]) => refer({ ...shape, ...combined }, references)),
      shape: fc.oneof(objectKeywords(inner, flavour), arrayKeywords(inner, flavour), scalarKeywords),
    };
  }).schema;
}

function refer(keywords: JsonObject, references: readonly string[]): fc.Arbitrary<JsonObject> {
  const [first] = references;
  if (first === undefined) return fc.constant(keywords);
  const reference = fc.constantFrom(first, ...references).map(($ref): JsonObject => ({ ...keywords, $ref }));
  return fc.oneof({ arbitrary: fc.constant(keywords), weight: 4 }, { arbitrary: reference, weight: 1 });
}

const small = fc.integer({ min: 0, max: 3 });
const name = fc.constantFrom(...NAMES);
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 2 });
const types = fc.constantFrom("string", "number", "integer", "boolean", "null", "object", "array");

/** Some of the given keywords. */
function some(keywords: Readonly<Record<string, fc.Arbitrary<JsonValue>>>): fc.Arbitrary<JsonObject> {
  return fc.record<Record<string, JsonValue>>(keywords, { requiredKeys: [], noNullPrototype: true });
}

const scalarKeywords: fc.Arbitrary<JsonObject> = fc.oneof(
  some({ type: types }),
  some({ type: fc.uniqueArray(types, { minLength: 1, maxLength: 3 }) }),
  some({ type: fc.constant("string"), minLength: small, maxLength: small, pattern: fc.constantFrom("^a", "b", "b$") }),
  some({
    type: fc.constantFrom("number", "integer"),
    minimum: small,
    exclusiveMaximum: small,
    multipleOf: fc.constantFrom(0.5, 1, 2),
  }),
  some({ enum: fc.uniqueArray(instance, { minLength: 1, maxLength: 3, selector: (value) => JSON.stringify(value) }) }),
  some({ const: instance }),
);

function objectKeywords(inner: fc.Arbitrary<JsonValue>, flavour: Flavour): fc.Arbitrary<JsonObject> {
  const map = (keys: fc.Arbitrary<string>): fc.Arbitrary<JsonValue> =>
    fc.dictionary(keys, inner, { minKeys: 1, maxKeys: 2, noNullPrototype: true });
  return some({
    type: fc.constant("object"),
    properties: map(name),
    required: names,
    additionalProperties: inner,
    patternProperties: map(fc.constantFrom("^a", "b$")),
    propertyNames: fc.constantFrom<JsonValue>({ maxLength: 1 }, { pattern: "a" }, { enum: ["a", "ab"] }),
    minProperties: small,
    maxProperties: small,
    dependentRequired: fc.dictionary(name, names, { minKeys: 1, maxKeys: 1, noNullPrototype: true }),
    dependentSchemas: map(name),
    ...(flavour === "unevaluatedProperties" ? { unevaluatedProperties: inner } : {}),
  }).chain(thinOut);
}

// It also forgets the bounds of `contains` where the schema accepts everything.
const choosy: fc.Arbitrary<JsonValue> = fc.oneof(
  types.map((type): JsonObject => ({ type })),
  instance.map((value): JsonObject => ({ const: value })),
);

function arrayKeywords(inner: fc.Arbitrary<JsonValue>, flavour: Flavour): fc.Arbitrary<JsonObject> {
  return some({
    type: fc.constant("array"),
    items: inner,
    ...(flavour === "conditional"
      ? { contains: choosy, minContains: small, maxContains: small }
      : { prefixItems: fc.array(inner, { minLength: 1, maxLength: 2 }) }),
    ...(flavour === "unevaluatedItems" ? { unevaluatedItems: inner } : {}),
    uniqueItems: fc.constant(true),
    minItems: small,
    maxItems: small,
  }).chain(thinOut);
}

function combine(inner: fc.Arbitrary<JsonValue>, flavour: Flavour): fc.Arbitrary<JsonObject> {
  const list = fc.array(inner, { minLength: 1, maxLength: 3 });
  const alternatives = flavour === "unevaluatedItems" ? {} : { anyOf: list, oneOf: list };
  const conditions = flavour === "conditional" ? { if: inner, then: inner, else: inner } : {};
  return some({ allOf: list, not: inner, ...alternatives, ...conditions }).chain(thinOut);
}

/** Keeps about three keywords: with all of them, nothing is ever valid. */
function thinOut(keywords: JsonObject): fc.Arbitrary<JsonObject> {
  return fc
    .shuffledSubarray(Object.keys(keywords), { maxLength: Math.min(3, Object.keys(keywords).length) })
    .map((kept) => Object.fromEntries(kept.map((keyword) => [keyword, keywords[keyword] ?? null])));
}

/** A schema with two definitions; the second may refer to the first, everything else to both. */
export const schema: fc.Arbitrary<JsonValue> = fc
  .constantFrom<Flavour>("unevaluatedProperties", "unevaluatedItems", "conditional")
  .chain((flavour) =>
    fc
      .record({
        root: schemaWith(["#/$defs/One", "#/$defs/Two"], flavour),
        One: schemaWith([], flavour),
        Two: schemaWith(["#/$defs/One"], flavour),
      })
      .map(({ root, One, Two }) => (typeof root === "object" && root !== null ? { ...root, $defs: { One, Two } } : root)),
  );
