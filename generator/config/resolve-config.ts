import { isAbsolute, join } from "node:path";
import { configOptions } from "./options.js";
import type { ModelmintConfig, ResolvedConfig } from "./types.js";

/**
 * Lays configs over one another and fills in the defaults. Later ones win, key by key; sections
 * (`models`, `names`, …) are merged, lists are replaced. All have been validated, and their paths
 * anchored ({@link anchorPaths}).
 */
export function resolveConfig(
  ...layers: readonly ModelmintConfig[]
): Omit<ResolvedConfig, "input"> & { readonly input: string | undefined } {
  const { extends: _, input, output, ...settings } = mergeConfigs(defaults(), ...layers);
  // The defaults have every key but input and output, and merging keeps them.
  const complete = settings as Omit<ResolvedConfig, "input" | "output">;
  return freezeDeeply({ input, output, ...complete });
}

/** Lays configs over one another; later ones win. What is said in short is spelt out. */
export function mergeConfigs(...layers: readonly ModelmintConfig[]): ModelmintConfig {
  // Config values are plain JSON data; merging two of a shape gives the same shape.
  return layers.reduce<Data>((merged, layer) => mergeData(merged, spellOut(layer as Data)), {}) as ModelmintConfig;
}

/** Section → key of the option whose value may stand in its place. */
const shortKeys: ReadonlyMap<string, string> = new Map(
  configOptions.flatMap((option) => {
    const [section = "", key = ""] = option.key.split(".");
    return option.kind === "choice" && option.short === true ? [[section, key] as const] : [];
  }),
);

function spellOut(layer: Data): Data {
  const entries = Object.entries(layer).map(([key, value]) => {
    const inner = value === undefined || isData(value) ? undefined : shortKeys.get(key);
    return [key, inner === undefined ? value : { [inner]: value }] as const;
  });
  return Object.fromEntries(entries);
}

type Data = { readonly [key: string]: unknown };

function mergeData(below: Data, above: Data): Data {
  const merged = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    const before = merged.get(key);
    if (value !== undefined) merged.set(key, isData(before) && isData(value) ? mergeData(before, value) : value);
  }
  return Object.fromEntries(merged);
}

/** The config that says what holds where nobody says anything. */
function defaults(): ModelmintConfig {
  const values = configOptions.flatMap((option) => {
    if (option.kind === "record") return [[option.key, {}] as const];
    if (option.kind === "paths" || option.kind === "texts") return [[option.key, []] as const];
    return "default" in option && option.default !== undefined ? [[option.key, option.default] as const] : [];
  });
  return configFromKeys(values);
}

/** A config from dotted keys and their values; what flags are turned into. */
export function configFromKeys(values: Iterable<readonly [key: string, value: unknown]>): ModelmintConfig {
  let config: Data = {};
  for (const [key, value] of values) {
    const nested = key.split(".").reduceRight<unknown>((inner, part) => ({ [part]: inner }), value);
    config = mergeData(config, nested as Data); // a dotted key has at least one part
  }
  return config as ModelmintConfig; // unchecked here: validateConfig decides
}

/** Makes the relative paths of a config start at a folder (`""` is where one stands). URLs and `-` stay. */
export function anchorPaths(config: ModelmintConfig, folder: string): ModelmintConfig {
  if (folder === "") return config;
  const { input, output, overlays, reading } = config;
  return {
    ...config,
    ...(input === undefined ? {} : { input: anchorPath(input, folder) }),
    ...(output === undefined ? {} : { output: anchorPath(output, folder) }),
    ...(reading?.root === undefined ? {} : { reading: { ...reading, root: anchorPath(reading.root, folder) } }),
    ...(overlays === undefined ? {} : { overlays: overlays.map((path) => anchorPath(path, folder)) }),
  };
}

/** One path, seen from a folder. */
export function anchorPath(path: string, folder: string): string {
  return folder === "" || path === "-" || isUrl(path) || isAbsolute(path) ? path : join(folder, path);
}

/** Whether an input is fetched instead of read. */
export function isUrl(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

function isData(value: unknown): value is Data {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function freezeDeeply<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) freezeDeeply(member);
  }
  return value;
}
