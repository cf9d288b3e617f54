import type { Node } from "../../resolve/node.js";
import type { Facts, Part } from "../facts.js";
import type { JsonType } from "../keywords.js";
import type { ModelOptions } from "../options.js";
import type { Checks, TypeNode } from "../types.js";

/** What a rule may ask of the builder. */
export interface RuleContext {
  readonly options: ModelOptions;
  /** The type of a conjunction that stands at `at`; objects, enums and unions become models and are referred to. */
  typeOf(parts: readonly Part[], at: Node): TypeNode;
  /** The type of a schema that nothing but values of these types gets as far as. */
  typeAmong(types: ReadonlySet<JsonType>, node: Node): TypeNode;
  /** The types of values that the facts are about, as they or what they stand in say; none where nothing does. */
  typesOf(facts: Facts): ReadonlySet<JsonType>;
  /** What a conjunction says, with references and `allOf` followed. */
  factsOf(parts: readonly Part[]): Facts;
  /** Whether the parts only refer to another schema. */
  isReference(parts: readonly Part[]): boolean;
  /** What the facts demand beyond the shape; see `checks.ts`. */
  checksOf(facts: Facts, kinds: readonly CheckKind[]): Checks;
  /** Narrows facts to one type, at a pointer of its own where a model is to be made of it. */
  convertFacts(facts: Facts, at: Node): TypeNode;
  /** Whether the name of a property of the schema at `at` matches a pattern. */
  matches(pattern: string, name: string, at: Node): boolean;
  /** The description of a schema: its own, or what inline members of its `allOf` say. */
  describe(node: Node): string | undefined;
  /** Remembers the `discriminator` of the union that is made at `at`, if the document states one for it, or for what all alternatives extend. */
  noteDiscriminator(facts: Facts, at: Node, alternatives: readonly Node[]): void;
  report(finding: Finding, at: Node): void;
  /** Tells that no type is stated, unless what the schema stands in lets only values of that type get there. */
  reportInferred(type: ValueKind, facts: Facts, at: Node): void;
  /** Counts a schema that became `unknown` although it says something. */
  countUnknown(rule: string, at: Node): void;
}

/** Families of checks, by the kind of value they speak of. */
export type CheckKind = ValueKind | "any" | "unevaluated";

/** Kinds of values that have keywords of their own. */
export type ValueKind = "number" | "string" | "array" | "object";

/** What a rule can find wrong. */
export type Finding =
  | { readonly kind: "contradiction"; readonly reason: string }
  | { readonly kind: "inferred"; readonly type: string }
  /** An alternative leads back to its own union, with nothing between. */
  | { readonly kind: "loop" }
  | { readonly kind: "unsupported"; readonly keyword: string };

/** One row of the table: the first that matches converts. */
export interface Rule {
  readonly name: string;
  /** The result is a model of its own (object, enum, union). */
  readonly named: boolean;
  matches(facts: Facts, context: RuleContext): boolean;
  /** Null is allowed by the result; asked before `convert` where the result is named. */
  isNullable(facts: Facts, context: RuleContext): boolean;
  convert(facts: Facts, at: Node, context: RuleContext): TypeNode;
}
