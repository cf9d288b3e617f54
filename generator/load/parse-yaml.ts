import { composeYaml } from "./compose-yaml.js";
import type { Limits } from "./limits.js";
import { createYamlLocator } from "./locate-yaml.js";
import type { Parsed, ReportAt } from "./parsed.js";
import { YamlReader } from "./yaml-value.js";

/**
 * The value of a YAML text by the JSON schema of YAML 1.2 §10; undefined where it has none, which is
 * reported, as is everything that would be lost in JSON. Loads the YAML parser: import this lazily.
 */
export function parseYaml(text: string, limits: Limits, report: ReportAt): Parsed | undefined {
  const document = composeYaml(text, limits, report);
  if (document === undefined) return undefined;
  const { contents } = document;
  if (contents === null) return { value: null, offsetOf: () => 0 };
  const reader = new YamlReader(text, limits, report);
  const value = reader.read(contents);
  return value === undefined ? undefined : { value, offsetOf: createYamlLocator(contents, reader.targets) };
}
