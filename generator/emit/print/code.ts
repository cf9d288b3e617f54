import type { Identifier } from "../../name/types.js";

declare const brand: unique symbol;

/** TypeScript source that is safe to emit: made only by {@link code} and the printers beside it. */
export type Code = string & { readonly [brand]: "Code" };

/** What may stand in a {@link code} template: nothing that is a plain string. */
export type CodePart = Code | Identifier | readonly Code[];

/**
 * Assembles TypeScript from fixed text and safe parts. The fixed text is ours; every value that
 * comes from a document has to be an identifier of the naming plan, or pass through
 * `literal`, `propertyKey` or `comment` first, because nothing else has the type.
 *
 * An array of parts is joined with line feeds. Where a part has several lines, the later ones are
 * indented like the line that the part stands in.
 */
export function code(text: TemplateStringsArray, ...parts: readonly CodePart[]): Code {
  let result = text[0] ?? "";
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    const lines = typeof part === "string" ? part : (part ?? []).join("\n");
    result +=
      (lines.includes("\n") ? indentLike(currentLine(text[index] ?? "", result), lines) : lines) + (text[index + 1] ?? "");
  }
  return result as Code; // the one place where text becomes code
}

/** Joins parts with a fixed separator of ours (`", "`, `" | "`, `"\n"`). */
export function joinCode(
  parts: readonly CodePart[],
  separator: ", " | " | " | " & " | "\n" | "\n\n" | "" | " || " | " && ",
): Code {
  return parts.map((part) => (typeof part === "string" ? part : part.join("\n"))).join(separator) as Code; // parts are safe, and the separators are fixed
}

// The line that a part stands in begins in the fixed text before it, as a rule; looking through the
// whole result each time would take the square of its length.
function currentLine(before: string, result: string): string {
  return before.includes("\n") ? lastLine(before) : lastLine(result);
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf("\n") + 1);
}

function indentLike(line: string, text: string): string {
  const indentation = line.slice(0, line.length - line.trimStart().length);
  if (indentation === "") return text;
  // Empty lines stay empty. Without any, the plain replacement does, which is several times as fast.
  return text.includes("\n\n") ? text.replaceAll(/\n(?!\n)/g, `\n${indentation}`) : text.replaceAll("\n", `\n${indentation}`);
}
