import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitWords, toCamelCase, toMemberCase, toPascalCase } from "../../../generator/name/words.js";

describe("property names", () => {
  test.each([
    ["total_tokens", "totalTokens"],
    ["_id", "id"],
    ["b64_json", "b64Json"],
    ["hate/threatening", "hateThreatening"],
    ["self-harm/intent", "selfHarmIntent"],
    ["postURL", "postURL"],
    ["million_tokens_above_128k_cost", "millionTokensAbove128kCost"],
    ["ID", "id"],
    ["URL", "url"],
    ["URLPath", "urlPath"],
    ["HTTPServer", "httpServer"],
    ["XMLHttpRequest", "xmlHttpRequest"],
    ["already", "already"],
    ["With Space", "withSpace"],
    ["+1", "plus1"],
    ["-1", "minus1"],
    ["$ref", "ref"],
    ["@type", "type"],
    ["*", "star"],
    ["é", "e"],
    ["größe", "grosse"],
  ])("%j becomes %j", (wireName, name) => {
    expect(toCamelCase(wireName)).toBe(name);
  });

  test("the empty name has no words", () => {
    expect(splitWords("")).toEqual([]);
  });
});

describe("model names", () => {
  test.each([
    ["createImageEdit", "CreateImageEdit"],
    ["input_tokens_details", "InputTokensDetails"],
    ["get /pets/{id}", "GetPetsId"],
    ["HTTPError", "HTTPError"],
    ["価格", "U4fa1U683c"],
    ["😀", "U1f600"],
  ])("%j becomes %j", (name, identifier) => {
    expect(toPascalCase(name)).toBe(identifier);
  });
});

describe("member names", () => {
  test.each([
    ["USD", "Usd"],
    ["NOTIFIER_TYPE_EMAIL", "NotifierTypeEmail"],
    ["Documents QA", "DocumentsQA"],
    ["exact_match", "ExactMatch"],
    ["1024x1024", "1024x1024"],
    ["+1", "Plus1"],
    [">=", "GreaterEquals"],
  ])("%j becomes %j", (value, name) => {
    expect(toMemberCase(value)).toBe(name);
  });
});

describe("words of a name", () => {
  test.each<[name: string, words: readonly string[]]>([
    ["a.b-c d", ["a", "b", "c", "d"]],
    ["--a--", ["a"]],
    ["-a", ["a"]],
    ["-1a", ["minus", "1a"]],
    ["+-2", ["plus", "minus", "2"]],
    ["<3", ["less", "3"]],
    ["!1", ["not", "1"]],
    ["~1", ["tilde", "1"]],
    ["*1", ["star", "1"]],
    ["=1", ["equals", "1"]],
    ["> 5", ["greater", "space", "5"]],
    ["1-2", ["1", "2"]],
    ["a-1", ["a", "1"]],
    [".1", ["1"]],
    ["#1", ["1"]],
    ["_", ["underscore"]],
    ["()", ["open", "close"]],
    ["\t", ["underscore"]],
    ["straße", ["strasse"]],
    ["Łódź", ["Lodz"]],
    ["ﬁ", ["fi"]],
    ["€5", ["U20ac", "5"]],
    ["a…b", ["a", "b"]],
    ["日本", ["U65e5", "U672c"]],
    ["a\u200bb", ["a", "b"]],
  ])("%j are %j", (name, words) => {
    expect(splitWords(name)).toEqual(words);
  });
});

describe("the first word of a property", () => {
  test.each([
    ["Abc", "abc"],
    ["A", "a"],
    ["AB", "ab"],
    ["ABc", "aBc"],
    ["ABC1", "abc1"],
    ["B64x", "b64x"],
    ["AB1", "ab1"],
    ["ABC_DEF", "abcDEF"],
    ["aBC", "aBC"],
  ])("%s becomes %s", (name, want) => {
    expect(toCamelCase(name)).toBe(want);
  });
});

describe("members in capitals only", () => {
  test.each([
    ["A_B", "AB"],
    ["AB_CD", "AbCd"],
    ["Ab_CD", "AbCD"],
    ["123", "123"],
    ["A1B", "A1b"],
  ])("%s becomes %s", (value, want) => {
    expect(toMemberCase(value)).toBe(want);
  });
});

test("whatever the name, its words are ASCII letters and digits", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      for (const word of splitWords(name)) expect(word).toMatch(/^[A-Za-z0-9]+$/);
    }),
  );
});
