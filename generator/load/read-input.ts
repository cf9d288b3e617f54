import type { Limits } from "./limits.js";
import type { SourceInput } from "./source-input.js";
import type { ReadResult, SourceReader } from "./source-reader.js";

/** Reads what a person has named: a file anywhere, standard input, or a URL. */
export function readInput(
  input: Exclude<SourceInput, { kind: "text" }>,
  reader: SourceReader,
  { maxBytes, timeout }: Limits,
): Promise<ReadResult> {
  if (input.kind === "path") return reader.readFile(input.path, maxBytes);
  if (input.kind === "stdin") return reader.readStandardInput(maxBytes);
  if (URL.canParse(input.url)) return reader.fetchUrl(new URL(input.url), maxBytes, timeout);
  return Promise.resolve({ kind: "unreachable", reason: "this is not a valid URL" });
}
