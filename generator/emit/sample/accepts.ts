import { isExactlyOne } from "../../model/exactly-one.js";
import type {
  JsonValue,
  MapNode,
  ModelGraph,
  ModelId,
  ObjectNode,
  PatternProperty,
  ScalarNode,
  TypeNode,
  UnionNode,
  Variant,
} from "../../model/types.js";
import { NO_CHECKS } from "../../model/types.js";
import { equalJson } from "../../resolve/equal-json.js";
import { acceptsChecks } from "./checks.js";
import { factsOf, type GraphFacts } from "./facts.js";
import { integerRange, isBase64, TEXT_FORMATS } from "./formats.js";
import { isJsonArray, isJsonObject, type JsonKind, kindOf, ownValue } from "./json.js";

/** How strictly to read a graph. */
export interface Strictness {
  /**
   * Only what the TypeScript type names: open enums and unions are read as closed ones, and schemas that state no type do not let
   * values of other kinds pass.
   */
  readonly closed?: boolean;
}

/** One question to the graph: what it needs to know on its way down. */
export interface Question {
  readonly graph: ModelGraph;
  readonly facts: GraphFacts;
  readonly closed: boolean;
  /** The node only checks a value: what it lets pass counts, whatever its own type. */
  readonly checking: boolean;
  /**
   * What models already said about the very same value. One that has not answered yet counts as no:
   * a schema that is only itself accepts nothing, and no question is asked twice.
   */
  readonly asked: Asked | undefined;
  /** Steps so far, how many of them are in work, one inside another, and how often "no" was said in doubt. */
  readonly effort: { steps: number; depth: number; doubts: number };
  /** Whether earlier answers count; they do not tell whether they were given in doubt. */
  readonly remembers: boolean;
}

/** What models said about one value, in the order in which they were asked. */
interface Asked {
  readonly answers: Map<ModelId, Answer>;
  /** The first of the models without an answer that the answer in work hangs on, by its number; Infinity where there is none. */
  open: number;
}

interface Answer {
  readonly accepts: boolean;
  /** As {@link Asked.open}: it may be another one when another model is asked first. */
  readonly open: number;
}

const MAX_STEPS = 500_000;
/** So many fit on the stack twice. */
const MAX_DEPTH = 600;

/**
 * Whether a value on the wire is one of a type: the graph read directly, without generated code.
 *
 * In doubt it says no: patterns that cannot be matched in linear time, formats that validators
 * disagree about, and values that take more than half a million steps or 600 inside each other. A `Blob` has no JSON value.
 */
export function acceptsWire(graph: ModelGraph, type: TypeNode, value: JsonValue, strictness: Strictness = {}): boolean {
  const question = questionOf(graph, strictness, true);
  if (!acceptsInner(question, type, value)) return false;
  // What is no fit value for a variant without a type gets past it all the same, and then two of them take it.
  if (question.closed && question.facts.counts && !acceptsInner({ ...question, checking: true }, type, value)) return false;
  return question.effort.steps <= MAX_STEPS; // `not` makes a yes of what was given up
}

/** Whether a value is certainly none of a type: unlike {@link acceptsWire}, in doubt it says no as well. */
export function contradictsType(graph: ModelGraph, type: TypeNode, value: JsonValue, strictness: Strictness = {}): boolean {
  const question = questionOf(graph, strictness, false);
  return !acceptsInner(question, type, value) && question.effort.doubts === 0;
}

function questionOf(graph: ModelGraph, { closed }: Strictness, remembers: boolean): Question {
  const effort = { steps: 0, depth: 0, doubts: 0 };
  return { graph, facts: factsOf(graph), closed: closed === true, checking: false, asked: undefined, effort, remembers };
}

/** A "no" that is no knowledge. */
export function doubt({ effort }: Question): false {
  effort.doubts++;
  return false;
}

/** {@link acceptsWire} on the way down. */
export function acceptsNode(question: Question, node: TypeNode, value: JsonValue): boolean {
  const { effort } = question;
  // Too deep is too long as well: no answer that hangs on this one is knowledge.
  if (effort.depth >= MAX_DEPTH) effort.steps = Infinity;
  if (++effort.steps > MAX_STEPS) return doubt(question);
  effort.depth++;
  const accepts = acceptsAny(question, node, value);
  effort.depth--;
  return accepts;
}

