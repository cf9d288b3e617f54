/**
 * The model graph: what the document means, in terms that every emitter understands.
 *
 * It is plain, immutable data, free of OpenAPI versions, and closed: every `ref` has its target in
 * `models`. Emitters read this and the name plan, nothing else. What two emitters would have to
 * work out for themselves is a fact here.
 */

/** A JSON value as `JSON.parse` gives it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
/** A JSON object as `JSON.parse` gives it. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/**
 * Identity of a model: the JSON pointer of its schema in the document (`/components/schemas/Pet`),
 * preceded by the document's relative URI and `#` where that is not the root document.
 */
export type ModelId = string;

/** Everything that is generated from, in an order that depends on the document alone. */
export interface ModelGraph {
  readonly info: DocumentInfo;
  /** All models by id, in emission order: scope by scope, inside a scope parents before children. */
  readonly models: ReadonlyMap<ModelId, Model>;
  /** One scope a component schema or operation; each becomes one module. */
  readonly scopes: readonly Scope[];
  /** Sets of models that refer to each other in a circle (a self-reference counts); others are left out. */
  readonly cycles: readonly (readonly ModelId[])[];
  readonly coverage: Coverage;
}

/** What the document says about itself. */
export interface DocumentInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string | undefined;
}

/** How many schema nodes the graph was built from, and which of them say nothing. */
export interface Coverage {
  readonly schemaNodes: number;
  /** Nodes that became `unknown` although the schema says more, with the rule that gave up. */
  readonly unknown: readonly { readonly pointer: string; readonly rule: string }[];
}

/** What a name is local to: a component schema, or an operation (webhooks and callbacks included). */
export interface Scope {
  /** Pointer of the component schema or of the operation object. */
  readonly id: string;
  readonly kind: "component" | "operation";
  /** Component name, `operationId`, or method and path where there is none. Not an identifier. */
  readonly name: string;
  /** First tag or group of the operation; undefined for components. */
  readonly group: string | undefined;
  readonly models: readonly ModelId[];
}

/** How one gets from a model's scope to its schema; the raw material of names. */
export type PathStep =
  | { readonly kind: "request" }
  | { readonly kind: "requestBody"; readonly mediaType: string; readonly only: boolean }
  | { readonly kind: "response"; readonly status: string; readonly mediaType: string; readonly only: boolean }
  | { readonly kind: "header"; readonly name: string; readonly status: string }
  | { readonly kind: "parameter"; readonly name: string; readonly location: string }
  | { readonly kind: "property"; readonly name: string }
  | { readonly kind: "items" }
  | { readonly kind: "tuple"; readonly index: number }
  | { readonly kind: "values" }
  /**
   * `label` is what tells it from the others where it has no title, see `labelsOf`; empty where all others are null. `shape` is what
   * none of the others is (`Object`, `Enum`, `Item` of an array), see `shapesOf`.
   */
  | {
      readonly kind: "variant";
      readonly index: number;
      readonly title: string | undefined;
      readonly label?: string | undefined;
      readonly shape?: string | undefined;
    }
  | { readonly kind: "definition"; readonly name: string };

/** A named type: it gets a TypeScript type, a codec, a page and tests. */
export interface Model {
  readonly id: ModelId;
  readonly scope: string;
  /** Steps from the scope's root to the schema; empty for a component itself. */
  readonly path: readonly PathStep[];
  /** Never a bare `ref` to itself; a component that only refers to another has a `ref` here (an alias). */
  readonly type: TypeNode;
  readonly doc: Doc;
  readonly direction: Direction;
  readonly examples: readonly JsonValue[];
  /** What media types and parameters that refer to the schema give as examples: tests try them, pages show those of the schema. */
  readonly usedExamples?: readonly JsonValue[];
  /** JSON pointer of the schema in its document, for messages; see {@link Model.id} for identity. */
  readonly pointer: string;
  /**
   * The schema only restricts another one (it stands below `not`, `if`, `contains` …): its codec is
   * needed to check values, but it is neither exported nor does it get a page or tests.
   */
  readonly internal: boolean;
  /** What the type was made of, where that is not the schema at {@link pointer}, whole and alone. */
  readonly merged?: Merged;
}

/** Schemas that hold together: the members of an `allOf`, or what stands beside a union and one of its alternatives. */
export interface Merged {
  /** Types besides null that were left to choose from; absent where the parts alone say it. */
  readonly types?: readonly string[];
  /** Each without the keywords that were dealt with elsewhere (`$ref` and `allOf`, whose targets and members are parts of their own). */
  readonly parts: readonly { readonly id: ModelId; readonly without: readonly string[] }[];
}

