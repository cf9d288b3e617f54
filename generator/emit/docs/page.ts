import type { EnumNode, MapNode, Model, ObjectNode, TypeNode, UnionNode } from "../../model/types.js";
import { type Code, joinCode } from "../print/code.js";
import { literal } from "../print/literal.js";
import { codeBlock, codeSpan, identifierText, joinMarkdown, type Markdown, markdown } from "../print/markdown.js";
import { paragraphs } from "../print/markdown-text.js";
import { DEPRECATION, fieldsTable } from "./fields.js";
import { unrecognized, usageSnippet, variantSnippet } from "./snippet.js";
import { isFreeForm, type PageContext } from "./type-cell.js";
import { typeText } from "./type-text.js";

/** The page of a model, in the layout of its kind. Without a final line feed where the layout has none. */
export function printPage(context: PageContext, model: Model): Markdown {
  const { type } = model;
  switch (type.kind) {
    case "object":
      return objectPage(context, model, type);
    case "enum":
      return enumPage(context, model, type);
    case "map":
      return isFreeForm(type) ? freeFormPage(context, model, type) : typesPage(context, model, [type]);
    case "union":
      return typesPage(context, model, inOrderOfTags(type));
    default:
      return typesPage(context, model, [type]);
  }
}

// A mapping is the order in which the document itself introduces the types.
function inOrderOfTags({ variants, discriminator }: UnionNode): readonly TypeNode[] {
  const tagged = new Set(discriminator?.tags.map(({ variant }) => variant));
  const order = [...tagged, ...variants.keys()].filter((index, position, all) => all.indexOf(index) === position);
  return order.flatMap((index) => variants[index]?.type ?? []);
}

function objectPage(context: PageContext, model: Model, type: ObjectNode): Markdown {
  return markdown`${opening(context, model)}## Example Usage

${usageSnippet(context, type)}

## Fields

${fieldsTable(context, type)}`;
}

function freeFormPage(context: PageContext, model: Model, type: MapNode): Markdown {
  return markdown`${opening(context, model)}## Example Usage

${usageSnippet(context, type)}

## Fields

Any: ${codeSpan(typeText(context.graph, context.names, type))}.`;
}

function enumPage(context: PageContext, model: Model, type: EnumNode): Markdown {
  const values = type.members.map((member): Code => literal(member.value));
  const all = type.open ? [...values, unrecognized(type)] : values;
  return markdown`${opening(context, model)}## Example Usage

${usageSnippet(context, type)}

## Values

${codeBlock(joinCode(all, " | "))}`;
}

function typesPage(context: PageContext, model: Model, types: readonly TypeNode[]): Markdown {
  const name = context.names.model(model.id).identifier;
  const sections = types.map((type, index) => {
    const heading = markdown`### ${codeSpan(typeText(context.graph, context.names, type))}\n\n`;
    const snippet = variantSnippet(context, type, `${name} ${index}`);
    return snippet === undefined ? heading : markdown`${heading}${snippet}\n\n`;
  });
  return markdown`${opening(context, model)}\n## Supported Types\n\n${joinMarkdown(sections, "")}`;
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
