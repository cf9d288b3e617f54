import type { Doc, JsonValue, ModelGraph, ObjectNode, Property } from "../../model/types.js";
import { codeSpan, joinMarkdown, type Markdown, markdown, table } from "../print/markdown.js";
import { inline } from "../print/markdown-text.js";
import { describeDetails } from "./details.js";
import { type PageContext, recordCell, typeCell } from "./type-cell.js";

/** Said of what will go away: on a page as a quotation, in a cell before the description. */
export const DEPRECATION = markdown`:warning: **DEPRECATED**: This will be removed in a future release, please migrate away from it as soon as possible.`;

/** The table of an object's fields, in document order; declared extras come last. */
export function fieldsTable(context: PageContext, node: ObjectNode): Markdown {
  const properties = node.properties.filter((property) => isShown(context, property));
  const withExamples = properties.some((property) => examplesOf(context.graph, property).length > 0);
  const header = [markdown`Field`, markdown`Type`, markdown`Required`, markdown`Description`];
  const rows = properties.map((property) => fieldRow(context, property));
  if (node.additional.kind === "typed") rows.push(extrasRow(context, node.additional));
  if (!withExamples) {
    return table(
      header,
      rows.map((row) => row.cells),
    );
  }
  return table(
    [...header, markdown`Example`],
    rows.map((row) => [...row.cells, exampleCell(context, row.examples)]),
  );
}

interface Row {
  readonly cells: readonly Markdown[];
  readonly examples: readonly JsonValue[];
}

function fieldRow(context: PageContext, property: Property): Row {
  const span = codeSpan(context.names.property(context.id, property.wireName));
  const doc = fieldDoc(context, property);
  return {
    cells: [
      doc.deprecated ? markdown`~~${span}~~` : span,
      typeCell(context, property.type),
      requiredCell(isRequired(context, property)),
      withDetails(context, property, descriptionCell(context, doc)),
    ],
    examples: examplesOf(context.graph, property),
  };
}

function extrasRow(context: PageContext, additional: ObjectNode["additional"] & { readonly kind: "typed" }): Row {
  const values = additional.values.kind === "never" ? additional.patterns.map((each) => each.type) : [additional.values];
  const span = codeSpan(context.names.extras(context.id));
  return { cells: [span, recordCell(context, values), requiredCell(false), markdown`N/A`], examples: [] };
}

function requiredCell(required: boolean): Markdown {
  return required ? markdown`:heavy_check_mark:` : markdown`:heavy_minus_sign:`;
}

// What has a default may be left out, unless a union tells its variants apart by it: a tag should
// always be there (OAS 3.1 §4.8.25), whatever the schema of the object asks for.
function isRequired(context: PageContext, property: Property): boolean {
  const isTag = tagsOf(context.graph).has(`${context.id} ${property.wireName}`);
  if (property.filled === true) return true;
  return isTag ? property.required || property.type.kind === "literal" : property.required && property.default === undefined;
}

// What a client must not send (`readOnly`, OAS 3.1 §4.8.24) is no field of what only clients send.
function isShown(context: PageContext, property: Property): boolean {
  const direction = context.graph.models.get(context.id)?.direction;
  const isSentOnly = direction?.request === true && !direction.response;
  return !(isSentOnly && property.readOnly && !property.required);
}

const knownTags = new WeakMap<ModelGraph, ReadonlySet<string>>();

/** Properties that a union of the graph tells its variants apart by: `<model id> <wire name>`. */
export function tagsOf(graph: ModelGraph): ReadonlySet<string> {
  let tags = knownTags.get(graph);
  if (tags === undefined) {
    const found = Array.from(graph.models.values()).flatMap(({ type }) => {
      if (type.kind !== "union" || type.discriminator === undefined) return [];
      const { wireName } = type.discriminator;
      return type.variants.flatMap((variant) => (variant.type.kind === "ref" ? [`${variant.type.target} ${wireName}`] : []));
    });
    tags = new Set(found);
    knownTags.set(graph, tags);
  }
  return tags;
}

/**
 * What a property says of itself, or else what it refers to says. What stands beside a `$ref` is told
 * as text, though pages of other generators leave it out: pages of Markdown are those of the SDK that one migrates from.
 */
function fieldDoc({ graph, mode }: PageContext, property: Property): Doc {
  const target = property.type.kind === "ref" ? graph.models.get(property.type.target)?.doc : undefined;
  const own = mode !== "text" && property.reference === true ? undefined : property.doc.description;
  return {
    title: property.doc.title,
    description: own ?? target?.description,
    deprecated: property.doc.deprecated || target?.deprecated === true,
  };
}

function examplesOf(graph: ModelGraph, property: Property): readonly JsonValue[] {
  if (property.examples.length > 0 || property.type.kind !== "ref") return property.examples;
  return graph.models.get(property.type.target)?.examples ?? [];
}

function descriptionCell(context: PageContext, doc: Doc): Markdown {
  const text = doc.description?.trim() ?? "";
  const description = text === "" ? markdown`N/A` : inline(text, context.mode);
  return doc.deprecated ? markdown`${DEPRECATION}\n\n${description}` : description;
}

function withDetails({ graph, detailed }: PageContext, { type, default: fallback }: Property, cell: Markdown): Markdown {
  const details = detailed ? describeDetails(graph, type, fallback) : undefined;
  if (details === undefined) return cell;
  return cell === "N/A" ? details : markdown`${cell}\n\n${details}`;
}

function exampleCell(context: PageContext, examples: readonly JsonValue[]): Markdown {
  const shown = examples.map((example) => inline(exampleText(example), context.mode));
  const [only, second] = shown;
  if (only === undefined || second === undefined) return only ?? markdown``;
  return joinMarkdown(
    shown.map((text, index) => markdown`**Example ${inline(String(index + 1), "text")}:** ${text}`),
    "<br/>",
  );
}

// Strings bare; the rest as JSON, a line each, without the indentation that a cell would lose anyway.
function exampleText(example: JsonValue): string {
  return typeof example === "string" ? example : JSON.stringify(example, null, 1).replace(/\n */g, "\n");
}
