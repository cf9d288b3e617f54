import { describe, expect, it } from "vitest";
import { parse } from "./load-kit.js";

describe("the language of a document", () => {
  it.each<[what: string, name: string, text: string, found: readonly string[]]>([
    ["JSON in .json", "a.json", '{"a": 1}', []],
    ["JSON with a mistake in .json", "a.json", '{"a": 1,}', ["MM1009 1:9"]],
    ["YAML in .json", "a.json", "a: 1", []],
    ["JSON in .yaml", "a.yaml", '{"a": 1}', []],
    ["a flow mapping in .yaml", "a.yaml", "{a: 1,}", []],
    ["duplicate keys of JSON in .yaml", "a.yaml", '{"a": 1, "a": 2}', ["MM1010 1:10"]],
    ["JSON without an extension", "<stdin>", ' \n{"a": [1]}', []],
    ["YAML without an extension", "<stdin>", "a: 1", []],
    ["JSON in .JSON", "A.JSON", "{'a': 1}", ["MM1009 1:2"]],
  ])("%s", async (_, name, text, found) => {
    const outcome = await parse(text, name);
    expect(outcome.found).toEqual(found);
    expect(outcome.document === undefined).toBe(found.length > 0);
  });

  it("leaves JSON to JSON.parse, wherever it is: a tab may stand between tokens", async () => {
    expect((await parse('{\n\t"a":\t1\n}', "a.yaml")).document?.value).toEqual({ a: 1 });
  });
});

describe("documents of nothing", () => {
  it.each(["", " \n\t\r\n", "# a comment\n", "---\n", "---\n...\n", "# a\n---\n# b"])("%j is empty", async (text) => {
    expect((await parse(text)).found).toEqual(["MM1004"]);
  });

  it.each(["null", "~", '""', "--- null", "0", "[]", "---x"])("%s is a value", async (text) => {
    const { document, found } = await parse(text);
    expect(found).toEqual([]);
    expect(document).toBeDefined();
  });

  it("are seen through, however long their comments are", async () => {
    expect((await parse("#\n".repeat(300_000))).found).toEqual(["MM1004"]);
  });
});

describe("NUL", () => {
  it.each(["a.json", "a.yaml"])("is refused in %s, with its place", async (name) => {
    const { document, found, messages } = await parse('{"a":\n "\u0000"}', name);
    expect(document).toBeUndefined();
    expect(found).toEqual(["MM1018 2:3"]);
    expect(messages.join()).toContain("offset 8");
  });

  it("may be written as an escape", async () => {
    expect((await parse('{"a": "\\u0000"}')).document?.value).toEqual({ a: "\u0000" });
  });
});

describe("JSON", () => {
  it("keeps __proto__ as a key like others", async () => {
    const { document } = await parse('{"__proto__": {"polluted": true}}', "a.json");
    expect(Object.keys(document?.value ?? {})).toEqual(["__proto__"]);
    expect({}).not.toHaveProperty("polluted");
  });

  it("tells all that is wrong with it at once", async () => {
    const { document, found } = await parse('{"a": 1e999,\n"a": 9007199254740993,\n"b": {"c": 1, "c": 2}}', "a.json");
    expect(document).toBeUndefined();
    expect(found).toEqual(["MM1020 1:7", "MM1010 2:1", "MM1017 2:6", "MM1010 3:15"]);
  });

  it("says nothing of bounds that are the ends of 64-bit integers", async () => {
    const bounds = [
      '"maximum": 9223372036854775807',
      '"exclusiveMaximum" :\n18446744073709551615',
      '"minimum": -9223372036854775808',
    ];
    expect((await parse(`{${bounds.join(", ")}}`, "a.json")).found).toEqual([]);
    expect((await parse(bounds.join("\n").replace(" :\n", ": ").replaceAll('"', ""), "a.yaml")).found).toEqual([]);
  });

  it.each([
    '{"default": 9223372036854775807}',
    '{"maximum": 92233720368547758070}',
    '{"maximum": 9223372036854775807.5}',
    '{"maximum": 9223372036854775809}',
    '["maximum", 9223372036854775807]',
  ])("tells of %s", async (text) => {
    expect((await parse(text, "a.json")).found).toEqual([expect.stringMatching(/^MM1017/)]);
  });

  it("names the line of the first of two equal keys", async () => {
    const { messages } = await parse('{\n"x": 1,\n"a": 1,\n"a": 2}', "a.json");
    expect(messages.join()).toMatch(/"a".*line 3\./);
  });

  it("may be as deep as allowed and no deeper", async () => {
    expect((await parse("[[[]]]", "a.json", { maxDepth: 3 })).found).toEqual([]);
    expect((await parse("[[[[]]]]", "a.json", { maxDepth: 3 })).found).toEqual(["MM1007 1:4"]);
    expect((await parse("[".repeat(100_000), "a.json")).found).toEqual(["MM1007 1:201"]);
  });
});
