import { isRelativePath } from "../name/relative-path.js";
import { digest } from "./digest.js";

/** Where the manifest stands, below the output folder. */
export const manifestPath = ".modelmint.json";

const formatVersion = 1;

/**
 * What is owned in an output folder and what it was made from. It has no date and no path of the
 * machine, so that the same inputs give the same bytes.
 */
export interface Manifest {
  readonly generator: GeneratorInfo;
  /** Digests of the documents: `.` for the root document, others by their path relative to it. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Digest of all settings that shape the output; neither input nor output path is one. */
  readonly config: string;
  /** Digest of the pinned names; null where there are none. */
  readonly pins: string | null;
  /** Digest of the state that was released last; absent before the first release. */
  readonly release?: string | undefined;
  /** Files that the package's build is to give, sorted. */
  readonly dist: readonly string[];
  /** Every owned file but the manifest itself: path → SHA-256 of its bytes. */
  readonly files: ReadonlyMap<string, string>;
}

/** Which modelmint made it: the version, and a digest of its code, which changes between versions too. */
export interface GeneratorInfo {
  readonly version: string;
  readonly digest: string;
}

/** The manifest as it is written: JSON of two spaces, paths sorted by code unit, a final line feed. */
export function printManifest(manifest: Manifest): string {
  const { generator, inputs, config, pins, release, dist, files } = manifest;
  const document = {
    formatVersion,
    generator: { name: "modelmint", version: generator.version, digest: generator.digest },
    inputs: sorted(Object.entries(inputs)),
    config,
    pins,
    ...(release === undefined ? {} : { release }),
    dist: [...dist].sort(),
    files: sorted([...files]),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

// Array.prototype.sort compares by UTF-16 code unit where no comparison is given.
function sorted(entries: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** Why a text is no manifest that this version can use. */
export type ManifestFlaw = "not JSON" | "not a manifest" | "made by a newer version of modelmint";

/** Reads a manifest back. Anything unexpected is a flaw, because what is owned hangs on it. */
export function parseManifest(text: string): Manifest | ManifestFlaw {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "not JSON"; // a merge conflict, as a rule; the position says nothing that the text does not show
  }
  if (!isRecord(value) || typeof value["formatVersion"] !== "number") return "not a manifest";
  if (value["formatVersion"] > formatVersion) return "made by a newer version of modelmint";
  return readFields(value) ?? "not a manifest";
}

function readFields(value: Record<string, unknown>): Manifest | undefined {
  const { generator, inputs, config, pins, release, dist, files } = value;
  if (!isRecord(generator) || typeof generator["version"] !== "string" || typeof generator["digest"] !== "string")
    return undefined;
  if (!isTextRecord(inputs) || !isTextRecord(files) || typeof config !== "string") return undefined;
  if (typeof pins !== "string" && pins !== null) return undefined;
  if (typeof release !== "string" && release !== undefined) return undefined;
  if (!Array.isArray(dist) || !dist.every((path) => typeof path === "string")) return undefined;
  if (!Object.keys(files).every(isOwnablePath)) return undefined;
  const info = { version: generator["version"], digest: generator["digest"] };
  return { generator: info, inputs, config, pins, release, dist, files: new Map(Object.entries(files)) };
}

/**
 * Whether a path of a manifest or a journal is one that modelmint makes: these may come from a stranger, too, and must not own what is
 * outside of the output, nor what other tools keep in it (`.git`, `node_modules`).
 */
export function isOwnablePath(path: string): boolean {
  return isRelativePath(path) && !/(?:^|\/)node_modules(?:\/|$)/.test(path);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTextRecord(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((member) => typeof member === "string");
}

/** The compiler's output for the package's sources: a `.js` and a `.d.ts` for each file below `src/`. */
export function listDistFiles(paths: Iterable<string>): readonly string[] {
  const dist: string[] = [];
  for (const path of paths) {
    const module = /^src\/(.+)\.ts$/.exec(path)?.[1];
    if (module !== undefined) dist.push(`dist/${module}.js`, `dist/${module}.d.ts`);
  }
  return dist.sort();
}

/** A file as it is to be on disk. */
export interface WantedFile {
  readonly path: string;
  /** May be printed only when it is asked for. */
  readonly text: string;
  /** Of the text's UTF-8, where that is known. */
  readonly sha256?: string;
}

type Digests = ReadonlyMap<string, string>;

// A run asks before it locks the output, and again when it has.
const known = new WeakMap<object, Digests>();

/** Digests of the files as they are to be on disk: path → SHA-256 of the text's UTF-8. Remembered for a list that never changes. */
export function digestFiles(files: readonly WantedFile[]): Digests {
  let digests = known.get(files);
  if (digests === undefined) {
    digests = new Map(files.map((file) => [file.path, file.sha256 ?? digest(file.text)] as const));
    known.set(files, digests);
  }
  return digests;
}
