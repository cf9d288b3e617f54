import { judgeNumber, type NumberFate } from "./judge-number.js";

/** What a scan of JSON text finds. Offsets are UTF-16 code units. */
export interface JsonFindings {
  /** Ends the scan. */
  syntax(reason: string, offset: number): void;
  /** Ends the scan: an object or array opens at a deeper level than allowed. */
  tooDeep(offset: number): void;
  duplicateKey(key: string, offset: number, firstOffset: number): void;
  changedNumber(written: string, fate: Exclude<NumberFate, "exact">, offset: number): void;
}

/**
 * Goes through JSON text (RFC 8259) once, without recursion, and reports what `JSON.parse` passes
 * over in silence (duplicate keys, numbers that change, depth) or reports without a position.
 * @returns whether the text is JSON and not too deep, so that `JSON.parse` takes it
 */
export function scanJson(text: string, maxDepth: number, findings: JsonFindings): boolean {
  return new Scanner(text, maxDepth, findings).run();
}

type Expected = "value" | "value or ]" | "key" | "key or }" | "comma or end of container" | "end of text";
/** Keys of an object with their offsets; undefined for an array. */
type Container = Map<string, number> | undefined;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

class Scanner {
  private offset = 0;
  private readonly open: Container[] = [];

  constructor(
    private readonly text: string,
    private readonly maxDepth: number,
    private readonly findings: JsonFindings,
  ) {}

  run(): boolean {
    let expected: Expected | undefined = "value";
    while (expected !== undefined) {
      this.skipSpace();
      if (expected === "end of text" && this.offset === this.text.length) return true;
      expected = this.step(expected);
    }
    return false;
  }

  private step(expected: Expected): Expected | undefined {
    switch (expected) {
      case "value":
        return this.value();
      case "value or ]":
        return this.take("]") ? this.close() : this.value();
      case "key":
        return this.key();
      case "key or }":
        return this.take("}") ? this.close() : this.key();
      case "comma or end of container":
        return this.next();
      case "end of text":
        return this.fail(`nothing may follow the value, but there is ${this.describe()}`);
    }
  }

  private value(): Expected | undefined {
    const character = this.text[this.offset];
    if (character === "{" || character === "[") return this.openContainer(character);
    if (character === '"') return this.string() ? this.afterValue() : undefined;
    if (character === "t") return this.word("true");
    if (character === "f") return this.word("false");
    if (character === "n") return this.word("null");
    if (character === "-" || isDigit(this.text.charCodeAt(this.offset))) return this.number();
    return this.fail(character === "]" ? "a comma stands before the ]" : `a value is expected, not ${this.describe()}`);
  }

  private openContainer(character: "{" | "["): Expected | undefined {
    if (this.open.length >= this.maxDepth) {
      this.findings.tooDeep(this.offset);
      return undefined;
    }
    this.offset++;
    this.open.push(character === "{" ? new Map() : undefined);
    return character === "{" ? "key or }" : "value or ]";
  }

  private close(): Expected {
    this.open.pop();
    return this.afterValue();
  }

  private afterValue(): Expected {
    return this.open.length === 0 ? "end of text" : "comma or end of container";
  }

  private next(): Expected | undefined {
    const keys = this.open.at(-1);
    if (this.take(",")) return keys === undefined ? "value" : "key";
    const closing = keys === undefined ? "]" : "}";
    if (this.take(closing)) return this.close();
    return this.fail(`a comma or ${closing} is expected, not ${this.describe()}`);
  }

  private key(): Expected | undefined {
    const start = this.offset;
    if (this.text.charCodeAt(start) !== QUOTE) {
      const trailing = this.text[start] === "}";
      return this.fail(trailing ? "a comma stands before the }" : `a key in double quotes is expected, not ${this.describe()}`);
    }
    if (!this.string()) return undefined;
    this.noteKey(start);
    this.skipSpace();
    return this.take(":") ? "value" : this.fail(`a colon is expected behind the key, not ${this.describe()}`);
  }

  private noteKey(start: number): void {
    const raw = this.text.slice(start + 1, this.offset - 1);
    const key = raw.includes("\\") ? String(JSON.parse(`"${raw}"`)) : raw;
    const keys = this.open.at(-1);
    const first = keys?.get(key);
    if (first === undefined) keys?.set(key, start);
    else this.findings.duplicateKey(key, start, first);
  }

  private string(): boolean {
    const { text } = this;
    for (let at = this.offset + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.offset = at + 1;
        return true;
      }
      if (code === BACKSLASH) {
        const length = escapeLength(text, at);
        if (length === 0) return this.failAt(at, "there is no such escape in JSON strings");
        at += length - 1;
      } else if (code < 0x20) {
        return this.failAt(
          at,
          code === 0x0a ? "the string does not end on its line" : "a control character in a string has to be escaped",
        );
      }
    }
    return this.failAt(this.offset, "the string does not end");
  }

  private number(): Expected | undefined {
    const start = this.offset;
    if (this.text[this.offset] === "-") this.offset++;
    const leadingZero = this.text[this.offset] === "0";
    const whole = this.digits();
    if (whole === 0) return this.fail("a digit is expected");
    if (leadingZero && whole > 1) return this.fail("a number may not begin with 0", start);
    if (this.take(".") && this.digits() === 0) return this.fail("a digit is expected behind the decimal point");
    if (this.take("e") || this.take("E")) {
      if (!this.take("+")) this.take("-");
      if (this.digits() === 0) return this.fail("a digit is expected in the exponent");
    }
    const written = this.text.slice(start, this.offset);
    const fate = judgeNumber(written);
    if (fate !== "exact") this.findings.changedNumber(written, fate, start);
    return this.afterValue();
  }

  private digits(): number {
    const start = this.offset;
    while (isDigit(this.text.charCodeAt(this.offset))) this.offset++;
    return this.offset - start;
  }

  private word(word: string): Expected | undefined {
    if (!this.text.startsWith(word, this.offset)) return this.fail(`a value is expected, not ${this.describe()}`);
    this.offset += word.length;
    return this.afterValue();
  }

  private take(character: string): boolean {
    const there = this.text[this.offset] === character;
    if (there) this.offset++;
    return there;
  }

  private skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.offset))) this.offset++;
  }

  private fail(reason: string, offset: number = this.offset): undefined {
    this.findings.syntax(reason, offset);
    return undefined;
  }

  private failAt(offset: number, reason: string): false {
    this.findings.syntax(reason, offset);
    return false;
  }

  private describe(): string {
    const code = this.text.codePointAt(this.offset);
    if (code === undefined) return "the end of the text";
    if (code === 0x27) return "a single quote";
    if (code === 0x2f) return "a comment";
    return JSON.stringify(String.fromCodePoint(code));
  }
}

/** Length of the escape sequence that begins with the backslash, or 0 (RFC 8259 §7). */
function escapeLength(text: string, at: number): number {
  const kind = text[at + 1];
  if (kind === "u") return /^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6)) ? 6 : 0;
  return kind !== undefined && '"\\/bfnrt'.includes(kind) ? 2 : 0;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** White space of JSON, and nothing else that JavaScript takes for it (RFC 8259 §2). */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
