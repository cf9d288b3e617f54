import { distinctBy, equalJson, membershipIn } from "../resolve/equal-json.js";
import type { Node } from "../resolve/node.js";
import { isJsonArray } from "../resolve/node.js";
import type { Evaluation, Family } from "./evaluation.js";
import type { JsonType } from "./keywords.js";
import { namesKeyword, numberKeyword, type Schema, stringKeyword, subschemaList, subschemaMap, typesOf } from "./schema.js";
import type { JsonValue } from "./types.js";

/** A schema node, or what is left of it when some keywords have been dealt with. */
export interface Part {
  readonly node: Node;
  readonly without?: ReadonlySet<string>;
}

/** Alternatives that stand together: one `oneOf` or `anyOf`. */
export interface Group {
  readonly keyword: "oneOf" | "anyOf";
  readonly nodes: readonly Node[];
  /** The schema that the group belongs to allows null besides (OpenAPI 3.0 `nullable`). */
  readonly orNull: boolean;
  readonly owner: Part;
}

/** What one schema of a conjunction says about names that it does not mention. */
export interface Closer {
  readonly names: ReadonlySet<string>;
  readonly patterns: readonly string[];
  readonly node: Node;
}

/** What one schema of a conjunction says about items behind its prefix. */
export interface ItemCloser {
  readonly from: number;
  readonly node: Node;
}

/** What a schema says about the places that it leaves unevaluated, where only the value tells which those are. */
export interface Unevaluated {
  readonly family: Family;
  readonly part: Part;
  readonly keyword: string;
  readonly node: Node;
  readonly evaluation: Evaluation;
  /** No schema says so, but an option. */
  readonly byOption?: true;
}

/** What the schemas of a conjunction say about the rest of an object or array. */
export interface Closings {
  readonly closers: readonly Closer[];
  readonly itemClosers: readonly ItemCloser[];
  readonly unevaluated: readonly Unevaluated[];
}

/**
 * Everything that a conjunction of schemas says, keyword by keyword: a schema together with the
 * members of its `allOf` and the targets of references among them. All of it must hold.
 */
export interface Facts {
  readonly schemas: readonly Schema[];
  readonly parts: readonly Part[];
  /** Some schema is `false`, or the types have nothing in common. */
  readonly never: boolean;
  /** Types besides null; `undefined` where no schema states one. */
  readonly types: ReadonlySet<JsonType> | undefined;
  /** Null is allowed by name (`type`, `enum`, `nullable`), and nothing excludes it. */
  readonly nullable: boolean;
  /** Some schema rules null out. */
  readonly excludesNull: boolean;
  /** Values of `const` and `enum`, null left out; `undefined` where no schema lists any. */
  readonly values: readonly JsonValue[] | undefined;
  /** `const` is among the sources of {@link values}. */
  readonly constant: boolean;
  /** Schemas of each named property, in document order. */
  readonly properties: ReadonlyMap<string, readonly Node[]>;
  readonly required: ReadonlySet<string>;
  readonly patterns: ReadonlyMap<string, readonly Node[]>;
  readonly closers: readonly Closer[];
  readonly unevaluated: readonly Unevaluated[];
  readonly prefixItems: readonly (readonly Node[])[];
  readonly items: readonly Node[];
  readonly groups: readonly Group[];
  /** Groups that only restrict and were taken out of {@link groups}: they become checks. */
  readonly restrictions: readonly Group[];
}

/**
 * @param schemas the schemas of the conjunction, free of `$ref` and `allOf`, with the parts they came from
 * @param closings what they say about the rest; see `closings.ts`
 */
export function collectFacts(schemas: readonly { readonly schema: Schema; readonly part: Part }[], closings: Closings): Facts {
  const all = schemas.map((entry) => entry.schema);
  const types = intersectTypes(all);
  const values = intersectValues(all);
  return {
    schemas: all,
    parts: schemas.map((entry) => entry.part),
    never: all.some((schema) => schema.never) || types?.size === 0,
    types: types === undefined ? undefined : withoutNull(types),
    nullable: all.every(allowsNull) && all.some(namesNull),
    excludesNull: !all.every(allowsNull),
    values: values?.filter((value) => value !== null),
    constant: all.some((schema) => "const" in schema.keywords),
    properties: gather(all, "properties"),
    required: new Set(all.flatMap((schema) => namesKeyword(schema, "required"))),
    patterns: gather(all, "patternProperties"),
    closers: closings.closers,
    unevaluated: closings.unevaluated,
    ...collectItems(all, closings.itemClosers),
    groups: schemas.flatMap(readGroups),
    restrictions: [],
  };
}