function acceptsAny(question: Question, node: TypeNode, value: JsonValue): boolean {
  if (value === null && node.nullable) return passesChecks(question, node, null);
  if (node.inferred && !isOfKind(node, value)) return question.checking || !question.closed;
  return acceptsShape(question, node, value) && (node.checks === NO_CHECKS || passesChecks(question, node, value));
}

function passesChecks(question: Question, node: TypeNode, value: JsonValue): boolean {
  return acceptsChecks(question.checking ? question : { ...question, checking: true, asked: undefined }, node.checks, value);
}

/**
 * {@link acceptsNode} for a value inside the one that was asked about. The answer hangs on nothing but the
 * node and the value, so it is remembered with the value: samples grow from the inside, and each part of
 * one is asked about again with every whole that it becomes a part of.
 */
export function acceptsInner(question: Question, node: TypeNode, value: JsonValue): boolean {
  const fresh = question.asked === undefined ? question : { ...question, asked: undefined };
  if (typeof value !== "object" || value === null || !question.remembers) return acceptsNode(fresh, node, value);
  const answers = answersAbout(question, value);
  const known = answers.get(node);
  if (known !== undefined) return known;
  const answer = acceptsNode(fresh, node, value);
  if (question.effort.steps <= MAX_STEPS) answers.set(node, answer);
  return answer;
}

function answersAbout({ facts, closed, checking }: Question, value: JsonValue): Map<TypeNode, boolean> {
  const { answers: all } = facts;
  const { parts, scalars } = !closed ? all.open : checking ? all.checking : all.closed;
  const whole = typeof value === "object" && value !== null ? value : undefined;
  let answers = whole === undefined ? scalars.get(value) : parts.get(whole);
  if (answers === undefined) {
    answers = new Map();
    if (whole === undefined) scalars.set(value, answers);
    else parts.set(whole, answers);
  }
  return answers;
}

function isOfKind(node: TypeNode, value: JsonValue): boolean {
  const kind = wireKind(node);
  return kind === undefined || kind === kindOf(value);
}

function wireKind(node: TypeNode): JsonKind | undefined {
  switch (node.kind) {
    case "scalar":
      return node.type === "integer" ? "number" : node.type;
    case "array":
    case "tuple":
      return "array";
    case "object":
    case "map":
      return "object";
    default:
      return undefined;
  }
}

function acceptsShape(question: Question, node: TypeNode, value: JsonValue): boolean {
  switch (node.kind) {
    case "unknown":
      return true;
    case "never":
      return false;
    case "scalar":
      return acceptsScalar(question, node, value);
    case "literal":
      return equalJson(node.value, value);
    case "enum":
      return node.members.some((member) => isMember(member.value, value, node.open && !question.closed));
    case "array":
      return isJsonArray(value) && value.every((item) => acceptsInner(question, node.items, item));
    case "tuple":
      return isJsonArray(value) && value.every((item, index) => acceptsInner(question, node.prefix[index] ?? node.rest, item));
    case "map":
      return acceptsMap(question, node, value);
    case "object":
      return acceptsObject(question, node, value);
    case "union":
      return acceptsUnion(question, node, value);
    case "ref":
      return acceptsReference(question, node.target, value);
  }
}

function isMember(member: JsonValue, value: JsonValue, open: boolean): boolean {
  return open ? kindOf(member) === kindOf(value) : equalJson(member, value);
}

function acceptsScalar(question: Question, node: ScalarNode, value: JsonValue): boolean {
  if (node.representation === "Blob") return doubt(question);
  if (node.type === "string") return typeof value === "string" && acceptsText(node, value);
  if (node.type !== "integer") return kindOf(value) === node.type;
  if (typeof value !== "number" || !Number.isInteger(value)) return false;
  const range = node.representation === "bigint" || node.format === "int64" ? integerRange("int64") : undefined;
  return range === undefined || (value >= range[0] && value <= range[1]);
}

function acceptsText(node: ScalarNode, text: string): boolean {
  if (node.representation === "Date") return TEXT_FORMATS.get("date-time")?.accepts(text) ?? false;
  if (node.representation === "Uint8Array") return isBase64(text);
  return node.representation !== "bigint" || /^(?:0|-?[1-9]\d*)$/.test(text);
}

function acceptsMap(question: Question, node: MapNode, value: JsonValue): boolean {
  return isJsonObject(value) && Object.keys(value).every((name) => acceptsExtra(question, node, name, value[name] ?? null));
}

