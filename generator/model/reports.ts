import { nearest } from "../diagnostics/nearest.js";
import type { Node } from "../resolve/node.js";
import { childNode, isJsonArray } from "../resolve/node.js";
import type { ResolvedSpec } from "../resolve/spec.js";
import { JSON_TYPES, KEYWORDS } from "./keywords.js";
import { inspectPattern } from "./rules/patterns.js";
import type { Finding } from "./rules/rule.js";
import type { Schema, SchemaProblem } from "./schema.js";
import type { JsonValue } from "./types.js";

/** Turns what is found about schemas into diagnostics with their place in the source. */
export interface SchemaReports {
  problem(problem: SchemaProblem, node: Node): void;
  finding(finding: Finding, at: Node): void;
  circle(chain: readonly Node[]): void;
  /** More is merged than the limit. */
  merged(limit: number, what: string, at: Node): void;
  /** More schemas than the limit look at one value in turn. */
  long(limit: number, at: Node): void;
  /** Holding names against patterns takes more steps than the limit. */
  matched(limit: number, at: Node): void;
  unknown(at: Node): void;
  inspectPatterns(schema: Schema): void;
  inspectBounds(schema: Schema): void;
}

/** Keywords of which the first may not be greater than the second, or not even as great. */
const BOUNDS: readonly (readonly [lower: string, upper: string, strict?: "strict"])[] = [
  ["minimum", "maximum"],
  ["minimum", "exclusiveMaximum", "strict"],
  ["exclusiveMinimum", "maximum", "strict"],
  ["exclusiveMinimum", "exclusiveMaximum", "strict"],
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minContains", "maxContains"],
  ["minProperties", "maxProperties"],
];

/** @param spec whose diagnostics receive the reports */
export function createSchemaReports(spec: ResolvedSpec): SchemaReports {
  const { diagnostics } = spec;
  const at = (node: Node, keyword?: string) =>
    spec.locate((keyword === undefined ? undefined : childNode(node, keyword)) ?? node);
  return {
    problem(problem, node) {
      switch (problem.kind) {
        case "not-a-schema":
          return diagnostics.report("MM2011", { found: show(problem.found) }, at(node));
        case "type":
          return diagnostics.report("MM2007", { found: show(problem.found), known: JSON_TYPES }, at(node, "type"));
        case "required":
          return diagnostics.report("MM2008", { found: show(problem.found) }, at(node, "required"));
        case "enum":
          return diagnostics.report("MM2009", { found: show(problem.found) }, at(node, "enum"));
        case "keyword":
          return diagnostics.report(
            "MM2010",
            { keyword: problem.keyword, expected: problem.expected, found: show(problem.found) },
            at(node, problem.keyword),
          );
        case "ignored":
          return diagnostics.report("MM2026", problem, at(node, problem.keyword));
        case "hint":
          return diagnostics.report("MM2027", problem, at(node, problem.keyword));
        case "unsupported":
          return diagnostics.report(
            "MM2013",
            { keyword: problem.keyword, suggestion: nearest(problem.keyword, KEYWORDS.keys()) },
            at(node, problem.keyword),
          );
      }
    },
    finding(finding, node) {
      switch (finding.kind) {
        case "contradiction":
          return diagnostics.report("MM2014", { reason: finding.reason }, at(node));
        case "inferred":
          return diagnostics.report("MM2016", { type: finding.type }, at(node));
        case "loop":
          return diagnostics.report("MM2035", {}, at(node));
        case "unsupported":
          return diagnostics.report("MM2013", { keyword: finding.keyword }, at(node, finding.keyword));
      }
    },
    circle(chain) {
      const last = chain.at(-1);
      if (last !== undefined) diagnostics.report("MM2006", { chain: chain.map((node) => spec.idOf(node)) }, at(last));
    },
    merged(limit, what, node) {
      diagnostics.report("MM2031", { limit, what }, at(node));
    },
    long(limit, node) {
      diagnostics.report("MM2036", { limit }, at(node));
    },
    matched(limit, node) {
      diagnostics.report("MM2040", { limit }, at(node));
    },
    unknown(node) {
      diagnostics.report("MM2021", {}, at(node));
    },
    inspectBounds({ node, keywords }) {
      for (const [lower, upper, strict] of BOUNDS) {
        const least = keywords[lower];
        const most = keywords[upper];
        if (typeof least !== "number" || typeof most !== "number") continue;
        if (least > most || (strict !== undefined && least === most))
          diagnostics.report("MM2038", { lower, least, upper, most }, at(node, lower));
      }
    },
    inspectPatterns(schema) {
      const pattern = schema.keywords["pattern"];
      const sources = [
        ...(typeof pattern === "string" ? [pattern] : []),
        ...Object.keys(schema.keywords["patternProperties"] ?? {}),
      ];
      for (const source of sources) {
        const { valid, risky } = inspectPattern(source);
        if (!valid) diagnostics.report("MM2019", { pattern: source }, at(schema.node, "pattern"));
        else if (risky) diagnostics.report("MM2020", { pattern: source }, at(schema.node, "pattern"));
      }
    },
  };
}

/** A short form of a value for a message. */
function show(value: JsonValue): string {
  if (isJsonArray(value)) return value.length > 5 ? `an array of ${value.length}` : JSON.stringify(value).slice(0, 80);
  return (JSON.stringify(value) ?? "nothing").slice(0, 80);
}
