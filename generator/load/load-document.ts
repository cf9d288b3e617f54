import type { Cache } from "../cache/types.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { JsonValue } from "../model/types.js";
import type { Observer } from "../observe/types.js";
import { collectFileReferences, type FileReference, isNamed } from "./collect-references.js";
import { decodeText, dropMark } from "./decode-text.js";
import { isJsonObject } from "./describe-json.js";
import { findReferenced } from "./find-reference.js";
import { gatherMaps } from "./gather-maps.js";
import { findDataReferences, inlineData } from "./inline-data.js";
import { splitReference } from "./join-uri.js";
import type { Limits } from "./limits.js";
import { locationOf } from "./location.js";
import { childOf } from "./overlay/origins.js";
import type { Overlay } from "./overlay/types.js";
import { parseSource, type SourceText } from "./parse.js";
import { parseBytes } from "./parse-bytes.js";
import { placeReference } from "./place-reference.js";
import { readInput } from "./read-input.js";
import { realSourceReader } from "./read-source.js";
import { describeUnread, reportUnreadRoot } from "./report-unread.js";
import { placeRoot, type RootPlace, type SourceInput, wayFrom } from "./source-input.js";
import type { ReadResult, SourceReader } from "./source-reader.js";
import type { SourceDocument } from "./types.js";

export { DEFAULT_LIMITS, type Limits } from "./limits.js";
export { type SourceInput, sourceInputOf } from "./source-input.js";
export type { ReadResult, SourceReader } from "./source-reader.js";

/** A document with all the documents that it refers to. */
export interface LoadedDocument {
  readonly root: SourceDocument;
  /** By `SourceDocument.uri`, the root among them and first. */
  readonly documents: ReadonlyMap<string, SourceDocument>;
  /** The Overlay documents that were applied to the root, in order. */
  readonly overlays: readonly SourceDocument[];
  /** Files that hold examples and texts of the documents, which have them in place of a reference. */
  readonly data: readonly SourceDocument[];
}

export interface LoadOptions extends Limits {
  /** The disk, standard input and the network where absent. */
  readonly reader?: SourceReader | undefined;
  /** Hosts (with the port, if it is not the usual one) from which references may be fetched; none where absent. */
  readonly allowedHosts?: readonly string[];
  /** Folder that references may lead to; the document's own where absent. */
  readonly rootFolder?: string | undefined;
  /** Overlay files (or URLs) that are applied to the root document before its references are followed. */
  readonly overlays?: readonly string[];
  /** Values of texts that were parsed before; nothing is remembered where absent. */
  readonly cache?: Cache | undefined;
  readonly observer?: Observer;
}

/**
 * Reads the root document and, breadth first, every file that an external `$ref` names. Everything
 * that is wrong is reported; undefined where the root document itself cannot be used.
 */
export async function loadDocument(
  input: SourceInput,
  options: LoadOptions,
  diagnostics: Diagnostics,
): Promise<LoadedDocument | undefined> {
  reportForeignRoot(input, options.rootFolder, diagnostics);
  const loader = new Loader(placeRoot(input, options.rootFolder), options, diagnostics);
  const root = await loader.loadRoot(input);
  const overlays = await loader.loadOverlays(input);
  if (root === undefined || overlays === undefined) return undefined;
  const changed = await loader.applyOverlays(root, overlays);
  await loader.loadReferences();
  const gathered = loader.gatherMaps(changed);
  await loader.inlineData();
  return {
    root: loader.documents.get(gathered.uri) ?? gathered,
    documents: loader.documents,
    overlays: overlays.map(({ document }) => document),
    data: [...loader.data.values()].filter((document) => document !== undefined),
  };
}

