import { both, type ChangeDetails, type CompareRule, fromTo, mayBreak, named, narrower, wider } from "./rule.js";

/** What must hold beyond the shape. */
export const checkRules = {
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
} as const satisfies Readonly<Record<string, CompareRule>>;
