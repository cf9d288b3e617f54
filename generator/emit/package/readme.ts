import type { Model, ModelGraph, Property } from "../../model/types.js";
import type { ModelFolder, NamePlan } from "../../name/types.js";
import { type Code, code } from "../print/code.js";
import { stringLiteral } from "../print/literal.js";
import { codeBlock, codeSpan, joinMarkdown, type Markdown, markdown, pathSpan } from "../print/markdown.js";
import { inline } from "../print/markdown-text.js";
import type { EmitOptions } from "../types.js";

/** The text of the package's README: what it is, and its use shown on a model of this document. */
export function printReadme(graph: ModelGraph, names: NamePlan, options: EmitOptions, folders: readonly ModelFolder[]): string {
  const { name } = options.package;
  const sections = [
    markdown`# ${inline(name, "text")}`,
    introduce(graph, options),
    markdown`## Install\n\n    npm install ${inline(name, "text")}`,
    ...useOf(graph, names, options),
    UNKNOWN_PROPERTIES,
    errors(graph, names, name),
    entryPoints(graph, names, name, folders),
    BUILD,
    ...TEST[`${options.tests.level}`],
  ];
  return `${joinMarkdown(sections, "\n\n")}\n`;
}

function introduce(graph: ModelGraph, options: EmitOptions): Markdown {
  const title = inline(oneLine(graph.info.title), "text");
  const version = inline(oneLine(graph.info.version), "text");
  const what = markdown`TypeScript models of ${title}, version ${version}: types, and codecs that decode and encode them. No dependencies.`;
  return markdown`${what}

Made from the OpenAPI document by modelmint; do not edit, but change the document and generate again.${company(options)}`;
}

/** What comes with the models; a sentence, or nothing. */
function company({ docs, tests }: EmitOptions): Markdown {
  const hasTests = tests.level !== false;
  if (docs.pages === false) return hasTests ? markdown`\nThe tests in \`test/\` hold them against it.` : markdown``;
  const also = hasTests ? markdown`, and the tests in \`test/\` hold them against it` : markdown``;
  return markdown`\nEach model has a page in the folder \`docs/models/\` of the sources${also}.`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function useOf(graph: ModelGraph, names: NamePlan, options: EmitOptions): readonly Markdown[] {
  const packageName = options.package.name;
  const model = showcase(graph);
  if (model === undefined) return [];
  const { identifier, folder, page } = names.model(model.id);
  const properties = model.type.kind === "object" ? model.type.properties : [];
  const shown = properties.find((property) => property.required) ?? properties[0];
  const source = code`import { ${identifier} } from ${stringLiteral(`${packageName}/models/${folder}`)};

// Throws a DecodeError with every issue and its path.
const value = ${identifier}.decode(await response.json());
${shown === undefined ? [] : [code`value.${names.property(model.id, shown.wireName)};${remark(shown)}`]}

// Back to JSON, with the names of the wire.
const body = JSON.stringify(${identifier}.encode(value));

// Without exceptions.
const result = ${identifier}.safeDecode(input);
if (result.ok) use(result.value);
else report(result.issues);`;
  // No link: the README is published, and the pages are not.
  const where = options.docs.pages === false ? markdown`` : markdown`\n\nThe page of this model is ${pathSpan(page)}.`;
  return [markdown`## Use\n\n${codeBlock(source)}${where}`];
}

function remark(property: Property): Code {
  if (property.type.kind !== "scalar" || property.type.representation !== "plain") return code``;
  switch (property.type.type) {
    case "string":
      return code` // string`;
    case "boolean":
      return code` // boolean`;
    case "null":
      return code` // null`;
    default:
      return code` // number`;
  }
}

/**
 * The first object with properties that a response carries, one of an operation before a component; else the first object. What is only
 * what others extend comes last.
 */
function showcase(graph: ModelGraph): Model | undefined {
  const models = [...graph.models.values()];
  const bases = new Set(models.map(({ type }) => (type.kind === "union" ? type.base?.target : undefined)));
  const objects = models
    .filter((model) => !model.internal && model.type.kind === "object" && model.type.properties.length > 0)
    .sort((left, right) => Number(bases.has(left.id)) - Number(bases.has(right.id)));
  const received = objects.filter((model) => model.direction.response);
  const operations = new Set(graph.scopes.filter(({ kind }) => kind === "operation").map(({ id }) => id));
  return received.find((model) => !model.doc.deprecated && operations.has(model.scope)) ?? received[0] ?? objects[0];
}

const UNKNOWN_PROPERTIES = markdown`## Unknown properties

Properties that the document does not name are kept where it does not forbid them: \`decode\` puts them under a symbol,
where \`JSON.stringify\` and loops over the names do not see them, a spread copies them, and \`encode\` puts them back.
So what a newer server sends survives a round trip through an older client.`;

function errors(graph: ModelGraph, names: NamePlan, packageName: string): Markdown {
  const model = showcase(graph);
  const decoding = model === undefined ? code`decode(input);` : code`${names.model(model.id).identifier}.decode(input);`;
  const source = code`import { DecodeError } from ${stringLiteral(`${packageName}/runtime`)};

try {
  ${decoding}
} catch (error) {
  if (!(error instanceof DecodeError)) throw error;
  for (const issue of error.issues) console.warn(issue.path, issue.code, issue.expected, issue.received);
}`;
  return markdown`## Errors

\`decode\` throws a \`DecodeError\`, \`encode\` an \`EncodeError\`, each with all issues at once: \`path\`, \`code\`, what was
expected and what kind of value was received, but never the value itself.

${codeBlock(source)}`;
}

const BUILD = markdown`## Build

\`npm run build\` compiles \`src/\` to \`dist/\`, which is all that is published.`;

const BASIC_TEST = markdown`## Test

\`npm test\` decodes and encodes examples and samples of the models.`;

const FULL_TEST = markdown`## Test

\`npm test\` decodes and encodes examples, samples and random values of the models, compares what they accept with what ajv
does by the same document, and their types on the wire with those that openapi-typescript derives from it. A failure names
the model, its schema, the value and the law that broke; a random value is found again by the seed that stands there, and
\`MODEL_TESTS_RUNS=1000 npm test\` tries more of them.`;

/** By level. */
const TEST = { full: [FULL_TEST], basic: [BASIC_TEST], false: [] } as const;

function entryPoints(graph: ModelGraph, names: NamePlan, packageName: string, folders: readonly ModelFolder[]): Markdown {
  const rows = [
    markdown`- ${codeSpan(stringLiteral(packageName))}: everything`,
    ...folders.map(
      (folder) => markdown`- ${codeSpan(stringLiteral(`${packageName}/models/${folder}`))}: ${countModels(graph, names, folder)}`,
    ),
    markdown`- ${codeSpan(stringLiteral(`${packageName}/runtime`))}: errors, issues, unknown properties`,
  ];
  return markdown`## Entry points\n\n${rows}`;
}

function countModels(graph: ModelGraph, names: NamePlan, folder: ModelFolder): Markdown {
  const { length } = [...graph.models.values()].filter((model) => !model.internal && names.model(model.id).folder === folder);
  return inline(`${length} ${length === 1 ? "model" : "models"}`, "text");
}
