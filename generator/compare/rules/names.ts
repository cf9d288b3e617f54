import { type ChangeDetails, type CompareRule, fromTo, source } from "./rule.js";

/** Names in TypeScript, where the wire stays as it is. */
export const nameRules = {
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
} as const satisfies Readonly<Record<string, CompareRule>>;
