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

test("whatever the name, its words are ASCII letters and digits", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      for (const word of splitWords(name)) expect(word).toMatch(/^[A-Za-z0-9]+$/);
    }),
  );
});
