import { both, type ChangeDetails, type CompareRule, fromTo, named, narrower, source, wider } from "./rule.js";

/** Properties that are not named. */
export const extrasRules = {
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
} as const satisfies Readonly<Record<string, CompareRule>>;
