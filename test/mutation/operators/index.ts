import { CHECK_OPERATORS } from "./checks.js";
import { FIELD_OPERATORS } from "./fields.js";
import type { Operator } from "./operator.js";
import { VALUE_OPERATORS } from "./values.js";

/** All ways to break a model. */
export const OPERATORS: readonly Operator[] = [...CHECK_OPERATORS, ...FIELD_OPERATORS, ...VALUE_OPERATORS];
