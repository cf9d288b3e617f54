/** A pattern as a tree: the part of ECMA-262 that can be matched in linear time and produced from. */
export type PatternNode =
  | {
      readonly kind: "character";
      readonly matches: (character: string) => boolean;
      readonly source: string;
      readonly exact: string | undefined;
    }
  | { readonly kind: "sequence"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly options: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly body: PatternNode; readonly min: number; readonly max: number }
  | { readonly kind: "assertion"; readonly type: "start" | "end" | "boundary" | "noBoundary" }
  | { readonly kind: "lookahead"; readonly body: PatternNode; readonly negative: boolean };

const MAX_LENGTH = 5_000;
const MAX_NESTING = 100;

/**
 * Parses an ECMA-262 source as the `u` flag reads it. `undefined` where it is no valid pattern, or
 * uses what needs backtracking (back references, look-behind), or is longer than anyone writes.
 */
export function parsePattern(source: string): PatternNode | undefined {
  if (source.length > MAX_LENGTH || !isValid(source)) return undefined;
  const reader = { source, at: 0, nesting: 0 };
  const tree = parseChoice(reader);
  return reader.at === source.length ? tree : undefined;
}

interface Reader {
  readonly source: string;
  at: number;
  nesting: number;
}

function isValid(source: string): boolean {
  try {
    return new RegExp(source, "u") instanceof RegExp;
  } catch {
    return false; // a SyntaxError is the answer
  }
}

function parseChoice(reader: Reader): PatternNode | undefined {
  if (++reader.nesting > MAX_NESTING) return undefined;
  const options: PatternNode[] = [];
  do {
    const option = parseSequence(reader);
    if (option === undefined) return undefined;
    options.push(option);
  } while (take(reader, "|"));
  reader.nesting--;
  return options.length === 1 ? options[0] : { kind: "choice", options };
}

function parseSequence(reader: Reader): PatternNode | undefined {
  const parts: PatternNode[] = [];
  while (reader.at < reader.source.length && reader.source[reader.at] !== "|" && reader.source[reader.at] !== ")") {
    const term = parseTerm(reader);
    const part = term && parseQuantifier(reader, term);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return { kind: "sequence", parts };
}

function parseTerm(reader: Reader): PatternNode | undefined {
  if (take(reader, "^")) return { kind: "assertion", type: "start" };
  if (take(reader, "$")) return { kind: "assertion", type: "end" };
  if (take(reader, "(")) return parseGroup(reader);
  if (reader.source[reader.at] === "[") return character(takeSource(reader, endOfClass(reader)));
  if (reader.source[reader.at] === "\\") return parseEscape(reader);
  const literal = String.fromCodePoint(reader.source.codePointAt(reader.at) ?? 0);
  reader.at += literal.length;
  return literal === "." ? character(literal) : exactly(literal);
}

function parseGroup(reader: Reader): PatternNode | undefined {
  const lookahead = take(reader, "?=") ? "positive" : take(reader, "?!") ? "negative" : undefined;
  if (lookahead === undefined && !take(reader, "?:")) {
    if (reader.source.startsWith("?<=", reader.at) || reader.source.startsWith("?<!", reader.at)) return undefined;
    if (take(reader, "?<")) reader.at = reader.source.indexOf(">", reader.at) + 1;
    else if (reader.source[reader.at] === "?") return undefined; // modifiers and whatever comes next
  }
  const body = parseChoice(reader);
  if (body === undefined || !take(reader, ")")) return undefined;
  return lookahead === undefined ? body : { kind: "lookahead", body, negative: lookahead === "negative" };
}

function parseEscape(reader: Reader): PatternNode | undefined {
  const next = reader.source[reader.at + 1] ?? "";
  if (next === "b" || next === "B") {
    reader.at += 2;
    return { kind: "assertion", type: next === "b" ? "boundary" : "noBoundary" };
  }
  if (/[1-9k]/.test(next)) return undefined; // a back reference
  const rest = reader.source.slice(reader.at);
  const found =
    /^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[^])/u.exec(
      rest,
    );
  if (found === null) return undefined;
  const source = takeSource(reader, reader.at + found[0].length);
  return /^\\[\^$\\.*+?()[\]{}|/]$/.test(source) ? exactly(source.slice(1)) : character(source);
}

function parseQuantifier(reader: Reader, body: PatternNode): PatternNode {
  const found = /^(?:([*+?])|\{(\d+)(,)?(\d+)?\})\??/.exec(reader.source.slice(reader.at, reader.at + 40));
  if (found === null) return body;
  reader.at += found[0].length;
  const [, sign, min, comma, max] = found;
  if (sign !== undefined) return { kind: "repeat", body, min: sign === "+" ? 1 : 0, max: sign === "?" ? 1 : Infinity };
  const least = Number(min);
  return { kind: "repeat", body, min: least, max: comma === undefined ? least : max === undefined ? Infinity : Number(max) };
}

function take(reader: Reader, text: string): boolean {
  if (!reader.source.startsWith(text, reader.at)) return false;
  reader.at += text.length;
  return true;
}

function takeSource(reader: Reader, end: number): string {
  const source = reader.source.slice(reader.at, end);
  reader.at = end;
  return source;
}

function endOfClass(reader: Reader): number {
  let at = reader.at + 1;
  while (at < reader.source.length && reader.source[at] !== "]") at += reader.source[at] === "\\" ? 2 : 1;
  return at + 1;
}

function exactly(text: string): PatternNode {
  return { kind: "character", matches: (character) => character === text, source: text, exact: text };
}

// One class and one character: the native engine is exact here and cannot backtrack.
function character(source: string): PatternNode {
  const expression = new RegExp(`^${source}$`, "u");
  return { kind: "character", matches: (text) => expression.test(text), source, exact: undefined };
}
