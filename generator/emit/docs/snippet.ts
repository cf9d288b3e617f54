import type { TypeNode } from "../../model/types.js";
import { type Code, code } from "../print/code.js";
import { stringLiteral } from "../print/literal.js";
import { codeBlock, type Markdown } from "../print/markdown.js";
import { printValue, sampleWire } from "../sample/index.js";
import type { PageContext } from "./type-cell.js";
import { typeText } from "./type-text.js";

const WIDTH = 80;

/** The example of an object or enum: an import of the model, and a value of it. */
export function usageSnippet(context: PageContext, node: TypeNode): Markdown {
  const { identifier, folder } = context.names.model(context.id);
  const line = code`import { ${identifier} } from ${stringLiteral(`${context.packageName}/models/${folder}`)};`;
  const value = sampleText(context, node, identifier);
  const statement =
    value === undefined ? code`// No examples available for this model` : declare(code`let value: ${identifier}`, value);
  return codeBlock(code`${line}\n\n${statement}${openNote(node)}`);
}

/** The example of one of several types that a value may have; `undefined` where none can be given. */
export function variantSnippet(context: PageContext, node: TypeNode, seed: string): Markdown | undefined {
  const value = sampleText(context, node, seed);
  return value && codeBlock(declare(code`const value: ${typeText(context.graph, context.names, node)}`, value));
}

function sampleText(context: PageContext, node: TypeNode, seed: string): Code | undefined {
  const wire = sampleWire(context.graph, node, "page", seed);
  return wire === undefined ? undefined : printValue(context.graph, context.names, node, wire, { multiline: true, width: WIDTH });
}

// What does not fit on the line goes to the next, if it can: objects and arrays have lines of their own.
function declare(start: Code, value: Code): Code {
  const fits = start.length + 3 + value.length + 1 <= WIDTH;
  return fits || !value.startsWith('"') ? code`${start} = ${value};` : code`${start} =\n  ${value};`;
}

function openNote(node: TypeNode): Code {
  if (node.kind !== "enum" || !node.open) return code``;
  return code`\n\n// Open enum: unrecognized values are captured as ${unrecognized(node)}`;
}

/** The type of values that an open enum does not know. */
export function unrecognized(node: TypeNode & { readonly kind: "enum" }): Code {
  const types = new Set(node.members.map((member) => typeof member.value));
  if (types.size > 1) return code`Unrecognized<unknown>`;
  return types.has("string")
    ? code`Unrecognized<string>`
    : types.has("number")
      ? code`Unrecognized<number>`
      : code`Unrecognized<unknown>`;
}
