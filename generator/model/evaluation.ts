import { isSameNode, type Node } from "../resolve/node.js";
import type { SchemaSource } from "./flatten.js";
import { type Schema, subschema, subschemaList, subschemaMap } from "./schema.js";

/** The two kinds of places that a schema can leave unevaluated. */
export type Family = "properties" | "items";

/**
 * What a schema evaluates of the object or array that it applies to, its in-place applicators
 * included (JSON Schema 2020-12, core §11.2, §11.3). Holds where the schema accepts the value.
 */
export interface Evaluation {
  readonly names: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  /** How many items from the start. */
  readonly prefix: number;
  /** Items that one of these accepts. */
  readonly contains: readonly Node[];
  /** Every property, or every item. */
  readonly all: boolean;
  readonly branches: readonly Branch[];
}

/** What is evaluated only sometimes: where a schema accepts the value, or where a property is present. */
export interface Branch {
  readonly test: Node | string;
  readonly met: Evaluation;
  readonly unmet: Evaluation;
}

const NOTHING: Evaluation = { names: new Set(), patterns: new Set(), prefix: 0, contains: [], all: false, branches: [] };

const KEYWORDS = {
  properties: { unevaluated: "unevaluatedProperties", rest: "additionalProperties" },
  items: { unevaluated: "unevaluatedItems", rest: "items" },
} as const;

/**
 * What everything beside the `unevaluatedProperties` or `unevaluatedItems` of a schema evaluates;
 * schemas around it and beside it do not count.
 */
export function evaluateBeside(schema: Schema, family: Family, source: SchemaSource): Evaluation {
  return evaluate(schema, family, source, [schema.node], false);
}

/** What schemas that hold together evaluate of the properties of an object. */
export function evaluateTogether(schemas: readonly Schema[], source: SchemaSource): Evaluation {
  return merge(schemas.map((schema) => evaluateBeside(schema, "properties", source)));
}

/** Whether it is known without a value what is evaluated. */
export function isStatic(evaluation: Evaluation): boolean {
  return evaluation.all || (evaluation.branches.length === 0 && evaluation.contains.length === 0);
}

function evaluate(schema: Schema, family: Family, source: SchemaSource, chain: readonly Node[], counts: boolean): Evaluation {
  const { unevaluated, rest } = KEYWORDS[family];
  if (rest in schema.keywords || (counts && unevaluated in schema.keywords)) return { ...NOTHING, all: true };
  const inner = (node: Node | undefined): Evaluation => evaluateNode(node, family, source, chain);
  const target = "$ref" in schema.keywords ? source.follow(schema) : undefined;
  const always = [ownEvaluation(schema, family), inner(target), ...subschemaList(schema, "allOf").map(inner)];
  return merge([...always, { ...NOTHING, branches: readBranches(schema, inner) }]);
}

function evaluateNode(node: Node | undefined, family: Family, source: SchemaSource, chain: readonly Node[]): Evaluation {
  // A circle without any property between means nothing; flattening reports it.
  if (node === undefined || chain.some((other) => isSameNode(other, node))) return NOTHING;
  return evaluate(source.read(node), family, source, [...chain, node], true);
}

function ownEvaluation(schema: Schema, family: Family): Evaluation {
  if (family === "properties") {
    const names = new Set(subschemaMap(schema, "properties").map(([name]) => name));
    const patterns = new Set(subschemaMap(schema, "patternProperties").map(([pattern]) => pattern));
    return { ...NOTHING, names, patterns };
  }
  const contains = subschema(schema, "contains");
  const prefix = subschemaList(schema, "prefixItems").length;
  return { ...NOTHING, prefix, contains: contains === undefined ? [] : [contains] };
}

function readBranches(schema: Schema, inner: (node: Node | undefined) => Evaluation): readonly Branch[] {
  const arms = [...subschemaList(schema, "anyOf"), ...subschemaList(schema, "oneOf")];
  const branches: Branch[] = arms.map((node) => ({ test: node, met: inner(node), unmet: NOTHING }));
  const test = subschema(schema, "if");
  if (test !== undefined) {
    const met = merge([inner(test), inner(subschema(schema, "then"))]);
    branches.push({ test, met, unmet: inner(subschema(schema, "else")) });
  }
  for (const [name, node] of subschemaMap(schema, "dependentSchemas")) {
    branches.push({ test: name, met: inner(node), unmet: NOTHING });
  }
  return branches.filter(({ met, unmet }) => !isNothing(met) || !isNothing(unmet));
}

function merge(evaluations: readonly Evaluation[]): Evaluation {
  if (evaluations.some((evaluation) => evaluation.all)) return { ...NOTHING, all: true };
  return {
    names: new Set(evaluations.flatMap((evaluation) => [...evaluation.names])),
    patterns: new Set(evaluations.flatMap((evaluation) => [...evaluation.patterns])),
    prefix: Math.max(...evaluations.map((evaluation) => evaluation.prefix)),
    contains: distinct(
      evaluations.flatMap((evaluation) => evaluation.contains),
      isSameNode,
    ),
    all: false,
    branches: distinct(
      evaluations.flatMap((evaluation) => evaluation.branches),
      (left, right) => typeof left.test !== "string" && typeof right.test !== "string" && isSameNode(left.test, right.test),
    ),
  };
}

// The same schema may be reached in many ways; once is enough, and keeps the work in bounds.
function distinct<T>(values: readonly T[], equal: (left: T, right: T) => boolean): readonly T[] {
  return values.filter((value, index) => values.findIndex((other) => other === value || equal(other, value)) === index);
}

function isNothing({ names, patterns, prefix, contains, all, branches }: Evaluation): boolean {
  return names.size + patterns.size + prefix + contains.length + branches.length === 0 && !all;
}
