import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { describe, expect, it, vi } from "vitest";
import type { GeneratedFile } from "../../../generator/emit/types.js";
import type { ModelGraph, TypeNode } from "../../../generator/model/types.js";
import type { Identifier } from "../../../generator/name/types.js";
import { emit, load, typeCheck } from "./compile.js";
import {
  array,
  date,
  enumeration,
  graphOf,
  literal,
  map,
  number,
  object,
  planOf,
  property,
  ref,
  string,
  union,
  unknown,
} from "./graph.js";

// Type-checking takes a while where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

function textOf(files: readonly GeneratedFile[], path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`no file ${path}`);
  return file.text;
}

describe("a module", () => {
  it("type-checks where it refers to models under another name", () => {
    const graph = graphOf({
      Usage: number(),
      "/paths/~1a/get/Usage": object({ own: ref("/paths/~1a/get/Usage"), other: ref("Usage") }),
    });
    expect(typeCheck(emit(graph))).toEqual([]);
  });

  it("survives models that are called like globals, like our functions and like each other's functions", () => {
    const names = [
      "Date",
      "Array",
      "Record",
      "Set",
      "RegExp",
      "Object",
      "Codec",
      "decodeDate",
      "encodeUsage",
      "input",
      "value",
      "context",
      "Wire",
    ];
    const others = names.map(
      (name) => [name, object({ at: date(), "all?": array(ref("Date")), "list?": map(ref("Codec")) })] as const,
    );
    const files = emit(
      graphOf({
        ...Object.fromEntries(others),
        Usage: object({ at: date(), "s?": string({ checks: { patterns: ["a"], minLength: 1 } }) }),
      }),
    );
    expect(typeCheck(files)).toEqual([]);
  });
});

describe("index modules", () => {
  it("type-check, and lead to nothing that is internal", () => {
    const files = emit(graphOf({ B: number(), A: string(), Hidden: string(), "/paths/~1a/get/C": string() }, ["Hidden"]));
    expect(typeCheck(files)).toEqual([]);
  });
});

describe("types", () => {
  const graph = graphOf({
    Usage: object({
      total_tokens: number(),
      "note?": string({ nullable: true }),
      "at?": date(),
      open: ref("Open"),
      closed: ref("Closed"),
    }),
    Open: enumeration(["a", "b"], { open: true }),
    Closed: enumeration(["a", "b"]),
    Circle: object({ kind: literal("circle"), radius: number() }),
    Square: object({ kind: literal("square"), side: number() }),
    Shape: union([ref("Circle"), ref("Square")], {
      open: true,
      exclusive: true,
      discriminator: {
        wireName: "kind",
        enforced: true,
        tags: [
          { tag: "circle", variant: 0 },
          { tag: "square", variant: 1 },
        ],
      },
    }),
  });

  it("say what can be written and what cannot", () => {
    const assertions = `
      import { Closed, Open, Shape, Usage } from "./src/models/components/index.js";
      import { unrecognized, type Unrecognized } from "./src/index.js";
      type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
      export const wire: Same<Usage.Wire, { total_tokens: number; note?: string | null; at?: string; open: Open.Wire; closed: "a" | "b" }> = true;
      export const usage: Usage = { totalTokens: 1, note: undefined, open: unrecognized("c"), closed: Closed.A };
      export const open: Same<Open, "a" | "b" | Unrecognized<string>> = true;
      export const anything: Open.Wire = "c";
      // @ts-expect-error null is not absent
      export const one: Usage = { totalTokens: 1, at: null, open: "a", closed: "a" };
      // @ts-expect-error absent is not undefined on the wire
      export const two: Usage.Wire = { total_tokens: 1, note: undefined, open: "a", closed: "a" };
      // @ts-expect-error not a member, and not marked
      export const three: Open = "c";
      // @ts-expect-error a required property is missing
      export const four: Usage = { open: "a", closed: "a" };
      export function area(shape: Shape): number {
        switch (shape.kind) {
          case "circle": return shape.radius;
          case "square": return shape.side;
          default: { const tag: string = shape.kind; return tag.length; }
        }
      }
      import { unrecognizedTag } from "./src/index.js";
      export const hexagon: Shape = { kind: unrecognizedTag("hexagon") };
      // @ts-expect-error not a tag that the document lists
      export const five: Shape = { kind: "hexagon" };
      export const decoded: Same<ReturnType<typeof Usage.decode>, Usage> = true;
      export const encoded: Same<ReturnType<typeof Usage.encode>, Usage.Wire> = true;
      type Standard = NonNullable<(typeof Usage)["~standard"]["types"]>;
      export const standard: Same<Standard, { readonly input: Usage.Wire; readonly output: Usage }> = true;
    `;
    expect(typeCheck(emit(graph), assertions)).toEqual([]);
  });

  it("hold when the file of assertions is wrong: the check can fail", () => {
    expect(
      typeCheck(emit(graph), 'import { Closed } from "./src/models/components/index.js";\nexport const no: Closed = "c";'),
    ).toHaveLength(1);
  });
});

