import { Composer, type CST, type Document, Lexer, type ParsedNode, Parser, type YAMLError } from "yaml";
import type { ReportAt } from "./parsed.js";
import { YAML_OPTIONS } from "./yaml-options.js";

/** Node tree of a YAML text, with positions. */
export type YamlDocument = Document.Parsed<ParsedNode>;

/** More tags than this many help nobody. */
const MOST_TAGS = 20;

/** The tokens of a YAML text; undefined where it is nested too deeply, which is reported. */
export function parseTokens(text: string, deepest: number, report: ReportAt): readonly CST.Token[] | undefined {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    // The stack holds the open collections, below them the document and above them a scalar. Whoever reads
    // the tokens recurses, so this has to be known before.
    if (parser.stack.length > deepest + 2) {
      report("MM1007", { limit: deepest }, parser.offset);
      return undefined;
    }
  }
  tokens.push(...parser.end());
  return tokens;
}

/** Makes nodes of the tokens of a text; undefined where it is no YAML 1.2, which is reported. */
export function composeYaml(text: string, tokens: readonly CST.Token[], report: ReportAt): YamlDocument | undefined {
  const composer = new Composer(YAML_OPTIONS);
  return checkDocuments(text, [...composer.compose(tokens, true, text.length)], report);
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
