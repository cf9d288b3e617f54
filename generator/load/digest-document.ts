import { createHash } from "node:crypto";

/** SHA-256 of a document's text, in hexadecimal; whatever its line ends are. */
export function digestDocument(text: string): string {
  const normal = text.includes("\r") ? text.replaceAll("\r\n", "\n") : text;
  return createHash("sha256").update(normal).digest("hex");
}
