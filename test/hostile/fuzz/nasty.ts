import type { JsonValue } from "../../../generator/model/types.js";
import type { Random } from "./random.js";

const PAYLOAD = "globalThis.PWNED=1";

/** Texts that have broken other generators, and their kin. Whatever of them is ever run sets `PWNED`. */
export const NASTY_TEXTS: readonly string[] = [
  ...[
    "",
    " ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\u0000",
    "\u0007",
    "\u001b[31m",
    "\u007f",
    "\u0085",
    "\u00a0",
    "\u00ad",
    "\u2028",
    "\u2029",
  ],
  ...[
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u202e",
    "\u2066",
    "\u2069",
    "\ud800",
    "\udfff",
    "\u{e0041}",
    "\u{1f600}",
    "e\u0301",
    "\u00e9",
    "ﬁ",
    "а",
  ],
  ...[
    "'",
    '"',
    "`",
    "\\",
    "\\\\",
    '\\"',
    "\\'",
    "${",
    "$$",
    "$&",
    "$1",
    "</script>",
    "<!--",
    "-->",
    "]]>",
    "*/",
    "/*",
    "//",
    "*\\/",
    "* /",
  ],
  ...[`*/${PAYLOAD}/*`, `\\*/${PAYLOAD};/*`, `';${PAYLOAD};'`, `";${PAYLOAD};"`, `\\";${PAYLOAD};//`, `\${${PAYLOAD}}`],
  ...[
    `\`+(${PAYLOAD})+\``,
    `\n${PAYLOAD}\n`,
    `\u2028${PAYLOAD}\u2028`,
    `]:1};${PAYLOAD};({[1`,
    `x},${PAYLOAD},{y`,
    `a=${PAYLOAD}`,
  ],
  ...["@ts-nocheck", "@ts-ignore", "@internal", "@jsx PWNED", "/// <reference path='x'/>", "# sourceMappingURL=x", "#!/bin/sh"],
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "toJSON", "then", "default", "arguments"],
  ...[
    "eval",
    "await",
    "yield",
    "let",
    "static",
    "enum",
    "undefined",
    "NaN",
    "Infinity",
    "Object",
    "Array",
    "Date",
    "Record",
    "Error",
  ],
  ...[
    "$",
    "_",
    "$$",
    "Wire",
    "decode",
    "encode",
    "input",
    "value",
    "context",
    "key",
    "mark",
    "name",
    "extras",
    "additionalProperties",
  ],
  ...[
    "../x",
    "../../x",
    "/etc/passwd",
    "C:\\x",
    "\\\\host\\x",
    "~/x",
    ".",
    "..",
    ".gitignore",
    "-rf",
    "con",
    "NUL",
    "com1.txt",
    "aux.",
  ],
  ...["index", "package.json", "node_modules", "README", "a/b", "a%2fb", "a~1b", "~", "~0", "%", "%zz", "?", "#", "#/", "a#b"],
  ...[
    "<script>PWNED</script>",
    "<img src=x onerror=PWNED>",
    "<iframe src=javascript:PWNED>",
    "<a href='x'>",
    "<Component.PWNED/>",
    "<!DOCTYPE x>",
  ],
  ...[
    "[x](javascript:PWNED)",
    "![x](http://x/y.png)",
    "[x]: javascript:PWNED",
    "<javascript:PWNED>",
    "{globalThis.PWNED}",
    "import x from 'y'",
  ],
  ...[
    "export const a = 1",
    "| a | b |",
    "|---|---|",
    "# x",
    "> x",
    "- x",
    "1. x",
    "---",
    "===",
    "```",
    "~~~",
    "    x",
    "&lt;",
    "&#60;",
  ],
  ...[
    "(a+)+$",
    "(a|a)*b",
    "[",
    "(",
    "*",
    "\\",
    "(?<=a)",
    "\\p{L}",
    "[^]",
    "a{1,100000}",
    "((((((((((a*)*)*)*)*)*)*)*)*)*",
    "\\1",
    "^$",
    "(?i)a",
  ],
  ...[
    "null",
    "true",
    "~",
    "yes",
    "0x10",
    "1e3",
    "1_000",
    "2024-01-01",
    "<<",
    "=",
    "!!js/function",
    "&a",
    "*a",
    "%YAML 1.1",
    "---",
    "...",
  ],
  ...[
    "application/json",
    "multipart/form-data",
    "text/plain",
    "*/*",
    'application/x-PWNED; a="b"',
    "200",
    "2XX",
    "default",
    "2*/",
    "999",
  ],
  ...[
    "date-time",
    "int64",
    "byte",
    "binary",
    "uri",
    "uuid",
    "string",
    "object",
    "array",
    "integer",
    "number",
    "boolean",
    "null",
    "file",
  ],
];

/** Numbers at which something changes. */
export const NASTY_NUMBERS: readonly number[] = [
  ...[0, -0, 1, -1, 2, 0.1, 0.5, 1.5, 1e-7, 5e-324, 1e21, 1e308, -1e308, 255, 256, 65_535, 2_147_483_647, 2_147_483_648],
  ...[-2_147_483_649, 4_294_967_296, 9_007_199_254_740_991, 9_007_199_254_740_992, 2 ** 63, 1_000_000, 100_000_000],
];

