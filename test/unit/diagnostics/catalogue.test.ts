import { describe, expect, it } from "vitest";
import {
  catalogue,
  type DiagnosticCode,
  type DiagnosticParams,
  isDiagnosticCode,
} from "../../../generator/diagnostics/catalogue.js";
import { createDiagnostic } from "../../../generator/diagnostics/collector.js";
import { didYouMean, listNames, listSteps, quote } from "../../../generator/diagnostics/entry.js";
import { explain, listCodes } from "../../../generator/diagnostics/explain.js";

/** Parameters as they occur, for every code; texts are such that they can be found again. */
const params: { readonly [Code in DiagnosticCode]: DiagnosticParams<Code> } = {
  MM1001: { path: "opnapi.yaml" },
  MM1002: { path: "openapi.yaml", reason: "permission denied" },
  MM1003: { path: "spec" },
  MM1004: { uri: "openapi.yaml" },
  MM1005: { uri: "openapi.yaml", encoding: "UTF-16", offset: 0 },
  MM1006: { uri: "openapi.yaml", bytes: 70_000_000, limit: 67_108_864 },
  MM1007: { limit: 200 },
  MM1008: { reason: "the mapping is not closed" },
  MM1009: { reason: "a comma is missing" },
  MM1010: { key: "id", line: 12 },
  MM1011: { limit: 100_000 },
  MM1012: { anchor: "tree" },
  MM1013: { tag: "!include" },
  MM1014: {},
  MM1015: { key: "" },
  MM1016: { host: "example.com", reason: "the answer is 404 Not Found" },
  MM1017: { written: "9007199254740993", read: "9007199254740992" },
  MM1018: { offset: 40 },
  MM1019: {},
  MM1022: { version: "1.1" },
  MM1020: { written: "1e999" },
  MM1021: { limit: 10_000 },
  MM2001: { found: 'it has no field "openapi"' },
  MM2002: { version: "4.0.0" },
  MM2003: { expected: "an object of responses", found: "an array" },
  MM2004: { reference: "#/components/schemas/Pett", missing: "Pett", suggestion: "#/components/schemas/Pet" },
  MM2005: { reference: "#/components/responses/Pet", found: "a response" },
  MM2006: { chain: ["/components/schemas/A", "/components/schemas/B", "/components/schemas/A"] },
  MM2007: { found: '"strng"', known: ["string", "number"] },
  MM2008: { found: "true" },
  MM2009: { found: '"a, b"' },
  MM2010: { keyword: "maxLength", expected: "a whole number, zero or more", found: '"80"' },
  MM2011: { found: '"string"' },
  MM2012: { reference: "../pet.yaml", reason: "it leads out of the folder of the document" },
  MM2013: { keyword: "maxLenght" },
  MM2014: { reason: "the types that the schema states exclude each other" },
  MM2015: { model: "Node" },
  MM2016: { type: "object" },
  MM2017: { reason: "0 is less than 1" },
  MM2019: { pattern: "(?i)a" },
  MM2020: { pattern: "(a+)+" },
  MM2021: {},
  MM2022: { feature: "Swagger 2.0" },
  MM2023: {},
  MM2024: { limit: 100_000 },
  MM2025: { property: "size", reason: "it contains itself" },
  MM2026: { keyword: "nullable", reason: "it is a keyword of OpenAPI 3.0 alone", instead: 'type: [string, "null"]' },
  MM2028: { field: "component", object: "OpenAPI object", meant: "components" },
  MM2029: { reference: "pet.yaml#/Pet" },
  MM2032: { mediaType: "application/xml" },
  MM2036: { limit: 500 },
  MM2037: { property: "order", reason: '"ASC" is not allowed' },
  MM2038: { lower: "minimum", least: 100, upper: "maximum", most: 1 },
  MM2039: { operationId: "list", line: 20 },
  MM2040: { limit: 50_000_000 },
  MM2041: { keyword: "$anchor", name: "pet", first: "#/components/schemas/Cat" },
  MM2043: { megabytes: 131 },
  MM2044: { field: "schema" },
  MM2045: {},
  MM2042: { reference: "#pet", places: ["#/components/schemas/Cat", "#/components/schemas/Dog"] },
  MM2035: {},
  MM2034: { wireName: "kind", tag: "cat", variant: "Cat", other: "Dog" },
  MM2033: { field: "get" },
  MM2031: { limit: 400_000, what: "schemas and properties" },
  MM2027: { keyword: "discriminator", reason: "the schema has no alternatives" },
  MM3001: { name: "Pet", first: "/components/schemas/a", second: "/components/schemas/b" },
  MM3002: { pointer: "/components/schema/Pet", suggestion: "/components/schemas/Pet" },
  MM3003: { name: "Date", pointer: "/components/schemas/date" },
  MM3004: { name: "CreateImageEditUsage", given: "CreateImageResponseEditUsage", holder: "createImageEdit" },
  MM3005: { what: "This model", kept: "CreateImageEditUsage", wanted: "CreateImageEditResponseUsage" },
  MM3006: { path: "modelmint.names.json", flaw: "it has no outputs" },
  MM3007: { path: "modelmint.names.json", output: "packages/pets", pinned: ["generated"] },
  MM3008: { name: "createdAt", holder: "/components/schemas/Pet properties created-at", flaw: "is pinned twice in this model" },
  MM3009: { count: 400 },
  MM4001: { key: "ouput", known: ["input", "output"], suggestion: "output" },
  MM4002: { key: "models.enums", expected: '"auto", "open" or "closed"', found: '"opne"', suggestion: "open" },
  MM4003: { path: "modelmint.json" },
  MM4004: { path: "modelmint.config.ts", reason: "it throws 1" },
  MM4005: { path: "modelmint.config.ts" },
  MM4006: { chain: ["a.json", "b.json", "a.json"] },
  MM4007: { path: "base.json", entries: 3 },
  MM4008: { config: "modelmint.config.ts" },
  MM4009: { config: "modelmint.config.ts" },
  MM4010: { entries: 3 },
  MM4011: { message: "Unknown option '--quite'." },
  MM4012: { code: "MM2O04", suggestion: "MM2004" },
  MM4013: { list: "include", pattern: "Pett*", suggestion: "Pet" },
  MM4020: {},
  MM4021: { input: "https://example.com/openapi.yaml" },
  MM4030: { path: "modelmint.release.json", flaw: "it is not JSON" },
  MM4031: { output: "generated" },
  MM4022: { reason: "spec: the system's limit of watched files is reached" },
  MM5001: { path: "generated" },
  MM5002: { path: "generated/package.json", reason: "no space left on the device" },
  MM5003: { path: "generated", pid: 7, lock: "generated/.modelmint-lock.7.1.a" },
  MM5004: { path: "generated/package.json" },
  MM5005: { path: "generated/package.json" },
  MM5006: { path: "generated/src" },
  MM5007: { path: "generated/.modelmint.json", flaw: "it is not JSON" },
  MM5008: { path: "out/a", other: "out" },
  MM5009: { path: "src/models/components/pet.ts", other: "src/models/components/Pet.ts" },
  MM5010: { path: "generated/package.json", reason: "permission denied" },
  MM5011: { path: "out/src/pet.ts" },
  MM6001: { found: 'it has no field "overlay"' },
  MM6002: { field: "targets", suggestion: "target" },
  MM6003: { target: "$.paths[", reason: "unclosed bracketed selection" },
  MM6004: { target: "$.paths['/pet']" },
  MM6005: { target: "$.info.title", place: "/info/title", found: "a string" },
  MM6006: { target: "$.info" },
  MM6007: { target: "$" },
  MM6008: { limit: 200_000 },
  MM6009: { extends: "other.yaml", input: "openapi.yaml" },
  MM6010: { target: "$..[?$..a]", limit: 2_000_000 },
  MM5020: { path: "node_modules/@example/models" },
  MM9001: { message: "RangeError: Invalid array length" },
  MM9002: { path: "src/models/components/pet.ts", line: 3, what: "a directive in a comment", more: 0 },
};

