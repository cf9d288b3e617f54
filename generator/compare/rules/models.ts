import { NO_EFFECT } from "../effect.js";
import { adds, both, type ChangeDetails, type CompareRule, fromTo, source } from "./rule.js";

/** Models as a whole. */
export const modelRules = {
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
} as const satisfies Readonly<Record<string, CompareRule>>;
