import type { Model, Property } from "../../model/types.js";
import { toPascalCase } from "../../name/words.js";
import { type Code, code } from "../print/code.js";
import { comment } from "../print/comment.js";

/** What a model's documentation says, as a comment; `name` is that of its type. */
export function modelComment({ doc }: Model, name: string): Code | undefined {
  return comment([textOf(doc, name)], doc.deprecated ? [code`@deprecated`] : []);
}

/** What a property's documentation says, with its default. */
export function propertyComment({ doc, wireName, default: value }: Property): Code | undefined {
  const fallback = value === undefined ? undefined : `Default: \`${JSON.stringify(value)}\``;
  return comment([textOf(doc, wireName), fallback], doc.deprecated ? [code`@deprecated`] : []);
}

/** The description, or else the title; one that only spells the name out, as some frameworks add to everything, says nothing. */
function textOf({ title, description }: Model["doc"], name: string): string | undefined {
  if (description !== undefined) return description;
  return title === undefined || spelling(title) === spelling(name) ? undefined : title;
}

function spelling(text: string): string {
  return toPascalCase(text).toLowerCase();
}
