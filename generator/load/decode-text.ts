import { isUtf8 } from "node:buffer";

/** Text of a document, or why its bytes are none. */
export type DecodedText =
  | { readonly kind: "text"; readonly text: string }
  /** `before` is the text up to the byte that belongs to no character. */
  | { readonly kind: "not UTF-8"; readonly encoding: string | undefined; readonly offset: number; readonly before: string };

/** Decodes UTF-8 strictly (RFC 3629). A byte order mark is dropped; nothing is ever replaced by U+FFFD. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = recogniseEncoding(bytes);
  if (encoding !== undefined) return { kind: "not UTF-8", encoding, offset: 0, before: "" };
  // Ten times as fast as a fatal TextDecoder, and as strict.
  if (!isUtf8(bytes)) {
    const offset = findInvalidByte(bytes);
    return { kind: "not UTF-8", encoding: undefined, offset, before: toText(bytes.subarray(0, offset)) };
  }
  return { kind: "text", text: toText(bytes) };
}

function toText(bytes: Uint8Array): string {
  return dropMark(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
}

/** The text without a byte order mark (U+FEFF) at its beginning. */
export function dropMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/** UTF-16 and UTF-32, by their byte order mark or by the zero bytes around the first characters (RFC 4627 §3). */
function recogniseEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? "UTF-32LE" : "UTF-16LE";
  if (first === 0xfe && second === 0xff) return "UTF-16BE";
  if (first === 0 && second === 0 && (third === 0xfe || third === 0))
    return fourth === undefined || fourth === 0 ? undefined : "UTF-32BE";
  const zeros = [first, second, third, fourth].map((byte) => byte === 0);
  if (zeros[0] && !zeros[1] && zeros[2] && !zeros[3]) return "UTF-16BE";
  if (!zeros[0] && zeros[1] && !zeros[2] && zeros[3]) return "UTF-16LE";
  return !zeros[0] && zeros[1] && zeros[2] && zeros[3] ? "UTF-32LE" : undefined;
}

/** Offset of the first byte at which no well-formed character begins (Unicode 15 table 3-7). */
function findInvalidByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = characterLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  const continues = (from: number, to: number): boolean => {
    for (let index = from; index <= to; index++) if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return false;
    return true;
  };
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return continues(1, 1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const overlong = first === 0xe0 && second < 0xa0;
    const surrogate = first === 0xed && second > 0x9f;
    return continues(1, 2) && !overlong && !surrogate ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const overlong = first === 0xf0 && second < 0x90;
    const beyond = first === 0xf4 && second > 0x8f;
    return continues(1, 3) && !overlong && !beyond ? 4 : 0;
  }
  return 0;
}
