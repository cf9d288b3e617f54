import type { Node } from "../resolve/node.js";
import { isJsonObject, isSameNode } from "../resolve/node.js";
import type { SchemaUse } from "../resolve/operations.js";
import type { ResolvedSpec } from "../resolve/spec.js";
import type { Roots } from "./directions.js";
import { type Facts, type Part, rawKeyword } from "./facts.js";
import type { JsonType } from "./keywords.js";
import type { Limits } from "./limits.js";
import { openLoops } from "./loops.js";
import { MergedPlaces } from "./merged-places.js";
import type { ModelOptions } from "./options.js";
import { placeSchema } from "./place.js";
import { createSchemaReports, type SchemaReports } from "./reports.js";
import { readChecks } from "./rules/checks.js";
import { RULES } from "./rules/index.js";
import { readExamples } from "./rules/objects.js";
import { NameMatcher } from "./rules/patterns.js";
import type { CheckKind, Finding, Rule, RuleContext, ValueKind } from "./rules/rule.js";
import { inferredFamilies } from "./rules/scalars.js";
import { arms, onlyAlternativeRule, restrictsNull } from "./rules/unions.js";
import { findLongRuns, LONGEST_RUN } from "./runs.js";
import { SchemaReader } from "./schema-reader.js";
import { readDiscriminator, type StatedDiscriminator } from "./stated-discriminator.js";
import {
  type Checks,
  type Coverage,
  type JsonValue,
  type Merged,
  type Model,
  type ModelId,
  NO_CHECKS,
  type TypeNode,
} from "./types.js";

/** Makes models of schemas by the table of rules: what a rule needs to know of others it asks here. */
export class GraphBuilder implements RuleContext {
  readonly models = new Map<ModelId, Model>();
  readonly stated = new Map<ModelId, StatedDiscriminator>();
  /** Of unions of what extends one schema: that schema, without those. */
  readonly bases = new Map<ModelId, ModelId>();
  private readonly pending: (() => void)[] = [];
  private readonly rules = new Map<Facts, Rule>();
  private readonly examples = new Map<ModelId, readonly JsonValue[]>();
  /** Examples of media types and parameters by the model that these refer to, and by their text. */
  private readonly usedExamples = new Map<ModelId, Map<string, JsonValue>>();
  /** What the bodies of operations say of themselves: it describes a schema that says nothing. */
  private readonly holders = new Map<ModelId, string>();
  private readonly unknown: { pointer: string; rule: string }[] = [];
  private readonly reports: SchemaReports;
  private readonly schemas: SchemaReader;
  private readonly places: MergedPlaces;

  private readonly names: NameMatcher;

  constructor(
    private readonly spec: ResolvedSpec,
    readonly options: ModelOptions,
    limits: Limits,
  ) {
    this.reports = createSchemaReports(spec);
    this.schemas = new SchemaReader(spec, this.reports, limits.merged, options.unknownProperties === "reject");
    this.places = new MergedPlaces(spec);
    this.names = new NameMatcher(limits.matching);
  }

  coverage(): Coverage {
    return { schemaNodes: this.schemas.count, unknown: this.unknown };
  }

  /** Makes models of all uses and of everything below them. */
  addUses(uses: readonly SchemaUse[]): Roots {
    const roots: Roots = { ids: [], requests: [], responses: [] };
    for (const use of uses) {
      const ids = this.addUse(use);
      roots.ids.push(...ids);
      if (use.direction === "request") roots.requests.push(...ids);
      if (use.direction === "response") roots.responses.push(...ids);
      // Depth first from each use: recursion of the document becomes a queue, so that no depth overflows the stack.
      for (let task = this.pending.pop(); task !== undefined; task = this.pending.pop()) task();
    }
    for (const [id, examples] of this.usedExamples) {
      const model = this.models.get(id);
      if (model !== undefined) this.models.set(id, { ...model, usedExamples: [...examples.values()] });
    }
    this.reportAliasCircles();
    this.openLoops();
    for (const model of findLongRuns(this.models)) this.giveUp(model);
    return roots;
  }

  /** More schemas look at one value in turn than what follows could. */
  private giveUp(model: Model): void {
    this.models.set(model.id, { ...model, type: RESERVED });
    const node = this.spec.nodeAt(model.id);
    if (node !== undefined) this.reports.long(LONGEST_RUN, node);
  }

  private openLoops(): void {
    for (const model of openLoops(this.models)) {
      this.models.set(model.id, model);
      const node = this.spec.nodeAt(model.id);
      if (node !== undefined) this.report({ kind: "loop" }, node);
    }
  }

