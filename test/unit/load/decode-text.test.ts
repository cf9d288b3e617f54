import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../../generator/load/decode-text.js";

const utf8 = new TextEncoder();

describe("UTF-8", () => {
  it("is decoded to what was encoded", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        fc.pre(!text.includes("\u0000") && !text.startsWith("\ufeff"));
        expect(decodeText(utf8.encode(text))).toEqual({ kind: "text", text });
      }),
    );
  });

  it("loses a byte order mark at the beginning and no other", () => {
    expect(decodeText(utf8.encode("\ufeffa\ufeff"))).toEqual({ kind: "text", text: "a\ufeff" });
  });

  it("is decoded from a part of a buffer too", () => {
    expect(decodeText(utf8.encode("abcdef").subarray(2, 4))).toEqual({ kind: "text", text: "cd" });
  });
});

describe("bytes that are not UTF-8", () => {
  it.each<[what: string, bytes: readonly number[], offset: number]>([
    ["Latin-1", [0x63, 0x61, 0x66, 0xe9, 0x0a], 3],
    ["a lone continuation", [0x61, 0x80], 1],
    ["a character cut off at the end", [0x61, 0xe2, 0x82], 1],
    ["an overlong slash", [0xc0, 0xaf], 0],
    ["an overlong euro sign", [0xf0, 0x82, 0x82, 0xac], 0],
    ["an overlong letter of three bytes", [0xe0, 0x81, 0x81], 0],
    ["a surrogate", [0xc3, 0xa9, 0xed, 0xa0, 0x80], 2],
    ["a number above U+10FFFF", [0xf4, 0x90, 0x80, 0x80], 0],
    ["a byte of no meaning", [0x61, 0x62, 0xff], 2],
    ["an error after characters of every length", [0x61, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xfe], 10],
  ])("%s: the offset of the first bad byte is told", (_, bytes, offset) => {
    expect(decodeText(Uint8Array.from(bytes))).toMatchObject({ kind: "not UTF-8", encoding: undefined, offset });
  });

  it("are refused exactly where a strict TextDecoder refuses them, and what stands before is text", () => {
    const strict = new TextDecoder("utf-8", { fatal: true });
    const byte = fc.oneof(fc.integer({ min: 1, max: 127 }), fc.integer({ min: 128, max: 255 }));
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            byte.map((one) => [one]),
            fc.string({ unit: "grapheme" }).map((text) => [...utf8.encode(text)]),
          ),
        ),
        (parts) => {
          const bytes = Uint8Array.from(parts.flat());
          fc.pre(!bytes.includes(0));
          const decoded = decodeText(bytes);
          if (decoded.kind === "text") expect(strict.decode(bytes)).toBe(decoded.text);
          else if (decoded.encoding === undefined) {
            expect(() => strict.decode(bytes)).toThrow(TypeError);
            expect(strict.decode(bytes.subarray(0, decoded.offset))).toBe(decoded.before);
            expect(() => strict.decode(bytes.subarray(0, decoded.offset + 4))).toThrow(TypeError);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("other encodings are named", () => {
  const swap = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
  const utf16 = Buffer.from("openapi: 3.1.0", "utf16le");
  const utf32 = Buffer.concat([..."open"].map((character) => Buffer.from([character.charCodeAt(0), 0, 0, 0])));
  it.each<[name: string, what: string, bytes: Uint8Array]>([
    ["UTF-16LE", "with a mark", Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ["UTF-16BE", "with a mark", Buffer.concat([Buffer.from([0xfe, 0xff]), swap(utf16)])],
    ["UTF-16LE", "without a mark", utf16],
    ["UTF-16BE", "without a mark", swap(utf16)],
    ["UTF-32LE", "with a mark", Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), utf32])],
    ["UTF-32LE", "without a mark", utf32],
    ["UTF-32BE", "with a mark", Buffer.concat([Buffer.from([0, 0, 0xfe, 0xff]), Buffer.from(utf32).swap32()])],
    ["UTF-32BE", "without a mark", Buffer.from(utf32).swap32()],
  ])("%s %s", (encoding, _, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ kind: "not UTF-8", encoding, offset: 0 });
  });
});
