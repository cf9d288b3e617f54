import { NO_EFFECT } from "../effect.js";
import { adds, breaks, type ChangeDetails, type CompareRule, fromTo, mayBreak, source, tells } from "./rule.js";

/** Who may send a property, and what it is where nobody does. */
export const accessRules = {
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
} as const satisfies Readonly<Record<string, CompareRule>>;
