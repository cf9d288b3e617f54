import { arrayRule, tupleRule } from "./arrays.js";
import { mapRule, objectRule } from "./objects.js";
import type { Rule } from "./rule.js";
import { inferredScalarRule, neverRule, nullRule, scalarRule } from "./scalars.js";
import { constantsRule, nullableWrapperRule, typeListRule, unionRule } from "./unions.js";
import { anythingRule, unknownRule } from "./unknown.js";
import { emptyEnumRule, enumRule, literalRule } from "./values.js";

/** Schema → graph: the first rule that matches converts. The order is part of the meaning. */
export const RULES: readonly Rule[] = [
  neverRule,
  nullableWrapperRule,
  constantsRule,
  unionRule,
  literalRule,
  emptyEnumRule,
  enumRule,
  nullRule,
  typeListRule,
  tupleRule,
  arrayRule,
  mapRule,
  objectRule,
  scalarRule,
  inferredScalarRule,
  anythingRule,
  unknownRule,
];
