import { type Cache, NO_CACHE } from "./cache/types.js";
import { recordNames } from "./compare/record-names.js";
import type { ReleaseEntry, Side } from "./compare/types.js";
import type { ResolvedConfig } from "./config/types.js";
import { createDiagnostics, type Diagnostics } from "./diagnostics/collector.js";
import type { Diagnostic, SourceLocation } from "./diagnostics/types.js";
import { type Locators, reportFindings } from "./emit/findings.js";
import type { EmitOptions, GeneratedFile } from "./emit/types.js";
import { detectVersion } from "./load/detect-version.js";
import { digestDocument } from "./load/digest-document.js";
import { markFileParts } from "./load/file-parts.js";
import { leaveOutNulls } from "./load/leave-out-nulls.js";
import { BYTES_A_MEGABYTE, limitsOf } from "./load/limits.js";
import { type LoadedDocument, loadDocument, type SourceInput, type SourceReader } from "./load/load-document.js";
import { locationOf } from "./load/location.js";
import { readTuples } from "./load/read-tuples.js";
import { quoteVersion, upgradeDocument } from "./load/upgrade.js";
import { buildModelGraph } from "./model/build.js";
import type { JsonValue, ModelGraph, ModelId } from "./model/types.js";
import { readFixedNames } from "./name/fixed-names.js";
import { applyPins, type PinLocator } from "./name/pins/apply.js";
import { collectPins } from "./name/pins/collect.js";
import { listPinKeys } from "./name/pins/keys.js";
import type { PinnedNames } from "./name/pins/types.js";
import { planNames } from "./name/plan.js";
import { findStrategy } from "./name/strategies/index.js";
import type { NamePlan } from "./name/types.js";
import { type Observer, UNOBSERVED } from "./observe/types.js";
import { bundleDocuments } from "./resolve/bundle.js";
import { createExampleFinder } from "./resolve/find-example.js";
import { splitNodeId } from "./resolve/node.js";
import { type ResolvedSpec, resolveSpec } from "./resolve/spec.js";
import { openReuse } from "./reuse/open-reuse.js";
import { OutputBudget } from "./reuse/output-budget.js";
import { digestData } from "./write/digest.js";

/** Everything that the output is a function of; and who remembers and looks on, which it is not. */
export interface BuildRequest {
  readonly input: SourceInput;
  readonly options: ResolvedConfig;
  /** Where the names of the options are written, by JSON pointer; for messages. */
  readonly nameLocations?: ReadonlyMap<string, SourceLocation>;
  /** Where the patterns of models with tests are written, by list and text (`include Pet*`); for messages. */
  readonly patternLocations?: ReadonlyMap<string, SourceLocation>;
  /** Names that were published, and where each of them is written. */
  readonly pins?: { readonly names: PinnedNames; readonly locate: PinLocator } | undefined;
  /** All releases of the package, the latest first. */
  readonly changelog?: readonly ReleaseEntry[] | undefined;
  /** The hand-written sources that are copied into the package, file name → text. */
  readonly runtime: ReadonlyMap<string, string>;
  readonly testSupport: ReadonlyMap<string, string>;
  /** Where documents are read from; the disk, standard input and the network where absent. */
  readonly reader?: SourceReader | undefined;
  readonly cache?: Cache;
  readonly observer?: Observer;
}

/** What a build gives: all files in memory, or none and the errors that say why. */
export interface Build {
  readonly files: readonly GeneratedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** The documents that were read, the root first and overlays last, with digests that ignore line ends and BOM. */
  readonly inputs: readonly { readonly uri: string; readonly sha256: string }[];
  readonly statistics: Statistics;
  /**
   * All names that users of the package see, to be pinned; none where there are errors.
   * @param before what has been pinned so far; what is gone from the document stays in
   */
  published(before?: PinnedNames): PinnedNames;
  /** What users of the package see; undefined where there are errors. Worked out when it is asked for. */
  surface(): Surface | undefined;
}

/** Counts for the line that a run ends with. */
export interface Statistics {
  readonly schemas: number;
  readonly models: number;
  readonly files: number;
  /** Schemas that became `unknown` although they say something, by rule. */
  readonly unknown: Readonly<Record<string, number>>;
}

