import type { Model, Property } from "../../model/types.js";
import { type Code, code } from "../print/code.js";
import { comment } from "../print/comment.js";

/** What a model's documentation says, as a comment. */
export function modelComment(model: Model): Code | undefined {
  const { title, description, deprecated } = model.doc;
  return comment([description ?? title], deprecated ? [code`@deprecated`] : []);
}

/** What a property's documentation says, with its default. */
export function propertyComment(property: Property): Code | undefined {
  const { title, description, deprecated } = property.doc;
  const fallback = property.default === undefined ? undefined : `Default: \`${JSON.stringify(property.default)}\``;
  return comment([description ?? title, fallback], deprecated ? [code`@deprecated`] : []);
}
