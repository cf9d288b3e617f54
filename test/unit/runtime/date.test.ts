import { deepStrictEqual } from "node:assert";
import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDateTime } from "../../../generator/runtime/date-time.js";
import { Context, decodeDate, encodeDate, isDateTime, isDay, isDuration, isTime } from "../../../generator/runtime/index.js";
import { decodeWith } from "./run.js";

const ISO = "2024-05-01T10:30:00.000Z";

describe("date-time", () => {
  it.each([
    ["2024-05-01T10:30:00Z", ISO],
    ["2024-05-01t10:30:00z", ISO],
    ["2024-05-01T12:30:00+02:00", ISO],
    ["2024-05-01T05:00:00-05:30", ISO],
    ["2024-05-01T10:30:00.999999999Z", "2024-05-01T10:30:00.999Z"],
    ["2024-05-01T10:30:00.5Z", "2024-05-01T10:30:00.500Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
    ["2000-02-29T00:00:00Z", "2000-02-29T00:00:00.000Z"],
    ["0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000Z"],
    ["0099-12-31T23:59:59Z", "0099-12-31T23:59:59.000Z"],
    ["1998-12-31T23:59:60Z", "1999-01-01T00:00:00.000Z"],
    ["1998-12-31T15:59:60.123-08:00", "1999-01-01T00:00:00.000Z"],
  ])("%s is the instant %s", (text, instant) => {
    expect(new Date(parseDateTime(text)).toISOString()).toBe(instant);
  });

  it.each([
    "",
    "2024-05-01",
    "2024-05-01T10:30:00",
    "2024-05-01 10:30:00Z",
    "2024-05-01T10:30Z",
    "2024-05-01T10:30:00.Z",
    "2024-05-01T24:00:00Z",
    "2024-05-01T10:60:00Z",
    "2024-05-01T10:30:61Z",
    "2024-05-01T10:30:60Z",
    "2024-02-30T00:00:00Z",
    "2023-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2024-04-31T00:00:00Z",
    "2024-13-01T00:00:00Z",
    "2024-00-01T00:00:00Z",
    "2024-01-00T00:00:00Z",
    "2024-05-01T10:30:00+24:00",
    "2024-05-01T10:30:00+02:60",
    "2024-05-01T10:30:00+0200",
    "2024-05-01T10:30:00Zx",
    "12024-05-01T10:30:00Z",
    "2024-05-01T10:30:0\u0966Z",
    "2024-5-01T10:30:00Z",
    "2024/05/01T10:30:00Z",
    "2024/05-01T10:30:00Z",
    "2024-05/01T10:30:00Z",
    "2024-05-01T10-30-00Z",
  ])("%j is none", (text) => {
    expect(isDateTime(text)).toBe(false);
    expect(decodeWith(decodeDate, text).issues).toEqual([{ code: "format", path: [] }]);
  });

  it("agrees with Date about every instant of four-digit years", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("0000-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true }),
        (date) => {
          expect(parseDateTime(date.toISOString())).toBe(date.getTime());
        },
      ),
    );
  });
});

describe("a decoded Date", () => {
  const context = new Context(true, undefined);
  const text = "2024-05-01T12:30:00.123456+02:00";

  it("encodes to its own text, digit by digit", () => {
    expect(encodeDate(decodeDate(text, context), context)).toBe(text);
  });

  it("encodes to UTC once its instant has changed, and to its text again once it is back", () => {
    const date = decodeDate(text, context);
    const instant = date.getTime();
    date.setTime(0);
    expect(encodeDate(date, context)).toBe("1970-01-01T00:00:00.000Z");
    date.setTime(instant);
    expect(encodeDate(date, context)).toBe(text);
  });

  it("cannot be told from a plain Date", () => {
    const date = decodeDate(text, context);
    const plain = new Date(date.getTime());
    expect(date).toStrictEqual(plain);
    deepStrictEqual(date, plain);
    expect(Reflect.ownKeys(date)).toEqual([]);
    expect(Object.getPrototypeOf(date)).toBe(Date.prototype);
    expect(inspect(date, { showHidden: true })).toBe(inspect(plain, { showHidden: true }));
    expect(structuredClone(date)).toEqual(plain);
  });
});

describe("encoding a Date", () => {
  it.each([new Date(Number.NaN), new Date("+010000-01-01T00:00:00Z"), new Date("-000001-12-31T23:59:59.999Z")])(
    "refuses %s",
    (date) => {
      expect(decodeWith((_, context) => encodeDate(date, context), undefined).issues).toEqual([
        { code: "unrepresentable", path: [] },
      ]);
    },
  );

  it.each(["0000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"])("gives %s", (text) => {
    expect(decodeWith((_, context) => encodeDate(new Date(text), context), undefined)).toEqual({ value: text, issues: [] });
  });
});

describe("other formats of dates and times", () => {
  it.each<[test: (text: string) => boolean, text: string, want: boolean]>([
    [isDay, "2024-02-29", true],
    [isDay, "2023-02-29", false],
    [isDay, "2024-02-29T", false],
    [isDay, "2024-2-9", false],
    [isTime, "23:59:60Z", true],
    [isTime, "22:59:60Z", false],
    [isTime, "22:59:60-01:00", true],
    [isTime, "12:00:00.5+01:00", true],
    [isTime, "12:00:00", false],
    [isDuration, "P4DT12H30M5S", true],
    [isDuration, "P1W", true],
    [isDuration, "PT1M", true],
    [isDuration, "P1YT1S", true],
    [isDuration, "P", false],
    [isDuration, "PT", false],
    [isDuration, "P1YT", false],
    [isDuration, "P2D1Y", false],
    [isDuration, "P1Y1D", false],
    [isDuration, "P1W1D", false],
    [isDuration, "PT1H1S", false],
    [isDuration, "P\u0967Y", false],
  ])("%o(%j) is %s", (test, text, want) => {
    expect(test(text)).toBe(want);
  });
});
