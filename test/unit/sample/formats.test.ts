import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { integerRange, TEXT_FORMATS } from "../../../generator/emit/sample/formats.js";
import { derive } from "../../../generator/emit/sample/random.js";

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const known = Array.from(TEXT_FORMATS.keys()).filter((name) => ajv.formats[name] !== undefined);

describe("formats", () => {
  it("are known to ajv but for the international ones", () => {
    expect(Array.from(TEXT_FORMATS.keys()).filter((name) => !known.includes(name))).toEqual([
      "idn-email",
      "idn-hostname",
      "iri",
      "iri-reference",
    ]);
  });

  it.each(Array.from(TEXT_FORMATS))("%s accepts its own samples", (_, format) => {
    for (let seed = 0; seed < 200; seed++) expect(format.sample(derive(seed, "sample"))).toSatisfy(format.accepts);
  });

  it.each(known)("%s: ajv accepts the samples too", (name) => {
    const validate = ajv.compile({ type: "string", format: name });
    for (let seed = 0; seed < 200; seed++) expect(TEXT_FORMATS.get(name)?.sample(derive(seed, "sample"))).toSatisfy(validate);
  });

  it.each(known)("%s never accepts what ajv rejects", (name) => {
    const validate = ajv.compile({ type: "string", format: name });
    const format = TEXT_FORMATS.get(name);
    const near = fc.tuple(
      fc.nat(),
      fc.nat(40),
      fc.constantFrom("", "0", "9", "-", ":", "T", "Z", ".", "@", "/", "~", "#", "%", "=", "{", "é", " ", "+"),
      fc.nat(2),
    );
    fc.assert(
      fc.property(near, ([seed, at, inserted, removed]) => {
        const sample = format?.sample(derive(seed, "near")) ?? "";
        const text = sample.slice(0, at) + inserted + sample.slice(at + removed);
        expect(format?.accepts(text) === true && !validate(text)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["date-time", "2024-02-29T23:59:59.123456Z", true],
    ["date-time", "2023-02-29T00:00:00Z", false],
    ["date-time", "2024-01-01T00:00:00", false],
    ["date-time", "2024-12-31T23:59:60Z", false],
    ["date", "1900-02-29", false],
    ["date", "2000-02-29", true],
    ["time", "23:00:00+01:00", true],
    ["duration", "P1Y2M3DT4H5M6S", true],
    ["duration", "P", false],
    ["duration", "PT", false],
    ["uuid", "0191b3c0-8d0e-7000-8000-00000000000G", false],
    ["email", "a@b.example", true],
    ["email", "a@b@c.example", false],
    ["hostname", "-a.example", false],
    ["ipv4", "01.2.3.4", false],
    ["ipv6", "::1", true],
    ["ipv6", "1::2::3", false],
    ["ipv6", "1:2:3:4:5:6:7:8", true],
    ["ipv6", "1:2:3:4:5:6:7", false],
    ["ipv6", "1::2:3:4:5:6:7:8", false],
    ["ipv6", "::12345", false],
    ["uri", "https://example.com/a?b=c#d", true],
    ["uri", "/relative", false],
    ["uri-reference", "/relative", true],
    ["uri-reference", "a b", false],
    ["json-pointer", "/a~0/b~1", true],
    ["json-pointer", "a", false],
    ["relative-json-pointer", "1#", true],
    ["regex", "(", false],
    ["byte", "YQ==", true],
    ["byte", "YR==", false],
    ["byte", "YQ", false],
  ])("%s: %j is %s", (name, text, want) => {
    expect(TEXT_FORMATS.get(name)?.accepts(text)).toBe(want);
  });

  it("of integers have ranges, cut to what a double holds exactly", () => {
    expect(integerRange("int32")).toEqual([-2147483648, 2147483647]);
    expect(integerRange("int64")).toEqual([Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]);
    expect(integerRange("double")).toBeUndefined();
    expect(integerRange(undefined)).toBeUndefined();
  });
});
