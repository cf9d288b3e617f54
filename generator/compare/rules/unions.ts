import { NARROWER, SHAPE, TOLERATED } from "../effect.js";
import {
  adds,
  both,
  breaks,
  type ChangeDetails,
  type CompareRule,
  fromTo,
  named,
  narrower,
  source,
  sourceOnly,
  watch,
  wider,
} from "./rule.js";

/** Alternatives. */
export const unionRules = {
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
} as const satisfies Readonly<Record<string, CompareRule>>;