function acceptsObject(question: Question, node: ObjectNode, value: JsonValue): boolean {
  if (!isJsonObject(value)) return false;
  for (const property of node.properties) {
    const found = ownValue(value, property.wireName);
    if (found === undefined ? property.required : !acceptsInner(question, property.type, found)) return false;
  }
  const { additional } = node;
  if (additional.kind === "unknown" && additional.policy !== "reject") return true;
  const named = new Set(node.properties.map((property) => property.wireName));
  const extras = Object.keys(value).filter((name) => !named.has(name));
  if (additional.kind !== "typed") return extras.length === 0;
  return extras.every((name) => acceptsExtra(question, additional, name, value[name] ?? null));
}

/** Whether a name that is not a property's may have this value. */
function acceptsExtra(
  question: Question,
  extras: { readonly values: TypeNode; readonly patterns: readonly PatternProperty[] },
  name: string,
  value: JsonValue,
): boolean {
  const answers = extras.patterns.map((each) => matchesName(question, each.pattern, name));
  if (answers.includes(undefined)) return doubt(question);
  if (!answers.includes(true)) return acceptsInner(question, extras.values, value);
  return extras.patterns.every((each, index) => answers[index] === false || acceptsInner(question, each.type, value));
}

/** Every name is held against every pattern, which counts as what it takes. */
function matchesName(question: Question, source: string, name: string): boolean | undefined {
  if (question.effort.steps > MAX_STEPS) return undefined;
  const { found = undefined, steps = 0 } = question.facts.pattern(source)?.match(name) ?? {};
  question.effort.steps += Math.ceil(steps / STEPS_OF_A_PATTERN);
  return found;
}

/** So many take as long as one step from node to node. */
const STEPS_OF_A_PATTERN = 20;

function acceptsUnion(question: Question, node: UnionNode, value: JsonValue): boolean {
  const chosen = chooseVariant(node, value);
  if (chosen === "open") return !question.closed && (node.base === undefined || acceptsNode(question, node.base, value));
  if (chosen !== undefined) {
    const variant = node.variants[chosen];
    if (variant === undefined || !acceptsNode(question, variant.type, value)) return false;
    if (node.discriminator?.enforced === true) return true;
  }
  const accepts = (variant: Variant): boolean => acceptsNode(question, variant.type, value);
  return isExactlyOne(node) ? countUpTo(2, node.variants, accepts) === 1 : node.variants.some(accepts);
}

/**
 * The variant that a value's tag names; `"open"` for a tag that nobody names in a union that keeps
 * such values; `undefined` where the tag says nothing.
 */
export function chooseVariant(node: UnionNode, value: JsonValue): number | "open" | undefined {
  if (node.discriminator === undefined || !isJsonObject(value)) return undefined;
  const tag = ownValue(value, node.discriminator.wireName);
  const variant = node.discriminator.tags.find((each) => each.tag === tag)?.variant;
  return variant ?? (node.open && typeof tag === "string" && keepsOuterTags(node, value) ? "open" : undefined);
}

function keepsOuterTags({ outer = [] }: UnionNode, value: Readonly<Record<string, JsonValue>>): boolean {
  return outer.every(({ wireName, tags }) => tags.some((tag) => tag === ownValue(value, wireName)));
}

function acceptsReference(question: Question, target: ModelId, value: JsonValue): boolean {
  const model = question.graph.models.get(target);
  if (model === undefined) return false;
  const asked = question.asked ?? { answers: new Map<ModelId, Answer>(), open: Infinity };
  const told = asked.answers.get(target);
  if (told !== undefined) {
    asked.open = Math.min(asked.open, told.open);
    return told.accepts;
  }
  const remembered = question.remembers ? answersAbout(question, value) : undefined;
  const known = remembered?.get(model.type);
  if (known !== undefined) return known;
  const number = asked.answers.size;
  const around = asked.open;
  asked.answers.set(target, { accepts: false, open: number });
  asked.open = Infinity;
  const accepts = acceptsNode(question.asked === undefined ? { ...question, asked } : question, model.type, value);
  const open = asked.open < number ? asked.open : Infinity;
  asked.answers.set(target, { accepts, open });
  asked.open = Math.min(around, open);
  if (open === Infinity && question.effort.steps <= MAX_STEPS) remembered?.set(model.type, accepts);
  return accepts;
}

/** Counts until the limit is reached; the rest is not asked. */
export function countUpTo<T>(limit: number, items: readonly T[], holds: (item: T) => boolean): number {
  let count = 0;
  for (const item of items) if (holds(item) && ++count >= limit) break;
  return count;
}
