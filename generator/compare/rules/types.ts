import { NO_EFFECT } from "../effect.js";
import { adds, because, both, type ChangeDetails, type CompareRule, fromTo, narrower, source, tells, wider } from "./rule.js";

/** What a value may be. */
export const typeRules = {
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
    message: (details: ChangeDetails) => `changed${fromTo(details)}${because(details)}`,
  },
  "type-widened": {
    title: "type allows more",
    explanation: "All values of the old type are values of the new one. Old packages fail to decode the others.",
    ...wider,
    message: (details: ChangeDetails) => `was widened${fromTo(details)}${because(details)}`,
  },
  "type-narrowed": {
    title: "type allows less",
    explanation: "All values of the new type are values of the old one. Old packages may send the others.",
    ...narrower,
    message: (details: ChangeDetails) => `was narrowed${fromTo(details)}${because(details)}`,
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
} as const satisfies Readonly<Record<string, CompareRule>>;
