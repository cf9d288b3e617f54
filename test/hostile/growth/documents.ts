import type { JsonValue } from "../../../generator/model/types.js";

/** A document of one kind that grows, as it is written. */
export interface Grown {
  readonly name: string;
  readonly text: string;
}

/** One way in which a document can be large. */
export interface Kind {
  readonly name: string;
  /** How many of them a small document has; a large one has eight times as many. */
  readonly count: number;
  readonly make: (count: number) => Grown;
}

/**
 * What takes more work than it is larger, while it is small: a value goes at most 60 models deep, a pattern is held
 * against a text of its own length, in a million steps at most, for 50 references the nearest of all names is sought, a variant is
 * looked for in 6 unions of unions, and on a page 6 arrays of arrays have more than one item.
 */
export const BOUNDED: ReadonlySet<string> = new Set([
  "schemas in a ring",
  "references in a row",
  "an anyOf chain that doubles",
  "a chain of oneOf that branches",
  "arrays that contain arrays",
  ...["items", "extras", "names", "conditions"].map((what) => `${what} that lead to the next two`),
  "a pattern",
  "references to nowhere",
]);

type Members = Readonly<Record<string, JsonValue>>;

/** Ways to be large: what a document has many of, or what it has that is long. Each is about as large as its count. */
export const KINDS: readonly Kind[] = [
  schemas("examples that stand elsewhere", 10_000, (count) => ({
    Large: object(repeat(count, (index) => [`p${index}`, { type: "string", example: { $ref: "#/info/title" } }])),
  })),
  schemas("properties", 2_000, (count) => ({
    Large: object(repeat(count, (index) => [`property${index}`, { type: "string" }])),
  })),
  schemas("required names", 2_000, (count) => ({
    Large: {
      ...object(repeat(count, (index) => [`property${index}`, { type: "integer" }])),
      required: list(count, (index) => `property${index}`),
    },
  })),
  schemas("properties of one name", 1_000, (count) => ({
    Large: object(repeat(count, (index) => [`a${"-".repeat(index % 50)}${"_".repeat(Math.floor(index / 50))}b`, {}])),
  })),
  schemas("inline objects", 200, (count) => ({
    Large: object(repeat(count, (index) => [`p${index}`, object([["a", { type: "string" }]])])),
  })),
  schemas("enum members", 2_000, (count) => ({ Large: { type: "string", enum: list(count, (index) => `member ${index}`) } })),
  schemas("enum members of one name", 1_000, (count) => ({
    Large: { type: "string", enum: list(count, (index) => `a${"-".repeat(index % 50)}${"+".repeat(Math.floor(index / 50))}b`) },
  })),
  schemas("constants", 300, (count) => ({ Large: { oneOf: list(count, (index) => ({ const: `member ${index}` })) } })),
  schemas("numbers of an enum", 2_000, (count) => ({ Large: { enum: list(count, (index) => index * 1.5) } })),
  schemas("schemas", 250, (count) => Object.fromEntries(repeat(count, (index) => [`Model${index}`, object([["a", {}]])]))),
  schemas("schemas in a ring", 250, (count) =>
    Object.fromEntries(repeat(count, (index) => [`Model${index}`, object([["next", reference(`Model${(index + 1) % count}`)]])])),
  ),
  schemas("references in a row", 500, (count) => ({
    ...Object.fromEntries(repeat(count, (index) => [`Model${index}`, reference(`Model${index + 1}`)])),
    [`Model${count}`]: { type: "string" },
  })),
  schemas("members of an allOf", 100, (count) => ({
    Large: { allOf: list(count, (index) => object([[`p${index}`, { type: "string" }]])) },
  })),
  schemas("an allOf chain", 100, (count) => ({
    ...Object.fromEntries(
      repeat(count, (index) => [`Model${index}`, { allOf: [reference(`Model${index + 1}`)], description: "x" }]),
    ),
    [`Model${count}`]: object([["a", { type: "string" }]]),
  })),
  schemas("references beside allOf that lead to the next two", 60, (count) => ({
    ...Object.fromEntries(
      repeat(count, (index) => [
        `Model${index}`,
        {
          ...reference(`Model${index + 1}`),
          allOf: [reference(`Model${index + 2}`)],
          properties: { [`p${index % 3}`]: { type: "string" } },
        },
      ]),
    ),
    [`Model${count}`]: { type: "object" },
    [`Model${count + 1}`]: { type: "object" },
  })),
  schemas("an allOf chain that doubles", 100, (count) => ({
    ...Object.fromEntries(
      repeat(count, (index) => [`Model${index}`, { allOf: [reference(`Model${index + 1}`), reference(`Model${index + 1}`)] }]),
    ),
    [`Model${count}`]: object([["a", { type: "string" }]]),
  })),
  schemas("an anyOf chain that doubles", 50, (count) => ({
    ...Object.fromEntries(
      repeat(count, (index) => [`Model${index}`, { anyOf: [reference(`Model${index + 1}`), reference(`Model${index + 1}`)] }]),
    ),
    [`Model${count}`]: object([["a", { type: "string" }]]),
  })),
  schemas("a chain of oneOf that branches", 30, (count) => ({
    ...Object.fromEntries(
      repeat(count, (index) => [`Model${index}`, { oneOf: [reference(`Model${index + 1}`), reference(`Model${index + 2}`)] }]),
    ),
    [`Model${count}`]: { type: "string" },
    [`Model${count + 1}`]: { type: "string" },
  })),
  schemas("a ring of oneOf", 30, (count) =>
    Object.fromEntries(
      repeat(count, (index) => {
        const next = reference(`Model${(index + 1) % count}`);
        return [`Model${index}`, { oneOf: [next, { ...object([[`p${index}`, { type: "string" }]]), required: [`p${index}`] }] }];
      }),
    ),
  ),
  schemas("arrays that contain arrays", 30, (count) => ({
    ...Object.fromEntries(
      repeat(count, (index) => {
        const inner = reference(`Model${index + 1}`);
        return [`Model${index}`, { type: "array", items: inner, contains: inner }];
      }),
    ),
    [`Model${count}`]: { type: "string" },
  })),
  ...Object.entries<(next: JsonValue, other: JsonValue) => Members>({
    items: (next, other) => ({ type: "array", minItems: 2, items: { anyOf: [next, other] } }),
    extras: (next, other) => ({ type: "object", minProperties: 2, additionalProperties: { oneOf: [next, other] } }),
    names: (next, other) => ({ type: "object", propertyNames: { anyOf: [next, other] } }),
    conditions: (next, other) => ({ if: next, then: other, else: next }),
  }).map(([what, lead]) =>
    schemas(`${what} that lead to the next two`, 500, (count) => ({
      ...Object.fromEntries(
        repeat(count, (index) => [`Model${index}`, lead(reference(`Model${index + 1}`), reference(`Model${index + 2}`))]),
      ),
      [`Model${count}`]: { type: "string" },
      [`Model${count + 1}`]: { type: "string" },
    })),
  ),
  schemas("choices of an allOf", 10, (count) => ({
    Large: {
      allOf: list(count, (index) => ({
        anyOf: [object([[`a${index}`, { type: "string" }]]), object([[`b${index}`, { type: "string" }]])],
      })),
    },
  })),
  schemas("objects of a oneOf", 100, (count) => ({
    Large: { oneOf: list(count, (index) => object([[`p${index}`, { type: "string" }]])) },
  })),
  schemas("tagged variants", 100, (count) => ({
    ...Object.fromEntries(
      repeat(count, (index) => [`V${index}`, { ...object([["kind", { const: `v${index}` }]]), required: ["kind"] }]),
    ),
    Large: { oneOf: list(count, (index) => reference(`V${index}`)), discriminator: { propertyName: "kind" } },
  })),
  schemas("types of one schema", 500, (count) => ({
    Large: { anyOf: list(count, (index) => ({ type: "string", maxLength: index })) },
  })),
  schemas("pattern properties", 200, (count) => ({
    Large: {
      type: "object",
      patternProperties: Object.fromEntries(repeat(count, (index) => [`^p${index}_`, { type: "string" }])),
    },
  })),
  schemas("dependent names", 500, (count) => ({
    Large: { type: "object", dependentRequired: Object.fromEntries(repeat(count, (index) => [`p${index}`, [`p${index + 1}`]])) },
  })),
  schemas("items of a tuple", 500, (count) => ({
    Large: { type: "array", prefixItems: list(count, () => ({ type: "string" })) },
  })),
  schemas("an example", 2_000, (count) => ({ Large: { type: "array", example: list(count, (index) => `item ${index}`) } })),
  schemas("a constant array", 2_000, (count) => ({ Large: { const: list(count, (index) => `item ${index}`) } })),
  schemas("a default", 2_000, (count) => ({
    Large: object([["a", { type: "array", items: {}, default: list(count, (index) => index) }]]),
  })),
  schemas("items that a sample needs", 100, (count) => ({
    Large: { type: "array", items: { type: "integer" }, minItems: count, uniqueItems: true },
  })),
  schemas("characters that a sample needs", 1_000, (count) => ({ Large: { type: "string", minLength: count } })),
  schemas("arrays of long texts", 50, (count) =>
    Object.fromEntries(
      repeat(count, (index) => [
        `Model${index}`,
        { type: "array", minItems: 900, items: { type: "array", minItems: 20, items: { type: "string", minLength: 9_000 } } },
      ]),
    ),
  ),
  schemas("maps that need more names than there are", 50, (count) =>
    Object.fromEntries(
      repeat(count, (index) => {
        const inner = { type: "object", minProperties: 5_000, additionalProperties: { type: "string", minLength: 9_000 } };
        return [`Model${index}`, { type: "object", minProperties: 5_000, additionalProperties: inner }];
      }),
    ),
  ),
  schemas("a pattern", 500, (count) => ({ Large: { type: "string", pattern: `^${"a?".repeat(count)}$` } })),
  ...Object.entries<(index: number) => string>({
    "repeats that are counted": (index) => `^(?:a?){2000}${index}$`,
    "a lookahead at each character": (index) => `(?=(?:a|b|[^c])*d${index})`,
    "repeats in repeats": (index) => `^(?:[^a]{0,30}[^b]{0,30}){0,30}x${index}\\b$`,
    "repeats of nothing": (index) => `(?:(?:(?:){1000}){1000}){1000}${index}`,
  }).map(([what, pattern]) =>
    schemas(`patterns of ${what}`, 200, (count) => ({
      Large: object(
        repeat(count, (index) => [`p${index}`, { type: "string", pattern: pattern(index), minLength: 3_000 + index }]),
      ),
    })),
  ),
  schemas("patterns that one text has to match", 500, (count) => ({
    Large: { type: "string", allOf: list(count, (index) => ({ pattern: `^a{${index}}` })) },
  })),
  schemas("unknown keywords", 500, (count) => ({ Large: Object.fromEntries(repeat(count, (index) => [`keyword${index}`, 1])) })),
  schemas("misspelt keywords", 200, (count) =>
    Object.fromEntries(repeat(count, (index) => [`Model${index}`, { type: "string", maxLenght: index }])),
  ),
  schemas("references to nowhere", 200, (count) =>
    Object.fromEntries(repeat(count, (index) => [`Model${index}`, reference(`Modle${index}`)])),
  ),
  schemas("errors", 200, (count) => Object.fromEntries(repeat(count, (index) => [`Model${index}`, { type: "sting" }]))),
  schemas("anchors", 200, (count) => ({
    ...Object.fromEntries(repeat(count, (index) => [`Model${index}`, { $anchor: `a${index}`, type: "string" }])),
    Large: { anyOf: list(count, (index) => ({ $ref: `#a${index}` })) },
  })),
  schemas("identifiers", 200, (count) => ({
    ...Object.fromEntries(repeat(count, (index) => [`Model${index}`, { $id: `https://a.org/m${index}`, type: "string" }])),
    Large: { anyOf: list(count, (index) => ({ $ref: `https://a.org/m${index}` })) },
  })),
  schemas("anchors of one name", 500, (count) =>
    Object.fromEntries(repeat(count, (index) => [`Model${index}`, { $anchor: "a", type: "string", maxLength: index }])),
  ),
  schemas("dynamic anchors of one name", 500, (count) =>
    Object.fromEntries(
      repeat(count, (index) => [`Model${index}`, { $dynamicAnchor: "a", ...object([["a", { $dynamicRef: "#a" }]]) }]),
    ),
  ),
  schemas("references to one of two", 200, (count) => ({
    A: { $anchor: "a", type: "string" },
    B: { $anchor: "a", type: "integer" },
    Large: object(repeat(count, (index) => [`p${index}`, { $ref: "#a" }])),
  })),
  schemas("names that an allOf requires", 300, (count) => ({
    Large: { ...object([["a", { type: "string" }]]), allOf: list(count, (index) => ({ required: [`p${index}`] })) },
  })),
  schemas("conditions of an allOf", 100, (count) => ({
    Large: {
      ...object([["a", { type: "string" }]]),
      allOf: list(count, (index) => ({ if: object([["a", { const: `v${index}` }]]), then: { required: [`p${index}`] } })),
    },
  })),
  schemas("values of tags that lead to two", 500, (count) => ({
    A: { ...object([["kind", { type: "string" }]]), required: ["kind"] },
    B: {
      ...object([
        ["kind", { type: "string" }],
        ["b", { type: "string" }],
      ]),
      required: ["kind"],
    },
    Large: {
      oneOf: [reference("A"), reference("B")],
      discriminator: {
        propertyName: "kind",
        mapping: Object.fromEntries(repeat(count, (index) => [`v${index}`, index % 2 ? "A" : "B"])),
      },
    },
  })),
  schemas("wrong examples", 200, (count) =>
    Object.fromEntries(repeat(count, (index) => [`Model${index}`, { type: "string", example: index }])),
  ),
  ...[
    ["text", "word "],
    ["backticks", "`a``"],
    ["brackets", "[a](b"],
    ["stars", "*a _b~"],
    ["backslashes", "\\"],
    ["angles", "<a &lt"],
    ["addresses", "www.a"],
    ["lines", "a\n- b\n"],
    ["comment ends", "*/ /*"],
    ["hidden characters", "\u202e"],
    ["white space", " \t"],
    ["line ends", "\r"],
  ].map(([name = "", text = ""]) =>
    schemas(`a description of ${name}`, 10_000, (count) => ({ Large: { type: "string", description: text.repeat(count) } })),
  ),
  schemas("a name", 5_000, (count) => ({ ["Ab".repeat(count)]: { type: "string" } })),
  schemas("a property's name", 5_000, (count) => ({ Large: object([["a-".repeat(count), { type: "string" }]]) })),
  kind("operations", 100, (count) => ({
    paths: Object.fromEntries(
      repeat(count, (index) => [`/p${index}`, { get: { operationId: `get${index}`, responses: answers({ type: "integer" }) } }]),
    ),
  })),
  kind("inline models of operations", 100, (count) => ({
    paths: Object.fromEntries(
      repeat(count, (index) => [
        `/p${index}`,
        { get: { operationId: `get${index}`, responses: answers(object([["a", object([["b", { type: "string" }]])]])) } },
      ]),
    ),
  })),
  kind("parameters", 200, (count) => ({
    paths: {
      "/p": {
        get: {
          operationId: "get",
          parameters: list(count, (index) => ({ name: `p${index}`, in: "query", schema: { type: "string", enum: ["a", "b"] } })),
          responses: answers({ type: "integer" }),
        },
      },
    },
  })),
  kind("operations without a name", 100, (count) => ({
    paths: Object.fromEntries(repeat(count, (index) => [`/p/${index}`, { get: { responses: answers(object([["a", {}]])) } }])),
  })),
  swagger("definitions of Swagger 2.0", 200, (count) => ({
    paths: Object.fromEntries(
      repeat(count, (index) => [
        `/p${index}`,
        {
          get: {
            operationId: `get${index}`,
            responses: { 200: { description: "d", schema: { $ref: `#/definitions/M${index}` } } },
          },
        },
      ]),
    ),
    definitions: Object.fromEntries(repeat(count, (index) => [`M${index}`, object([["a", { type: "string" }]])])),
  })),
  swagger("media types of Swagger 2.0", 200, (count) => ({
    produces: list(count, (index) => `text/t${index}`),
    paths: Object.fromEntries(
      repeat(count, (index) => [`/p${index}`, { get: { responses: { 200: { description: "d", schema: { type: "string" } } } } }]),
    ),
  })),
  swagger("headers of Swagger 2.0", 500, (count) => ({
    paths: {
      "/p": {
        get: {
          responses: {
            200: { description: "d", headers: Object.fromEntries(repeat(count, (index) => [`h${index}`, { type: "string" }])) },
          },
        },
      },
    },
  })),
  yaml("YAML comments", 5_000, (count) => "    # nothing\n".repeat(count)),
  yaml("YAML blank lines", 5_000, (count) => "\n".repeat(count)),
  yaml("YAML text on many lines", 5_000, (count) => `    L: { description: a\n${"      b\n".repeat(count)}    }\n`),
  yaml("YAML folded text", 5_000, (count) => `    L:\n      description: >\n${"        b\n\n".repeat(count)}`),
  yaml("YAML literal text", 5_000, (count) => `    L:\n      description: |\n${"        b\n".repeat(count)}`),
  yaml("YAML quoted text", 5_000, (count) => `    L:\n      description: "${"\\u0061 ".repeat(count)}"\n`),
  yaml("YAML quoted lines", 5_000, (count) => `    L:\n      description: "${"a\\\n        ".repeat(count)}"\n`),
  yaml("YAML flow items", 2_000, (count) => `    L: { enum: [${"a, ".repeat(count)}b] }\n`),
  yaml("YAML aliases", 1_000, (count) => `    A: &a { type: string }\n${list(count, (index) => `    A${index}: *a\n`).join("")}`),
  yaml("YAML anchors", 1_000, (count) => list(count, (index) => `    A${index}: &a${index} { type: string }\n`).join("")),
  yaml("YAML keys twice", 1_000, (count) => list(count, (index) => `    A${index}: {}\n    A${index}: {}\n`).join("")),
  yaml("YAML errors", 1_000, (count) => "    A: ]\n".repeat(count)),
  yaml("YAML tags", 1_000, (count) => list(count, (index) => `    A${index}: !!str {}\n`).join("")),
  yaml("YAML explicit keys", 1_000, (count) => list(count, (index) => `    ? A${index}\n    : {}\n`).join("")),
  yaml("YAML documents", 1_000, (count) => `    A: {}\n${"---\na\n".repeat(count)}`),
];

