import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locateInJson } from "../../../generator/load/locate-json.js";
import { locationOf } from "../../../generator/load/location.js";
import { appendPointer } from "../../../generator/resolve/pointer.js";
import { parse } from "./load-kit.js";

const JSON_TEXT = `{
  "openapi": "3.1.0",
  "paths": { "/pets": { "get": { "tags": ["a", "b"] } } },
  "a~b": [1, [2, 3], {"c\\"": -4.5e6}],
  "t": true
}`;

const YAML_TEXT = `# a comment
openapi: 3.1.0
paths:
  /pets:
    get: {tags: [a, b]}
a~b:
  - 1
  - [2, 3]
  - 'c"': -4.5e6
anchored: &x
  deep: [1, 2]
alias: *x
? key
: value
`;

const PLACES: readonly (readonly [pointer: string, json: string, yaml: string])[] = [
  ["", "1:1", "2:1"],
  ["/openapi", "2:3", "2:1"],
  ["/paths/~1pets", "3:14", "4:3"],
  ["/paths/~1pets/get/tags", "3:34", "5:11"],
  ["/paths/~1pets/get/tags/1", "3:48", "5:21"],
  ["/a~0b/1", "4:14", "8:5"],
  ["/a~0b/1/1", "4:18", "8:9"],
  ['/a~0b/2/c"', "4:23", "9:5"],
  ["/paths/~1cats/get", "3:3", "3:1"],
  ["/a~0b/7", "4:3", "6:1"],
  ["/openapi/x", "2:3", "2:1"],
];

describe("a pointer leads to the key of a member, to an item, or to the nearest ancestor", () => {
  it.each(PLACES)("%s in JSON stands at %s", async (pointer, want) => {
    const { document } = await parse(JSON_TEXT, "openapi.json");
    const { line, column } = document?.locate(pointer) ?? {};
    expect(`${line}:${column}`).toBe(want);
    expect(locateInJson(JSON_TEXT, pointer)).toEqual({ line, column });
  });

  it.each(PLACES)("%s in YAML (in JSON at %s) stands at %s", async (pointer, _, want) => {
    const { document } = await parse(YAML_TEXT);
    const { line, column } = document?.locate(pointer) ?? {};
    expect(`${line}:${column}`).toBe(want);
  });

  it.each([
    ["/alias", { line: 12, column: 1 }],
    ["/alias/deep/1", { line: 11, column: 13 }],
    ["/key", { line: 13, column: 3 }],
  ])("%s in YAML leads through aliases and explicit keys", async (pointer, want) => {
    const { document } = await parse(YAML_TEXT);
    expect(document?.locate(pointer)).toEqual(want);
  });
});

describe("positions", () => {
  it("are the same whether JSON is read as JSON or as YAML", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), fc.integer({ min: 0, max: 3 }), async (value, indent) => {
        const text = JSON.stringify({ root: value }, null, indent);
        const json = await parse(text, "a.json");
        // A comment in front makes it YAML, one line further down.
        const yaml = await parse(`# yaml\n${text}`, "a.yaml");
        expect(yaml.document?.value).toEqual(json.document?.value);
        for (const pointer of listPointers({ root: value })) {
          const position = json.document?.locate(pointer);
          expect(yaml.document?.locate(pointer), pointer).toEqual(position && { ...position, line: position.line + 1 });
        }
      }),
      { numRuns: 150 },
    );
  });

  it("count CRLF as one line end", async () => {
    const { document } = await parse(YAML_TEXT.replaceAll("\n", "\r\n"));
    expect(document?.locate("/a~0b/1/1")).toEqual({ line: 8, column: 9 });
  });

  it("count UTF-16 code units", () => {
    expect(locateInJson('["😀", 1]', "/1")).toEqual({ line: 1, column: 8 });
  });

  it("come with a frame and the name that the user knows", async () => {
    const { document } = await parse(YAML_TEXT, "spec/openapi.yaml");
    if (document === undefined) throw new Error("does not parse");
    expect(locationOf({ ...document, uri: "openapi.yaml" }, "/paths/~1pets")).toEqual({
      uri: "spec/openapi.yaml",
      pointer: "/paths/~1pets",
      line: 4,
      column: 3,
      frame: [
        "  2 | openapi: 3.1.0",
        "  3 | paths:",
        "> 4 |   /pets:",
        "    |   ^",
        "  5 |     get: {tags: [a, b]}",
        "  6 | a~b:",
      ].join("\n"),
    });
  });

  it("are found quickly in a long document, however many are asked for", async () => {
    const members = Array.from({ length: 20_000 }, (_, index) => `  "k${index}": { "type": "string" }`);
    const { document } = await parse(`{\n${members.join(",\n")}\n}`, "a.json");
    if (document === undefined) throw new Error("does not parse");
    for (let index = 0; index < 20_000; index++) {
      const location = locationOf(document, `/k${index}/type`);
      expect(location.line).toBe(index + 2);
      expect(location.frame).toContain(` ${index + 2} |   "k${index}"`);
    }
  });
});

function listPointers(value: unknown, pointer = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [pointer];
  return [pointer, ...Object.entries(value).flatMap(([key, child]) => listPointers(child, appendPointer(pointer, key)))];
}