/** The ways a model travels. An unused component counts as both. */
export interface Direction {
  readonly request: boolean;
  readonly response: boolean;
}

/** Text of the document about a schema, exactly as written (escaping is the emitters' job). */
export interface Doc {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
}

/** What a value may be. Discriminated by `kind`; constraints are fields (`checks`), not kinds. */
export type TypeNode =
  | ScalarNode
  | LiteralNode
  | EnumNode
  | ArrayNode
  | TupleNode
  | MapNode
  | ObjectNode
  | UnionNode
  | RefNode
  | UnknownNode
  | NeverNode;

interface NodeBase {
  /** JSON `null` is allowed too. (A `ref` to a nullable model need not repeat it.) */
  readonly nullable: boolean;
  /** What must hold beyond the shape. {@link NO_CHECKS} where nothing does. */
  readonly checks: Checks;
  /**
   * The schema states no `type`: the kind was inferred from its keywords, and JSON Schema lets
   * values of every other kind pass. They decode and encode unchanged, unchecked by this node.
   */
  readonly inferred: boolean;
}

export interface ScalarNode extends NodeBase {
  readonly kind: "scalar";
  readonly type: "string" | "number" | "integer" | "boolean" | "null";
  /** The `format` keyword as written, known or not. */
  readonly format: string | undefined;
  /** What the value is in TypeScript: `plain` is the JSON value itself, `decimal` the digits of a whole number. */
  readonly representation: "plain" | "Date" | "bigint" | "decimal" | "Uint8Array" | "Blob";
}

/** One value only. An object or array value is compared deeply. */
export interface LiteralNode extends NodeBase {
  readonly kind: "literal";
  readonly value: JsonValue;
  /** The schemas that leave this value alone, where it takes several. */
  readonly merged?: Merged;
}

export interface EnumNode extends NodeBase {
  readonly kind: "enum";
  /** At least one; distinct; `null` is never a member but makes the node nullable. */
  readonly members: readonly EnumMember[];
  /** Values that are not members are kept too (as `Unrecognized`), if they have a member's JSON type. */
  readonly open: boolean;
}

export interface EnumMember {
  readonly value: JsonValue;
  /** From `x-enum-varnames` and the like; raw text. */
  readonly name: string | undefined;
  readonly description: string | undefined;
}

export interface ArrayNode extends NodeBase {
  readonly kind: "array";
  readonly items: TypeNode;
}

/** `prefixItems`: items may be missing from the end unless `checks.minItems` demands them. */
export interface TupleNode extends NodeBase {
  readonly kind: "tuple";
  readonly prefix: readonly TypeNode[];
  /** Type of the items after the prefix; a `never` node where none may follow. */
  readonly rest: TypeNode;
}

/** An object of extras alone: a `Record` in TypeScript. */
export interface MapNode extends NodeBase {
  readonly kind: "map";
  /** Type of a value whose name matches no pattern; a `never` node where every name must match one. */
  readonly values: TypeNode;
  readonly patterns: readonly PatternProperty[];
}

export interface ObjectNode extends NodeBase {
  readonly kind: "object";
  /** In document order. */
  readonly properties: readonly Property[];
  readonly additional: Additional;
}

/** What a property that is not named may be. */
export type Additional =
  /** The document says nothing: kept, stripped or rejected as the option says. */
  | { readonly kind: "unknown"; readonly policy: "keep" | "strip" | "reject" }
  /** `additionalProperties: false`. */
  | { readonly kind: "forbidden" }
  /** Declared: a field `additionalProperties: Record<string, T>` beside the named ones. */
  | { readonly kind: "typed"; readonly values: TypeNode; readonly patterns: readonly PatternProperty[] };

export interface PatternProperty {
  /** ECMA-262 source, to be compiled with the `u` flag. */
  readonly pattern: string;
  readonly type: TypeNode;
}

/** A named property. Presence (`required`) and null (`type.nullable`) are kept apart. */
export interface Property {
  readonly wireName: string;
  readonly type: TypeNode;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  /** The schema requires it, but only where values travel the other way than this model does. */
  readonly requiredElsewhere?: true;
  /** The `default` keyword; `undefined` where there is none. */
  readonly default: JsonValue | undefined;
  /** Decoding fills the default in where the property is absent, so that values always have it. */
  readonly filled?: true;
  readonly doc: Doc;
  readonly examples: readonly JsonValue[];
  /** Pointer of the property's schema. */
  readonly pointer: string;
  /** The property's schema is a `$ref`: what {@link doc} says stands beside it. */
  readonly reference?: true;
  /** A name that the document asks for (`x-speakeasy-name-override` and the like); raw text. */
  readonly nameHint: string | undefined;
}

