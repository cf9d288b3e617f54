import { constants } from "node:fs";
import { type FileHandle, open, realpath } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { readUrl } from "./read-url.js";
import type { ReadResult, SourceReader } from "./source-reader.js";

/** The disk, standard input and the network. */
export const realSourceReader: SourceReader = {
  readFile: (path, maxBytes, within) => readFile(path, maxBytes, within),
  readStandardInput: (maxBytes) => readStream(process.stdin, maxBytes),
  fetchUrl: readUrl,
};

/**
 * The same for those who read again and again, and have to come to an end meanwhile: nothing that has to be waited for, such as a
 * pipe in the place of a document.
 */
export const regularFileReader: SourceReader = {
  ...realSourceReader,
  readFile: (path, maxBytes, within) => readFile(path, maxBytes, within, true),
};

async function readFile(
  path: string,
  maxBytes: number,
  within?: string,
  regularOnly = within !== undefined,
): Promise<ReadResult> {
  try {
    const real = within === undefined ? path : await findInside(path, within);
    if (real === undefined) return { kind: "outside" };
    // Opening a pipe waits for its writer, which a reference must not be able to ask for.
    const flags = constants.O_RDONLY | (regularOnly ? (constants.O_NONBLOCK ?? 0) : 0);
    const file = await open(real, flags);
    try {
      return await readOpenFile(file, maxBytes, regularOnly);
    } finally {
      await file.close();
    }
  } catch (error) {
    return describeFailure(error);
  }
}

/** The real path of a file if it is below the folder, links followed on both sides. */
async function findInside(path: string, folder: string): Promise<string | undefined> {
  const real = await realpath(path);
  const way = relative(await realpath(folder === "" ? "." : folder), real);
  return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : real;
}

async function readOpenFile(file: FileHandle, maxBytes: number, regularOnly: boolean): Promise<ReadResult> {
  const status = await file.stat();
  if (status.isDirectory()) return { kind: "folder" };
  if (regularOnly && !status.isFile()) return { kind: "unreadable", reason: "it is not a regular file" };
  if (status.size > maxBytes) return { kind: "too large", bytes: status.size };
  return readStream(file.createReadStream({ autoClose: false }), maxBytes);
}

async function readStream(stream: AsyncIterable<unknown>, maxBytes: number): Promise<ReadResult> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
      size += bytes.length;
      if (size > maxBytes) return { kind: "too large", bytes: size };
      chunks.push(bytes);
    }
  } catch (error) {
    return describeFailure(error);
  }
  return { kind: "bytes", bytes: Buffer.concat(chunks) };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "the name is too long",
  EMFILE: "too many files are open",
  EIO: "the disk reports an error",
};

function describeFailure(error: unknown): ReadResult {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "not found" };
  if (code === "EISDIR") return { kind: "folder" };
  return { kind: "unreadable", reason: REASONS[code] ?? code };
}
