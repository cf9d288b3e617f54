import { NARROWER, TOLERATED, WIDER } from "../effect.js";
import { adds, breaks, type CompareRule, mayBreak, narrower, sourceOnly, watch, wider } from "./rule.js";

/** Properties of objects: whether they are there. */
export const propertyRules = {
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
} as const satisfies Readonly<Record<string, CompareRule>>;