const NASTY = [
  "*/ process.exit(1) /*",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must not become a template
  "`${process.exit(1)}`",
  '"; process.exit(1); "',
  "\\",
  "\u2028",
  "</script>",
  "__proto__",
  "constructor",
  "\u202e",
  "a\nb",
  "// @ts-nocheck",
  "@ts-ignore",
  "",
];

describe("text of the document", () => {
  const all: Record<string, TypeNode> = {
    Names: object(Object.fromEntries(NASTY.map((text) => [text, string()])), {
      properties: NASTY.map((text) =>
        property(text, string(), false, { doc: { title: text, description: text, deprecated: false }, default: text }),
      ),
    }),
    Values: union(
      NASTY.map((text) => literal(text)),
      { exclusive: true },
    ),
    Members: enumeration(NASTY),
    Deep: literal(Object.fromEntries(NASTY.map((text) => [`k${text}`, text]))),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
    Patterns: string({ checks: { patterns: ["`${x}`", "/", "\u2028", "\\/", "[", "\\-"] } }),
    Extras: object({}, { additional: { kind: "typed", values: unknown(), patterns: [{ pattern: "*/`", type: string() }] } }),
  };
  const graph = graphOf(all);
  const plain = planOf(graph);
  const names = {
    ...plain,
    property: (_: string, wireName: string) => `p${NASTY.indexOf(wireName)}` as Identifier,
    members: () => NASTY.map((_, index) => `M${index}` as Identifier),
  };
  const files = emit(graph, names);

  it("is data wherever it stands", async () => {
    expect(typeCheck(files)).toEqual([]);
    const loaded = await load(files);
    const wire = Object.fromEntries(NASTY.filter((text) => text !== "__proto__").map((text) => [text, text]));
    expect(loaded.codec("Names").encode(loaded.codec("Names").decode(wire))).toEqual(wire);
    for (const text of NASTY) {
      expect(loaded.codec("Members").decode(text)).toBe(text);
      expect(loaded.codec("Values").decode(text)).toBe(text);
    }
  });

  it("makes no syntax but declarations, functions and calls of the runtime", () => {
    const allowed = /^\$\.[A-Za-z0-9]+$|^(decode|encode|check|isNameOf)[\w$]+$|^namesOf[\w$]+\.has$/;
    for (const file of files.filter(({ path }) => path.startsWith("src/models/components/"))) {
      const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true);
      const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node)) expect(node.expression.getText()).toMatch(allowed);
        expect([
          ts.SyntaxKind.TemplateExpression,
          ts.SyntaxKind.NoSubstitutionTemplateLiteral,
          ts.SyntaxKind.RegularExpressionLiteral,
        ]).not.toContain(node.kind);
        ts.forEachChild(node, visit);
      };
      visit(source);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
      expect(file.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
    }
  });
});

describe("size and shape", () => {
  const many: ModelGraph = graphOf(
    Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [
        `M${index}`,
        object({ a: number(), "next?": ref(`M${(index + 1) % 200}`), kind: enumeration(["x", "y"]) }),
      ]),
    ),
  );

  it("does not depend on anything but graph and names", () => {
    expect(emit(many)).toEqual(emit(many));
    expect(new Set(emit(many).map((file) => file.path)).size).toBe(emit(many).length);
  });

  it("grows linearly with wide objects and long enums", () => {
    const size = (count: number): number => {
      const fields = Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}?`, string()]));
      const values = Array.from({ length: count }, (_, index) => `v${index}`);
      return textOf(emit(graphOf({ Wide: object(fields), Long: enumeration(values) })), "src/models/components/wide.ts").length;
    };
    expect(size(5000) / size(500)).toBeLessThan(11);
  });

  it("lets a bundler drop every model that is not used, whatever the file layout", async () => {
    const independent = graphOf(
      Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [
          `M${index}`,
          object({ a: number(), kind: enumeration(["x", "y"]), "s?": string({ checks: { patterns: ["a"] } }) }),
        ]),
      ),
    );
    const one = await bundle(emit(graphOf({ M0: independent.models.get("/components/schemas/M0")?.type ?? unknown() })));
    const all = await bundle(emit(independent));
    // Minified names differ a little.
    expect(Math.abs(all.length - one.length)).toBeLessThan(20);
  });
});

async function bundle(files: readonly GeneratedFile[]): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "bundle-"));
  try {
    for (const file of [
      ...files,
      { path: "entry.ts", text: 'import { M0 } from "./src/models/components/index.js";\nexport { M0 };' },
    ]) {
      mkdirSync(dirname(join(root, file.path)), { recursive: true });
      writeFileSync(join(root, file.path), file.text);
    }
    const result = await build({
      entryPoints: [join(root, "entry.ts")],
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
    });
    return result.outputFiles[0]?.text ?? "";
  } finally {
    rmSync(root, { recursive: true });
  }
}
