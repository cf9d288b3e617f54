import { type FilterFunction, FunctionExpressionType, jsonpath } from "json-p3";
import { type Pattern, preparePattern } from "../../model/pattern/match.js";

/** The functions `match` and `search` of filters (RFC 9535 §2.4.6, §2.4.7), whose patterns never run through a backtracking engine. */
export function createMatchers(): readonly (readonly [name: string, matcher: FilterFunction])[] {
  const { Match, Search } = jsonpath.functions;
  // They refuse what is no I-Regexp (RFC 9485); on an empty text nothing backtracks.
  const options = { throwErrors: true, cacheSize: 0 };
  return [
    // As the library has it: with an anchor of its own a pattern is taken as it is.
    ["match", createMatcher(new Match(options), (pattern) => (/^\^|\$$/.test(pattern) ? pattern : `^(?:${pattern})$`))],
    ["search", createMatcher(new Search(options), (pattern) => pattern)],
  ];
}

function createMatcher(original: FilterFunction, whole: (pattern: string) => string): FilterFunction {
  const prepared = new Map<string, Pattern | undefined>();
  const prepare = (pattern: string): Pattern | undefined => {
    if (!prepared.has(pattern)) prepared.set(pattern, isValid(original, pattern) ? preparePattern(whole(pattern)) : undefined);
    return prepared.get(pattern);
  };
  return {
    argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
    returnType: FunctionExpressionType.LogicalType,
    call: (text: unknown, pattern: unknown) =>
      typeof text === "string" && typeof pattern === "string" && prepare(pattern)?.test(text) === true,
  };
}

function isValid(original: FilterFunction, pattern: string): boolean {
  try {
    original.call("", pattern);
    return true;
  } catch {
    return false; // that it throws is how it tells
  }
}
