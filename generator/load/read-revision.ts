import { type ExecFileException, execFile } from "node:child_process";
import { posix } from "node:path";
import { realSourceReader } from "./read-source.js";
import type { ReadResult, SourceReader } from "./source-reader.js";

/** A file as it was in a revision of a git repository. */
export interface Revision {
  readonly revision: string;
  /** From the top of the repository, or from where one stands if it begins with `./` or `../`, as git itself has it. */
  readonly path: string;
}

/**
 * Understands `main:openapi.yaml`. URLs, Windows drives and whatever git would take for a flag are no
 * revisions.
 */
export function parseRevision(text: string): Revision | undefined {
  const [, revision, path] = /^([^-:][^:]+|[^-:A-Za-z]):(?!\/\/)([^:].*)$/s.exec(text) ?? [];
  return revision === undefined || path === undefined ? undefined : { revision, path };
}

/** The path of a revision from the top of the repository. */
export async function anchorRevision({ revision, path }: Revision): Promise<Revision> {
  if (!/^\.\.?\//.test(path)) return { revision, path: posix.normalize(path) };
  const prefix = await askGit(["rev-parse", "--show-prefix"], 4096);
  return { revision, path: posix.join(prefix.kind === "bytes" ? Buffer.from(prefix.bytes).toString().trim() : "", path) };
}

/**
 * Reads a document and what it refers to from one revision; the network is asked for nothing. Other
 * files, which the config names (overlays), are read from the disk.
 */
export function createRevisionReader({ revision, path: root }: Revision): SourceReader {
  const refused: ReadResult = {
    kind: "unreachable",
    reason: "a document of a revision refers to files of the same revision only",
  };
  return {
    readFile: (path, maxBytes, within) => {
      if (within === undefined && path !== root) return realSourceReader.readFile(path, maxBytes);
      const place = posix.normalize(path.replaceAll("\\", "/"));
      const folder = within === undefined || within === "." ? "" : `${posix.normalize(within)}/`;
      if (place.startsWith("../") || !place.startsWith(folder)) return Promise.resolve({ kind: "outside" });
      return askGit(["cat-file", "blob", `${revision}:${place}`], maxBytes);
    },
    readStandardInput: () => Promise.resolve(refused),
    fetchUrl: () => Promise.resolve(refused),
  };
}

/** What git prints. No shell is involved, and what it is asked for never begins with a dash. */
function askGit(args: readonly string[], maxBytes: number): Promise<ReadResult> {
  return new Promise((resolve) => {
    const settings = { encoding: "buffer", maxBuffer: maxBytes, env: { ...process.env, LC_ALL: "C" } } as const;
    execFile("git", [...args], settings, (error, stdout, stderr) => {
      if (error === null) return resolve({ kind: "bytes", bytes: stdout });
      resolve(describeFailure(error, stderr.toString("utf8"), maxBytes));
    });
  });
}

function describeFailure(error: ExecFileException, message: string, maxBytes: number): ReadResult {
  if (error.code === "ENOENT") return { kind: "unreadable", reason: "git was not found" };
  if (error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return { kind: "too large", bytes: maxBytes + 1 };
  const [line = "git failed"] = message.split("\n").filter((text) => text.startsWith("fatal: "));
  return { kind: "unreadable", reason: `git says: ${line.replace(/^fatal: /, "")}` };
}
