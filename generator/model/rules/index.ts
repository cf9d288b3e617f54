import { scalarAlternativesRule } from "./alternatives.js";
import { arrayRule, tupleRule } from "./arrays.js";
import { freeFormRule, mapRule, objectRule } from "./objects.js";
import type { Rule } from "./rule.js";
import { inferredScalarRule, neverRule, nullRule, scalarRule } from "./scalars.js";
import { constantsRule, onlyAlternativeRule, typeListRule, unionRule } from "./unions.js";
import { anythingRule, overriddenRule, unknownRule } from "./unknown.js";
import { emptyEnumRule, enumRule, literalRule } from "./values.js";

/** Schema → graph: the first rule that matches converts. The order is part of the meaning. */
export const RULES: readonly Rule[] = [
  overriddenRule,
  neverRule,
  onlyAlternativeRule,
  constantsRule,
  scalarAlternativesRule,
  unionRule,
  literalRule,
  emptyEnumRule,
  enumRule,
  nullRule,
  typeListRule,
  tupleRule,
  arrayRule,
  freeFormRule,
  mapRule,
  objectRule,
  scalarRule,
  inferredScalarRule,
  anythingRule,
  unknownRule,
];
