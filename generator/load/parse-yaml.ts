import type { CST } from "yaml";
import { composeYaml, parseTokens } from "./compose-yaml.js";
import { DEEPEST, type Limits } from "./limits.js";
import type { ReportAt } from "./parsed.js";
import { listPlaces } from "./places.js";
import { readPlain } from "./plain-yaml.js";
import type { ReadYaml } from "./read-yaml.js";
import { offsetOf, YamlReader } from "./yaml-value.js";

/**
 * The value of a YAML text by the JSON schema of YAML 1.2 §10; undefined where it has none, which is
 * reported, as is everything that would be lost in JSON. Loads the YAML parser: import this lazily.
 */
export function parseYaml(text: string, limits: Limits, report: ReportAt): ReadYaml | undefined {
  const deepest = Math.min(limits.maxDepth, DEEPEST);
  const tokens = parseTokens(text, deepest, report);
  if (tokens === undefined) return undefined;
  const plain = readPlain(tokens, deepest);
  // The places are listed now, so that the tokens or nodes, which take more room than all else, can go.
  if (plain !== undefined)
    return { value: plain.value, places: listPlaces(plain.value, plain.root, plain.places), printable: true, plain: true };
  return readNodes(text, tokens, limits, report);
}

/** Whatever is special about a text, or wrong with it, shows in its nodes. */
export function readNodes(text: string, tokens: readonly CST.Token[], limits: Limits, report: ReportAt): ReadYaml | undefined {
  const document = composeYaml(text, tokens, report);
  if (document === undefined) return undefined;
  const { contents } = document;
  if (contents === null) return { value: null, places: { root: 0, offsets: [] }, printable: true, plain: false };
  const reader = new YamlReader(text, limits, report);
  const value = reader.read(contents);
  if (value === undefined) return undefined;
  return {
    value,
    places: listPlaces(value, offsetOf(contents), reader.places),
    printable: !reader.madeNegativeZero,
    plain: false,
  };
}
