import { posix } from "node:path";
import { createDiagnostics, type Diagnostics } from "../../../generator/diagnostics/collector.js";
import {
  DEFAULT_LIMITS,
  type LoadedDocument,
  type LoadOptions,
  loadDocument,
  type ReadResult,
  type SourceInput,
  type SourceReader,
} from "../../../generator/load/load-document.js";
import { parseSource } from "../../../generator/load/parse.js";
import type { SourceDocument } from "../../../generator/load/types.js";

/** What was found, short enough for a table: `MM1010 2:3`. */
export function summarise(diagnostics: Diagnostics): readonly string[] {
  return diagnostics
    .all()
    .map(({ code, location }) => (location?.line === undefined ? code : `${code} ${location.line}:${location.column}`));
}

export interface Outcome {
  readonly document: SourceDocument | undefined;
  readonly found: readonly string[];
  readonly messages: readonly string[];
}

export async function parse(text: string, name = "openapi.yaml", limits: Partial<LoadOptions> = {}): Promise<Outcome> {
  const diagnostics = createDiagnostics();
  const document = await parseSource({ uri: name, shownAs: name, text }, { ...DEFAULT_LIMITS, ...limits }, diagnostics);
  return { document, found: summarise(diagnostics), messages: diagnostics.all().map(({ message }) => message) };
}

export interface LoadOutcome {
  readonly loaded: LoadedDocument | undefined;
  readonly found: readonly string[];
  readonly messages: readonly string[];
  readonly diagnostics: Diagnostics;
}

export async function load(input: SourceInput, options: Partial<LoadOptions> = {}): Promise<LoadOutcome> {
  const diagnostics = createDiagnostics();
  const loaded = await loadDocument(input, { ...DEFAULT_LIMITS, ...options }, diagnostics);
  return { loaded, diagnostics, found: summarise(diagnostics), messages: diagnostics.all().map(({ message }) => message) };
}

export interface MemoryReader extends SourceReader {
  /** Names of everything that was asked for, in order. */
  readonly asked: string[];
}

/** Files, standard input (`-`) and URLs in memory. */
export function readerOf(contents: Readonly<Record<string, string | Uint8Array>>): MemoryReader {
  const asked: string[] = [];
  const give = (name: string): Promise<ReadResult> => {
    asked.push(name);
    const content = contents[name];
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    return Promise.resolve(bytes === undefined ? { kind: "not found" } : { kind: "bytes", bytes });
  };
  return {
    asked,
    readFile: (path) => give(posix.normalize(path)),
    readStandardInput: () => give("-"),
    fetchUrl: (url) => give(url.href),
  };
}
