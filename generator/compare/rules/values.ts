import { NARROWER, SHAPE, TOLERATED, WIDER } from "../effect.js";
import {
  adds,
  both,
  breaks,
  type ChangeDetails,
  type CompareRule,
  fromTo,
  named,
  source,
  sourceOnly,
  watch,
  wider,
} from "./rule.js";

/** Enums and constants. */
export const valueRules = {
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
} as const satisfies Readonly<Record<string, CompareRule>>;