function readGroups({ schema, part }: { readonly schema: Schema; readonly part: Part }): readonly Group[] {
  return (["oneOf", "anyOf"] as const).flatMap((keyword) => {
    const nodes = subschemaList(schema, keyword);
    return nodes.length === 0 ? [] : [{ keyword, nodes, orNull: schema.orNull, owner: part }];
  });
}

function gather(schemas: readonly Schema[], keyword: string): ReadonlyMap<string, readonly Node[]> {
  const result = new Map<string, Node[]>();
  for (const schema of schemas) {
    for (const [name, node] of subschemaMap(schema, keyword)) {
      const nodes = result.get(name);
      if (nodes === undefined) result.set(name, [node]);
      else nodes.push(node);
    }
  }
  return result;
}

function collectItems(schemas: readonly Schema[], closers: readonly ItemCloser[]): Pick<Facts, "prefixItems" | "items"> {
  const prefixItems: Node[][] = [];
  for (const schema of schemas) {
    subschemaList(schema, "prefixItems").forEach((node, index) => {
      prefixItems[index] ??= [];
      prefixItems[index].push(node);
    });
  }
  for (const { from, node } of closers) {
    for (let index = from; index < prefixItems.length; index++) prefixItems[index]?.push(node);
  }
  return { prefixItems, items: closers.map((closer) => closer.node) };
}

function intersectTypes(schemas: readonly Schema[]): Set<JsonType> | undefined {
  let result: Set<JsonType> | undefined;
  for (const schema of schemas) {
    const stated = typesOf(schema);
    if (stated === undefined) continue;
    const types = new Set<JsonType>(schema.orNull ? [...stated, "null"] : stated);
    if (types.has("number")) types.delete("integer");
    result = result === undefined ? types : intersect(result, types);
  }
  return result;
}

function intersect(left: ReadonlySet<JsonType>, right: ReadonlySet<JsonType>): Set<JsonType> {
  const result = new Set<JsonType>();
  for (const type of left) {
    if (right.has(type)) result.add(type);
    else if (type === "number" && right.has("integer")) result.add("integer");
    else if (type === "integer" && right.has("number")) result.add("integer");
  }
  return result;
}

function withoutNull(types: ReadonlySet<JsonType>): ReadonlySet<JsonType> {
  return new Set([...types].filter((type) => type !== "null"));
}

function listedValues(schema: Schema): readonly JsonValue[] | undefined {
  const { const: constant, enum: members } = schema.keywords;
  const listed = isJsonArray(members) ? members : undefined;
  if (constant === undefined) return listed;
  return listed === undefined || listed.some((value) => equalJson(value, constant)) ? [constant] : [];
}

function intersectValues(schemas: readonly Schema[]): readonly JsonValue[] | undefined {
  let result: readonly JsonValue[] | undefined;
  for (const schema of schemas) {
    const listed = listedValues(schema);
    if (listed === undefined) continue;
    result = result === undefined ? distinctBy(listed, (value) => value) : result.filter(membershipIn(listed));
  }
  return result;
}

function allowsNull(schema: Schema): boolean {
  if (schema.orNull) return true;
  if (schema.never) return false;
  const types = typesOf(schema);
  if (types !== undefined && !types.includes("null")) return false;
  const values = listedValues(schema);
  return values === undefined || values.includes(null);
}

function namesNull(schema: Schema): boolean {
  return schema.orNull || (typesOf(schema)?.includes("null") ?? false) || (listedValues(schema)?.includes(null) ?? false);
}

/** Largest (`"max"`) or smallest value that any schema gives a numeric keyword. */
export function boundOf(facts: Facts, keyword: string, pick: "max" | "min"): number | undefined {
  let result: number | undefined;
  for (const schema of facts.schemas) {
    const value = numberKeyword(schema, keyword);
    if (value === undefined) continue;
    result = result === undefined ? value : pick === "max" ? Math.max(result, value) : Math.min(result, value);
  }
  return result;
}

/** Values that the schemas give a string keyword, without repetitions. */
export function stringsOf(facts: Facts, keyword: string): readonly string[] {
  return [...new Set(facts.schemas.map((schema) => stringKeyword(schema, keyword)).filter((value) => value !== undefined))];
}

/** Whether any schema has one of the keywords. */
export function saysAny(facts: Facts, keywords: Iterable<string>): boolean {
  for (const keyword of keywords) {
    if (facts.schemas.some((schema) => keyword in schema.keywords)) return true;
  }
  return false;
}

/** First own value of a keyword, whatever it is. */
export function rawKeyword(facts: Facts, keyword: string): JsonValue | undefined {
  for (const schema of facts.schemas) {
    const value = schema.keywords[keyword];
    if (value !== undefined) return value;
  }
  return undefined;
}
