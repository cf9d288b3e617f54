import { describe, expect, it } from "vitest";
import { emitDocs } from "../../../generator/emit/docs/index.js";
import type { TextMode } from "../../../generator/emit/print/markdown.js";
import type { JsonValue, Property, TypeNode } from "../../../generator/model/types.js";
import {
  array,
  boolean,
  date,
  doc,
  enumeration,
  graphOf,
  integer,
  literal,
  map,
  namesFor,
  never,
  number,
  object,
  property,
  ref,
  string,
  tuple,
  union,
  unknown,
} from "../sample/graph-kit.js";
import { optionsFor, pageOf } from "./docs-kit.js";
import { findMdx, render } from "./render.js";

/** Cells of the rows of a page's table, trimmed. */
function rowsOf(page: string): readonly (readonly string[])[] {
  const lines = page.slice(page.indexOf("## Fields")).split("\n");
  return lines
    .filter((line) => line.startsWith("|"))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const others = {
  Pet: object([property("name", string())]),
  Color: enumeration(["red", "green"]),
  Either: union([string(), number()]),
  Text: string(),
  Texts: array(ref("Text")),
  Tree: array(ref("Tree")),
};

/** The row of one property, as a page shows it beside some other models. */
function rowOf(one: Property, markdown: TextMode = "commonmark"): readonly string[] {
  return rowsOf(pageOf(graphOf({ Model: object([one]), ...others }), "Model", markdown))[2] ?? [];
}

const cellOf = (node: TypeNode, markdown: TextMode = "commonmark"): string | undefined =>
  rowOf(property("field", node), markdown)[1];

describe("the type cell", () => {
  it.each<[string, TypeNode, string]>([
    ["text", string(), "*string*"],
    ["numbers", number(), "*number*"],
    ["integers", integer(), "*number*"],
    ["booleans", boolean(), "*boolean*"],
    ["anything", unknown(), "*any*"],
    ["dates", date(), "[Date](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Date)"],
    ["uploads", string({}, { representation: "Blob" }), "[Blob](https://developer.mozilla.org/en-US/docs/Web/API/Blob)"],
    ["big integers", integer({}, { representation: "bigint" }), "*bigint*"],
    ["bytes", string({}, { representation: "Uint8Array" }), "*Uint8Array*"],
    ["literals", literal("event.agents_started"), '*"event.agents_started"*'],
    ["literals of other kinds", literal(false), "*false*"],
    ["null, which adds nothing", { ...string(), nullable: true }, "*string*"],
    ["tuples of a length", tuple([string(), number()], never()), "\\[*string*, *number*]"],
    ["what no value has", never(), "*never*"],
    ["enums in place", enumeration(["a", 1]), '*"a"*, *1*'],
    ["objects", ref("Pet"), "[components.Pet](../../models/components/pet.md)"],
    ["enums", ref("Color"), "[components.Color](../../models/components/color.md)"],
    ["unions, without a link", ref("Either"), "*components.Either*"],
    ["aliases, by what they stand for", ref("Texts"), "*string*[]"],
    ["aliases that hold themselves", ref("Tree"), "[components.Tree](../../models/components/tree.md)[]"],
    ["arrays of text", array(string()), "*string*[]"],
    ["arrays of objects", array(array(ref("Pet"))), "[components.Pet](../../models/components/pet.md)[][]"],
    ["records", map(unknown()), "Record<string, *any*>"],
    ["records of objects", map(ref("Pet")), "Record<string, [components.Pet](../../models/components/pet.md)>"],
    ["arrays of records", array(map(unknown())), "Record<string, *any*>[]"],
    ["records with names of a pattern", map(never(), {}, [{ pattern: "^x", type: number() }]), "Record<string, *number*>"],
    ["tuples", tuple([string(), ref("Either")], number()), "\\[*string*, *components.Either*, ...*number*[]]"],
  ])("shows %s", (_, node, want) => {
    expect(cellOf(node)).toBe(want);
  });

  it("escapes literals and brackets where text is shown as text", () => {
    expect(cellOf(literal("a*b|<c>"), "text")).toBe('*"a\\*b\\|&lt;c>"*');
    expect(cellOf(map(string()), "text")).toBe("Record&lt;string, *string*>");
  });
});

describe("a row", () => {
  it("has the name in camelCase, marked where deprecated, with the mark rendered", () => {
    const [field, , , description] = rowOf(property("old_name", string(), { doc: doc("Use another.", true) }));
    expect(field).toBe("~~`oldName`~~");
    expect(description).toBe(
      ":warning: **DEPRECATED**: This will be removed in a future release, please migrate away from it as soon as possible.<br/><br/>Use another.",
    );
  });

  it.each<[string, Property, string]>([
    ["is required", property("a", string()), ":heavy_check_mark:"],
    ["is required although null is allowed", property("a", { ...string(), nullable: true }), ":heavy_check_mark:"],
    ["is optional", property("a?", string()), ":heavy_minus_sign:"],
    ["is optional where there is a default", property("a", string(), { default: "x" }), ":heavy_minus_sign:"],
  ])("%s", (_, one, want) => {
    expect(rowOf(one)[2]).toBe(want);
  });

  it("is required, default or not, where a union tells its variants apart by it", () => {
    const cat = object([property("kind", literal("cat"), { default: "cat" })]);
    const discriminator = { wireName: "kind", tags: [{ tag: "cat", variant: 0 }], enforced: true };
    const graph = graphOf({ Cat: cat, Any: union([ref("Cat")], { discriminator }) });
    expect(rowsOf(pageOf(graph, "Cat"))[2]?.[2]).toBe(":heavy_check_mark:");
  });

  it.each<[string, string | undefined, string]>([
    ["nothing", undefined, "N/A"],
    ["blanks", " \n ", "N/A"],
    ["trimmed text", "  a\n b ", "a<br/> b"],
    ["a pipe", "a|b", "a\\|b"],
  ])("describes %s", (_, description, want) => {
    expect(rowOf(property("a", string(), { doc: doc(description) }))[3]).toBe(want);
  });

  it("tells as text what stands beside a reference, and as raw Markdown what it refers to", () => {
    const one: Property = { ...property("pet", ref("Pet"), { doc: doc("Mine.") }), reference: true };
    const graph = graphOf({ Model: object([one]), Pet: object([]) }, { Pet: { doc: doc("A pet.") } });
    expect(rowsOf(pageOf(graph, "Model", "text"))[2]?.[3]).toBe("Mine.");
    expect(rowsOf(pageOf(graph, "Model", "raw"))[2]?.[3]).toBe("A pet.");
  });

  it("is left out where a client must not send it and nobody else does", () => {
    const one = { ...property("id?", string()), readOnly: true };
    const both = { request: true, response: true };
    const fields = (direction: typeof both): number =>
      rowsOf(pageOf(graphOf({ Model: object([one]) }, { Model: { direction } }), "Model")).length - 2;
    expect([fields({ request: true, response: false }), fields(both)]).toEqual([0, 1]);
  });

  it("without a description of its own has its model's", () => {
    const graph = graphOf({ Model: object([property("pet", ref("Pet"))]), Pet: object([]) }, { Pet: { doc: doc("A pet.") } });
    expect(rowsOf(pageOf(graph, "Model"))[2]?.[3]).toBe("A pet.");
  });

  it.each<[string, readonly JsonValue[], string]>([
    ["text bare", ["a b"], "a b"],
    ["lists a line each", [[429, 500]], "[<br/>429,<br/>500<br/>]"],
    ["objects without indentation", [{ a: { b: "c" } }], '{<br/>"a": {<br/>"b": "c"<br/>}<br/>}'],
    ["several one after the other", ["a", 1], "**Example 1:** a<br/>**Example 2:** 1"],
  ])("shows an example: %s", (_, examples, want) => {
    expect(rowOf(property("a", unknown(), { examples }))[4]).toBe(want);
  });

  it("has an example cell only on pages where any property has an example", () => {
    const page = pageOf(
      graphOf({ Model: object([property("a", string(), { examples: ["x"] }), property("b", string())]) }),
      "Model",
    );
    expect(rowsOf(page).map((row) => row.at(-1))).toEqual(["Example", expect.stringMatching(/^-+$/), "x", ""]);
    expect(rowsOf(pageOf(graphOf({ Model: object([property("b", string())]) }), "Model"))[0]).toEqual([
      "Field",
      "Type",
      "Required",
      "Description",
    ]);
  });

  it("for declared extras comes last", () => {
    const node = object([property("a", string())], {}, { kind: "typed", values: number(), patterns: [] });
    expect(rowsOf(pageOf(graphOf({ Model: node }), "Model", "commonmark"))[3]).toEqual([
      "`additionalProperties`",
      "Record<string, *number*>",
      ":heavy_minus_sign:",
      "N/A",
    ]);
  });
});

describe("the page", () => {
  it("of an object that may have any properties says so instead of showing an empty table", () => {
    const page = pageOf(graphOf({ Options: map(unknown()) }, { Options: { doc: doc("Free.") } }), "Options", "raw");
    expect(page).toMatch(/^# Options\n\nFree\.\n\n## Example Usage\n\n```typescript\nimport \{ Options \}/);
    expect(page).toMatch(/## Fields\n\nAny: `\{ \[k: string\]: any \}`\.$/);
    const graph = graphOf({ Model: object([property("options", ref("Options"))]), Options: map(unknown()) });
    expect(rowsOf(pageOf(graph, "Model", "raw"))[2]?.[1]).toBe("[components.Options](../../models/components/options.md)");
  });

  it("of a union follows the mapping where the document has one", () => {
    const discriminator = {
      wireName: "k",
      tags: [
        { tag: "b", variant: 1 },
        { tag: "a", variant: 0 },
      ],
      enforced: true,
    };
    const graph = graphOf({ Any: union([ref("A"), ref("B"), string()], { discriminator }), A: object([]), B: object([]) });
    const headings = Array.from(pageOf(graph, "Any").matchAll(/^### `(.*)`$/gm), ([, type]) => type);
    expect(headings).toEqual(["components.B", "components.A", "string"]);
  });

  it("of an object has an import, a value and the fields", () => {
    expect(pageOf(graphOf({ Pet: object([property("pet_id", string())]) }), "Pet")).toBe(
      [
        "# Pet",
        "",
        "## Example Usage",
        "",
        "```typescript",
        'import { Pet } from "@orq-ai/node/models/components";',
        "",
        "let value: Pet = {",
        '  petId: "<id>",',
        "};",
        "```",
        "",
        "## Fields",
        "",
        "| Field              | Type               | Required           | Description        |",
        "| ------------------ | ------------------ | ------------------ | ------------------ |",
        "| `petId`            | *string*           | :heavy_check_mark: | N/A                |",
      ].join("\n"),
    );
  });

  it("says so where no example can be given", () => {
    const graph = graphOf({ Upload: object([property("file", string({}, { representation: "Blob" }))]) });
    expect(pageOf(graph, "Upload")).toContain('models/components";\n\n// No examples available for this model\n```');
  });

  it("of an enum has a value and all values on one line", () => {
    expect(pageOf(graphOf({ Color: enumeration(["red"]) }), "Color")).toBe(
      '# Color\n\n## Example Usage\n\n```typescript\nimport { Color } from "@orq-ai/node/models/components";\n\nlet value: Color = "red";\n```\n\n## Values\n\n```typescript\n"red"\n```',
    );
  });

  it("shows strings as they are written in code by hand, but a comment of HTML", () => {
    const page = pageOf(graphOf({ Text: enumeration(["<p>a</p>", "<!-- b -->"]) }), "Text");
    expect(page).toContain('\n"<p>a</p>" | "\\u003c!-- b -->"\n');
  });

  it("of an open enum says what becomes of other values", () => {
    const page = pageOf(
      graphOf({ Color: enumeration(["red"], true), Level: enumeration([1, 2], true), Any: enumeration([1, "a"], true) }),
      "Color",
    );
    expect(page).toContain(
      'let value: Color = "red";\n\n// Open enum: unrecognized values are captured as Unrecognized<string>\n```',
    );
    expect(page).toContain('\n"red" | Unrecognized<string>\n');
    expect(pageOf(graphOf({ Level: enumeration([1, 2], true) }), "Level")).toContain("\n1 | 2 | Unrecognized<number>\n");
  });

  it("of an open union says what becomes of other tags, by their name in TypeScript", () => {
    const event = (tag: string): TypeNode => object([property("event_type", literal(tag))]);
    const discriminator = { wireName: "event_type", tags: [{ tag: "made", variant: 0 }], enforced: true };
    const pageFor = (open: boolean): string =>
      pageOf(graphOf({ Made: event("made"), Event: union([ref("Made")], { discriminator, open }) }), "Event");
    expect(pageFor(true)).toContain("\n### `UnrecognizedTag`\n\nObjects with any other `eventType` are accepted too");
    expect(pageFor(false)).not.toContain("Unrecognized");
  });

  it("of an enum breaks a long line after the equals sign", () => {
    const graph = graphOf({ Color: enumeration(["x".repeat(80)]) });
    expect(pageOf(graph, "Color")).toContain(`let value: Color =\n  "${"x".repeat(80)}";`);
  });

  it("of a union has a section for each type", () => {
    const graph = graphOf(
      {
        Any: union([
          ref("Pet"),
          array(string({ minLength: 1 }), { minItems: 1, maxItems: 1 }),
          number(),
          map(ref("Pet"), { maxProperties: 0 }),
        ]),
        Pet: object([]),
      },
      { Any: { doc: doc("One of many.") } },
    );
    expect(pageOf(graph, "Any")).toBe(
      [
        "# Any",
        "",
        "One of many.",
        "",
        "",
        "## Supported Types",
        "",
        "### `components.Pet`",
        "",
        "```typescript",
        "const value: components.Pet = {};",
        "```",
        "",
        "### `string[]`",
        "",
        "```typescript",
        "const value: string[] = [",
        '  "<value>",',
        "];",
        "```",
        "",
        "### `number`",
        "",
        "```typescript",
        "const value: number = 1284.03;",
        "```",
        "",
        "### `{ [k: string]: components.Pet }`",
        "",
        "```typescript",
        "const value: { [k: string]: components.Pet } = {};",
        "```",
        "",
        "",
      ].join("\n"),
    );
  });

  it.each<[string, TypeNode, string]>([
    ["text", string(), "string"],
    ["dates", date(), "Date"],
    ["anything", unknown(), "any"],
    ["a reference", ref("Pet"), "components.Pet"],
    ["a tuple", tuple([string()], never()), "[string]"],
    ["a literal", literal("a`b"), '"a`b"'],
    ["arrays of enums", array(enumeration(["a", "b"])), '("a" | "b")[]'],
  ])("of an alias of %s has the layout of a union of one", (_, node, want) => {
    const page = pageOf(graphOf({ Alias: node, Pet: object([]) }), "Alias");
    expect(page).toContain("# Alias\n\n\n## Supported Types\n\n### `");
    expect(page).toContain(want);
  });

  it("of a deprecated model says so, in title and text", () => {
    const graph = graphOf({ Old: object([]) }, { Old: { doc: doc("As it was.", true) } });
    expect(pageOf(graph, "Old")).toMatch(
      /^# ~~Old~~\n\nAs it was\.\n\n> :warning: \*\*DEPRECATED\*\*: [^\n]+\n\n## Example Usage\n/,
    );
  });

  it("keeps line feeds at the ends of its description", () => {
    const graph = graphOf({ Model: object([]) }, { Model: { doc: doc("\n\nText. \n") } });
    expect(pageOf(graph, "Model")).toMatch(/^# Model\n\n\n\nText\. \n\n\n## Example Usage\n/);
  });

  it("of hostile text is still one table, without a tag of its own, and MDX", () => {
    const evil = "<script>alert(1)</script>|`|\\|\n\n# x\n```\n{evil}<!--\n</td>*/";
    const node = object([
      property("a", literal(evil), { doc: doc(evil, true), examples: [evil] }),
      property("b?", map(string()), { examples: [{ [evil]: evil }] }),
    ]);
    const page = pageOf(graphOf({ Model: node }, { Model: { doc: doc(evil) } }), "Model");
    const html = render(page);
    expect(html.match(/<table>/g)).toHaveLength(1);
    expect(html.match(/<tr>/g)).toHaveLength(3);
    expect(html).not.toMatch(/<script|<!--/);
    expect(findMdx(page)).toEqual([]);
  });
});

describe("the contents", () => {
  const files = emitDocs(
    graphOf(
      { Pet: object([property("owner", ref("Owner"))]), Owner: object([]), Hidden: object([]), Old: string() },
      {
        Pet: { doc: doc("A pet <b>,\n  wrapped.\n- a list\n\nMore.") },
        Hidden: { internal: true },
        Old: { doc: doc("y ".repeat(100), true) },
      },
    ),
    namesFor(),
    optionsFor("text"),
  );
  const textAt = (path: string): string | undefined => files.find((file) => file.path === path)?.text;

  it("list every model with the first paragraph of its description", () => {
    expect(textAt("docs/README.md")).toBe(
      "# Test\n\nThe models of version 1, one page each.\n\n- [Models of components](models/components.md): 3\n- [All on one page](llms.txt), for programs that read\n",
    );
    expect(textAt("docs/models/components.md")).toBe(
      `# Models of components\n\n- [Pet](../models/components/pet.md): A pet &lt;b>, wrapped.\n- [Owner](../models/components/owner.md)\n- [~~Old~~](../models/components/old.md): ${"y ".repeat(60).trim()} …\n`,
    );
  });

  it("lead nowhere but to files that exist, and to all of them", () => {
    const paths = new Set<string>(files.map((file) => file.path));
    const reached = new Set(["docs/README.md"]);
    for (const path of reached) {
      for (const [, target = ""] of (textAt(path) ?? "").matchAll(/\]\(([^):]+\.(?:md|txt))\)/g))
        reached.add(new URL(target, `file:///${path}`).pathname.slice(1));
    }
    expect([...reached].sort()).toEqual([...paths].sort());
  });

  it("leave out models that are needed for checks alone", () => {
    expect(files.some((file) => file.path.includes("hidden"))).toBe(false);
  });
});