/** Words that mean something at most places of a document. */
export const KEYWORDS: readonly string[] = [
  ...["type", "format", "enum", "const", "default", "example", "examples", "title", "description", "deprecated", "nullable"],
  ...["properties", "required", "additionalProperties", "patternProperties", "propertyNames", "minProperties", "maxProperties"],
  ...["items", "prefixItems", "contains", "minContains", "maxContains", "minItems", "maxItems", "uniqueItems", "additionalItems"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern"],
  ...["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "dependentRequired", "dependencies"],
  ...["unevaluatedProperties", "unevaluatedItems", "$ref", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$defs", "$schema"],
  ...["discriminator", "mapping", "propertyName", "xml", "readOnly", "writeOnly", "contentEncoding", "contentMediaType"],
  ...["x-enum-varnames", "x-enum-descriptions", "x-enumNames", "x-speakeasy-name-override", "x-nullable", "x-go-type-import"],
  ...["paths", "components", "schemas", "responses", "requestBodies", "parameters", "headers", "content", "schema", "in", "name"],
  ...[
    "operationId",
    "tags",
    "servers",
    "url",
    "info",
    "version",
    "openapi",
    "swagger",
    "webhooks",
    "callbacks",
    "security",
    "encoding",
  ],
];

const DEEP_KEYS: readonly string[] = ["items", "allOf", "properties", "not", "additionalProperties", "x", "anyOf"];

/** Any value, now and then a big or a deep one. */
export function nastyValue(random: Random, depth = 0): JsonValue {
  switch (random.below(depth > 3 ? 5 : 12)) {
    case 0:
      return random.pick(NASTY_TEXTS);
    case 1:
      return random.pick(NASTY_NUMBERS);
    case 2:
      return random.pick([null, true, false]);
    case 3:
      return random.pick(KEYWORDS);
    case 4:
      return random.chance(0.5) ? [] : {};
    case 5:
      return Array.from({ length: random.below(4) }, () => nastyValue(random, depth + 1));
    case 6:
    case 7:
      return nastyObject(random, depth);
    case 8:
      return deepValue(random, random.pick([5, 30, 190, 250, 600]));
    case 9:
      return random.chance(0.2) ? hugeValue(random) : random.pick(NASTY_TEXTS) + random.pick(NASTY_TEXTS);
    case 10:
      return {
        type: random.pick(["string", "integer", "object", "array", "null"]),
        [random.pick(KEYWORDS)]: nastyValue(random, depth + 1),
      };
    default:
      return { $ref: random.pick(NASTY_REFERENCES) };
  }
}

function nastyObject(random: Random, depth: number): JsonValue {
  const members = Array.from({ length: random.below(4) }, () => {
    const name = random.chance(0.5) ? random.pick(KEYWORDS) : random.pick(NASTY_TEXTS);
    return [name, nastyValue(random, depth + 1)] as const;
  });
  return Object.fromEntries(members);
}

function deepValue(random: Random, levels: number): JsonValue {
  const key = random.pick(DEEP_KEYS);
  const isList = key.endsWith("Of");
  let value: JsonValue = random.pick(NASTY_TEXTS);
  for (let level = 0; level < levels; level++) value = isList ? { [key]: [value] } : { [key]: value };
  return value;
}

function hugeValue(random: Random): JsonValue {
  const size = random.pick([1_000, 5_000]);
  const text = random.pick(NASTY_TEXTS);
  switch (random.below(4)) {
    case 0:
      return text.repeat(size);
    case 1:
      return { enum: Array.from({ length: size }, (_, index) => `${text}${index}`) };
    case 2:
      return {
        type: "object",
        properties: Object.fromEntries(Array.from({ length: size }, (_, index) => [`${text}${index}`, {}])),
      };
    default:
      return { oneOf: Array.from({ length: size / 50 }, (_, index) => ({ type: "string", const: `${index}` })) };
  }
}

/** References that lead nowhere, round in circles, to places that nobody should go, or to what is no schema. */
export const NASTY_REFERENCES: readonly string[] = [
  ...[
    "",
    "#",
    "#/",
    "#/components",
    "#/components/schemas",
    "#/components/schemas/nothing",
    "#/paths",
    "#/info/title",
    "#nowhere",
  ],
  ...[
    "../secret.yaml",
    "../secret.yaml#/Secret",
    "./../secret.yaml",
    "%2e%2e/secret.yaml",
    "..%2fsecret.yaml",
    "/etc/passwd",
    "link.yaml",
  ],
  ...[
    "file:///etc/passwd",
    "http://127.0.0.1:9/a.yaml",
    "https://example.invalid/a",
    "//127.0.0.1:9/a",
    "spec.json",
    "spec.yaml",
    ".",
  ],
  ...[
    "javascript:PWNED",
    "data:application/json,{}",
    "C:\\x",
    "\\\\host\\x",
    "#/%",
    "#/~2",
    "#/components/schemas/__proto__",
    "#/__proto__",
  ],
];
