/**
 * Every key of the config as data: the validator, the flags, `--help`, the defaults and the table in
 * the README are all made from this list, so that they cannot disagree.
 */

import { BYTES_A_MEGABYTE, DEEPEST, DEFAULT_LIMITS } from "../load/limits.js";

/** A value that a choice allows. `false` only for switches such as `tests: false`. */
export type ChoiceValue = string | false;

interface OptionBase {
  /** Key in the config; nested keys with dots (`models.enums`). */
  readonly key: string;
  /** Long flag without dashes; undefined where there is none. */
  readonly flag: string | undefined;
  /** Name of the argument that says it on a command line, where that is no flag. */
  readonly argument?: string;
  /** One sentence without a full stop. */
  readonly summary: string;
}

/** One of a few fixed values. */
export interface ChoiceOption extends OptionBase {
  readonly kind: "choice";
  readonly values: readonly ChoiceValue[];
  readonly default: ChoiceValue;
  /** The value may also stand where its section does: `tests: "basic"` is `tests: { level: "basic" }`. */
  readonly short?: true;
}

/** Free text; where there is a pattern, the whole text has to match. */
export interface TextOption extends OptionBase {
  readonly kind: "text";
  readonly default: string | undefined;
  /** What a value looks like, for messages and `--help`. */
  readonly form: string;
  readonly pattern?: RegExp;
  /** What a wrong text most likely means; it may be wrong, too. */
  readonly repair?: (text: string) => string;
}

/** A file, folder or URL. Relative paths start at the config's folder, or where one stands for flags. */
export interface PathOption extends OptionBase {
  readonly kind: "path" | "paths";
  readonly form: string;
}

/** Several texts; each has to match the pattern. */
export interface TextsOption extends OptionBase {
  readonly kind: "texts";
  readonly form: string;
  readonly pattern: RegExp;
  /** What one of them has to be, for messages. */
  readonly item: string;
}

/** A whole number within bounds. */
export interface CountOption extends OptionBase {
  readonly kind: "count";
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly form: string;
}

/** Texts by free key. */
export interface RecordOption extends OptionBase {
  readonly kind: "record";
  readonly form: string;
}

export type ConfigOption = ChoiceOption | TextOption | TextsOption | CountOption | PathOption | RecordOption;

/** A name that npm accepts, scoped or not: no longer than 214 characters, and none of the two that are taken. */
const packageName = /^(?!.{215}|node_modules$|favicon\.ico$)(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
/** Semantic Versioning 2.0.0, grammar of §2, §9 and §10, as long as npm takes it, and with numbers that are exact. */
export const semanticVersion =
  /^(?!.{257}|.*\d{16})(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*)?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/;

/** An SPDX expression, or what npm takes in its place (`UNLICENSED`, `SEE LICENSE IN file`). */
const licence = /^[A-Za-z0-9][A-Za-z0-9.+:/() -]*$|^\([A-Za-z0-9.+:/() -]+\)$/;
const webAddress = /^https:\/\/[^\s"<>\\]+$/;

/** A host of a URL as {@link URL} writes it, with the port where it is not the usual one. */
const host = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[\da-f:.]+\])(?::\d{1,5})?$/;

/** Names of models, or JSON pointers (behind the document where that is not the root): a slash tells them apart. */
const modelPattern = /^(?:[\w*]+|[^/]*\/.*)$/;

