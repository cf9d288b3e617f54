import type { Evaluation, EvaluationBranch } from "../../model/types.js";
import { type Code, code, joinCode } from "../print/code.js";
import { numberLiteral, stringLiteral } from "../print/literal.js";
import { functionOf } from "./functions.js";
import { declarePattern } from "./patterns.js";
import type { ModuleScope } from "./scope.js";

/** Which places a value's schemas look at, as data for the runtime. */
export function printEvaluation(evaluation: Evaluation, base: Code, scope: ModuleScope): Code {
  const { names, patterns, prefix, contains, all, branches } = evaluation;
  const types = contains.map((type, index) => functionOf(type, "decode", code`${base}$contains${numberLiteral(index)}`, scope));
  const fields = [
    ...list(code`names`, names.map(stringLiteral)),
    ...list(
      code`patterns`,
      patterns.map((pattern) => declarePattern(pattern, scope)),
    ),
    ...(prefix === 0 ? [] : [code`prefix: ${numberLiteral(prefix)}`]),
    ...list(code`contains`, types),
    ...(all ? [code`all: true`] : []),
    ...list(
      code`branches`,
      branches.map((branch, index) => printBranch(branch, code`${base}$${numberLiteral(index)}`, scope)),
    ),
  ];
  return fields.length === 0 ? code`{}` : code`{ ${joinCode(fields, ", ")} }`;
}

function printBranch({ test, met, unmet }: EvaluationBranch, base: Code, scope: ModuleScope): Code {
  const condition = typeof test === "string" ? stringLiteral(test) : functionOf(test, "decode", base, scope);
  const parts = [condition, printEvaluation(met, base, scope)];
  const otherwise = printEvaluation(unmet, base, scope);
  return code`[${joinCode(otherwise === "{}" ? parts : [...parts, otherwise], ", ")}]`;
}

function list(name: Code, items: readonly Code[]): Code[] {
  return items.length === 0 ? [] : [code`${name}: [${joinCode(items, ", ")}]`];
}
