import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareGraphs } from "../../generator/compare/compare-graphs.js";
import type { Change, Comparison } from "../../generator/compare/types.js";
import type { JsonObject, JsonValue } from "../../generator/model/types.js";
import { sideOf } from "../unit/compare/compare-kit.js";
import { type Evolution, evolution } from "./mutate-schema.js";
import { loadRoots, type RootCodec } from "./play.js";
import { instance } from "./random-schema.js";

/** How many pairs of documents are drawn; each is asked about {@link INSTANCES} values. */
const PAIRS = Number(process.env["COMPATIBILITY_PAIRS"] ?? 50);
const INSTANCES = 60;
const SEED = Number(process.env["COMPATIBILITY_SEED"] ?? 20261125);
const BATCH = 100;

interface Case extends Evolution {
  readonly instances: readonly JsonValue[];
}

interface Refutation extends Evolution {
  readonly value: JsonValue;
  readonly problem: string;
}

interface Tally {
  readonly refutations: Refutation[];
  /** Pairs that were found not to break readers or senders, and values that were tried on them. */
  readonly counts: { kept: { request: number; response: number }; values: { request: number; response: number } };
}

const cases = fc.record({ evolution, instances: fc.array(instance, { minLength: INSTANCES, maxLength: INSTANCES }) });

describe("what is said to break nobody", () => {
  it.each(["closed", "open"] as const)(
    `is decoded by the old package, and what that sends is valid: enums and unions %s (COMPATIBILITY_SEED=${SEED})`,
    async (openness) => {
      const drawn = fc
        .sample(cases, { numRuns: PAIRS, seed: SEED + (openness === "open" ? 1 : 0) })
        .map(({ evolution, instances }) => ({ ...evolution, instances }));
      const tally: Tally = {
        refutations: [],
        counts: { kept: { request: 0, response: 0 }, values: { request: 0, response: 0 } },
      };
      for (let start = 0; start < drawn.length; start += BATCH) await tryAll(drawn.slice(start, start + BATCH), openness, tally);
      process.stdout.write(
        `compatibility | ${drawn.length} pairs, ${openness} | ${JSON.stringify(tally.counts)} | seed ${SEED}\n`,
      );
      expect(smallest(tally.refutations).map(describeRefutation)).toEqual([]);
      // Verdicts that are always "breaking" could not be refuted.
      for (const way of ["request", "response"] as const) {
        expect(tally.counts.kept[way]).toBeGreaterThan(drawn.length / 10);
        expect(tally.counts.values[way]).toBeGreaterThan(drawn.length);
      }
    },
    600_000,
  );
});

async function tryAll(batch: readonly Case[], openness: "open" | "closed", tally: Tally): Promise<void> {
  const models = { formats: "annotate", dates: "string", enums: openness, unions: openness } as const;
  const groups = batch.map(({ before }) => ({
    folder: "random",
    file: "random",
    description: "random",
    schema: before,
    tests: [],
  }));
  const roots = await loadRoots(groups, { models });
  for (const [index, one] of batch.entries()) {
    const root = roots[index];
    if (root === undefined || "problem" in root) throw new Error(`${JSON.stringify(one.before)}: ${root?.problem}`);
    const compare = (way: "request" | "response"): Comparison =>
      compareGraphs(sideOf(toDocument(one.before, way), { models }), sideOf(toDocument(one.after, way), { models }));
    tryOne(one, root.codec, { request: compare("request"), response: compare("response") }, tally);
  }
}

function tryOne(
  one: Case,
  codec: RootCodec,
  comparison: Readonly<Record<"request" | "response", Comparison>>,
  { refutations, counts }: Tally,
): void {
  const [old, present] = [compile(one.before), compile(one.after)];
  if (comparison.response.bump !== "major") counts.kept.response++;
  if (comparison.request.bump !== "major") counts.kept.request++;
  const declared = namesDeclared(comparison.request.changes);
  for (const value of one.instances) {
    if (comparison.response.bump !== "major" && judge(present, value) === true) {
      counts.values.response++;
      if (!codec.safeDecode(value).ok)
        refutations.push({ ...one, value, problem: "is valid now, and the old package does not decode it" });
    }
    if (comparison.request.bump !== "major" && judge(old, value) === true && !usesName(value, declared)) {
      const decoded = codec.safeDecode(value);
      if (!decoded.ok) continue; // that the package agrees with its own document is tried elsewhere
      counts.values.request++;
      const sent = codec.encode(decoded.value) as JsonValue; // what a codec encodes is JSON
      if (judge(present, sent) === false)
        refutations.push({ ...one, value, problem: "is sent by the old package, and no longer valid" });
    }
  }
}

/** No rule can promise anything for a value that used a name which was nobody's and is a property's now. */
function namesDeclared(changes: readonly Change[]): ReadonlySet<string> {
  const added = changes.filter(({ rule }) => rule === "property-added" || rule === "property-named");
  return new Set(added.map(({ path }) => path.split(".").at(-1) ?? ""));
}

function usesName(value: JsonValue, names: ReadonlySet<string>): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, inner]) => names.has(key) || usesName(inner, names));
}

function toDocument(schema: JsonValue, way: "request" | "response"): JsonObject {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Root" } } };
  const operation = {
    operationId: "use",
    ...(way === "request" ? { requestBody: { content } } : {}),
    responses: { 200: { description: "", ...(way === "response" ? { content } : {}) } },
  };
  // The definitions of a random schema are found from the schema itself.
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/Root/$defs/');
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    paths: { "/x": { post: operation } },
    components: { schemas: { Root: JSON.parse(text) } },
  };
}

type Validate = (value: JsonValue) => unknown;

// One instance each: ajv keeps every schema that it has seen.
function compile(schema: JsonValue): Validate {
  return new Ajv2020({ ownProperties: true, strict: false, validateFormats: false }).compile(schema as object | boolean);
}

/** What ajv says; nothing where the code that it made fails (`items0 is not defined`). */
function judge(validate: Validate, value: JsonValue): boolean | undefined {
  try {
    return validate(value) === true;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function describeRefutation({ before, after, value, problem }: Refutation): string {
  return `${JSON.stringify(value)} ${problem}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
}

/** The few that are easiest to understand, one a pair. */
function smallest(found: readonly Refutation[]): readonly Refutation[] {
  const size = ({ before, after, value }: Refutation): number => JSON.stringify([before, after, value]).length;
  const sorted = [...found].sort((left, right) => size(left) - size(right));
  return sorted.filter((one, index) => sorted.findIndex(({ after }) => after === one.after) === index).slice(0, 8);
}
