import { NO_EFFECT } from "../effect.js";
import { adds, type ChangeDetails, type CompareRule, tells } from "./rule.js";

/** What the document says in words. */
export const textRules = {
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
