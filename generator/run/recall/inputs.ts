import { decodeText } from "../../load/decode-text.js";
import { digestDocument } from "../../load/digest-document.js";
import { DEFAULT_LIMITS } from "../../load/limits.js";
import { placeRoot } from "../../load/source-input.js";
import type { SourceReader } from "../../load/source-reader.js";
import type { Job } from "../types.js";

/**
 * Whether all documents of a job still have their digests. Only for documents that are files: what comes
 * by the network or by standard input cannot be read twice.
 * @param digests of the manifest: `.` for the root document, others by their path relative to it
 */
export async function confirmInputs(
  { input, config }: Job,
  digests: Readonly<Record<string, string>>,
  reader: SourceReader,
): Promise<boolean> {
  if (input.kind !== "path") return false;
  const { folder } = placeRoot(input, config.reading.root);
  for (const [uri, digest] of Object.entries(digests)) {
    if (folder === undefined || /^https?:/i.test(uri)) return false;
    const read =
      uri === "."
        ? await reader.readFile(input.path, DEFAULT_LIMITS.maxBytes)
        : await reader.readFile(`${folder}/${uri}`, DEFAULT_LIMITS.maxBytes, folder);
    const decoded = read.kind === "bytes" ? decodeText(read.bytes) : undefined;
    if (decoded?.kind !== "text" || digestDocument(decoded.text) !== digest) return false;
  }
  return true;
}
