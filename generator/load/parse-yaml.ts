import { composeYaml } from "./compose-yaml.js";
import type { Limits } from "./limits.js";
import type { ReportAt } from "./parsed.js";
import { listPlaces } from "./places.js";
import type { ReadYaml } from "./read-yaml.js";
import { offsetOf, YamlReader } from "./yaml-value.js";

/**
 * The value of a YAML text by the JSON schema of YAML 1.2 §10; undefined where it has none, which is
 * reported, as is everything that would be lost in JSON. Loads the YAML parser: import this lazily.
 */
export function parseYaml(text: string, limits: Limits, report: ReportAt): ReadYaml | undefined {
  const document = composeYaml(text, limits, report);
  if (document === undefined) return undefined;
  const { contents } = document;
  if (contents === null) return { value: null, places: { root: 0, offsets: [] }, printable: true };
  const reader = new YamlReader(text, limits, report);
  const value = reader.read(contents);
  // The places are listed now, so that the nodes, which take more room than all else, can go.
  if (value === undefined) return undefined;
  return { value, places: listPlaces(value, offsetOf(contents), reader.places), printable: !reader.madeNegativeZero };
}
