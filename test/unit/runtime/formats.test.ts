import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import * as $ from "../../../generator/runtime/index.js";
import { isInstrumented } from "../../instrumented.js";

type Row = readonly [name: string, test: (text: string) => boolean, valid: readonly string[], invalid: readonly string[]];

const ROWS: readonly Row[] = [
  [
    "uuid",
    $.isUuid,
    ["2eb8aa08-aa98-11ea-b4aa-73b441d16380", "00000000-0000-0000-0000-000000000000"],
    ["2eb8aa08aa9811eab4aa73b441d16380", "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}", "2eb8aa08-aa98-11ea-b4aa-73b441d1638g"],
  ],
  [
    "email",
    $.isEmail,
    ["joe.bloggs@example.com", "te~st@example.com", '"joe bloggs"@example.com', "joe@[127.0.0.1]", "joe@[IPv6:::1]"],
    ["", "joe", "@example.com", "joe@", ".joe@example.com", "joe..x@example.com", "joe@exa mple.com", "joe@[300.0.0.1]"],
  ],
  ["idn-email", $.isIdnEmail, ["실례@실례.테스트", "joe@example.com"], ["2962", "실례@"]],
  [
    "hostname",
    $.isHostname,
    ["www.example.com", "a", "xn--4gbwdl.xn--wgbh1c", `${"a".repeat(63)}.com`],
    ["", "-a.com", "a-.com", "a_b", "a..b", "a.", `${"a".repeat(64)}.com`, `${"a.".repeat(127)}a`, "ab--cd"],
  ],
  ["idn-hostname", $.isIdnHostname, ["실례.테스트", "example.com", "l·l"], ["", "〮실례", "a·l", "-실례"]],
  [
    "ipv4",
    $.isIpv4,
    ["0.0.0.0", "255.255.255.255"],
    ["256.0.0.1", "1.1.1", "1.1.1.1.1", "01.1.1.1", "1.1.1.1 ", "1.1.1.", "१.1.1.1"],
  ],
  [
    "ipv6",
    $.isIpv6,
    ["::", "::1", "1::", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:7::"],
    [
      "",
      ":",
      "1:2",
      "1::2::3",
      "12345::",
      "1:2:3:4:5:6:7:8:9",
      "::1.2.3",
      "1:2:3:4:5:6:7:1.2.3.4",
      "fe80::1%eth0",
      "1:2:3:4:5:6:7:8::",
      ":1:2:3:4:5:6:7:8",
      "1.2.3.4::",
    ],
  ],
  [
    "uri",
    $.isUri,
    ["http://example.com/a?b#c", "urn:a:b", "mailto:a@b", "http://[::1]:80/", "http://a/%20"],
    ["", "/a", "a", "http://a b", "http://a/{b}", "http://[::1", "1a:b", "http://a/%zz", "http://a/ü", "http://a/\\"],
  ],
  ["uri-reference", $.isUriReference, ["", "/a", "a?b", "#c", "//host/a", "http://a"], ["\\a", "a b", "#a#b", ":a", "a:b c"]],
  ["iri", $.isIri, ["http://ƒøø.ßår/?∂éœ=πîx#πîüx"], ["/a", "http://a/\u0000", "http://a/<b>"]],
  ["iri-reference", $.isIriReference, ["/â/π", "#ƒ"], ["\\\\â", "#ƒrägmênt\\"]],
  [
    "uri-template",
    $.isUriTemplate,
    ["http://a/{b}/{c:3}{?d,e*}", "a", "{+path}/here", "{var:9999}"],
    ["{", "a}", "{a", "{}", "{a b}", "{var:0}", "{a,}"],
  ],
  ["json-pointer", $.isJsonPointer, ["", "/", "/a~0b~1c/ü"], ["a", "/~", "/~2", "#/a"]],
  ["relative-json-pointer", $.isRelativeJsonPointer, ["0", "1/a", "10#", "0/a~1"], ["", "/a", "01", "-1", "0##", "a"]],
  ["regex", $.isRegex, ["^a$", "(?<n>a)\\k<n>", "\\p{L}"], ["(", "[", "\\k<n>(", "a**", "^(abc]"]],
  ["byte", $.isBase64, ["", "AAAA", "AA=="], ["A", "AB==", "A A="]],
];

describe("formats", () => {
  it.each(ROWS)("%s takes what is one", (_, test, valid) => {
    expect(valid.filter((text) => !test(text))).toEqual([]);
  });

  it.each(ROWS)("%s refuses what is none", (_, test, __, invalid) => {
    expect(invalid.filter((text) => test(text))).toEqual([]);
  });

  it("agree with ajv-formats about these examples where it has the format and is as strict", () => {
    const ajv = new Ajv();
    addFormats.default(ajv);
    const looser = new Set(["email", "uri-reference", "hostname", "uri-template", "byte", "regex"]);
    for (const [name, , valid, invalid] of ROWS) {
      if (!(name in ajv.formats) || looser.has(name)) continue;
      const validate = ajv.compile({ type: "string", format: name });
      expect([name, valid.filter((text) => !validate(text)), invalid.filter((text) => validate(text))]).toEqual([name, [], []]);
    }
  });

  it.skipIf(isInstrumented)("take no longer than a moment on long texts", () => {
    const long = "a".repeat(100_000);
    const start = performance.now();
    for (const [, test] of ROWS)
      for (const text of [long, `${long}!`, `${"a.".repeat(50_000)}!`, `${":".repeat(10_000)}`, `${"%20".repeat(30_000)}%`])
        test(text);
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});

describe("labels of a host have characters beside those that they belong to alone (RFC 5892 appendix A)", () => {
  it.each<[what: string, valid: string, invalid: readonly string[]]>([
    ["a dot in the middle stands between two l", "l·l", ["a·l", "l·a", "·l", "l·"]],
    ["a Greek numeral sign stands before Greek", "͵β", ["͵b", "a͵"]],
    ["a geresh stands behind Hebrew", "א׳ב", ["a׳ב", "׳ב"]],
    ["and so do gershayim", "א״ב", ["a״ב", "״ב"]],
    ["a dot of Katakana stands with Japanese", "a・ア", ["a・b", "・"]],
    ["or Hiragana", "a・あ", ["a・a"]],
    ["or Han", "a・日", ["a・α"]],
    ["a joiner stands behind a virama", "क्‍ष", ["क‍ष", "a‍b"]],
    ["and so does a non-joiner", "क्‌ष", ["क‌ष", "a‌b"]],
    ["digits are of one kind: Arabic", "ب٠٩", ["ب٠۰", "ب۹٩"]],
    ["or Extended Arabic", "ب۰۹", ["ب۰٠"]],
    ["no tatweel is among letters", "بب", ["بـب"]],
    ["nor a mark of vertical Japanese", "あ", ["あ〱", "あ〵", "あ〻"]],
    ["nor a mark of tones", "가", ["가〮", "가〯"]],
  ])("%s", (_, valid, invalid) => {
    expect($.isIdnHostname(valid)).toBe(true);
    for (const label of invalid) expect([label, $.isIdnHostname(label)]).toEqual([label, false]);
  });
});
