import fc from "fast-check";
import type { Checks, JsonValue, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  boolean,
  date,
  enumeration,
  integer,
  literal,
  map,
  never,
  number,
  object,
  property,
  string,
  tuple,
  union,
  unknown,
} from "./graph-kit.js";

/** A node, and the JSON Schema that it stands for, written beside it. */
export interface Twin {
  readonly node: TypeNode;
  readonly schema: { readonly [keyword: string]: unknown } | boolean;
}

type Fields = { readonly [keyword: string]: unknown };

// Most of the time a keyword is absent.
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined, freq: 2 });

/** Drops what is undefined. */
function present(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

// Where a check reads as its keyword does; `multipleOf` and `patterns` are lists in the graph.
function checksOf(fields: Fields): Checks {
  const { pattern, multipleOf, format, ...rest } = present(fields);
  return present({
    ...rest,
    patterns: pattern && [pattern],
    multipleOf: multipleOf && [multipleOf],
    formats: format && [format],
  });
}

const numberTwin: fc.Arbitrary<Twin> = fc
  .record({
    whole: fc.boolean(),
    minimum: maybe(fc.integer({ min: -20, max: 20 })),
    maximum: maybe(fc.integer({ min: -20, max: 60 })),
    exclusiveMinimum: maybe(fc.integer({ min: -20, max: 20 })),
    exclusiveMaximum: maybe(fc.integer({ min: -20, max: 60 })),
    multipleOf: maybe(fc.constantFrom(1, 2, 3, 0.5, 2.5, 7)),
  })
  .map(({ whole, ...fields }) => ({
    node: whole ? integer(checksOf(fields)) : number(checksOf(fields)),
    schema: { type: whole ? "integer" : "number", ...present(fields) },
  }));

const stringTwin: fc.Arbitrary<Twin> = fc
  .record({
    minLength: maybe(fc.nat(12)),
    maxLength: maybe(fc.nat(30)),
    pattern: maybe(
      fc.constantFrom("^[a-z]+$", "^\\d{3}-\\d{2}$", "^(foo|bar)_[A-Z]*$", "x", "^.{2,8}$", "^(?=.*\\d)[a-z\\d]+$", "^[^<>]*$"),
    ),
    format: maybe(fc.constantFrom("uuid", "date", "ipv4", "email", "uri")),
  })
  .map((fields) => ({
    node: string(checksOf(fields), { format: fields.format }),
    schema: { type: "string", ...present(fields) },
  }));

const fixed: fc.Arbitrary<Twin> = fc.constantFrom<Twin>(
  { node: boolean(), schema: { type: "boolean" } },
  { node: date(), schema: { type: "string", format: "date-time" } },
  { node: unknown(), schema: true },
  { node: never(), schema: false },
  { node: literal({ a: [1, "x"] }), schema: { const: { a: [1, "x"] } } },
  { node: enumeration(["a", 2, true, ["b"]]), schema: { enum: ["a", 2, true, ["b"]] } },
);

const leaf = fc.oneof(numberTwin, stringTwin, fixed);

/** Twins of all kinds and of some depth. No name is `__proto__`: ajv never looks at that one. */
export const { twin } = fc.letrec<{
  twin: Twin;
  inner: Twin;
  array: Twin;
  tuple: Twin;
  map: Twin;
  object: Twin;
  union: Twin;
  combined: Twin;
  nullable: Twin;
}>((tie) => ({
  twin: fc.oneof(
    { depthSize: "small", maxDepth: 4 },
    leaf,
    tie("array"),
    tie("tuple"),
    tie("map"),
    tie("object"),
    tie("union"),
    tie("combined"),
    tie("nullable"),
  ),
  inner: tie("twin"),
  array: fc
    .record({
      items: tie("twin"),
      minItems: maybe(fc.nat(3)),
      maxItems: maybe(fc.nat(5)),
      uniqueItems: maybe(fc.constant(true)),
      contains: maybe(tie("twin")),
    })
    .map(({ items, contains, ...fields }) => ({
      node: array(items.node, {
        ...present(fields),
        ...(contains && { contains: [{ type: contains.node, min: 1, max: undefined }] }),
      }),
      schema: { type: "array", items: items.schema, ...present(fields), ...(contains && { contains: contains.schema }) },
    })),
  tuple: fc
    .record({ prefix: fc.array(tie("twin"), { minLength: 1, maxLength: 3 }), rest: tie("twin"), minItems: maybe(fc.nat(4)) })
    .map(({ prefix, rest, ...fields }) => ({
      node: tuple(
        prefix.map((item) => item.node),
        rest.node,
        present(fields),
      ),
      schema: { type: "array", prefixItems: prefix.map((item) => item.schema), items: rest.schema, ...present(fields) },
    })),
  map: fc
    .record({
      values: tie("twin"),
      pattern: maybe(tie("twin")),
      names: fc.boolean(),
      minProperties: maybe(fc.nat(3)),
      maxProperties: maybe(fc.nat(4)),
    })
    .map(({ values, pattern, names, ...fields }) => ({
      node: map(
        values.node,
        { ...present(fields), ...(names && { propertyNames: [string({ patterns: ["^[a-z]{2,9}$"] })] }) },
        pattern ? [{ pattern: "^x", type: pattern.node }] : [],
      ),
      schema: {
        type: "object",
        additionalProperties: values.schema,
        ...(pattern && { patternProperties: { "^x": pattern.schema } }),
        ...(names && { propertyNames: { pattern: "^[a-z]{2,9}$" } }),
        ...present(fields),
      },
    })),
  object: fc
    .record({
      properties: fc.dictionary(
        fc.constantFrom("a", "user_id", "url", "constructor", "x-y", "ü"),
        fc.tuple(tie("twin"), fc.boolean()),
        { maxKeys: 5 },
      ),
      closed: fc.boolean(),
      minProperties: maybe(fc.nat(4)),
      maxProperties: maybe(fc.integer({ min: 2, max: 6 })),
      dependent: maybe(fc.tuple(fc.constantFrom("a", "url"), fc.constantFrom("user_id", "x-y"))),
    })
    .map(({ properties, closed, dependent, ...fields }) => {
      const all = Object.entries(properties);
      const bounds = present(fields);
      return {
        node: object(
          all.map(([name, [type, required]]) => property(name, type.node, { required })),
          { ...bounds, ...(dependent && { dependentRequired: [{ name: dependent[0], required: [dependent[1]] }] }) },
          closed ? { kind: "forbidden" } : { kind: "unknown", policy: "keep" },
        ),
        schema: {
          type: "object",
          properties: Object.fromEntries(all.map(([name, [type]]) => [name, type.schema])),
          required: all.filter(([, [, required]]) => required).map(([name]) => name),
          ...(closed && { additionalProperties: false }),
          ...(dependent && { dependentRequired: { [dependent[0]]: [dependent[1]] } }),
          ...bounds,
        },
      };
    }),
  union: fc
    .record({ variants: fc.array(tie("twin"), { minLength: 1, maxLength: 3 }), exclusive: fc.boolean() })
    .map(({ variants, exclusive }) => ({
      node: union(
        variants.map((variant) => variant.node),
        { exclusive },
      ),
      schema: { [exclusive ? "oneOf" : "anyOf"]: variants.map((variant) => variant.schema) },
    })),
  combined: fc
    .record({
      base: tie("twin"),
      other: tie("twin"),
      third: tie("twin"),
      how: fc.constantFrom("allOf", "anyOf", "oneOf", "not", "if"),
    })
    .map(({ base, other, third, how }) => combine(base, other, third, how)),
  // Null is one more value of the kind; what is combined with the kind holds for it too.
  nullable: tie("twin").map((twin) =>
    COMBINING.some((check) => check in twin.node.checks)
      ? twin
      : { node: { ...twin.node, nullable: true }, schema: { anyOf: [twin.schema, { type: "null" }] } },
  ),
}));

const COMBINING = ["allOf", "anyOf", "oneOf", "not", "conditions"] as const;

function combine(base: Twin, other: Twin, third: Twin, how: string): Twin {
  const checks: Checks =
    how === "allOf"
      ? { allOf: [other.node, third.node] }
      : how === "not"
        ? { not: [other.node] }
        : how === "if"
          ? { conditions: [{ test: other.node, consequent: third.node, alternative: undefined }] }
          : { [how]: [[other.node, third.node]] };
  const keyword =
    how === "not"
      ? { not: other.schema }
      : how === "if"
        ? { if: other.schema, then: third.schema }
        : { [how]: [other.schema, third.schema] };
  return {
    node: { ...base.node, checks: { ...base.node.checks, ...merge(base.node.checks, checks) } },
    schema: { allOf: [base.schema, keyword] },
  };
}

function merge(left: Checks, right: Checks): Checks {
  const names = Object.keys(right) as (keyof Checks)[]; // the keys of a Checks
  return Object.fromEntries(
    names.map((name) => [
      name,
      [...((left[name] as readonly unknown[] | undefined) ?? []), ...(right[name] as readonly unknown[])],
    ]),
  );
}

/** Values that have a chance to be one of a twin's. */
export const wireValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    fc.constantFrom<JsonValue>(
      null,
      true,
      false,
      0,
      1,
      2.5,
      7,
      -3,
      1e15,
      "",
      "a",
      "x",
      "foo_AB",
      "123-45",
      "2024-02-30",
      "2024-02-29",
      "192.0.2.1",
      "ü😀",
      ["b"],
      { a: [1, "x"] },
    ),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom("a", "user_id", "url", "constructor", "x-y", "xx", "ü"), tie("value"), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value;