/** Tells of a folder that the document is not in. What comes from no folder refers to none. */
function reportForeignRoot(input: SourceInput, root: string | undefined, diagnostics: Diagnostics): void {
  const path = input.kind === "path" ? input.path : input.kind === "text" ? input.uri : undefined;
  if (root === undefined || path === undefined || wayFrom(root, path) !== undefined) return;
  diagnostics.report("MM4002", {
    key: "reading.root",
    expected: "a folder that the document is in",
    found: root,
    suggestion: undefined,
  });
}

class Loader {
  readonly documents = new Map<string, SourceDocument>();
  /** Files of examples and texts; undefined for those that cannot be used. */
  readonly data = new Map<string, SourceDocument | undefined>();
  /** Documents that were asked for and not loaded; that is reported once. */
  private readonly failed = new Set<string>();
  /** References to what could not be loaded, in the order in which they were met, and what is to be told of each. */
  private readonly unread: { readonly reference: FileReference; readonly tell: () => void }[] = [];
  private readonly reader: SourceReader;
  private full = false;

  constructor(
    private readonly root: RootPlace,
    private readonly options: LoadOptions,
    private readonly diagnostics: Diagnostics,
  ) {
    this.reader = options.reader ?? realSourceReader;
  }

  async loadRoot(input: SourceInput): Promise<SourceDocument | undefined> {
    const { uri, shownAs } = this.root;
    if (input.kind === "text") return this.loadText({ uri, shownAs, text: dropMark(input.text) });
    const result = await readInput(input, this.reader, this.options);
    if (result.kind === "bytes") return this.loadBytes(uri, shownAs, result.bytes);
    reportUnreadRoot(result, this.root, this.options.maxBytes, this.diagnostics);
    return undefined;
  }

  /** Read even where the root is broken: what is wrong with them is told at once. */
  async loadOverlays(input: SourceInput): Promise<readonly Overlay[] | undefined> {
    const names = this.options.overlays ?? [];
    if (names.length === 0) return [];
    const { loadOverlays } = await import("./overlay/load-overlays.js");
    return loadOverlays(names, { limits: this.options, reader: this.reader, input }, this.diagnostics);
  }

  /** The root as overlays make it; it takes the place of the one that was read. */
  async applyOverlays(root: SourceDocument, overlays: readonly Overlay[]): Promise<SourceDocument> {
    if (overlays.length === 0) return root;
    const { applyOverlays } = await import("./overlay/apply-overlays.js");
    const changed = applyOverlays(root, overlays, this.diagnostics);
    return this.put(changed);
  }

  /** The root with its maps, wherever they stand; it takes the place of the one without them. */
  gatherMaps(root: SourceDocument): SourceDocument {
    return this.documents.size > 1 ? this.put(gatherMaps(root, this.documents)) : root;
  }

  async loadReferences(): Promise<void> {
    const ids = new Set<string>();
    // Documents that are added on the way are visited too: a map iterates in order of insertion.
    for (const document of this.documents.values()) {
      for (const reference of collectFileReferences(document.value, document.uri, ids)) {
        if (!isNamed(reference, ids)) await this.follow(reference, document);
      }
    }
    // Only now is it known what all documents call their schemas: what is no file may be one of them.
    for (const { reference, tell } of this.unread) if (!isNamed(reference, ids)) tell();
  }

  /** Puts examples and texts that stand in files of their own where they are referred to; where that leads nowhere it is data itself. */
  async inlineData(): Promise<void> {
    for (const document of [...this.documents.values()]) {
      const values = new Map<string, JsonValue>();
      for (const { reference, pointer } of findDataReferences(document)) {
        const value = await this.readData(reference, document);
        const isFit = value !== undefined && (typeof value === "string" || !pointer.endsWith("/description"));
        if (isFit) values.set(pointer, value);
      }
      if (values.size > 0) this.put(inlineData(document, values));
    }
  }

