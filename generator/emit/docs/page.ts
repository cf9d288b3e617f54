import type { EnumNode, MapNode, Model, ObjectNode, TypeNode } from "../../model/types.js";
import { fieldOfTag } from "../models/discriminator.js";
import { type Code, code, joinCode } from "../print/code.js";
import { literal, stringLiteral } from "../print/literal.js";
import { codeBlock, codeSpan, identifierText, joinMarkdown, type Markdown, markdown, table } from "../print/markdown.js";
import { inline, paragraphs } from "../print/markdown-text.js";
import { describeDetails } from "./details.js";
import { DEPRECATION, fieldsTable } from "./fields.js";
import { pageValues, unrecognized, usageSnippet, variantSnippet, variantsOnPage } from "./snippet.js";
import { isFreeForm, modelLink, type PageContext } from "./type-cell.js";
import { typeText } from "./type-text.js";

/** The page of a model, in the layout of its kind. Without a final line feed where the layout has none. */
export function printPage(context: PageContext, model: Model): Markdown {
  const { type } = model;
  switch (type.kind) {
    case "object":
      return objectPage(context, model, type);
    case "enum":
      return enumPage(context, model, type);
    default:
      return isFreeForm(type) ? freeFormPage(context, model, type) : typesPage(context, model, variantsOnPage(type) ?? []);
  }
}

function objectPage(context: PageContext, model: Model, type: ObjectNode): Markdown {
  return markdown`${opening(context, model)}## Example Usage

${usageSnippet(context, model)}

## Fields

${fieldsTable(context, type)}`;
}

function freeFormPage(context: PageContext, model: Model, type: MapNode): Markdown {
  return markdown`${opening(context, model)}## Example Usage

${usageSnippet(context, model)}

## Fields

Any: ${codeSpan(typeText(context.graph, context.names, type))}.`;
}

function enumPage(context: PageContext, model: Model, type: EnumNode): Markdown {
  const values = type.members.map((member): Code => literal(member.value));
  const all = type.open ? [...values, unrecognized(type)] : values;
  return markdown`${opening(context, model)}## Example Usage

${usageSnippet(context, model)}

## Values

${codeBlock(joinCode(all, " | "))}${aboutMembers(context, type)}`;
}

/** What the document says of single values; nothing where it says nothing. */
function aboutMembers({ mode }: PageContext, { members }: EnumNode): Markdown {
  if (members.every(({ description }) => description === undefined)) return markdown``;
  const rows = members.map(({ value, description = "" }) => {
    const text = description.trim();
    return [codeSpan(literal(value)), text === "" ? markdown`N/A` : inline(text, mode)];
  });
  return markdown`\n\n${table([markdown`Value`, markdown`Description`], rows)}`;
}

function typesPage(context: PageContext, model: Model, types: readonly TypeNode[]): Markdown {
  const values = pageValues(context, model);
  const sections = types.map((type, index) => {
    const heading = markdown`### ${codeSpan(typeText(context.graph, context.names, type))}\n\n${aboutType(context, type)}`;
    const value = values[index];
    return value === undefined ? heading : markdown`${heading}${variantSnippet(context, type, value)}\n\n`;
  });
  const others = aboutOthers(context, model.type);
  return markdown`${opening(context, model)}\n## Supported Types\n\n${joinMarkdown([...sections, ...others], "")}`;
}

function aboutOthers({ graph, names }: PageContext, type: TypeNode): readonly Markdown[] {
  if (type.kind !== "union" || !type.open || type.discriminator === undefined) return [];
  const field = codeSpan(fieldOfTag(type, type.discriminator, { graph, names }));
  const outer = (type.outer ?? []).map((each) => {
    const values = codeSpan(joinCode(each.tags.map(stringLiteral), " | "));
    return markdown`their ${codeSpan(fieldOfTag(type, each, { graph, names }))} is ${values}, `;
  });
  if (type.base !== undefined) return [aboutBase(type.base, field, { graph, names })];
  return [
    markdown`### ${codeSpan(code`UnrecognizedTag`)}

Objects with any other ${field} are accepted too, as a newer server may send them: their ${field} is an ${codeSpan(code`UnrecognizedTag`)}, ${joinMarkdown(outer, "")}and
all else is kept as unknown properties, which encoding gives back.

`,
  ];
}

function aboutBase(base: TypeNode, field: Markdown, { graph, names }: Pick<PageContext, "graph" | "names">): Markdown {
  return markdown`### ${codeSpan(typeText(graph, names, base))}

Objects with any other ${field} are accepted too: their ${field} is an ${codeSpan(code`UnrecognizedTag`)}, and what else they have
beyond this type is kept as unknown properties, which encoding gives back.

`;
}

// A heading in code cannot be a link, so that stands below it.
function aboutType(context: PageContext, type: TypeNode): Markdown {
  if (!context.detailed) return markdown``;
  const inner = type.kind === "array" ? type.items : type;
  const link = inner.kind === "ref" ? [markdown`See ${modelLink(context, inner.target)}.`] : [];
  const details = describeDetails(context.graph, type, undefined);
  const parts = [...link, ...(details === undefined ? [] : [details])];
  return parts.length === 0 ? markdown`` : markdown`${joinMarkdown(parts, " ")}\n\n`;
}

// Title and description. The description keeps its own line feeds at either end.
function opening(context: PageContext, model: Model): Markdown {
  const name = identifierText(context.names.model(model.id).identifier);
  const title = model.doc.deprecated ? markdown`# ~~${name}~~\n` : markdown`# ${name}\n`;
  const { description } = model.doc;
  const text =
    description === undefined || description === "" ? markdown`\n` : markdown`\n${paragraphs(description, context.mode)}\n\n`;
  return model.doc.deprecated ? markdown`${title}${text}> ${DEPRECATION}\n\n` : markdown`${title}${text}`;
}