const codes = listCodes().map(({ code }) => code);

/** Parameters that help to find or to word something, and are not shown themselves. */
const unshown: ReadonlySet<string> = new Set(["MM1015.key", "MM1005.offset", "MM2007.known", "MM4001.known"]);

describe.each(codes)("the entry of %s", (code) => {
  const { message, help } = createDiagnostic(code, params[code]);
  const entry = catalogue[code];

  it("has a short title that begins small and has no full stop", () => {
    expect(entry.title).toMatch(/^(?:[a-z]|[A-Z]{3}|YAML|JSON)[^.]{4,50}[^. ]$/);
  });

  it("gives one sentence that ends", () => {
    expect(message).toMatch(/^[^\n]{10,240}\.$/);
    expect(message).not.toMatch(/undefined|\[object|\.\.$| {2}/);
  });

  it("says all that is known", () => {
    const shown = `${message}\n${help ?? ""}`;
    const values = Object.entries(params[code]).filter(([name]) => !unshown.has(`${code}.${name}`));
    const missing = values
      .flatMap(([, value]) => [value].flat())
      .filter((value) => !shown.includes(JSON.stringify(value).slice(1, -1)) && !shown.includes(String(value)));
    expect(missing).toEqual([]);
  });

  it("says what to do, unless the message does", () => {
    if (help === undefined) expect(["MM2010", "MM2022"]).toContain(code);
    else expect(help).toMatch(/^[A-Z-][^\n]{6,180}\S$|^modelmint /);
  });

  it("explains more than its message", () => {
    expect(entry.explanation).toMatch(/^[\s\S]{60,}\.$/);
    expect(entry.explanation).not.toBe(message);
  });
});

describe("the catalogue", () => {
  it("has no title twice", () => {
    const titles = listCodes().map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it("has an example for most of what can be wrong with a document", () => {
    const documents = codes.filter((code) => code.startsWith("MM2"));
    expect(documents.filter((code) => catalogue[code].example === undefined)).toEqual([
      "MM2022",
      "MM2023",
      "MM2024",
      "MM2031",
      "MM2036",
      "MM2040",
      "MM2043",
    ]);
  });

  it("has examples that differ from what they are to become, and that a page can hold", () => {
    const examples = codes.flatMap((code) => catalogue[code].example ?? []);
    expect(examples.filter(({ before, after }) => before === after || `${before}${after}`.includes("```"))).toEqual([]);
  });

  it("knows its own codes and nothing that objects have anyway", () => {
    expect(codes.every(isDiagnosticCode)).toBe(true);
    expect(["MM0000", "mm2004", "toString", "__proto__", ""].filter(isDiagnosticCode)).toEqual([]);
  });
});

describe("messages", () => {
  const cases: readonly (readonly [what: string, got: () => string | undefined, want: string])[] = [
    ["name an encoding", () => createDiagnostic("MM1005", params.MM1005).message, "openapi.yaml is UTF-16, not UTF-8."],
    [
      "name the byte where the encoding is not known",
      () => createDiagnostic("MM1005", { uri: "a.yaml", encoding: undefined, offset: 7 }).message,
      "a.yaml is not UTF-8: the byte at offset 7 belongs to no character.",
    ],
    [
      "say what to do where no name is near",
      () => createDiagnostic("MM2004", { ...params.MM2004, suggestion: undefined }).help,
      "Add what it refers to, or correct the reference.",
    ],
    [
      "list the options where no name is near",
      () => createDiagnostic("MM4001", { ...params.MM4001, suggestion: undefined }).help,
      "The options here are input and output.",
    ],
    [
      "ask for the keyword that is near",
      () => createDiagnostic("MM2013", { keyword: "maxLenght", suggestion: "maxLength" }).help,
      'Did you mean "maxLength"?',
    ],
    [
      "say where an input was looked for",
      () => createDiagnostic("MM4008", params.MM4008).message,
      "No input is named, neither on the command line nor in modelmint.config.ts.",
    ],
    ["say less where there is no config", () => createDiagnostic("MM4008", { config: undefined }).message, "No input is named."],
    [
      "say it when two entries have one folder",
      () => createDiagnostic("MM5008", { path: "a", other: "a" }).message,
      "a is the output folder of two entries.",
    ],
    [
      "end with one full stop",
      () => createDiagnostic("MM4004", { path: "a.ts", reason: "Not found." }).message,
      "a.ts cannot be loaded: Not found.",
    ],
    [
      "cut what a stranger made long",
      () => createDiagnostic("MM2019", { pattern: "(".repeat(5000) }).message.slice(0, 105),
      `"${"(".repeat(100)}…" i`,
    ],
  ];

  it.each(cases)("%s", (_what, got, want) => {
    expect(got()).toBe(want);
  });
});

describe("help for a type that is none", () => {
  const known = ["null", "boolean", "object", "array", "number", "string", "integer"];
  it.each([
    ['"int"', "JSON Schema says that with type: integer."],
    ['"DateTime"', "JSON Schema says that with type: string with format: date-time."],
    ['"any"', "JSON Schema says that with no type at all."],
    ['"strnig"', 'Did you mean "string"?'],
    ['"String"', 'Did you mean "string"?'],
    ["null", 'Put the name in quotes, as in type: "null", or leave the keyword out.'],
    ['"Pet"', "The types are null, boolean, object, array, number, string and integer."],
    ["[]", "The types are null, boolean, object, array, number, string and integer."],
    ["7", "The types are null, boolean, object, array, number, string and integer."],
  ])("answers %s", (found, want) => {
    expect(createDiagnostic("MM2007", { found, known }).help).toBe(want);
  });
});

describe("explain", () => {
  it("prints title, explanation and example", () => {
    expect(explain("MM2009")).toBe(`error MM2009: invalid enum

\`enum\` lists all values that are allowed, as an array. A text with commas in it is one
value, and no array.

Before:

\`\`\`yaml
type: string
enum: "open, closed"
\`\`\`

After:

\`\`\`yaml
type: string
enum: [open, closed]
\`\`\``);
  });

  it.each(codes)("prints %s in lines that a terminal holds, and loses no word", (code) => {
    const page = explain(code);
    expect(page.split("\n").filter((line) => line.length > 100)).toEqual([]);
    expect(page.replaceAll(/\s+/g, " ")).toContain(catalogue[code].explanation.replaceAll(/\s+/g, " "));
  });
});

describe("listCodes", () => {
  it("gives every code once, sorted, with its severity and title", () => {
    expect(codes).toEqual(Object.keys(catalogue).sort());
    expect(listCodes()[0]).toEqual({ code: "MM1001", severity: "error", title: "file not found" });
  });
});

describe("words for messages", () => {
  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a and b"],
    [["a", "b", "c"], "a, b and c"],
    [["a", "b", "c", "d", "e"], "a, b, c and 2 more"],
  ])("list %j", (names, want) => {
    expect(listNames(names, 3)).toBe(want);
  });

  it("list the steps of a circle up to a limit", () => {
    expect([listSteps(["a", "b", "a"]), listSteps(["a", "b", "c"], 2)]).toEqual(["a → b → a", "a → b → …"]);
  });

  it("quote what would not be seen to end, and cut what is long", () => {
    expect([quote('a "b"\n'), quote("abcdef", 3), quote("abc", 3)]).toEqual(['"a \\"b\\"\\n"', '"abc…"', '"abc"']);
  });

  it("ask only where there is something to ask", () => {
    expect([didYouMean("a"), didYouMean(undefined)]).toEqual(['Did you mean "a"?', undefined]);
  });
});