  private async readData(reference: string, from: SourceDocument): Promise<JsonValue | undefined> {
    const { path } = splitReference(reference);
    const placement = path === "" ? undefined : placeReference(from.uri, path, this.options.allowedHosts ?? []);
    if (placement?.kind === "refused") return undefined;
    const uri = placement?.uri ?? from.uri;
    if (!this.documents.has(uri) && !this.data.has(uri)) {
      const isFull = this.documents.size + this.failed.size + this.data.size > this.options.maxFiles;
      this.data.set(uri, isFull ? undefined : await this.loadData(uri));
    }
    const target = this.documents.get(uri) ?? this.data.get(uri);
    const found = target && findReferenced(reference, from.uri, new Map([[uri, target]]));
    if (!found) return undefined;
    // A named example says its value and more.
    const isNamed = found.tokens.at(-2) === "examples" && isJsonObject(found.value) && Object.hasOwn(found.value, "value");
    return isNamed ? childOf(found.value, "value") : found.value;
  }

  private async loadData(uri: string): Promise<SourceDocument | undefined> {
    const name = this.nameOf(uri);
    const result = await this.readReferenced(uri, name);
    if (result.kind !== "bytes") return undefined;
    if (/\.(?:json|ya?ml)$/i.test(uri))
      return parseBytes({ uri, shownAs: name, bytes: result.bytes }, this.options, this.diagnostics, this.options);
    const decoded = decodeText(result.bytes);
    if (decoded.kind !== "text") return undefined;
    return { uri, shownAs: name, text: decoded.text, value: decoded.text, locate: () => ({ line: 1, column: 1 }) };
  }

  private async follow(fileReference: FileReference, from: SourceDocument): Promise<void> {
    const { reference, path, pointer } = fileReference;
    const report = (reason: string): void => {
      const tell = (): void => this.diagnostics.report("MM2012", { reference, reason }, locationOf(from, pointer));
      this.unread.push({ reference: fileReference, tell });
    };
    const placement = placeReference(from.uri, path, this.options.allowedHosts ?? []);
    if (placement.kind === "refused") return report(placement.reason);
    const { uri } = placement;
    if (this.full || this.documents.has(uri) || this.failed.has(uri)) return;
    if (this.documents.size + this.failed.size > this.options.maxFiles) {
      this.full = true;
      return this.diagnostics.report("MM1021", { limit: this.options.maxFiles }, locationOf(from, pointer));
    }
    const name = this.nameOf(uri);
    const result = await this.readReferenced(uri, name);
    const document = result.kind === "bytes" ? await this.loadBytes(uri, name, result.bytes) : undefined;
    if (result.kind !== "bytes") report(describeUnread(result, name, this.options.maxBytes));
    if (document === undefined) this.failed.add(uri);
  }

  private readReferenced(uri: string, name: string): Promise<ReadResult> {
    const { maxBytes, timeout } = this.options;
    if (/^https?:/i.test(uri)) return this.reader.fetchUrl(new URL(uri), maxBytes, timeout);
    if (this.root.folder !== undefined) return this.reader.readFile(name, maxBytes, this.root.folder);
    return Promise.resolve({ kind: "unreadable", reason: "the document was not read from a folder" });
  }

  /** What a file that a reference names is called from where the user stands. */
  private nameOf(uri: string): string {
    const { folder } = this.root;
    return folder === undefined || folder === "." || /^https?:/i.test(uri) ? uri : `${folder.replace(/[\\/]$/, "")}/${uri}`;
  }

  private async loadBytes(uri: string, shownAs: string, bytes: Uint8Array): Promise<SourceDocument | undefined> {
    return this.add(await parseBytes({ uri, shownAs, bytes }, this.options, this.diagnostics, this.options));
  }

  private async loadText(source: SourceText): Promise<SourceDocument | undefined> {
    return this.add(await parseSource(source, this.options, this.diagnostics, this.options));
  }

  private add(document: SourceDocument | undefined): SourceDocument | undefined {
    return document && this.put(document);
  }

  private put(document: SourceDocument): SourceDocument {
    this.documents.set(document.uri, document);
    return document;
  }
}
