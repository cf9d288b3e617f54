import { describe, expect, it } from "vitest";
import { integerRange, TEXT_FORMATS } from "../../../generator/emit/sample/formats.js";
import { derive, seedOf } from "../../../generator/emit/sample/random.js";

/** What lies on either side of each bound that the standards set, or that is kept where validators disagree. */
const BOUNDS: readonly (readonly [format: string, accepted: readonly string[], rejected: readonly string[]])[] = [
  [
    "date",
    [
      ...["2024-01-01", "2024-12-31", "2024-01-31", "2024-03-31", "2024-05-31", "2024-07-31", "2024-08-31", "2024-10-31"],
      ...["2024-04-30", "2024-06-30", "2024-09-30", "2024-11-30", "2023-02-28", "2024-02-29", "2000-02-29"],
    ],
    [
      ...["2024-00-10", "2024-13-01", "2024-01-00", "2024-01-32", "2024-04-31", "2024-06-31", "2024-09-31", "2024-11-31"],
      ...["2023-02-29", "2024-02-30", "2100-02-29", "12024-01-01", "2024-01-011", "2024-1-1", "2024-01-1", "24-01-01", "", "x"],
    ],
  ],
  [
    "time",
    [
      "00:00:00Z",
      "23:59:59Z",
      "19:09:09Z",
      "20:00:00Z",
      "12:00:00.1Z",
      "12:00:00.123456789Z",
      "12:00:00+23:59",
      "12:00:00-00:00",
    ],
    [
      ...["24:00:00Z", "2:00:00Z", "12:60:00Z", "12:00:60Z", "12:0:00Z", "12:00:0Z", "12:00:00", "12:00:00.Z", "12:00:00,5Z"],
      ...[
        "12:00:00.1234567890Z",
        "12:00:00+24:00",
        "12:00:00+1:00",
        "12:00:00+01:60",
        "12:00:00+0100",
        "x12:00:00Z",
        "12:00:00Zx",
      ],
    ],
  ],
  [
    "date-time",
    ["2024-01-01T00:00:00Z", "2024-01-01T00:00:00.5+01:00"],
    ["2024-01-01", "T00:00:00Z", "2024-01-01 00:00:00Z", "2024-01-01T00:00:00ZT", "2024-02-30T00:00:00Z", "2024-01-01T25:00:00Z"],
  ],
  [
    "duration",
    [
      ...["P1W", "P12W", "PT1H", "PT12H", "PT1M", "PT12M", "PT1S", "PT12S", "PT1H2M", "PT1H2M3S", "PT10H20M30S", "PT2M3S"],
      ...["P1Y", "P12Y", "P1Y2M", "P10Y20M30D", "P1M", "P12M", "P1M2D", "P1D", "P12D", "P1DT1H", "P1Y2M3DT4H5M6S"],
    ],
    [
      ...[
        "P",
        "PT",
        "P1",
        "1D",
        "xP1D",
        "P1Dx",
        "P1H",
        "PT1D",
        "PT1H2S",
        "P1Y2D",
        "P1WT1H",
        "P1DT",
        "PD",
        "PTH",
        "P-1D",
        "P1.5D",
      ],
      ...["PT1HM", "PT1H2MS", "PT1MS", "PTM", "PTS", "PY", "PM", "PW", "P1YM", "P1Y2MD", "P1MD"],
    ],
  ],
  [
    "uuid",
    ["0191b3c0-8d0e-7000-8000-00000000000f", "0191B3C0-8D0E-7000-8000-00000000000F"],
    [
      ...[
        "0191b3c0-8d0e-7000-8000-00000000000",
        "0191b3c0-8d0e-7000-8000-00000000000ff",
        "x0191b3c0-8d0e-7000-8000-00000000000f",
      ],
      ...["0191b3c08d0e70008000000000000000", "0191b3c-8d0e-7000-8000-00000000000f", "0191b3c0-8d0-7000-8000-00000000000f"],
      ...["0191b3c0-8d0e-700-8000-00000000000f", "0191b3c0-8d0e-7000-800-00000000000f", "0191b3cg-8d0e-7000-8000-00000000000f"],
      ...["0191b3c0-8d0g-7000-8000-00000000000f", "0191b3c0-8d0e-700g-8000-00000000000f", "0191b3c0-8d0e-7000-800g-00000000000f"],
    ],
  ],
  [
    "email",
    ["a@b.c", "first.last@host.example", "a+b%c_d-e@b.example", "A1@b.example", `${"a".repeat(64)}@b.example`],
    [
      ...["", "a", "@b.c", "a@", "a@b", "a@b.c@d.e", ".a@b.c", "a.@b.c", "a..b@b.c", "a b@b.c", "a@b_c.d", "a@.c", "a@b."],
      ...["ä@b.c", `${"a".repeat(65)}@b.example`, "(a)@b.c", "a(@b.c"],
    ],
  ],
  [
    "hostname",
    ["a", "a.b", "A1.b2", "a-b.c-d", "1.2", "a--b", "xn-a.b", "a".repeat(63), `${"a.".repeat(126)}a`],
    [
      ...["", ".", "a.", ".a", "a..b", "-a", "a-", "a_b", "a b", "ä", "xn--a", "ab--c.d", "a".repeat(64), `${"a.".repeat(127)}a`],
      ...["a.-b", "a.b-", "a.b_c", "a.xn--b"],
    ],
  ],
  [
    "ipv4",
    ["0.0.0.0", "255.255.255.255", "1.20.100.249", "10.99.9.200"],
    [
      "",
      "1.2.3",
      "1.2.3.4.5",
      "256.1.1.1",
      "1.1.1.256",
      "01.1.1.1",
      "1.1.1.01",
      "1.1.1.",
      "1.1.1.x",
      "1.1.1.1x",
      "x1.1.1.1",
      "1000.1.1.1",
    ],
  ],
  [
    "ipv6",
    ["::", "::1", "1::", "1:2:3:4:5:6:7:8", "1::2:3:4:5:6:7", "ABCD:ef01::9", "2001:db8::ffff", "1:2:3:4:5:6:7::"],
    [
      ...[
        "",
        ":",
        "1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "1:2:3:4:5:6:7:8::",
        "::12345",
        "g::",
        "::g",
        "1::x1",
        "1::1x",
      ],
      ...[":1:2:3:4:5:6:7", "1:::2", "1:2::3:4:5:6:7:8"],
    ],
  ],
  [
    "uri",
    [
      ...[
        "a://b",
        "https://example.com",
        "HTTPS://Example.com",
        "https://example.com:8080/",
        "https://example.com?a",
        "https://example.com#a",
      ],
      ...[
        "https://example.com/a/b?c=d&e=f#g",
        "svn+ssh://example.com",
        "a1.b-c://d",
        "https://example.com/%7Eme",
        "https://a.b/c:d",
      ],
    ],
    [
      ...[
        "",
        "a",
        "/a",
        "//a",
        "a:b",
        "1a://b",
        "a_b://c",
        "https://",
        "https:///a",
        "https://ex ample.com",
        "https://exa_mple.com",
      ],
      ...[
        "https://example.com:/",
        "https://example.com:123456",
        "https://example.com:80x",
        "https://example.com/%7",
        "https://example.com/%zz",
      ],
      ...[
        "https://example.com/é",
        "https://example.com#a#b",
        "https://example.com/a b",
        "https://example.com/<a>",
        "xa b://c",
        "%a://b",
      ],
    ],
  ],
  [
    "uri-reference",
    [
      "",
      "a",
      "/a",
      "../a?b#c",
      "#",
      "?a",
      "//example.com/a",
      "a/b:c",
      "https://example.com",
      "%20",
      "~!$&'()*+,;=@-._",
      "a?b:c",
      "a#b:c",
    ],
    ["a b", "é", "%", "%2", "%2g", "#a#b", "a#b#c", "a:b", "1:2", "<a>", "a\\b", "a^b", "x%", "x\n"],
  ],
  [
    "uri-template",
    ["", "/a", "/{id}", "/{a1}/{b_2}", "/{A}", "https://example.com/{id}?a={b}"],
    ["{", "/{id", "/id}", "/{}", "/{1a}", "/{a b}", "/{+a}", "/{a,b}", "a b", "/{a-b}"],
  ],
  [
    "json-pointer",
    ["", "/", "/a", "/a/b", "/a//b", "/~0", "/~1", "/a~0b~1c", "/é /"],
    ["a", "a/b", "~0", "/~", "/~2", "/a~", "/a~/b", "/~0~"],
  ],
  [
    "relative-json-pointer",
    ["0", "1", "10", "0#", "12#", "0/a", "10/a/b", "1/~0", "0/a\nb"],
    ["", "#", "01", "-1", "a", "0a", "0##", "1/~", "x0", "0# ", "00"],
  ],
  ["regex", ["", "a", "^[a-z]{2,3}$", "\\p{L}", "(?:a|b)"], ["(", "[", "a{2,1}", "\\p{X}", "*", "\\i"]],
  [
    "byte",
    ["", "YQ==", "YWI=", "YWJj", "YWJjYQ==", "YWJjYWI=", "YWJjYWJj", "+/+/", "09az", "AQ=="],
    [
      ...[
        "Y",
        "YQ",
        "YQ=",
        "YQ===",
        "YR==",
        "YWJ=",
        "YWJjY",
        "YW I=",
        "YQ==YQ==",
        "=YQ=",
        "_-_-",
        "YWJj\n",
        "\nYWJj",
        "xYQ==",
        "xYWI=",
      ],
      ...["YQ==x", "YWI=x", "Y===", "===="],
    ],
  ],
];

