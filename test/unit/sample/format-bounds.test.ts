import { describe, expect, it } from "vitest";
import { integerRange, TEXT_FORMATS } from "../../../generator/emit/sample/formats.js";
import { derive, seedOf } from "../../../generator/emit/sample/random.js";
import { BOUNDS } from "./format-rows.js";

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