/** From a document to all files of its package. Reads the document and what it refers to; writes nothing. */
export async function buildFiles(request: BuildRequest): Promise<Build> {
  const { options, runtime, testSupport, cache = NO_CACHE, observer = UNOBSERVED } = request;
  const diagnostics = createDiagnostics();
  const { read, models } = await readModels(request, diagnostics);
  if (models === undefined || diagnostics.hasErrors()) return fail(diagnostics, read, models?.graph);
  const { graph, names, spec } = models;

  reportFindings(graph, names, options, locators(request, spec), diagnostics);
  const bundledDocument = bundleDocuments(spec);
  const emitOptions: EmitOptions = {
    package: options.package,
    docs: options.docs,
    tests: options.tests,
    models: options.models,
    runtime,
    testSupport,
    bundledDocument,
    changelog: request.changelog ?? [],
  };
  // Loaded here, for they bring the printer along, which whoever has made a mistake need not wait for.
  const { builtInEmitters } = await import("./emit/index.js");
  const reuse = await openReuse(graph, names, emitOptions, {
    cache,
    place: digestData([options.input, options.output ?? null]),
    observer,
  });
  const budget = new OutputBudget(sizeOf(read));
  const files = builtInEmitters.flatMap(({ step, emit }) => {
    observer.begin(step);
    return budget.isSpent ? [] : reuse.settle(emit(graph, names, emitOptions), budget);
  });
  if (budget.isSpent) {
    diagnostics.report("MM2043", { megabytes: Math.floor(budget.limit / BYTES_A_MEGABYTE) }, locationOf(spec.root, ""));
    return fail(diagnostics, read, graph);
  }
  reuse.keep();
  return {
    files,
    diagnostics: diagnostics.all(),
    inputs: digestInputs(read),
    statistics: count(graph, files),
    published: (before) => collectPins(graph, names, before),
    surface: () => ({ ...models.surface(), documents: listDocuments(read) }),
  };
}

/** What a document means and what that is called: the first half of the way, from which everything is printed. */
interface ReadModels {
  readonly spec: ResolvedSpec;
  readonly graph: ModelGraph;
  readonly names: NamePlan;
  surface(): Omit<Surface, "documents">;
}

async function readModels(
  request: BuildRequest,
  diagnostics: Diagnostics,
): Promise<{ read: LoadedDocument | undefined; models: ReadModels | undefined }> {
  const { input, options, nameLocations, reader, cache, observer = UNOBSERVED } = request;
  observer.begin("load");
  const read = await loadDocument(
    input,
    { ...limitsOf(options.reading), reader, cache, observer, overlays: options.overlays },
    diagnostics,
  );
  const version = read && detectVersion(read.root, diagnostics);
  if (read === undefined || version === undefined) return { read, models: undefined };
  const written = readTuples(leaveOutNulls(read, diagnostics), diagnostics);
  const loaded = version === "2.0" ? await upgradeDocument(written, diagnostics) : markFileParts(quoteVersion(written, version));
  if (loaded === undefined) return { read, models: undefined };

  observer.begin("resolve");
  const spec = resolveSpec(loaded, version, diagnostics, options.models);
  observer.begin("graph");
  const built = buildModelGraph(spec, options.models);
  const graph = options.models.defaults === "apply" ? await applyDefaults(built, spec) : built;
  if (graph.models.size === 0) diagnostics.report("MM2023", {}, locationOf(loaded.root, ""));
  observer.begin("names");
  const fixed = readFixedNames(options.names, graph, diagnostics, nameLocations);
  const pins = request.pins && applyPins(request.pins.names, graph, diagnostics, request.pins.locate);
  const fixedAt = locateNames(request, graph);
  const locate = (id: ModelId) => (splitNodeId(id).uri === undefined ? locationOf(loaded.root, id) : undefined);
  const names = planNames(graph, { strategy: findStrategy(options.naming), fixed, pins, fixedAt, locate }, diagnostics);
  const surface = () => ({ graph, names: recordNames(graph, names), locate: (id: string) => locateNode(spec, id) });
  return { read, models: { spec, graph, names, surface } };
}

