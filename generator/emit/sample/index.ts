/** Values of models: made, checked and printed. Everything that needs an example asks here. */
export { acceptsWire, contradictsType, type Strictness } from "./accepts.js";
export { type AmbiguousUnion, findAmbiguousUnions } from "./ambiguous-unions.js";
export { fillDefaults } from "./fill-defaults.js";
export { type JsonKind, kindOf } from "./json.js";
export type { SamplePolicy } from "./place.js";
export { printValue, type ValueLayout } from "./print-value.js";
export { sampleWire } from "./sample.js";
export { settleDefaults } from "./settle-defaults.js";
export { findWrongDefaults, findWrongExamples, type WrongExample } from "./wrong-examples.js";
