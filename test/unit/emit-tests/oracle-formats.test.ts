import { describe, expect, it } from "vitest";
import { FORMAT_DEVIATIONS, formatsForAjv, KNOWN_FORMATS } from "../../../generator/emit/tests/support/schema/formats.js";
import { NUMBER_FORMATS, STRING_FORMATS } from "../../../generator/model/rules/formats.js";
import * as runtime from "../../../generator/runtime/index.js";

const formats = formatsForAjv();

/** By hand, from the RFCs: the texts of which ajv-formats says the opposite. */
const DEVIATING: readonly (readonly [format: string, text: string, valid: boolean, models: (text: string) => boolean])[] = [
  ["date-time", "2024-01-01 00:00:00Z", false, runtime.isDateTime],
  ["date-time", "2024-01-01T00:00:00+0100", false, runtime.isDateTime],
  ["time", "12:00:00+01", false, runtime.isTime],
  ["uuid", "urn:uuid:3f2504e0-4f89-11d3-9a0c-0305e82c3301", false, runtime.isUuid],
  ["hostname", "example.com.", false, runtime.isHostname],
  ["hostname", "ab--cd.example.com", false, runtime.isHostname],
  ["email", `a@example.${"c".repeat(64)}`, false, runtime.isEmail],
  ["email", `${"a".repeat(65)}@example.com`, false, runtime.isEmail],
  ["email", `a@${"b.".repeat(130)}com`, false, runtime.isEmail],
  ["email", `a@${"b".repeat(64)}`, false, runtime.isEmail],
  ["email", "a@ab--cd.example.com", false, runtime.isEmail],
  ["email", '"a b"@example.com', true, runtime.isEmail],
  ["email", "a@localhost", true, runtime.isEmail],
  ["email", "a@[127.0.0.1]", true, runtime.isEmail],
  ["duration", "P1YT", false, runtime.isDuration],
];

describe("formats for ajv", () => {
  it("are those that the models check", () => {
    expect(new Set([...STRING_FORMATS, ...NUMBER_FORMATS])).toEqual(KNOWN_FORMATS);
    expect([...KNOWN_FORMATS].filter((name) => !(name in formats))).toEqual([]);
  });

  it.each(DEVIATING)("%s: %s is %s", (name, text, valid, models) => {
    const format = formats[name];
    expect(typeof format === "function" && format(text)).toBe(valid);
    expect(models(text), "what the models say").toBe(valid);
  });

  it("have a case for each deviation", () => {
    const unused = FORMAT_DEVIATIONS.filter(
      (each) => !DEVIATING.some(([name, text]) => each.formats.includes(name) && each.matches.test(text)),
    );
    expect(unused.map(({ reason }) => reason)).toEqual([]);
  });
});
