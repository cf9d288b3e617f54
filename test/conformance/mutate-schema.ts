import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../generator/model/types.js";
import { schema as anySchema, instance } from "./random-schema.js";

/** A schema and what became of it after one to three edits. */
export interface Evolution {
  readonly before: JsonValue;
  readonly after: JsonValue;
}

const NAMES = ["a", "b", "ab", "c"] as const;
const name = fc.constantFrom(...NAMES);
const small = fc.integer({ min: 0, max: 3 });

function some(
  keywords: Readonly<Record<string, fc.Arbitrary<JsonValue>>>,
  requiredKeys: readonly string[] = [],
): fc.Arbitrary<JsonObject> {
  return fc.record<Record<string, JsonValue>>(keywords, { requiredKeys: [...requiredKeys], noNullPrototype: true });
}

const texts = fc.uniqueArray(fc.constantFrom("", "a", "ab", "b", "bbb"), { minLength: 1, maxLength: 3 });

/** Schemas as people write them: objects of scalars, lists, enums and alternatives with a tag. */
const ordinary: fc.Arbitrary<JsonValue> = fc.letrec<{ schema: JsonValue; leaf: JsonValue; object: JsonValue }>((tie) => ({
  leaf: fc.oneof(
    some({ type: fc.constant("string"), minLength: small, maxLength: small, pattern: fc.constantFrom("^a", "b") }, ["type"]),
    some(
      {
        type: fc.constantFrom("integer", "number"),
        minimum: small,
        exclusiveMaximum: small,
        multipleOf: fc.constantFrom(0.5, 1, 2),
      },
      ["type"],
    ),
    some({ type: fc.constantFrom("boolean", "null") }, ["type"]),
    some({ type: fc.constant("string"), enum: texts }, ["type", "enum"]),
    some({ type: fc.constant<JsonValue>(["string", "null"]) }, ["type"]),
    some({ type: fc.constant<JsonValue>(["integer", "string"]) }, ["type"]),
    some({ const: fc.constantFrom<JsonValue>("a", "b", 1) }, ["const"]),
  ),
  object: some(
    {
      type: fc.constant("object"),
      properties: fc.dictionary(name, tie("schema"), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
      required: fc.uniqueArray(name, { maxLength: 2 }),
      additionalProperties: fc.oneof(fc.boolean(), tie("leaf")),
    },
    ["type", "properties"],
  ),
  schema: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    { arbitrary: tie("leaf"), weight: 3 },
    { arbitrary: tie("object"), weight: 4 },
    {
      arbitrary: some({ type: fc.constant("array"), items: tie("schema"), maxItems: small, uniqueItems: fc.constant(true) }, [
        "type",
        "items",
      ]),
      weight: 2,
    },
    { arbitrary: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).chain(alternatives), weight: 2 },
    { arbitrary: tagged(tie("leaf")), weight: 2 },
  ),
})).schema;

function alternatives(list: readonly JsonValue[]): fc.Arbitrary<JsonValue> {
  return fc.constantFrom("oneOf", "anyOf", "allOf").map((keyword): JsonObject => ({ [keyword]: list }));
}

/** `oneOf` objects that the property `c` tells apart. */
function tagged(leaf: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonValue> {
  return fc.uniqueArray(fc.constantFrom("a", "b", "bbb"), { minLength: 2, maxLength: 3 }).chain((tags) =>
    fc.array(leaf, { minLength: tags.length, maxLength: tags.length }).map(
      (leaves): JsonObject => ({
        oneOf: tags.map((tag, index) => ({
          type: "object",
          required: ["c"],
          properties: { c: { const: tag }, a: leaves[index] ?? true },
        })),
      }),
    ),
  );
}

/** Keywords that an edit adds or puts in the place of another value. */
const edits: Readonly<Record<string, fc.Arbitrary<JsonValue>>> = {
  type: fc.oneof(
    fc.constantFrom("string", "number", "integer", "boolean", "object", "array"),
    fc.constantFrom<JsonValue>(["string", "null"], ["integer", "string"], ["object", "null"]),
  ),
  minLength: small,
  maxLength: small,
  pattern: fc.constantFrom("^a", "b", "b$"),
  minimum: small,
  maximum: small,
  exclusiveMaximum: small,
  multipleOf: fc.constantFrom(0.5, 1, 2),
  enum: fc.oneof(texts, fc.uniqueArray(instance, { minLength: 1, maxLength: 3, selector: (value) => JSON.stringify(value) })),
  const: instance,
  required: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }),
  properties: fc.dictionary(name, ordinary, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
  additionalProperties: fc.oneof(fc.boolean(), ordinary),
  minProperties: small,
  maxProperties: small,
  items: ordinary,
  minItems: small,
  maxItems: small,
  uniqueItems: fc.constant(true),
  not: ordinary,
  propertyNames: fc.constantFrom<JsonValue>({ maxLength: 1 }, { enum: ["a", "ab"] }),
  anyOf: fc.array(ordinary, { minLength: 1, maxLength: 3 }),
  oneOf: fc.array(ordinary, { minLength: 1, maxLength: 3 }),
  allOf: fc.array(ordinary, { minLength: 1, maxLength: 2 }),
  description: fc.constantFrom("one", "other"),
};