export interface UnionNode extends NodeBase {
  readonly kind: "union";
  /** In document order; at least one. */
  readonly variants: readonly Variant[];
  /** `oneOf`: exactly one variant may match. */
  readonly exclusive: boolean;
  readonly discriminator: Discriminator | undefined;
  /** Objects with an unrecognised tag are kept too; only with a discriminator. */
  readonly open: boolean;
  /** Tags of unions that this open one is an alternative of: objects with an unrecognised tag have those all the same. */
  readonly outer?: readonly OuterTag[];
  /** What objects with an unrecognised tag are, where all variants extend one schema; otherwise nothing is known of them. */
  readonly base?: RefNode;
}

/** The property by which an outer union tells its alternatives, and its values in this one. */
export interface OuterTag {
  readonly wireName: string;
  readonly tags: readonly string[];
}

export interface Variant {
  readonly type: TypeNode;
  readonly title: string | undefined;
}

/** Which variant an object belongs to, by the value of one of its properties. */
export interface Discriminator {
  readonly wireName: string;
  /** Every tag and the index of its variant; each tag once, document order. */
  readonly tags: readonly { readonly tag: string; readonly variant: number }[];
  /** Index of the variant that is asked first where the tag is missing or none of {@link tags}; only where the tag is not enforced. */
  readonly fallback?: number;
  /** Each variant itself requires the property and restricts it to its own tags, so the tag alone decides. */
  readonly enforced: boolean;
}

export interface RefNode extends NodeBase {
  readonly kind: "ref";
  readonly target: ModelId;
}

/** Any JSON value. */
export interface UnknownNode extends NodeBase {
  readonly kind: "unknown";
}

/** No value at all. */
export interface NeverNode extends NodeBase {
  readonly kind: "never";
  /** The schemas that exclude each other, where it takes several. */
  readonly merged?: Merged;
}

/** What must hold beyond the shape; a field that is absent demands nothing. Bounds apply to the wire value. */
export interface Checks {
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: readonly number[];
  /** Lengths are in Unicode code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** ECMA-262 sources, to be compiled with the `u` flag; all must match. */
  readonly patterns?: readonly string[];
  /** Formats to assert (only those the runtime knows). */
  readonly formats?: readonly string[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
  readonly contains?: readonly Contains[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly propertyNames?: readonly TypeNode[];
  /** Names that must be present although no property or pattern describes them. */
  readonly required?: readonly string[];
  readonly dependentRequired?: readonly { readonly name: string; readonly required: readonly string[] }[];
  readonly dependentSchemas?: readonly { readonly name: string; readonly type: TypeNode }[];
  readonly not?: readonly TypeNode[];
  /** Every node must accept the wire value. */
  readonly allOf?: readonly TypeNode[];
  /** Of each group at least one must accept it. */
  readonly anyOf?: readonly (readonly TypeNode[])[];
  /** Of each group exactly one must accept it. */
  readonly oneOf?: readonly (readonly TypeNode[])[];
  readonly conditions?: readonly Condition[];
  /** Properties that nothing else evaluates, where only the value tells which those are. */
  readonly unevaluatedProperties?: readonly Unevaluated[];
  /** The same for items. */
  readonly unevaluatedItems?: readonly Unevaluated[];
}

/** What the places must be that the evaluation leaves out (JSON Schema 2020-12, core §11.2, §11.3). */
export interface Unevaluated {
  /** No schema says so, but the option that rejects unknown properties: conditions name some of the others. */
  readonly byOption?: true;
  readonly type: TypeNode;
  readonly evaluation: Evaluation;
}

/** Which properties or items of a value some schema has looked at. */
export interface Evaluation {
  readonly names: readonly string[];
  /** ECMA-262 sources, to be compiled with the `u` flag. */
  readonly patterns: readonly string[];
  /** How many items from the start. */
  readonly prefix: number;
  /** Items that one of these accepts. */
  readonly contains: readonly TypeNode[];
  /** Every property, or every item. */
  readonly all: boolean;
  readonly branches: readonly EvaluationBranch[];
}

/** What is evaluated too if a type accepts the value, or if a property of that name is present; and what otherwise. */
export interface EvaluationBranch {
  readonly test: TypeNode | string;
  readonly met: Evaluation;
  readonly unmet: Evaluation;
}

export interface Contains {
  readonly type: TypeNode;
  readonly min: number;
  readonly max: number | undefined;
}

/** `if`, `then`, `else`. */
export interface Condition {
  readonly test: TypeNode;
  readonly consequent: TypeNode | undefined;
  readonly alternative: TypeNode | undefined;
}

/** Shared by all nodes that demand nothing beyond their shape. */
export const NO_CHECKS: Checks = Object.freeze({});
