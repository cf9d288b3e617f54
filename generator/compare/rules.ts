import { BOTH, type Effect, NARROWER, NO_EFFECT, SHAPE, TOLERATED, WIDER } from "./effect.js";
import type { Bump, Verdict } from "./types.js";

/** What a change means where values are encoded (request) or decoded (response). */
export interface Judgement {
  readonly verdict: Verdict;
  readonly bump: Bump;
}

/** One kind of change. */
export interface CompareRule {
  /** A few words without a full stop. */
  readonly title: string;
  /** What it means for those who use the package. */
  readonly explanation: string;
  readonly effect: Effect;
  readonly request: Judgement;
  readonly response: Judgement;
  /** What happened, to be read behind the name of the place; `before` and `after` say what stood there and stands there now. */
  readonly message: (details: ChangeDetails) => string;
}

/** What a message can tell beyond the rule. */
export interface ChangeDetails {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

const breaks: Judgement = { verdict: "breaking", bump: "major" };
const mayBreak: Judgement = { verdict: "warning", bump: "major" };
const watch: Judgement = { verdict: "warning", bump: "minor" };
const sourceOnly: Judgement = { verdict: "info", bump: "major" };
const adds: Judgement = { verdict: "info", bump: "minor" };
const tells: Judgement = { verdict: "info", bump: "patch" };

/** Judged by direction: what allows more breaks readers, what allows less breaks senders. */
const wider = { effect: WIDER, request: adds, response: breaks };
const narrower = { effect: NARROWER, request: breaks, response: adds };
const both = { effect: BOTH, request: breaks, response: breaks };
const source = { effect: SHAPE, request: breaks, response: breaks };

function fromTo({ before, after }: ChangeDetails): string {
  return before === undefined || after === undefined ? "" : ` from ${before} to ${after}`;
}

function named(name: string | undefined): string {
  return name === undefined ? "" : ` ${name}`;
}

/**
 * Every kind of change that is told apart, in the order in which they are listed. A rule's effect is
 * a promise that is tested with random documents: what is not `wider` decodes with the old package,
 * and what is not `narrower` may still be sent by it.
 */
export const compareRules = {
  "model-removed": {
    title: "model removed",
    explanation: "A model is gone, and with it an exported name.",
    ...both,
    message: () => "was removed",
  },
  "model-renamed": {
    title: "TypeScript name of a model changed",
    explanation:
      "The same schema has another name in TypeScript. Nothing changes on the wire, but imports of the old name no longer compile. Pinned names prevent it.",
    ...source,
    message: (details: ChangeDetails) => `was renamed${fromTo(details)}`,
  },
  "model-moved": {
    title: "model moved to another entry point",
    explanation: "The model keeps its name, but is imported from elsewhere.",
    ...source,
    message: (details: ChangeDetails) => `moved${fromTo(details)}`,
  },
  "model-added": {
    title: "model added",
    explanation: "There is a new model.",
    effect: NO_EFFECT,
    request: adds,
    response: adds,
    message: () => "was added",
  },
  "property-removed": {
    title: "required property removed",
    explanation:
      "The old package demands the property in what it decodes. What it sends may be refused or ignored. Code that uses it no longer compiles.",
    effect: WIDER,
    request: mayBreak,
    response: breaks,
    message: () => "was removed",
  },
  "optional-property-removed": {
    title: "optional property removed",
    explanation:
      "Code that uses the property no longer compiles. On the wire, the name is free for values of any type, which the old package may refuse.",
    effect: WIDER,
    request: mayBreak,
    response: mayBreak,
    message: () => "was removed",
  },
  "property-forbidden": {
    title: "property removed from a closed object",
    explanation: "The property is gone, and the object allows no others: what the old package sends is refused.",
    ...narrower,
    response: mayBreak,
    message: () => "was removed, and is no longer allowed",
  },
  "property-added": {
    title: "optional property added",
    explanation: "Old packages keep what they do not know. New ones can read and send it.",
    effect: TOLERATED,
    request: adds,
    response: adds,
    message: () => "was added",
  },
  "required-property-added": {
    title: "required property added",
    explanation: "Old packages do not send it, and code that makes such values no longer compiles. Reading goes on as before.",
    effect: NARROWER,
    request: breaks,
    response: sourceOnly,
    message: () => "was added and is required",
  },
  "property-added-to-closed": {
    title: "property added to an object that was closed",
    explanation: "The old package rejects properties that it does not know, because the document or an option said so.",
    effect: WIDER,
    request: adds,
    response: breaks,
    message: () => "was added to an object that allowed no further properties",
  },
  "property-named": {
    title: "property taken out of the declared extras",
    explanation:
      "The object allowed such a property among its extras. It has a field of its own now, where code that looks among the extras does not find it.",
    effect: TOLERATED,
    request: watch,
    response: watch,
    message: () => "was added; it was one of the additional properties before",
  },
  "property-became-required": {
    title: "optional property became required",
    explanation: "Old packages may leave it out of what they send. What they read has it more often than before.",
    ...narrower,
    message: () => "became required",
  },
  "property-became-optional": {
    title: "required property became optional",
    explanation: "Old packages fail to decode a value without it.",
    ...wider,
    message: () => "became optional",
  },
  "null-added": {
    title: "null allowed",
    explanation: "Old packages fail to decode null.",
    ...wider,
    message: () => "may be null now",
  },
  "null-removed": {
    title: "null no longer allowed",
    explanation: "Old packages may send null.",
    ...narrower,
    message: () => "may no longer be null",
  },
  "type-changed": {
    title: "type changed",
    explanation: "Some values of the old type are none of the new one, and the other way round.",
    ...both,
    message: (details: ChangeDetails) => `changed${fromTo(details)}`,
  },
  "type-widened": {
    title: "type allows more",
    explanation: "All values of the old type are values of the new one. Old packages fail to decode the others.",
    ...wider,
    message: (details: ChangeDetails) => `was widened${fromTo(details)}`,
  },
  "type-narrowed": {
    title: "type allows less",
    explanation: "All values of the new type are values of the old one. Old packages may send the others.",
    ...narrower,
    message: (details: ChangeDetails) => `was narrowed${fromTo(details)}`,
  },
  "type-replaced": {
    title: "another type of the same values",
    explanation: "The place refers to another model now, which allows the same values.",
    effect: NO_EFFECT,
    request: adds,
    response: adds,
    message: (details: ChangeDetails) => `is another model${fromTo(details)}`,
  },
  "representation-changed": {
    title: "TypeScript type changed",
    explanation:
      "The same JSON is another type in TypeScript (a `Date` instead of a `string`, a field for extras), by an option or a format. Code that uses it no longer compiles.",
    ...source,
    message: (details: ChangeDetails) => `is another type in TypeScript${fromTo(details).replace(/^ from/, ":")}`,
  },
  "format-changed": {
    title: "format changed that is not checked",
    explanation: "The format is an annotation: values and types stay the same.",
    effect: NO_EFFECT,
    request: tells,
    response: tells,
    message: (details: ChangeDetails) => `changed its format${fromTo(details)}`,
  },
  "enum-value-added": {
    title: "value added to an open enum",
    explanation: "Old packages keep it as an unrecognised value. Code that lists all values has one more to list.",
    effect: TOLERATED,
    request: adds,
    response: watch,
    message: ({ after }: ChangeDetails) => `may be${named(after)} now`,
  },
  "enum-value-added-to-closed": {
    title: "value added to a closed enum",
    explanation: "Old packages fail to decode it. Open enums (option `enums`) take it as an unrecognised value.",
    ...wider,
    message: ({ after }: ChangeDetails) => `may be${named(after)} now`,
  },
  "enum-value-removed": {
    title: "value of an enum removed",
    explanation: "Old packages may send it, and code that uses it no longer compiles.",
    effect: NARROWER,
    request: breaks,
    response: sourceOnly,
    message: ({ before }: ChangeDetails) => `may no longer be${named(before)}`,
  },
  "became-enum": {
    title: "values restricted to a list",
    explanation: "Old packages may send other values. The TypeScript type is a list of literals now.",
    effect: NARROWER,
    request: breaks,
    response: sourceOnly,
    message: ({ after }: ChangeDetails) => `is restricted to${named(after)}`,
  },
  "enum-dropped": {
    title: "values no longer restricted to a list",
    explanation: "Old packages fail to decode other values. The members of the enum are gone from TypeScript.",
    effect: WIDER,
    request: sourceOnly,
    response: breaks,
    message: ({ after }: ChangeDetails) => `is no longer restricted to a list: any${named(after)}`,
  },
  "const-changed": {
    title: "the one value changed",
    explanation: "The only allowed value is another one.",
    ...both,
    message: (details: ChangeDetails) => `changed${fromTo(details)}`,
  },
  "enum-opened": {
    title: "enum became open",
    explanation: "The type has one more member, for values that are not listed. Code that lists all values no longer compiles.",
    effect: SHAPE,
    request: adds,
    response: breaks,
    message: () => "keeps values that are not listed now",
  },
  "enum-closed": {
    title: "enum became closed",
    explanation: "Values that are not listed are rejected now, and their type is gone.",
    ...source,
    message: () => "rejects values that are not listed now",
  },
  "bound-tightened": {
    title: "bound tightened",
    explanation: "Old packages may send values outside of the new bound.",
    ...narrower,
    message: (details: ChangeDetails) => `has a tighter bound:${fromTo(details)}`,
  },
  "bound-added": {
    title: "bound added",
    explanation: "Old packages may send values outside of it.",
    ...narrower,
    request: mayBreak,
    message: ({ after }: ChangeDetails) => `has a new bound:${named(after)}`,
  },
  "bound-loosened": {
    title: "bound loosened or removed",
    explanation: "Old packages enforce the old bound on what they decode.",
    ...wider,
    message: ({ before, after }: ChangeDetails) =>
      after === undefined ? `has no bound any more:${named(before)}` : `has a looser bound: from ${before ?? "none"} to ${after}`,
  },
  "pattern-added": {
    title: "pattern added",
    explanation: "Old packages may send texts that do not match it.",
    ...narrower,
    message: ({ after }: ChangeDetails) => `has to match${named(after)} now`,
  },
  "pattern-removed": {
    title: "pattern removed",
    explanation: "Old packages enforce it on what they decode.",
    ...wider,
    message: ({ before }: ChangeDetails) => `need no longer match${named(before)}`,
  },
  "pattern-changed": {
    title: "pattern changed",
    explanation: "Which texts match one of two patterns and not the other cannot be decided, so both ways count as broken.",
    ...both,
    message: (details: ChangeDetails) => `has another pattern:${fromTo(details)}`,
  },
  "format-added": {
    title: "format checked",
    explanation: "Old packages may send texts that are not of the format.",
    ...narrower,
    message: ({ after }: ChangeDetails) => `has to be of the format${named(after)} now`,
  },
  "format-removed": {
    title: "format no longer checked",
    explanation: "Old packages check it on what they decode.",
    ...wider,
    message: ({ before }: ChangeDetails) => `need no longer be of the format${named(before)}`,
  },
  "unique-items-added": {
    title: "items have to differ",
    explanation: "Old packages may send equal items.",
    ...narrower,
    message: () => "may no longer hold equal items",
  },
  "unique-items-removed": {
    title: "items may be equal",
    explanation: "Old packages fail to decode equal items.",
    ...wider,
    message: () => "may hold equal items now",
  },
  "restriction-added": {
    title: "further restriction added",
    explanation: "Values have to fulfil one more schema (`allOf`, `not`, `if`, `contains` …).",
    ...narrower,
    message: ({ after }: ChangeDetails) => `is further restricted by${named(after)}`,
  },
  "restriction-removed": {
    title: "further restriction removed",
    explanation: "Values need no longer fulfil one of the schemas (`allOf`, `not`, `if`, `contains` …).",
    ...wider,
    message: ({ before }: ChangeDetails) => `is no longer restricted by${named(before)}`,
  },
  "restriction-changed": {
    title: "further restriction changed",
    explanation:
      "What one such schema (`allOf`, `not`, `if`, `contains` …) accepts and another does not cannot be decided, so both ways count as broken.",
    ...both,
    message: ({ after }: ChangeDetails) => `is restricted by another${named(after)}`,
  },
  "variant-added": {
    title: "alternative added",
    explanation: "Old packages fail to decode it.",
    ...wider,
    message: ({ after }: ChangeDetails) => `may be${named(after)} now`,
  },
  "variant-added-to-open": {
    title: "alternative added to an open union",
    explanation: "Old packages keep it as an unrecognised value, because its tag is not one that they know.",
    effect: TOLERATED,
    request: adds,
    response: watch,
    message: ({ after }: ChangeDetails) => `may be${named(after)} now`,
  },
  "variant-removed": {
    title: "alternative removed",
    explanation: "Old packages may send it, and code that uses it no longer compiles.",
    effect: NARROWER,
    request: breaks,
    response: sourceOnly,
    message: ({ before }: ChangeDetails) => `may no longer be${named(before)}`,
  },
  "variants-overlap": {
    title: "alternatives changed that are not told apart",
    explanation:
      "Exactly one alternative of a `oneOf` may match. Where nothing tells the alternatives apart, a change of one can make a value match two, or none, so both ways count as broken. A discriminator, or a property with a value of its own in each of them, tells them apart.",
    ...both,
    message: () => "has alternatives that are not told apart, and they changed",
  },
  "union-became-exclusive": {
    title: "exactly one alternative may match",
    explanation: "Values that match two alternatives are no longer allowed.",
    ...narrower,
    message: () => "has to match exactly one alternative now",
  },
  "union-became-inclusive": {
    title: "several alternatives may match",
    explanation: "Old packages reject values that match two alternatives.",
    ...wider,
    message: () => "may match several alternatives now",
  },
  "union-opened": {
    title: "union became open",
    explanation: "The type has one more member, for objects with a tag that is not known.",
    effect: SHAPE,
    request: adds,
    response: breaks,
    message: () => "keeps objects with an unknown tag now",
  },
  "union-closed": {
    title: "union became closed",
    explanation: "Objects with an unknown tag are rejected now, and their type is gone.",
    ...source,
    message: () => "rejects objects with an unknown tag now",
  },
  "discriminator-changed": {
    title: "discriminator changed",
    explanation: "Another property, or another tag, tells the alternatives apart.",
    ...both,
    message: (details: ChangeDetails) => `is told apart in another way${fromTo(details).replace(/^ from/, ":")}`,
  },
  "extras-forbidden": {
    title: "further properties forbidden",
    explanation: "Old packages may send properties that are not named.",
    ...narrower,
    message: () => "allows no further properties now",
  },
  "extras-allowed": {
    title: "further properties allowed",
    explanation: "Old packages reject properties that are not named.",
    ...wider,
    message: () => "allows further properties now",
  },
  "extras-restricted": {
    title: "further properties restricted",
    explanation: "Properties that are not named have to be of a type now.",
    ...narrower,
    message: ({ after }: ChangeDetails) => `restricts further properties to${named(after)}`,
  },
  "extras-freed": {
    title: "further properties no longer restricted",
    explanation: "Old packages fail to decode properties of another type.",
    ...wider,
    message: () => "allows further properties of any type now",
  },
  "unknown-properties-changed": {
    title: "unknown properties treated differently",
    explanation: "The option `unknownProperties` says something else about properties that the document does not speak of.",
    ...source,
    message: (details: ChangeDetails) => `treats unknown properties differently${fromTo(details).replace(/^ from/, ":")}`,
  },
  "name-patterns-changed": {
    title: "properties by pattern changed",
    explanation: "Which names belong to which pattern cannot be decided, so both ways count as broken.",
    ...both,
    message: (details: ChangeDetails) => `has other patterns for property names:${fromTo(details)}`,
  },
  "read-only-added": {
    title: "property became read-only",
    explanation: "Old packages may send it, and it may be refused or ignored.",
    effect: NO_EFFECT,
    request: mayBreak,
    response: tells,
    message: () => "became read-only",
  },
  "read-only-removed": {
    title: "property is no longer read-only",
    explanation: "It can be sent now.",
    effect: NO_EFFECT,
    request: adds,
    response: tells,
    message: () => "is no longer read-only",
  },
  "write-only-added": {
    title: "optional property became write-only",
    explanation: "Responses no longer carry it.",
    effect: NO_EFFECT,
    request: tells,
    response: mayBreak,
    message: () => "became write-only",
  },
  "required-write-only-added": {
    title: "required property became write-only",
    explanation: "Responses no longer carry it, and old packages demand it.",
    effect: NO_EFFECT,
    request: tells,
    response: breaks,
    message: () => "became write-only",
  },
  "write-only-removed": {
    title: "property is no longer write-only",
    explanation: "Responses can carry it now.",
    effect: NO_EFFECT,
    request: tells,
    response: adds,
    message: () => "is no longer write-only",
  },
  "default-changed": {
    title: "default changed",
    explanation: "The package does not fill in defaults, so values stay what they were.",
    effect: NO_EFFECT,
    request: adds,
    response: adds,
    message: (details: ChangeDetails) => `has another default${fromTo(details).replace(/^ from/, ":")}`,
  },
  "applied-default-changed": {
    title: "default changed that decoding fills in",
    explanation: 'With `models.defaults: "apply"` a value that is left out is decoded as another one.',
    ...source,
    message: (details: ChangeDetails) => `has another default${fromTo(details).replace(/^ from/, ":")}`,
  },
  "property-renamed": {
    title: "TypeScript name of a property changed",
    explanation: "The wire name stays; code that uses the old name no longer compiles.",
    ...source,
    message: (details: ChangeDetails) => `has another name in TypeScript:${fromTo(details)}`,
  },
  "extras-renamed": {
    title: "TypeScript name of the field for extras changed",
    explanation: "Code that uses the old name no longer compiles.",
    ...source,
    message: (details: ChangeDetails) => `has its additional properties in another field:${fromTo(details)}`,
  },
  "member-renamed": {
    title: "TypeScript name of a member of an enum changed",
    explanation: "The value stays; code that uses the old name no longer compiles.",
    ...source,
    message: (details: ChangeDetails) => `has a member of another name:${fromTo(details)}`,
  },
  deprecated: {
    title: "deprecated",
    explanation: "It still works; editors strike it through.",
    effect: NO_EFFECT,
    request: adds,
    response: adds,
    message: () => "is deprecated",
  },
  undeprecated: {
    title: "no longer deprecated",
    explanation: "It is there to stay.",
    effect: NO_EFFECT,
    request: adds,
    response: adds,
    message: () => "is no longer deprecated",
  },
  "text-changed": {
    title: "description, title or example changed",
    explanation: "Only comments and pages change.",
    effect: NO_EFFECT,
    request: tells,
    response: tells,
    message: ({ after }: ChangeDetails) => `has another ${after ?? "description"}`,
  },
} as const satisfies Readonly<Record<string, CompareRule>>;

/** Stable name of a rule: it never changes its meaning. */
export type RuleId = keyof typeof compareRules;

/** A rule by its id. */
export function ruleOf(id: RuleId): CompareRule {
  return compareRules[id];
}