/** All keys, in the order in which people read about them. `extends` belongs to the file and is not one of them. */
export const configOptions: readonly ConfigOption[] = [
  {
    key: "input",
    flag: undefined,
    argument: "[input]",
    kind: "path",
    form: "file or URL",
    summary: "The OpenAPI document",
  },
  { key: "output", flag: "output", kind: "path", form: "folder", summary: "The folder that the package is written to" },
  {
    key: "package.name",
    flag: "package-name",
    kind: "text",
    default: "api-models",
    form: "npm package name",
    pattern: packageName,
    repair: (text) =>
      text
        .trim()
        .toLowerCase()
        .replaceAll(/[^a-z0-9@/._~-]+/g, "-"),
    summary: "Name of the generated package",
  },
  {
    key: "package.version",
    flag: "package-version",
    kind: "text",
    default: "0.1.0",
    form: "semantic version",
    pattern: semanticVersion,
    // `v1.2`, `1`, `01.2.3`
    repair: (text) => [...text.replace(/^v/i, "").split(".").map(Number), 0, 0].slice(0, 3).join("."),
    summary: "Version of the generated package, until `modelmint release` raises it",
  },
  text("package.description", "package-description", "text", "What the package is, in one line; otherwise the title tells"),
  text("package.license", "package-license", "licence in SPDX", "Licence of the generated package", licence),
  text(
    "package.repository",
    "package-repository",
    "URL with https",
    "Git repository that the package is published from, as provenance asks for it",
    webAddress,
  ),
  text("package.homepage", "package-homepage", "URL with https", "Page that npm leads to", webAddress),
  {
    key: "overlays",
    flag: "overlay",
    kind: "paths",
    form: "files",
    summary: "OpenAPI Overlay 1.0 files, applied first, in order",
  },
  {
    key: "reading.allowHosts",
    flag: "allow-host",
    kind: "texts",
    form: "hosts",
    pattern: host,
    item: "a host in lower case, without a scheme",
    summary: "Hosts that references may be fetched from, such as `api.example.com` or `localhost:8080`",
  },
  {
    key: "reading.root",
    flag: "root",
    kind: "path",
    form: "folder",
    summary: "Folder that references may lead to, instead of the document's own",
  },
  {
    key: "reading.maxDepth",
    flag: "max-depth",
    kind: "count",
    form: "levels",
    default: DEFAULT_LIMITS.maxDepth,
    min: 1,
    max: DEEPEST,
    summary: "How deep a document may be nested",
  },
  {
    key: "reading.maxMegabytes",
    flag: "max-megabytes",
    kind: "count",
    form: "megabytes",
    default: DEFAULT_LIMITS.maxBytes / BYTES_A_MEGABYTE,
    min: 1,
    max: 512,
    summary: "How big a document may be",
  },
  choice("naming", "naming", ["stable", "speakeasy-2023"], "How models are named"),
  {
    key: "names",
    flag: undefined,
    kind: "record",
    form: '{ "<JSON pointer>": "Name" }',
    summary: "Names of your own for schemas",
  },
  choice("models.enums", "enums", ["auto", "open", "closed"], "Whether unlisted enum values are accepted; auto: in responses"),
  choice(
    "models.unions",
    "unions",
    ["auto", "open", "closed"],
    "Whether unlisted tags of unions are accepted; auto: in responses",
  ),
  choice(
    "models.inheritance",
    "inheritance",
    ["union", "parent"],
    "What schemas are that a discriminator tells apart: a union of those that extend one, each with its own tags, or what they say themselves",
  ),
  choice("models.dates", "dates", ["Date", "string"], "What a date-time is"),
  choice("models.int64", "int64", ["number", "bigint", "string"], "What a 64-bit integer is"),
  choice("models.bytes", "bytes", ["string", "Uint8Array"], "What base64 text (format byte) is"),
  choice("models.formats", "formats", ["assert", "annotate"], "Whether formats are checked"),
  choice("models.unknownProperties", "unknown-properties", ["keep", "strip", "reject"], "What happens to unnamed properties"),
  choice("models.defaults", "defaults", ["document", "apply"], "Whether decode fills in default values"),
  {
    ...choice("docs.pages", "docs", ["all", false], "Whether each model gets a page; `docs` itself may say it"),
    short: true,
  },
  choice(
    "docs.markdown",
    "docs-markdown",
    ["text", "raw", "commonmark"],
    "Descriptions as text, as sanitised Markdown, or such with braces as they are",
  ),
  choice("docs.details", "docs-details", ["none", "all"], "Whether pages tell defaults and constraints too"),
  {
    ...choice("tests.level", "tests", ["full", "basic", false], "How many tests come with the models; `tests` itself may say it"),
    short: true,
  },
  {
    key: "tests.runs",
    flag: "test-runs",
    kind: "count",
    form: "values",
    default: 25,
    min: 1,
    max: 100_000,
    summary: "How many random values each model is tried with; `MODEL_TESTS_RUNS` wins when they run",
  },
  patterns("tests.include", "test-include", "Models that get tests (all where none are named), as `Pet*` or `/paths/~1pets/**`"),
  patterns("tests.exclude", "test-exclude", "Models that get none, in the same way"),
];

function text(key: string, flag: string, form: string, summary: string, pattern: RegExp = /^[^\n\r]+$/): TextOption {
  return { key, flag, kind: "text", default: undefined, form, pattern, summary };
}

function patterns(key: string, flag: string, summary: string): TextsOption {
  const item = "the name or the JSON pointer of a model, with * for any part of it";
  return { key, flag, kind: "texts", form: "patterns", pattern: modelPattern, item, summary };
}

/** The first value is the default. */
function choice(key: string, flag: string, values: readonly [ChoiceValue, ...ChoiceValue[]], summary: string): ChoiceOption {
  return { key, flag, kind: "choice", values, default: values[0], summary };
}

/** What may be written for an option, for messages, `--help` and tables: `"open" | "closed"`, `folder`. */
export function describeValues(option: ConfigOption): string {
  return option.kind === "choice" ? option.values.map((value) => JSON.stringify(value)).join(" | ") : option.form;
}

/** What holds where nobody says anything, in the words of a table: `"auto"`, `none`. */
export function describeDefault(option: ConfigOption): string {
  return "default" in option && option.default !== undefined ? JSON.stringify(option.default) : "none";
}

/** The options as a Markdown table: what the README shows. */
export function configTable(): string {
  const rows = configOptions.map((option) => {
    return `| \`${option.key}\` | ${commandLineWord(option)} | ${cell(describeValues(option))} | ${cell(describeDefault(option))} | ${option.summary} |`;
  });
  return ["| key | command line | values | default | meaning |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

function commandLineWord({ flag, argument }: ConfigOption): string {
  const word = flag === undefined ? argument : `--${flag}`;
  return word === undefined ? "" : `\`${word}\``;
}

function cell(text: string): string {
  return /["{]/.test(text) ? `\`${text.replaceAll("|", "\\|")}\`` : text;
}
