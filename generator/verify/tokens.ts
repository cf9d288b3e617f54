import { HEADER } from "../emit/tests/header.js";

/** Kinds of tokens: names and keywords, double-quoted strings, numbers and big integers, punctuation, the end. */
export type TokenKind = "name" | "string" | "number" | "mark" | "end";

/** What stops the reading of a text: something that no emitter writes. */
export class Unexpected extends Error {
  constructor(
    what: string,
    /** Where it stands, in UTF-16 code units. */
    readonly offset: number,
  ) {
    super(what);
  }
}

const NAME = 1;
const DIGIT = 2;

/** What an ASCII character may be part of, by its code. Others stand in strings and comments only. */
const CLASSES = new Uint8Array(128);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$") CLASSES[character.charCodeAt(0)] = NAME;
for (const character of "0123456789") CLASSES[character.charCodeAt(0)] = DIGIT;

/** Punctuation of one character, by its code. */
const MARKS: readonly (string | undefined)[] = Array.from({ length: 128 }, (_, code) =>
  "{}()[]<>.,;:?=!&|-*".includes(String.fromCharCode(code)) ? String.fromCharCode(code) : undefined,
);
/** Longer punctuation, longest first, by the code of its first character. */
const LONG_MARKS: ReadonlyMap<string, readonly string[]> = new Map([
  ["=", ["===", "=>"]],
  ["!", ["!=="]],
  ["&", ["&&"]],
  ["|", ["||"]],
  [".", ["..."]],
]);

const QUOTE = 0x22;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const LINE_FEED = 0x0a;

// Ours, and those of the comment printer; every other @ of the document is written \@.
const FOREIGN_TAG = /(?:^|[\s{*])@(?!deprecated\b)/;
const PURE = "/* @__PURE__ */";

/**
 * The tokens of emitted TypeScript, one at a time. It knows no template literals, regular expression
 * literals, single quotes, decorators, escapes in names or line comments: they are unexpected.
 */
export class Tokens {
  kind: TokenKind = "end";
  /** The token as written; of a string, its quotes without what is between. */
  text = "";
  /** Offset of the token. */
  start = 0;
  /** Whether nothing stands between the token and the one before it. */
  adjacent = false;
  private at = 0;

  constructor(private readonly source: string) {
    if (source.startsWith(HEADER)) this.at = HEADER.length;
    this.next();
  }

  /** What is inside of the quotes of a string token, escapes as they are written. */
  get content(): string {
    return this.source.slice(this.start + 1, this.at - 1);
  }

  /** Goes to the next token. */
  next(): void {
    const { at, source } = this;
    this.skipBlanks();
    this.adjacent = this.at === at;
    this.start = this.at;
    const code = source.charCodeAt(this.at);
    const kind = CLASSES[code];
    if (kind === NAME) this.take("name", this.endOfName());
    else if (code === QUOTE) this.takeString();
    else if (kind === DIGIT) this.takeNumber();
    else if (this.at >= source.length) this.take("end", this.at);
    else this.takeMark(code);
  }

  /** Whether the token is this keyword or mark. */
  is(text: string): boolean {
    return this.text === text;
  }

  /** Goes past the token if it is this keyword or mark. */
  skip(text: string): boolean {
    if (this.text !== text) return false;
    this.next();
    return true;
  }

  /** Goes past the keyword or mark that has to stand here. */
  expect(text: string): void {
    if (!this.skip(text)) this.fail(`${this.describe()} where ${text} is due`);
  }

  /** Goes past the name that has to stand here. */
  name(): string {
    if (this.kind !== "name") this.fail(`${this.describe()} where a name is due`);
    const { text } = this;
    this.next();
    return text;
  }

  /** Goes past the string that has to stand here; what is between its quotes. */
  string(): string {
    if (this.kind !== "string") this.fail(`${this.describe()} where a string is due`);
    const { content } = this;
    this.next();
    return content;
  }

  /** Goes past the number that has to stand here. */
  number(): void {
    if (this.kind !== "number") this.fail(`${this.describe()} where a number is due`);
    this.next();
  }

  describe(): string {
    if (this.kind === "end") return "the end";
    return this.kind === "string" ? "a string" : this.text;
  }

  fail(what: string, offset: number = this.start): never {
    throw new Unexpected(what, offset);
  }

  private take(kind: TokenKind, end: number): void {
    this.kind = kind;
    this.text = kind === "string" ? '""' : this.source.slice(this.start, end);
    this.at = end;
  }

  private endOfName(): number {
    const { source } = this;
    let end = this.at + 1;
    while ((CLASSES[source.charCodeAt(end)] ?? 0) !== 0) end++;
    return end;
  }

  private skipBlanks(): void {
    const { source } = this;
    for (;;) {
      let code = source.charCodeAt(this.at);
      while (code === SPACE || code === LINE_FEED) code = source.charCodeAt(++this.at);
      if (code !== SLASH) return;
      const start = this.at;
      const end = source.indexOf("*/", start + 2);
      if (!source.startsWith("/*", start) || end < 0) this.fail("a line comment, a division or a regular expression", start);
      this.at = end + 2;
      this.checkComment(source.slice(start, this.at), start);
    }
  }

  private checkComment(comment: string, start: number): void {
    if (comment === PURE) return;
    if (!comment.startsWith("/** ") && !comment.startsWith("/**\n")) this.fail("a comment that is not for documentation", start);
    if (comment.includes("/*", 2)) this.fail("a comment in a comment", start);
    if (FOREIGN_TAG.test(comment.slice(3))) this.fail("a directive in a comment", start);
  }

  private takeString(): void {
    const { source } = this;
    let end = this.start + 1;
    for (let code = source.charCodeAt(end); code !== QUOTE; code = source.charCodeAt(end)) {
      if (end >= source.length || code === LINE_FEED) this.fail("a string that does not end");
      if (code === BACKSLASH && !'"\\/bfnrtu'.includes(source.charAt(end + 1))) this.fail("an unknown escape", end);
      end += code === BACKSLASH ? 2 : 1;
    }
    this.take("string", end + 1);
  }

  private takeNumber(): void {
    const number = /\d+(?:\.\d+)?(?:e[+-]?\d+)?n?(?![\w$.])/y;
    number.lastIndex = this.start;
    if (!number.test(this.source)) this.fail("an unusual number");
    this.take("number", number.lastIndex);
  }

  private takeMark(code: number): void {
    const first = MARKS[code];
    if (first === undefined) return this.fail(`the character ${JSON.stringify(this.source.charAt(this.start))}`);
    const mark = LONG_MARKS.get(first)?.find((long) => this.source.startsWith(long, this.start)) ?? first;
    this.kind = "mark";
    this.text = mark;
    this.at = this.start + mark.length;
  }
}
