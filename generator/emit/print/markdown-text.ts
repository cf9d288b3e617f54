import { type Block, fenceIndented, type Region, splitCodeSpans, splitFences } from "./code-regions.js";
import type { Markdown, TextMode } from "./markdown.js";
import { defuseFenced, defuseInfo, defuseSpan } from "./site-directives.js";

// Nobody reads a longer one, and looking further for each of a million would take for ever.
const MAX_URL = 1_000;
/** Longer ones are not looked at, for the same reason. */
const MAX_ENTITY = 40;
/** A brace before another one, or before a percent sign: an escape alone does not part them for Vue and Liquid. */
const PARTED_BRACE = "\\{&#8288;";

/**
 * Text of a document as paragraphs of a page.
 *
 * In all modes code stays code. As text, lists stay lists, and all else is shown as it was typed.
 * Raw text is Markdown, but for raw HTML, images, and links of any scheme but http, https and mailto; it reads the same
 * as MDX. As CommonMark it is less safe: braces and angle brackets that are no HTML stay as they are.
 */
export function paragraphs(text: string, mode: TextMode): Markdown {
  const found = splitFences(normalise(text));
  const blocks = mode === "raw" ? found.flatMap(fenceIndented) : found; // MDX knows no indented code
  return blocks.map((block) => printBlock(block, mode)).join("\n") as Markdown; // each line went through an escaper
}

/** Text of a document as a cell or part of a line, by the same rules; line feeds are left to the table. */
export function inline(text: string, mode: TextMode): Markdown {
  const lines = normalise(text).split("\n");
  return lines.map((line) => escapeLine(line, mode)).join("\n") as Markdown; // as above
}

function printBlock(block: Block, mode: TextMode): string {
  if (block.fenced) return block.lines.map((line, index) => (index === 0 ? defuseInfo(line) : defuseFenced(line))).join("\n");
  const lines = block.lines.map((line) => escapeLine(line, mode));
  return (mode === "text" ? defuseStarts(lines, block.lines) : lines.map(defuseModule)).join("\n");
}

// Line ends of all sorts become line feeds; controls, and what turns text around, are shown as U+FFFD.
function normalise(text: string): string {
  if (/^[\n\x20-\x7e]*$/.test(text)) return text;
  return (
    text
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd")
  );
}

function escapeLine(line: string, mode: TextMode): string {
  if (!/[\\`{}<&*_~\]!]/.test(line)) return line;
  let at = 0;
  let escaped = "";
  for (const region of splitCodeSpans(line)) {
    escaped += escapeRegion(region, line, at, mode);
    at += region.text.length;
  }
  return escaped;
}

function escapeRegion(region: Region, line: string, at: number, mode: TextMode): string {
  if (region.code) return mode === "commonmark" ? defuseFenced(region.text) : defuseSpan(region.text);
  return mode === "text" ? escapeText(line, at, region.text) : sanitise(line, at, region.text, mode);
}

// As text: every character that CommonMark, GFM, MDX or Vue would act upon here, and no other.
function escapeText(line: string, start: number, text: string): string {
  let urlEnd = 0;
  return text.replace(/(?:https?|ftp):\/\/|www\.|[\\`{}<&*_~\]]/gi, (found, offset: number) => {
    const at = start + offset;
    if (at < urlEnd) return found;
    if (found.length > 1) {
      const url = urlAt(line, at);
      if (!isPlainUrl(line[at - 1], url)) return breakUrl(found);
      urlEnd = at + url.length;
      return found;
    }
    if (!takesEffect(found, line, at)) return found;
    // Where a destination would follow, its bracket is what gets escaped: then not even a careless reader finds a link.
    if (found === "]" && line[at + 1] === "(") return "]\\";
    if (found === "{" && /[{%]/.test(line[at + 1] ?? "")) return PARTED_BRACE;
    return found === "<" ? "&lt;" : found === "&" ? "&amp;" : `\\${found}`;
  });
}

// A bare URL becomes a link and swallows all up to the next space or bracket, backslashes and
// backticks included (GFM §6.9). So only one in which nothing would be escaped may do so. The bracket is told too: as
// an entity it would be swallowed.
function urlAt(line: string, at: number): string {
  return /^[^\s<]*<?/.exec(line.slice(at, at + MAX_URL))?.[0] ?? "";
}