  /** Components that only refer to each other never say what they are. */
  private reportAliasCircles(): void {
    const settled = new Set<ModelId>();
    for (const start of this.models.keys()) {
      const chain: ModelId[] = [];
      let id: ModelId | undefined = start;
      while (id !== undefined && !settled.has(id) && !chain.includes(id)) {
        chain.push(id);
        const type: TypeNode | undefined = this.models.get(id)?.type;
        id = type?.kind === "ref" ? type.target : undefined;
      }
      if (id !== undefined && chain.includes(id))
        this.reports.circle(chain.slice(chain.indexOf(id)).flatMap((member) => this.spec.nodeAt(member) ?? []));
      for (const member of chain) settled.add(member);
    }
  }

  private addUse(use: SchemaUse): readonly ModelId[] {
    if (use.role === "component") return [this.define(this.spec.contentOf(use.node))];
    const id = this.spec.idOf(use.node);
    if (use.examples.length > 0)
      this.examples.set(
        id,
        use.examples.map((node) => node.value),
      );
    if (use.description !== undefined) this.holders.set(id, use.description);
    if (use.role === "body" && !this.isReference([{ node: use.node }]) && this.isContainer(use.node))
      return [this.define(use.node)];
    const type = this.typeOf([{ node: use.node }], use.node);
    if (type.kind === "ref" && type.target !== id) this.keepExamples(type.target, use.examples);
    return modelsIn(type);
  }

  private keepExamples(id: ModelId, examples: readonly Node[]): void {
    // Of null the place that refers to the model decides.
    const values = examples.map(({ value }) => value).filter((value) => value !== null);
    if (values.length === 0) return;
    const known = this.usedExamples.get(id) ?? new Map<string, JsonValue>();
    for (const value of values) known.set(JSON.stringify(value), value);
    this.usedExamples.set(id, known);
  }

  /** Arrays and records of a body are worth a name there, though elsewhere they stand inline. */
  private isContainer(node: Node): boolean {
    const rule = this.ruleFor(this.factsOf([{ node }]));
    return rule.name === "array" || rule.name === "tuple" || rule.name === "map";
  }

  /** Makes a model of any schema, whatever its kind; null stays part of its type. */
  private define(node: Node): ModelId {
    const id = this.spec.idOf(node);
    if (this.models.has(id)) return id;
    const parts: readonly Part[] = [{ node }];
    if (this.isReference(parts)) {
      this.reserve(id, node, () => this.typeOf(parts, node));
    } else {
      const facts = this.factsOf(parts);
      const only = this.findNullableModel(facts);
      if (only !== undefined)
        this.reserve(id, node, () => ({ ...only.rule.convert(only.facts, node, this), nullable: true }), { wrapped: only.node });
      else this.reserve(id, node, () => this.ruleFor(facts).convert(facts, node, this));
    }
    return id;
  }

  /** The only alternative beside null, where that would be a model of its own: then the schema around it is that model, or null. */
  private findNullableModel(facts: Facts): { readonly node: Node; readonly facts: Facts; readonly rule: Rule } | undefined {
    if (this.ruleFor(facts) !== onlyAlternativeRule) return undefined;
    const [node] = facts.groups.flatMap((group) => arms(group, this));
    if (node === undefined || this.isReference([{ node }])) return undefined;
    const inner = this.factsOf([{ node }]);
    const rule = this.ruleFor(inner);
    return rule.named && !restrictsNull(inner) ? { node, facts: inner, rule } : undefined;
  }

  /** Registers the model at once, so that references to it close circles, and converts its type later. */
  private reserve(
    id: ModelId,
    at: Node,
    convert: () => TypeNode,
    { merged, wrapped }: { readonly merged?: Merged | undefined; readonly wrapped?: Node } = {},
  ): void {
    const mount = this.spec.mountAround(at);
    const place = placeSchema(at, mount);
    const draft: Model = {
      id,
      scope: this.spec.idOf({ document: mount === undefined ? at.document : this.spec.root, pointer: place.scope }),
      path: place.path,
      internal: place.internal,
      pointer: at.pointer,
      type: RESERVED,
      doc: this.docOf(at),
      direction: { request: false, response: false },
      examples: [],
      ...(merged === undefined ? {} : { merged }),
    };
    this.models.set(id, draft);
    this.pending.push(() => {
      const own = [at, ...(wrapped === undefined ? [] : [wrapped])].flatMap((node) => this.examplesOf(node));
      const examples = [...own, ...(this.examples.get(id) ?? [])];
      const type = onStack(convert);
      if (type === undefined) return this.giveUp({ ...draft, examples });
      this.models.set(id, { ...draft, type: place.restricts ? lenient(type) : type, examples });
    });
  }