function repeat(count: number, make: (index: number) => readonly [string, JsonValue]): readonly (readonly [string, JsonValue])[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function list<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function object(properties: readonly (readonly [string, JsonValue])[]): Members {
  return { type: "object", properties: Object.fromEntries(properties) };
}

function reference(name: string): Members {
  return { $ref: `#/components/schemas/${name}` };
}

function answers(schema: JsonValue): Members {
  return { 200: { description: "d", content: { "application/json": { schema } } } };
}

function kind(name: string, count: number, parts: (count: number) => Members, version: Members = { openapi: "3.1.0" }): Kind {
  const make = (size: number): Grown => ({
    name: "spec.json",
    text: JSON.stringify({ ...version, info: { title: "t", version: "1" }, paths: {}, ...parts(size) }),
  });
  return { name, count, make };
}

function swagger(name: string, count: number, parts: (count: number) => Members): Kind {
  return kind(name, count, parts, { swagger: "2.0" });
}

function schemas(name: string, count: number, make: (count: number) => Members): Kind {
  return kind(name, count, (size) => ({ components: { schemas: make(size) } }));
}

function yaml(name: string, count: number, make: (count: number) => string): Kind {
  const head =
    'openapi: "3.1.0"\ninfo: { title: t, version: "1" }\npaths: {}\ncomponents:\n  schemas:\n    B: { type: string }\n';
  return { name, count, make: (size) => ({ name: "spec.yaml", text: head + make(size) }) };
}
