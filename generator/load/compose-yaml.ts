import { Composer, type Document, Lexer, type ParsedNode, Parser, type YAMLError } from "yaml";
import { DEEPEST, type Limits } from "./limits.js";
import type { ReportAt } from "./parsed.js";

/** Node tree of a YAML text, with positions. */
export type YamlDocument = Document.Parsed<ParsedNode>;

/** After a syntax error the rest is mostly misread; more than this many help nobody. */
const MOST_ERRORS = 20;

const OPTIONS = {
  version: "1.2",
  schema: "core",
  // Also where the text says %YAML 1.1, which would change what `yes` and `<<` mean.
  merge: false,
  resolveKnownTags: false,
  // The value is built by our own walk, which finds duplicates in linear time.
  uniqueKeys: false,
  keepSourceTokens: false,
} as const;

/** Parses YAML 1.2 into nodes; undefined where it is no YAML, or nested too deeply, which is reported. */
export function composeYaml(text: string, { maxDepth }: Limits, report: ReportAt): YamlDocument | undefined {
  const deepest = Math.min(maxDepth, DEEPEST);
  const documents: YamlDocument[] = [];
  const parser = new Parser();
  const composer = new Composer(OPTIONS);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    // The stack holds the open collections, below them the document and above them a scalar. The
    // composer recurses, so this has to be known before it gets them.
    if (parser.stack.length > deepest + 2) {
      report("MM1007", { limit: deepest }, parser.offset);
      return undefined;
    }
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(true, text.length));
  return checkDocuments(text, documents, report);
}

function checkDocuments(text: string, [first, second]: readonly YamlDocument[], report: ReportAt): YamlDocument | undefined {
  if (first === undefined) return undefined; // composer.end(true) always gives one
  if (second !== undefined) report("MM1014", {}, second.range[0]);
  const errors = [first, ...(second === undefined ? [] : [second])].flatMap((document) => document.errors);
  for (const [index, error] of errors.slice(0, MOST_ERRORS).entries()) {
    reportError(text, error, index === MOST_ERRORS - 1 ? errors.length - MOST_ERRORS : 0, report);
  }
  const { version } = first.directives.yaml;
  if (version !== "1.2") report("MM1022", { version }, Math.max(0, text.indexOf("%YAML")));
  return second === undefined && errors.length === 0 ? first : undefined;
}

function reportError(text: string, error: YAMLError, more: number, report: ReportAt): void {
  const [offset] = error.pos;
  if (error.code === "TAG_RESOLVE_FAILED") {
    report("MM1013", { tag: /^\S*/.exec(text.slice(offset, offset + 80))?.[0] ?? "" }, offset);
    return;
  }
  // The parser quotes the text, line ends included.
  const message = error.message.replace(/\s+/g, " ").trim().replace(/\.$/, "");
  const reason = message.charAt(0).toLowerCase() + message.slice(1);
  report("MM1008", { reason: more > 0 ? `${reason} (and ${more} more errors behind it)` : reason }, offset);
}
