import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digest, digestData, digestText } from "../../../generator/write/digest.js";
import { listDistFiles, type Manifest, parseManifest, printManifest } from "../../../generator/write/manifest.js";

const manifest: Manifest = {
  generator: { version: "1.2.3", digest: "c0de" },
  inputs: { ".": "aaaa", "schemas/pet.yaml": "bbbb" },
  config: "cccc",
  pins: null,
  dist: ["dist/index.d.ts", "dist/index.js"],
  files: new Map([
    ["README.md", "dddd"],
    ["src/index.ts", "eeee"],
  ]),
};

describe("the manifest", () => {
  it("is JSON that a person can read and a merge can show", () => {
    expect(printManifest(manifest)).toBe(`{
  "formatVersion": 1,
  "generator": {
    "name": "modelmint",
    "version": "1.2.3",
    "digest": "c0de"
  },
  "inputs": {
    ".": "aaaa",
    "schemas/pet.yaml": "bbbb"
  },
  "config": "cccc",
  "pins": null,
  "dist": [
    "dist/index.d.ts",
    "dist/index.js"
  ],
  "files": {
    "README.md": "dddd",
    "src/index.ts": "eeee"
  }
}
`);
  });

  it("comes back as it was", () => {
    expect(parseManifest(printManifest(manifest))).toEqual(manifest);
  });

  it("is the same text in whatever order files are found", () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-zA-Z0-9_ä-]{1,8}$/), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(names, fc.infiniteStream(fc.nat()), (paths, random) => {
        const shuffled = paths
          .map((path) => [random.next().value, path] as const)
          .sort(([a], [b]) => a - b)
          .map(([, path]) => path);
        const print = (order: readonly string[]) =>
          printManifest({ ...manifest, files: new Map(order.map((path) => [path, digest(path)])) });
        expect(print(shuffled)).toBe(print(paths));
      }),
    );
  });

  it.each([
    ["a merge conflict", "<<<<<<< ours\n{}", "not JSON"],
    ["nothing", "", "not JSON"],
    ["a list", "[]", "not a manifest"],
    ["an object without a format version", "{}", "not a manifest"],
    ["a later format", '{"formatVersion": 2}', "made by a newer version of modelmint"],
    [
      "a manifest without files",
      '{"formatVersion":1,"generator":{"version":"1","digest":"2"},"inputs":{},"config":"","pins":null,"dist":[]}',
      "not a manifest",
    ],
    ...[
      ...["../outside.ts", "/etc/passwd", "src/../../x", "C:/x", "a\\b", "", ".modelmint.json", "a//b", "a/", "a/.", "a/./b"],
      ...[
        ".git/HEAD",
        "src/.env",
        "node_modules/a/index.js",
        "src/node_modules",
        "nul",
        "a\u0000b",
        "a\nb",
        "ä",
        `${"a/".repeat(200)}a`,
      ],
    ].map((path) => [
      `a manifest that owns ${JSON.stringify(path)}`,
      printManifest({ ...manifest, files: new Map([[path, "ffff"]]) }),
      "not a manifest",
    ]),
  ])("is refused when it is %s", (_what, text, flaw) => {
    expect(parseManifest(text)).toBe(flaw);
  });
});

describe("digests", () => {
  it("are SHA-256 in hexadecimal", () => {
    expect(digest("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180-2, B.1
  });

  it.each([
    ["a BOM", "\uFEFFa: 1\nb: 2\n"],
    ["CRLF", "a: 1\r\nb: 2\r\n"],
    ["CR", "a: 1\rb: 2\r"],
  ])("of input texts do not see %s", (_what, text) => {
    expect(digestText(text)).toBe(digestText("a: 1\nb: 2\n"));
  });

  it("of input texts see everything else", () => {
    expect(digestText("a: 1\n")).not.toBe(digestText("a: 1\n\n"));
  });

  it.each([
    ["the order of keys", { b: 1, a: { d: 2, c: 3 } }, { a: { c: 3, d: 2 }, b: 1 }],
    ["keys without a value", { a: 1, b: undefined }, { a: 1 }],
  ])("of data do not see %s", (_what, one, other) => {
    expect(digestData(one)).toBe(digestData(other));
  });

  it.each([
    ["the order of a list", [1, 2], [2, 1]],
    ["null and absent", { a: null }, {}],
    ["a __proto__ key", JSON.parse('{"__proto__": 1}'), {}],
  ])("of data see %s", (_what, one, other) => {
    expect(digestData(one)).not.toBe(digestData(other));
  });
});

it("expects a .js and a .d.ts in dist/ for each source module, and for nothing else", () => {
  const paths = ["src/index.ts", "src/models/pet.ts", "test/models/pet.test.ts", "docs/src/x.ts", "package.json"];
  expect(listDistFiles(paths)).toEqual(["dist/index.d.ts", "dist/index.js", "dist/models/pet.d.ts", "dist/models/pet.js"]);
});
