import { describe, expect, it } from "vitest";
import { parseTokens } from "../../../generator/load/compose-yaml.js";
import { DEFAULT_LIMITS } from "../../../generator/load/limits.js";
import { readNodes } from "../../../generator/load/parse-yaml.js";
import { listPlaces } from "../../../generator/load/places.js";
import { readPlain } from "../../../generator/load/plain-yaml.js";
import { mutate } from "./mutate-text.js";

/** The text read from its tokens and from its nodes; of these also what is reported. */
function readBoth(text: string, deepest = DEFAULT_LIMITS.maxDepth): { readonly plain: unknown; readonly nodes: unknown } {
  const reports: string[] = [];
  const report = (code: string): void => {
    reports.push(code);
  };
  const tokens = parseTokens(text, deepest, report) ?? [];
  const plain = readPlain(tokens, deepest);
  const nodes = readNodes(text, tokens, { ...DEFAULT_LIMITS, maxDepth: deepest }, report);
  return {
    plain: plain && {
      value: plain.value,
      places: listPlaces(plain.value, plain.root, plain.places),
      printable: true,
      reports: [],
    },
    nodes: nodes && { value: nodes.value, places: nodes.places, printable: nodes.printable, reports },
  };
}

const PLAIN = [
  "a: 1\nb:\n  - x\n  - y: z\n    w: 1.5\n  -\n    - 1\n    - 2\n",
  "---\n# a comment\na: # another\n  b: 'it'\n  c: \"x y\" # why\n# and\nd: true\n\n",
  "paths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: |\n            Two\n            lines\n\n          x: >-\n            folded\n            text\n        404: {}\n",
  "a: [1, two, 'three', \"four\", [], {}]\nb: {x: 1, 'y': [2], \"z\":3, w: }\nc: [\n  a, # first\n  b\n]\nd: {\n  a: 1,\n}\n",
  "text: plain over\n  two lines\n\n  and a third\nquoted: 'it''s'\ndouble: \"a\\n\\u00e9 \\\n  b\"\nlast: ~\n",
  "n: -12\no: 0o17\nh: 0xff\nf: .5\ne: 1e3\nt: True\nz: null\nempty:\nday: 2020-01-01\nversion: 1.2.3\n__proto__: x\nconstructor: y\n",
  "- a\n- b:\n  - c\n- [d]\n",
  '{"openapi": "3.1.0", "paths": {"/": {"get": null}}, "x": [true, -1.5e3]}\n',
  "a:\r\n  b: c\r\n  d:\r\n    - e\r\n",
];

describe("plain YAML", () => {
  it.each(PLAIN)("is read from its tokens: %j", (text) => {
    const { plain, nodes } = readBoth(text);
    expect(plain).toBeDefined();
    expect(plain).toEqual(nodes);
  });

  it.each([
    "a: &x 1\nb: *x\n",
    "a: !!str 1\n",
    "? a\n: b\n",
    "a: 1\na: 2\n",
    "<<: {}\n",
    "%YAML 1.2\n---\na: 1\n",
    "a: 1\n---\nb: 2\n",
    "a: 1\n...\n",
    "a: -0\n",
    "a: 12345678901234567890\n",
    "a: .inf\n",
    "a: .nan\n",
    "a:\tb\n",
    "- \n- a\n",
    "[a: b]\n",
    "a: @b\n",
    "text\n",
    "",
    `${"k".repeat(1020)}: 1\n`,
    "a:\n  - b\n c: d\n",
  ])("is not %j", (text) => {
    expect(readBoth(text).plain).toBeUndefined();
  });

  it("is nothing that is nested too deeply", () => {
    const text = "a:\n  b:\n    c: 1\n";
    expect(readBoth(text, 3).plain).toBeDefined();
    expect(readBoth(text, 2).plain).toBeUndefined();
  });

  it("says what its nodes say, whatever becomes of it", () => {
    let read = 0;
    for (let seed = 0; seed < Number(process.env["PLAIN_TEXTS"] ?? 3000); seed++) {
      const text = mutate(PLAIN[seed % PLAIN.length] ?? "", seed);
      const { plain, nodes } = readBoth(text);
      if (plain === undefined) continue;
      read++;
      expect({ text, ...plain }).toEqual({ text, ...(nodes ?? {}) });
    }
    expect(read).toBeGreaterThan(100);
  });
});