  typeOf(parts: readonly Part[], at: Node): TypeNode {
    const reference = this.schemas.asReference(parts);
    if (reference !== undefined) {
      const target = this.schemas.follow(reference.schema);
      if (target === undefined) return { ...RESERVED, kind: "unknown" };
      const type = this.referTo(target);
      return reference.orNull ? { ...type, nullable: true } : type;
    }
    return this.convertFacts(this.factsOf(parts), at);
  }

  /** The types of the values that get as far as a schema, where what it stands in says so. */
  private readonly arriving = new Map<string, ReadonlySet<JsonType>>();

  typeAmong(types: ReadonlySet<JsonType>, node: Node): TypeNode {
    this.arriving.set(this.spec.idOf(node), types);
    return this.typeOf([{ node }], node);
  }

  typesOf(facts: Facts): ReadonlySet<JsonType> {
    const around = facts.parts.map(({ node }) => this.arriving.get(this.spec.idOf(node)));
    return facts.types ?? around.find((types) => types !== undefined) ?? new Set(inferredFamilies(facts));
  }

  convertFacts(facts: Facts, place: Node): TypeNode {
    const rule = this.ruleFor(facts);
    if (!rule.named) {
      const type = this.convertInline(facts, rule, place);
      return type.kind === "never" && facts.parts.length > 1 ? { ...type, merged: this.places.sourcesOf(facts) } : type;
    }
    const at = this.places.placeFor(facts, place);
    const id = this.spec.idOf(at);
    const nullable = rule.isNullable(facts, this);
    // Null stands beside a model, so that it is said where the model is used; unless the model's checks concern it.
    const inside = nullable && restrictsNull(facts);
    if (!this.models.has(id))
      this.reserve(id, at, () => ({ ...rule.convert(facts, at, this), nullable: inside }), { merged: this.mergedOf(facts, at) });
    return { kind: "ref", target: id, nullable: nullable && !inside, checks: NO_CHECKS, inferred: false };
  }

  /** What facts were collected from; `undefined` where that is the schema at `at`, whole and alone. */
  private mergedOf(facts: Facts, at: Node): Merged | undefined {
    return this.schemas.isAlone(facts, at) ? undefined : this.places.sourcesOf(facts);
  }

  /** Merged arrays and maps that are being converted, by content, and where. */
  private readonly open = new Map<string, Node>();

  /** Inline, unless the conjunction contains itself: then it is a model inside, which closes the circle. */
  private convertInline(facts: Facts, rule: Rule, at: Node): TypeNode {
    if (facts.parts.length === 1 || !RECURSIVE_KINDS.has(rule.name)) return rule.convert(facts, at, this);
    const content = this.places.contentOf(facts);
    const around = this.open.get(content) ?? this.places.findAround(content, at);
    if (around !== undefined) return this.referToInline(facts, rule, around);
    this.open.set(content, at);
    const type = rule.convert(facts, at, this);
    this.open.delete(content);
    return type;
  }

  private referTo(target: Node): TypeNode {
    if (this.spec.isComponentSchema(target)) {
      return { kind: "ref", target: this.define(target), nullable: false, checks: NO_CHECKS, inferred: false };
    }
    const parts: readonly Part[] = [{ node: target }];
    if (this.isReference(parts)) return this.referThrough(target);
    const facts = this.factsOf(parts);
    const rule = this.ruleFor(facts);
    if (rule.named) return this.convertFacts(facts, target);
    const id = this.spec.idOf(target);
    const isModel = this.models.has(id) && this.models.get(id)?.merged === undefined;
    if (RECURSIVE_KINDS.has(rule.name) || this.entered.has(id) || isModel) return this.referToInline(facts, rule, target);
    this.entered.add(id);
    const type = rule.convert(facts, target, this);
    this.entered.delete(id);
    return type;
  }

  /** Inline targets of references that are being converted: one that is met again contains itself, below `not`, `if` and the like. */
  private readonly entered = new Set<string>();

  /** An array or map that is referred to may contain itself; as a model it closes the circle. */
  private referToInline(facts: Facts, rule: Rule, place: Node): TypeNode {
    const at = this.places.placeFor(facts, place);
    const id = this.spec.idOf(at);
    if (!this.models.has(id))
      this.reserve(id, at, () => ({ ...rule.convert(facts, at, this), nullable: false }), { merged: this.mergedOf(facts, at) });
    return { kind: "ref", target: id, nullable: rule.isNullable(facts, this), checks: NO_CHECKS, inferred: false };
  }

  private readonly through = new Set<string>();

  /** A reference to a reference; a circle of nothing else has no meaning. */
  private referThrough(target: Node): TypeNode {
    const id = this.spec.idOf(target);
    if (this.through.has(id)) {
      this.reports.circle([target]);
      return { ...RESERVED, kind: "unknown" };
    }
    this.through.add(id);
    const type = this.typeOf([{ node: target }], target);
    this.through.delete(id);
    return type;
  }