function isPlainUrl(before: string | undefined, url: string): boolean {
  if (before !== undefined && !/[\s(]/.test(before)) return false;
  return (
    url.length < MAX_URL && /^(?:[A-Za-z\d.:/?#@!$&'()+,;=%-]|(?<=[A-Za-z\d])_(?=[A-Za-z\d]))*$/.test(url) && !/&#?\w+;/.test(url)
  );
}

function isHarmlessUrl(url: string, isMdx: boolean): boolean {
  return url.length < MAX_URL && !(isMdx ? /[`\\<{}]|&#?\w+;/ : /[`\\<]/).test(url);
}

function breakUrl(scheme: string): string {
  return scheme.replace(/[:.]/, "\\$&");
}

function takesEffect(character: string, line: string, at: number): boolean {
  const before = line[at - 1] ?? " ";
  const after = line[at + 1] ?? " ";
  switch (character) {
    case "\\":
      return at + 1 === line.length || isPunctuation(after);
    case "&":
      return /^&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z][A-Za-z\d]*);/.test(line.slice(at, at + MAX_ENTITY));
    case "*":
    case "~":
      return isVisible(before) || isVisible(after);
    case "_": // inside a word it does nothing (CommonMark §6.2)
      return (isVisible(before) || isVisible(after)) && !(isWord(before) && isWord(after));
    case "]":
      return after === "(" || after === ":";
    default:
      return true;
  }
}

function isVisible(character: string): boolean {
  return !/\s/.test(character);
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

function isPunctuation(character: string): boolean {
  return /[!-/:-@[-`{-~]/.test(character);
}

// What makes a block of its line where it stands first, after whatever list markers there are.
const LIST_MARKERS = /^\s*(?:(?:[-+*]|\d{1,9}[.)])\s+)*/;
const RULE = /^\s*(?:=+|-+|([-*_])(?:[ \t]*\1){2,})\s*$/;
const TABLE_RULE = /^(?=.*-)[\s|:-]+$/;

function defuseStarts(lines: readonly string[], sources: readonly string[]): readonly string[] {
  const hasList = sources.some((source) => /^\s*(?:[-+*]|\d{1,9}[.)])\s/.test(source));
  return lines.map((line, index) => {
    const source = sources[index] ?? "";
    if (source.trim() === "") return line;
    if (RULE.test(source) || TABLE_RULE.test(source)) return escapeFirst(line, /^\s*/);
    const rest = source.replace(LIST_MARKERS, "");
    if (/^(?:#{1,6}(?:\s|$)|>)/.test(rest)) return escapeFirst(line, LIST_MARKERS);
    const defused = defuseModule(line);
    if (defused !== line) return defused;
    return hasList ? line : line.replace(/^[ \t]{4,}|^ *\t[ \t]*/, "   "); // indented code
  });
}

// MDX runs what looks like a module.
function defuseModule(line: string): string {
  return /^(?:import|export)\b/.test(line) ? `&#${line.charCodeAt(0)};${line.slice(1)}` : line;
}

function escapeFirst(line: string, skipped: RegExp): string {
  const start = skipped.exec(line)?.[0].length ?? 0;
  return line[start] === "\\" ? line : `${line.slice(0, start)}\\${line.slice(start)}`;
}

// As Markdown: without raw HTML and images, and with links that lead nowhere but to the web.
const HARMFUL = String.raw`\\(?:[!-/:-@[-\`{-~]|$)|\`|~{3,}|!+|\](?=[(:])|(?:https?|ftp):\/\/|www\.`;
// What CommonMark takes for text all the same (`Map<string, string>`, `<PERSON_1>`) stays as it is; `<<<` and
// `--8<--` are no text for VitePress and pymdownx, which put files there.
const HARMFUL_IN_COMMONMARK = new RegExp(
  String.raw`${HARMFUL}|<{3,}|(?<=-8)<(?=-)|<(?=[A-Za-z/!?])(?![A-Za-z\d-]+(?:, ?[A-Za-z\d_-]+|_[A-Z\d_]+)>)`,
  "gi",
);
// MDX takes every brace for an expression and every bracket for an element; an entity is text for it, but not for Vue.
const BRACE_ENTITY = "&(?:#0*123|#x0*7b|lbrace|lcub);";
const HARMFUL_IN_MDX = new RegExp(String.raw`${HARMFUL}|<{2,}|<(?!\s+\S)|[{}]|${BRACE_ENTITY}`, "gi");
const OPENING_BRACE = new RegExp(String.raw`^(?:\\?\{|${BRACE_ENTITY})`, "i");

function sanitise(line: string, start: number, text: string, mode: "raw" | "commonmark"): string {
  const isMdx = mode === "raw";
  return text.replace(isMdx ? HARMFUL_IN_MDX : HARMFUL_IN_COMMONMARK, (found, offset: number) => {
    const at = start + offset;
    const after = line.slice(at + found.length, at + found.length + MAX_ENTITY);
    if (found.startsWith("!")) return after.startsWith("[") ? "" : found;
    if (/^\\?<+$/.test(found)) return found.replaceAll("\\", "").replaceAll("<", "&lt;");
    if (isMdx && OPENING_BRACE.test(found)) return OPENING_BRACE.test(after) || after.startsWith("%") ? PARTED_BRACE : "\\{";
    if (found === "]") return leadsToWeb(line.slice(at + 2)) ? found : "]\\";
    if (found === "\\") return "\\\\";
    if (/^\w/.test(found)) return isHarmlessUrl(urlAt(line, at), isMdx) ? found : breakUrl(found);
    return found.startsWith("\\") ? found : found.replaceAll(/./g, "\\$&");
  });
}

// A destination on the next line, in angle brackets, or spelled with entities or escapes is not worth the doubt.
function leadsToWeb(rest: string): boolean {
  const destination = /^\s*([^\s)]*)/.exec(rest.slice(0, MAX_URL))?.[1] ?? "";
  if (destination === "" || destination.length > MAX_URL - 100 || /[\\<]|&[#\w]+;/.test(destination)) return false;
  const scheme = /^([^/?#]*):/.exec(destination)?.[1];
  return scheme === undefined || /^(?:https?|mailto)$/i.test(scheme);
}
