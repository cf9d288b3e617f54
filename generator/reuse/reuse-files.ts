import { parseKept } from "../cache/parse-kept.js";
import type { Cache } from "../cache/types.js";
import { lazyFile } from "../emit/lazy-file.js";
import { describeSurroundings } from "../emit/surroundings.js";
import type { EmitOptions, GeneratedFile } from "../emit/types.js";
import type { ModelGraph } from "../model/types.js";
import type { NamePlan } from "../name/types.js";
import type { Observer } from "../observe/types.js";
import { digest } from "../write/digest.js";
import { digestModels } from "./digest-models.js";
import type { OutputBudget } from "./output-budget.js";
import { MisrememberedFile, type Reuse } from "./types.js";

/** What a file was made from, and what came of it; both are digests. */
interface Known {
  readonly from: string;
  readonly sha256: string;
  /** Of the text. */
  readonly length: number;
}

/**
 * A file of some models is a function of these, of what they refer to, of their names, of the options, and of the
 * few facts that emitters ask of the whole graph. A file of no model in particular is always printed.
 * @param place what tells these files from those of other runs
 */
export function createReuse(
  graph: ModelGraph,
  names: NamePlan,
  options: EmitOptions,
  { cache, place, observer }: { readonly cache: Cache; readonly place: string; readonly observer: Observer },
): Reuse {
  const surroundings = digest(JSON.stringify([optionsOf(options), describeSurroundings(graph, names)]));
  const models = digestModels(graph, names);
  const before = readKnown(cache, place);
  const after = new Map<string, Known>();
  const settleFile = (file: GeneratedFile, budget: OutputBudget): GeneratedFile => {
    if (file.models.length === 0) {
      observer.count("printed");
      budget.print(file);
      return file;
    }
    const from = digest([surroundings, file.path, ...file.models.map((id) => models.get(id))].join("\n"));
    const known = before.get(file.path);
    if (known?.from === from) {
      after.set(file.path, known);
      budget.take(known.length);
      // Nothing is refused for what is only remembered.
      if (budget.isSpent) throw new MisrememberedFile(file.path);
      observer.count("reused");
      return unprinted(file, known.sha256);
    }
    const text = budget.print(file);
    const sha256 = digest(text);
    after.set(file.path, { from, sha256, length: text.length });
    observer.count("printed");
    return { ...file, text, sha256 };
  };
  return {
    settle: (files, budget) => files.flatMap((file) => (budget.isSpent ? [] : [settleFile(file, budget)])),
    keep: () => cache.write("files", place, printKnown(after)),
  };
}

/** What shapes the text of models, pages and tests; the rest shapes files of no model. */
function optionsOf({ package: { name }, docs, tests, models }: EmitOptions): unknown {
  return [name, docs, tests, models];
}

// It is printed where the disk does not have it after all. Were the digest another one, something would be missing in what files are known by.
function unprinted(file: GeneratedFile, sha256: string): GeneratedFile {
  const { path, models } = file;
  const print = (): string => {
    if (digest(file.text) !== sha256) throw new MisrememberedFile(path);
    return file.text;
  };
  return lazyFile(path, models, print, sha256);
}

function printKnown(known: ReadonlyMap<string, Known>): string {
  return JSON.stringify(Array.from(known, ([path, { from, sha256, length }]): Entry => [path, from, sha256, length]));
}

type Entry = readonly [path: string, from: string, sha256: string, length: number];

/** What `keep` wrote; nothing where it is anything else. */
function readKnown(cache: Cache, place: string): ReadonlyMap<string, Known> {
  const entries = parseKept(cache.read("files", place) ?? "[]");
  if (!Array.isArray(entries) || !entries.every(isEntry)) return new Map();
  return new Map(entries.map(([path, from, sha256, length]) => [path, { from, sha256, length }]));
}

function isEntry(entry: unknown): entry is Entry {
  if (!Array.isArray(entry) || entry.length !== 4) return false;
  const [path, from, sha256, length] = entry as readonly unknown[]; // isArray gives any
  return [path, from, sha256].every((part) => typeof part === "string") && Number.isSafeInteger(length) && Number(length) >= 0;
}