const keywordEdit = fc
  .constantFrom(...Object.keys(edits))
  .chain((keyword) => (edits[keyword] ?? fc.constant(null)).map((value) => ({ keyword, value })));

/** An edit: where, chosen by a number, and what. Numbers instead of paths, because the paths depend on the schema. */
const edit = fc.record({
  place: fc.nat(),
  kind: fc.constantFrom("set", "set", "remove", "remove", "list", "list"),
  choice: fc.nat(),
  change: keywordEdit,
  extra: ordinary,
  name,
});

// Some edits put a value where none of its kind can stand.
const metaSchema = new Ajv2020({ strict: false });

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

/** Two documents of one schema. */
export const evolution: fc.Arbitrary<Evolution> = fc
  .record({
    before: fc.oneof({ arbitrary: ordinary, weight: 3 }, { arbitrary: anySchema, weight: 1 }),
    edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
  })
  .map(({ before, edits }) => ({ before, after: edits.reduce(apply, before) }))
  .filter(({ after }) => metaSchema.validateSchema(after as object | boolean) === true);

function apply(schema: JsonValue, edit: Edit): JsonValue {
  const places = listSchemas(schema);
  const path = places[edit.place % places.length] ?? [];
  return change(schema, path, (node) => (isObject(node) ? editSchema(node, edit) : edit.extra));
}

function editSchema(node: JsonObject, { kind, choice, change: { keyword, value }, extra, name }: Edit): JsonObject {
  const keys = Object.keys(node).filter((key) => key !== "$defs");
  const key = keys[choice % Math.max(keys.length, 1)];
  if (kind === "set" || key === undefined) return { ...node, [keyword]: value };
  if (kind === "remove") return Object.fromEntries(Object.entries(node).filter(([other]) => other !== key));
  return { ...node, [key]: editValue(node[key] ?? null, choice, extra, name) };
}

/** A small step: an item or member more or less, another order, another number. */
function editValue(value: JsonValue, choice: number, extra: JsonValue, name: string): JsonValue {
  if (typeof value === "number") return choice % 2 === 0 ? value + 1 : Math.max(0, value - 1);
  if (isList(value)) {
    if (choice % 3 === 0 && value.length > 1) return value.slice(1);
    if (choice % 3 === 1) return [...value].reverse();
    if (value.every((item) => typeof item === "string")) return [...new Set([...value, name])];
    return value.some(isObject) ? [extra, ...value] : value;
  }
  if (!isObject(value) || "type" in value) return value;
  if (choice % 2 === 0) return { ...value, [name]: extra };
  return Object.fromEntries(Object.entries(value).slice(1));
}

type Path = readonly (string | number)[];

const single = new Set(["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"]);
const lists = new Set(["anyOf", "oneOf", "allOf", "prefixItems"]);
const maps = new Set(["properties", "patternProperties", "dependentSchemas", "$defs"]);

/** Paths to every schema in a schema. */
function listSchemas(schema: JsonValue, path: Path = []): readonly Path[] {
  if (!isObject(schema)) return [path];
  const inner = Object.entries(schema).flatMap(([key, value]) => {
    if (single.has(key)) return listSchemas(value, [...path, key]);
    if (lists.has(key) && isList(value)) return value.flatMap((item, index) => listSchemas(item, [...path, key, index]));
    if (maps.has(key) && isObject(value))
      return Object.entries(value).flatMap(([member, item]) => listSchemas(item, [...path, key, member]));
    return [];
  });
  return [path, ...inner];
}

function change(value: JsonValue, [step, ...rest]: Path, edit: (node: JsonValue) => JsonValue): JsonValue {
  if (step === undefined) return edit(value);
  if (isList(value)) return value.map((item, index) => (index === step ? change(item, rest, edit) : item));
  return isObject(value) ? { ...value, [step]: change(value[step] ?? null, rest, edit) } : value;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