/** Which defaults can be filled in hangs on what is a value of what, as samples know it. */
async function applyDefaults(graph: ModelGraph, spec: ResolvedSpec): Promise<ModelGraph> {
  const { settleDefaults } = await import("./emit/sample/settle-defaults.js");
  return settleDefaults(graph, ({ wireName, pointer }, { id }, reason) => {
    const { uri } = splitNodeId(id);
    const location = locateNode(spec, uri === undefined ? pointer : `${uri}#${pointer}`);
    spec.diagnostics.report("MM2025", { property: wireName, reason }, location);
  });
}

function locators({ patternLocations }: BuildRequest, spec: ResolvedSpec): Locators {
  const findExample = createExampleFinder(spec);
  return {
    node: (id) => locateNode(spec, id),
    inDocumentOf: (model, pointer) => {
      // A model may be called by another document than its schema stands in.
      const node = spec.nodeAt(model);
      const document = node && spec.contentOf(node).document;
      return document === undefined ? model.slice(0, model.indexOf("#") + 1) + pointer : spec.idOf({ document, pointer });
    },
    example: (id, example) => {
      const node = findExample(id, example);
      return node === undefined ? locateNode(spec, id) : spec.locate(node);
    },
    pattern: (list, pattern) => patternLocations?.get(`${list} ${pattern}`),
  };
}

function locateNode(spec: ResolvedSpec, id: string): SourceLocation | undefined {
  const node = spec.nodeAt(id);
  return node && spec.locate(node);
}

/** What users of the package see of a document, and the document itself: enough to compare it with another. */
export interface Surface extends Side {
  /** All documents that were read, as they were written; the root first. */
  readonly documents: ReadonlyMap<string, JsonValue>;
  /** Where a node stands, by the id that a graph has for it. */
  locate(id: string): SourceLocation | undefined;
}

/** From a document to what users of its package see, without making the package. Undefined where there are errors. */
export async function readSurface(
  request: Omit<BuildRequest, "runtime" | "testSupport">,
): Promise<{ readonly surface: Surface | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics = createDiagnostics();
  const { read, models } = await readModels({ ...request, runtime: new Map(), testSupport: new Map() }, diagnostics);
  const failed = models === undefined || diagnostics.hasErrors();
  const surface = failed ? undefined : { ...models.surface(), documents: listDocuments(read) };
  return { surface, diagnostics: diagnostics.all() };
}

function listDocuments(read: LoadedDocument | undefined): ReadonlyMap<string, JsonValue> {
  if (read === undefined) return new Map();
  return new Map(Array.from(read.documents.values(), ({ uri, value }) => [uri, value] as const));
}

/** Where the config, or else a pin, says what a model is called. */
function locateNames({ nameLocations, pins }: BuildRequest, graph: ModelGraph): (id: ModelId) => SourceLocation | undefined {
  const keys = pins === undefined ? undefined : listPinKeys(graph);
  return (id) => {
    const own = nameLocations?.get(id) ?? nameLocations?.get(`#${id}`);
    const key = keys?.get(id);
    return own ?? (key === undefined ? undefined : pins?.locate(["models", key, "name"]));
  };
}

function fail(diagnostics: Diagnostics, loaded: LoadedDocument | undefined, graph?: ModelGraph): Build {
  const published = (): PinnedNames => ({ models: {}, modules: {} });
  return {
    files: [],
    diagnostics: diagnostics.all(),
    inputs: digestInputs(loaded),
    statistics: count(graph, []),
    published,
    surface: () => undefined,
  };
}

/** Of all documents together, in characters. */
function sizeOf(read: LoadedDocument | undefined): number {
  return read === undefined ? 0 : Array.from(read.documents.values()).reduce((sum, { text }) => sum + text.length, 0);
}

function digestInputs(loaded: LoadedDocument | undefined): Build["inputs"] {
  if (loaded === undefined) return [];
  return [...loaded.documents.values(), ...loaded.data, ...loaded.overlays].map(({ uri, text }) => ({
    uri,
    sha256: digestDocument(text),
  }));
}

function count(graph: ModelGraph | undefined, files: readonly GeneratedFile[]): Statistics {
  const unknown: Record<string, number> = {};
  for (const { rule } of graph?.coverage.unknown ?? []) unknown[rule] = (unknown[rule] ?? 0) + 1;
  const models = graph === undefined ? 0 : [...graph.models.values()].filter((model) => !model.internal).length;
  return { schemas: graph?.coverage.schemaNodes ?? 0, models, files: files.length, unknown };
}
