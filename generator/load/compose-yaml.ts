import { Composer, type Document, Lexer, type ParsedNode, Parser, type YAMLError } from "yaml";
import { DEEPEST, type Limits } from "./limits.js";
import type { ReportAt } from "./parsed.js";

/** Node tree of a YAML text, with positions. */
export type YamlDocument = Document.Parsed<ParsedNode>;

/** More tags than this many help nobody. */
const MOST_TAGS = 20;

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
  reportErrors(text, errors, report);
  const { version } = first.directives.yaml;
  if (version !== "1.2") report("MM1022", { version }, Math.max(0, text.indexOf("%YAML")));
  return second === undefined && errors.length === 0 ? first : undefined;
}

/** After an error of syntax the rest is mostly misread: of these the first is told. */
function reportErrors(text: string, errors: readonly YAMLError[], report: ReportAt): void {
  const isTag = (error: YAMLError): boolean => error.code === "TAG_RESOLVE_FAILED";
  const [first, ...behind] = errors.filter((error) => !isTag(error)).sort((left, right) => left.pos[0] - right.pos[0]);
  if (first !== undefined) {
    // The parser quotes the text, line ends included.
    const message = first.message.replace(/\s+/g, " ").trim().replace(/\.$/, "");
    const more = behind.length === 0 ? "" : ` (and ${behind.length} more ${behind.length === 1 ? "error" : "errors"} behind it)`;
    report("MM1008", { reason: message.charAt(0).toLowerCase() + message.slice(1) + more }, first.pos[0]);
  }
  for (const { pos } of errors.filter(isTag).slice(0, MOST_TAGS))
    report("MM1013", { tag: /^\S*/.exec(text.slice(pos[0], pos[0] + 80))?.[0] ?? "" }, pos[0]);
}