  factsOf(parts: readonly Part[]): Facts {
    return this.schemas.factsOf(parts);
  }

  isReference(parts: readonly Part[]): boolean {
    return this.schemas.isReference(parts);
  }

  checksOf(facts: Facts, kinds: readonly CheckKind[]): Checks {
    return readChecks(facts, kinds, this);
  }

  matches(pattern: string, name: string, at: Node): boolean {
    const wasSpent = this.names.isSpent;
    const found = this.names.matches(pattern, name);
    if (this.names.isSpent && !wasSpent) this.reports.matched(this.names.limit, at);
    return found;
  }

  describe(node: Node): string | undefined {
    return this.schemas.describe(node, "description");
  }

  noteDiscriminator(facts: Facts, at: Node, alternatives: readonly Node[]): void {
    const keyword = rawKeyword(facts, "discriminator");
    const found = keyword === undefined ? this.sharedDiscriminator(alternatives) : { keyword, holder: at };
    const stated = isJsonObject(found?.keyword) ? readDiscriminator(found.keyword, found.holder, this.spec) : undefined;
    if (stated === undefined) return;
    this.stated.set(this.spec.idOf(at), stated);
    const base = this.schemas.baseOf(this.schemas.read(at));
    if (base !== undefined && this.options.unions !== "closed") this.bases.set(this.spec.idOf(at), this.define(base));
  }

  /** The discriminator of a schema that all alternatives extend (OAS 3.0 §4.7.25, "allOf"). */
  private sharedDiscriminator(alternatives: readonly Node[]): { keyword: JsonValue | undefined; holder: Node } | undefined {
    const [first, ...others] = alternatives.map((node) => this.factsOf([{ node }]).schemas);
    if (first === undefined || others.length === 0) return undefined;
    const holder = first.find(({ keywords }) => "discriminator" in keywords)?.node;
    const isShared = holder !== undefined && others.every((schemas) => schemas.some(({ node }) => isSameNode(node, holder)));
    return isShared ? { keyword: this.schemas.read(holder).keywords["discriminator"], holder } : undefined;
  }

  report(finding: Finding, at: Node): void {
    this.reports.finding(finding, at);
  }

  reportInferred(type: ValueKind, facts: Facts, at: Node): void {
    const around = facts.parts.map(({ node }) => this.arriving.get(this.spec.idOf(node)));
    const isKnown = around.some((types) => types?.size === 1 && (types.has(type) || (type === "number" && types.has("integer"))));
    if (!isKnown) this.report({ kind: "inferred", type }, at);
  }

  countUnknown(rule: string, at: Node): void {
    this.unknown.push({ pointer: this.spec.idOf(at), rule });
    this.reports.unknown(at);
  }

  private ruleFor(facts: Facts): Rule {
    const known = this.rules.get(facts);
    if (known !== undefined) return known;
    const rule = RULES.find((candidate) => candidate.matches(facts, this));
    if (rule === undefined) throw new TypeError("the last rule matches everything");
    this.rules.set(facts, rule);
    return rule;
  }

  private docOf(at: Node): Model["doc"] {
    const text = (keyword: string): string | undefined => this.schemas.describe(at, keyword);
    return {
      title: text("title"),
      description: text("description") ?? this.holders.get(this.spec.idOf(at)),
      deprecated: this.schemas.read(at).keywords["deprecated"] === true,
    };
  }

  private examplesOf(at: Node): readonly JsonValue[] {
    const { keywords } = this.schemas.read(at);
    return readExamples(keywords["example"], keywords["examples"]);
  }
}

/** What a function gives; undefined where it does not fit on the stack. */
function onStack<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    // So all engines call it, and the message is V8's.
    if (error instanceof RangeError && error.message.includes("call stack")) return undefined;
    throw error;
  }
}

/** A schema that only restricts another one says nothing of properties that it does not name; what becomes of those is the other's business. */
function lenient(type: TypeNode): TypeNode {
  if (type.kind !== "object" || type.additional.kind !== "unknown") return type;
  return { ...type, additional: { kind: "unknown", policy: "keep" } };
}

/** Stands in for a type until it is converted, and for what a broken reference leads to. */
const RESERVED: TypeNode = { kind: "unknown", nullable: false, checks: NO_CHECKS, inferred: false };

const RECURSIVE_KINDS: ReadonlySet<string> = new Set(["array", "tuple", "map", "only alternative"]);

/** The models that an inline type refers to directly. */
function modelsIn(type: TypeNode): readonly ModelId[] {
  switch (type.kind) {
    case "ref":
      return [type.target];
    case "array":
      return modelsIn(type.items);
    case "map":
      return modelsIn(type.values);
    case "tuple":
      return [...type.prefix, type.rest].flatMap(modelsIn);
    default:
      return [];
  }
}
