import { type Code, code } from "../print/code.js";
import { stringLiteral } from "../print/literal.js";
import type { ModuleScope } from "./scope.js";

/**
 * Declares a compiled pattern of the document, once a module. One that is no pattern in unicode mode
 * is compiled without (`\-` outside a class is widespread); one that is no pattern at all matches
 * everything, as a generated module must not fail on import.
 */
export function declarePattern(source: string, scope: ModuleScope): Code {
  const name = scope.patternName(source);
  return scope.declareOnce(name, () => ({ kind: "const", name, type: undefined, value: compileCall(source), exported: false }));
}

function compileCall(source: string): Code {
  if (isPattern(source, "u")) return code`/* @__PURE__ */ $.pattern(${stringLiteral(source)})`;
  if (isPattern(source, "")) return code`/* @__PURE__ */ $.pattern(${stringLiteral(source)}, "")`;
  return code`/* @__PURE__ */ $.pattern("")`;
}

function isPattern(source: string, flags: string): boolean {
  try {
    new RegExp(source, flags);
    return true;
  } catch {
    return false; // the constructor is the definition
  }
}