describe("a format of strings", () => {
  it.each(BOUNDS.flatMap(([name, accepted]) => accepted.map((text) => [name, text])))("%s accepts %j", (name, text) => {
    expect(TEXT_FORMATS.get(name)?.accepts(text)).toBe(true);
  });

  it.each(BOUNDS.flatMap(([name, , rejected]) => rejected.map((text) => [name, text])))("%s does not accept %j", (name, text) => {
    expect(TEXT_FORMATS.get(name)?.accepts(text)).toBe(false);
  });

  it.each([
    ["iri", "uri"],
    ["iri-reference", "uri-reference"],
    ["idn-email", "email"],
    ["idn-hostname", "hostname"],
  ])("%s accepts what %s does: the international formats are kept to ASCII", (name, plain) => {
    const [, accepted, rejected] = BOUNDS.find(([format]) => format === plain) ?? [];
    const accepts = TEXT_FORMATS.get(name)?.accepts;
    expect(accepted?.filter((text) => accepts?.(text) !== true)).toEqual([]);
    expect(rejected?.filter((text) => accepts?.(text) !== false)).toEqual([]);
  });

  // A page that is generated again shows the same examples, also by a later version.
  it.each([
    ["date-time", "2026-10-07T15:46:13.367Z"],
    ["date", "2026-10-07"],
    ["time", "15:46:13.367Z"],
    ["duration", "PT9H"],
    ["uuid", "98015b4e-e341-4195-8c86-c508fb6c66ba"],
    ["email", "user167@example.com"],
    ["idn-email", "user167@example.com"],
    ["hostname", "host-167.example.com"],
    ["idn-hostname", "host-167.example.com"],
    ["ipv4", "192.0.2.43"],
    ["ipv6", "2001:db8::2afd"],
    ["uri", "https://example.com/1679"],
    ["uri-reference", "https://example.com/1679"],
    ["iri", "https://example.com/1679"],
    ["iri-reference", "https://example.com/1679"],
    ["uri-template", "https://example.com/1679/{id}"],
    ["json-pointer", "/items/1"],
    ["relative-json-pointer", "0/items"],
    ["regex", "^[a-z]{2}$"],
    ["byte", "nYIAH1u0"],
  ])("%s has the example %s for the seed of Pet", (name, want) => {
    expect(TEXT_FORMATS.get(name)?.sample(seedOf("Pet"))).toBe(want);
  });

  it.each([
    ["date", /^202[4-6]-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/],
    ["duration", /^PT(?:[1-9]|[1-3]\d|4[0-8])H$/],
    ["ipv4", /^192\.0\.2\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4])$/], // RFC 5737: for documentation
    ["ipv6", /^2001:db8::[1-9a-f][\da-f]{0,3}$/], // RFC 3849: for documentation
    ["uuid", /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/], // RFC 9562 §5.4: a random one
    ["email", /^user\d{1,3}@example\.com$/],
    ["regex", /^\^\[a-z\]\{[1-9]\}\$$/],
    ["relative-json-pointer", /^[0-2]\/items$/],
  ])("%s has examples of the form that readers know, for any seed", (name, form) => {
    for (let seed = 0; seed < 300; seed++) expect(TEXT_FORMATS.get(name)?.sample(derive(seed, "any"))).toMatch(form);
  });
});

describe("a format of integers", () => {
  it.each([
    ["int8", -128, 127],
    ["int16", -32768, 32767],
    ["int32", -2147483648, 2147483647],
    ["int64", -9007199254740991, 9007199254740991],
    ["uint8", 0, 255],
    ["uint16", 0, 65535],
    ["uint32", 0, 4294967295],
    ["uint64", 0, 9007199254740991],
  ])("%s goes from %d to %d", (format, low, high) => {
    expect(integerRange(format)).toEqual([low, high]);
  });
});
