import { domainToASCII } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isHostname, isIdnHostname } from "../../../generator/runtime/index.js";
import { decodePunycode, encodePunycode } from "../../../generator/runtime/punycode.js";

// Letters that the platform's own mapping (case, normalisation) leaves alone.
const letter = fc.oneof(fc.constantFrom(..."abcxyz019"), fc.constantFrom(..."αβγδεżłщюяあいうえお例中文𠀋𠮷"));
const label = fc.array(letter, { minLength: 1, maxLength: 12 }).map((letters) => letters.join(""));

describe("Punycode", () => {
  it("is what the platform makes of host names", () => {
    fc.assert(
      fc.property(label, (text) => {
        fc.pre(/[^\0-\x7f]/.test(text));
        expect(`xn--${encodePunycode(text)}`).toBe(domainToASCII(text));
      }),
    );
  });

  it("comes back", () => {
    fc.assert(
      fc.property(label, (text) => {
        expect(decodePunycode(encodePunycode(text))).toBe(text);
      }),
    );
  });

  it("has an answer for every text of the alphabet, however long", () => {
    const text = fc.string({ unit: fc.constantFrom(..."az09-"), maxLength: 300 });
    fc.assert(
      fc.property(text, (encoded) => {
        const decoded = decodePunycode(encoded);
        expect(decoded === undefined || typeof decoded === "string").toBe(true);
      }),
      { examples: [["9".repeat(300)], ["a".repeat(300)], [`${"9".repeat(250)}aaa`], [""]] },
    );
  });

  it.each(["X", "!", "a!", "99999999", "é"])("%o is none", (encoded) => {
    expect(decodePunycode(encoded)).toBeUndefined();
  });
});

describe("encoded labels of host names", () => {
  it.each(["xn--9n2bp8q.xn--9t4b11yi5a", "XN--MGBERP4A5D4AR", "xn--fsq.example"])("%s is one", (text) => {
    expect([isHostname(text), isIdnHostname(text)]).toEqual([true, true]);
  });

  it.each(["xn--", "xn--a", "xn---9uc", "ab--c", "xn--hello-txk", "xn--0ca24w.example"])("%s is none", (text) => {
    expect([isHostname(text), isIdnHostname(text)]).toEqual([false, false]);
  });

  it("are as long as they are encoded", () => {
    expect(isIdnHostname("ü".repeat(30))).toBe(true);
    expect(isIdnHostname("ü".repeat(60))).toBe(false);
  });
});
