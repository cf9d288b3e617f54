import { nearest } from "../diagnostics/nearest.js";
import { type ConfigOption, configOptions, describeValues, type TextsOption } from "./options.js";

/** What is wrong with a config at one place; `path` holds the keys that lead there. */
export type ConfigProblem =
  | {
      readonly kind: "unknown-key";
      readonly path: readonly string[];
      readonly key: string;
      /** The keys that there are at this place. */
      readonly known: readonly string[];
      readonly nearest: string | undefined;
    }
  | {
      readonly kind: "wrong-value";
      readonly path: readonly string[];
      readonly key: string;
      readonly expected: string;
      readonly found: string;
      readonly nearest: string | undefined;
    };

/** Keys of a config, nested as they are written. */
type Section = ReadonlyMap<string, ConfigOption | Section>;

const extendsOption: ConfigOption = {
  key: "extends",
  flag: undefined,
  kind: "paths",
  form: "files",
  summary: "Configs to start from",
};
const wholeConfig = nest([extendsOption, ...configOptions]);

function nest(options: readonly ConfigOption[]): Section {
  const root = new Map<string, ConfigOption | Map<string, ConfigOption>>();
  for (const option of options) {
    const [first = "", second] = option.key.split(".");
    if (second === undefined) {
      root.set(first, option);
      continue;
    }
    const section = root.get(first);
    if (section instanceof Map) section.set(second, option);
    else root.set(first, new Map([[second, option]]));
  }
  return root;
}

/**
 * Everything that is wrong with one config, in the order in which it is written. No problems means
 * that the value has the shape of `ModelmintConfig`. Keys whose value is `undefined` count as absent.
 */
export function validateConfig(value: unknown): readonly ConfigProblem[] {
  if (!isRecord(value)) return [wrongValue([], "the config", "an object with keys", value)];
  return validateSection(wholeConfig, value, []);
}

function validateSection(
  section: Section,
  value: Readonly<Record<string, unknown>>,
  path: readonly string[],
): readonly ConfigProblem[] {
  return Object.entries(value).flatMap(([key, member]) => {
    const inner = [...path, key];
    const known = section.get(key);
    if (known === undefined) {
      return [
        {
          kind: "unknown-key",
          path: inner,
          key: inner.join("."),
          known: [...section.keys()],
          nearest: nearestKey(section, key, path),
        },
      ];
    }
    if (member === undefined) return [];
    if (!isSection(known)) return validateValue(known, member, inner);
    return isRecord(member) ? validateSection(known, member, inner) : validateShort(known, member, inner);
  });
}

/** What stands in the place of a section: the value of its option that may be said in short. */
function validateShort(section: Section, value: unknown, path: readonly string[]): readonly ConfigProblem[] {
  const sectionForm = `an object with ${[...section.keys()].join(", ")}`;
  for (const option of section.values()) {
    if (isSection(option) || option.kind !== "choice" || option.short !== true) continue;
    const isAllowed = option.values.some((allowed) => allowed === value);
    return isAllowed ? [] : [wrongChoice(option.values, `${describeValues(option)}, or ${sectionForm}`, value, path)];
  }
  return [wrongValue(path, path.join("."), sectionForm, value)];
}

function isSection(entry: ConfigOption | Section): entry is Section {
  return entry instanceof Map;
}

/** The nearest key beside it; or the same key somewhere else, which is where many look for it. */
function nearestKey(section: Section, key: string, path: readonly string[]): string | undefined {
  const elsewhere = configOptions.find((option) => option.key.split(".").pop() === key);
  const beside = nearest(key, [...section.keys()]);
  return elsewhere?.key ?? (beside === undefined ? undefined : [...path, beside].join("."));
}

function validateValue(option: ConfigOption, value: unknown, path: readonly string[]): readonly ConfigProblem[] {
  switch (option.kind) {
    case "choice":
      return option.values.some((allowed) => allowed === value)
        ? []
        : [wrongChoice(option.values, describeValues(option), value, path)];
    case "text": {
      const isRight = (text: string): boolean => option.pattern?.test(text) ?? true;
      if (typeof value === "string" && isRight(value)) return [];
      const repaired = typeof value === "string" ? option.repair?.(value) : undefined;
      const close = repaired !== undefined && isRight(repaired) ? repaired : undefined;
      return [{ ...wrongValue(path, option.key, withArticle(option.form), value), nearest: close }];
    }
    case "texts":
      return validateTexts(option, value, path);
    case "count": {
      const { min, max, form } = option;
      const right = typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
      return right ? [] : [wrongValue(path, option.key, `${min} to ${max} ${form}`, value)];
    }
    case "path":
      return isFilled(value) ? [] : [wrongValue(path, option.key, withArticle(option.form), value)];
    case "paths":
      return validatePaths(option, value, path);
    case "record":
      return validateNames(option, value, path);
  }
}

function validatePaths(option: ConfigOption, value: unknown, path: readonly string[]): readonly ConfigProblem[] {
  if (option.key === "extends" && isFilled(value)) return [];
  if (!Array.isArray(value)) return [wrongValue(path, option.key, "a list of files", value)];
  return value.flatMap((member: unknown, index) => {
    return isFilled(member) ? [] : [wrongValue([...path, String(index)], `${option.key}[${index}]`, "a file", member)];
  });
}

function validateTexts(option: TextsOption, value: unknown, path: readonly string[]): readonly ConfigProblem[] {
  if (!Array.isArray(value)) return [wrongValue(path, option.key, `a list of ${option.form}`, value)];
  return value.flatMap((member: unknown, index) => {
    const right = typeof member === "string" && option.pattern.test(member);
    return right ? [] : [wrongValue([...path, String(index)], `${option.key}[${index}]`, option.item, member)];
  });
}

function validateNames(option: ConfigOption, value: unknown, path: readonly string[]): readonly ConfigProblem[] {
  if (!isRecord(value)) return [wrongValue(path, option.key, "an object: names by JSON pointer", value)];
  return Object.entries(value).flatMap(([pointer, name]) => {
    return isFilled(name) ? [] : [wrongValue([...path, pointer], `${option.key}["${pointer}"]`, "a name", name)];
  });
}

function wrongChoice(values: readonly unknown[], expected: string, value: unknown, path: readonly string[]): ConfigProblem {
  const texts = values.filter((allowed) => typeof allowed === "string");
  const close = typeof value === "string" ? nearest(value, texts) : undefined;
  return { ...wrongValue(path, path.join("."), expected, value), nearest: close };
}

function wrongValue(path: readonly string[], key: string, expected: string, found: unknown) {
  return { kind: "wrong-value", path, key, expected, found: describe(found), nearest: undefined } as const;
}

/** A value in a few words, short enough for a message. */
function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "function") return "a function";
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
}

function withArticle(form: string): string {
  return `${/^(?:[aeiou]|npm)/.test(form) ? "an" : "a"} ${form}`;
}

function isFilled(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
