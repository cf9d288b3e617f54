import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../generator/model/types.js";
import { equalJson } from "../../generator/resolve/equal-json.js";
import { loadRoots } from "./play.js";
import { instance, schema } from "./random-schema.js";

/** How many schemas are drawn; each is asked about {@link INSTANCES} values. */
const SCHEMAS = Number(process.env["DIFFERENTIAL_SCHEMAS"] ?? 250);
const INSTANCES = 25;
/** Always the same few cases in `npm test`; in `npm run differential` others each time, unless a seed is given. */
const SEED = Number(
  process.env["DIFFERENTIAL_SEED"] ?? (process.env["DIFFERENTIAL_SCHEMAS"] ? Date.now() % 1_000_000_000 : 20261124),
);
const BATCH = 250;

interface Case {
  readonly schema: JsonValue;
  readonly instances: readonly JsonValue[];
}

interface Disagreement {
  readonly schema: JsonValue;
  readonly value: JsonValue;
  readonly problem: string;
}

/** As one reads it in a report. */
function describeDisagreement({ schema, value, problem }: Disagreement): string {
  return `${JSON.stringify(value)} ${problem} by ${JSON.stringify(schema)}`;
}

const cases = fc.record({ schema, instances: fc.array(instance, { minLength: INSTANCES, maxLength: INSTANCES }) });

describe("random schemas and values", () => {
  it(`are judged as ajv judges them, and valid values come back as they were (DIFFERENTIAL_SEED=${SEED})`, async () => {
    const found: Disagreement[] = [];
    const drawn = fc.sample(cases, { numRuns: SCHEMAS, seed: SEED });
    let valid = 0;
    for (let start = 0; start < drawn.length; start += BATCH) {
      const result = await compare(drawn.slice(start, start + BATCH));
      found.push(...result.disagreements);
      valid += result.valid;
    }
    process.stdout.write(
      `differential | ${drawn.length} schemas | ${drawn.length * INSTANCES} values, ${valid} of them valid | seed ${SEED}\n`,
    );
    expect(smallest(found).map(describeDisagreement)).toEqual([]);
    // A test of nothing but invalid values would see little.
    expect(valid).toBeGreaterThan(drawn.length);
  }, 600_000);
});

async function compare(batch: readonly Case[]): Promise<{ disagreements: readonly Disagreement[]; valid: number }> {
  const groups = batch.map(({ schema }) => ({ folder: "random", file: "random", description: "random", schema, tests: [] }));
  const roots = await loadRoots(groups, {
    models: { formats: "annotate", dates: "string", enums: "closed", unions: "closed" },
  });
  const disagreements: Disagreement[] = [];
  let valid = 0;
  for (const [index, { schema, instances }] of batch.entries()) {
    const root = roots[index];
    if (root === undefined || "problem" in root) {
      disagreements.push({ schema, value: null, problem: root?.problem ?? "no codec" });
      continue;
    }
    // One instance each: ajv keeps every schema that it has seen.
    const validate = new Ajv2020({ ownProperties: true, strict: false, validateFormats: false }).compile(
      schema as object | boolean,
    );
    for (const value of instances) {
      const want = judge(validate, value);
      if (want === undefined) continue;
      if (want) valid++;
      const got = root.codec.safeDecode(value);
      if (got.ok !== want) disagreements.push({ schema, value, problem: want ? "refused" : "accepted" });
      if (!got.ok || !want) continue;
      const back = root.codec.encode(got.value) as JsonValue; // what a codec encodes is JSON
      if (!equalJson(back, value)) disagreements.push({ schema, value, problem: `given back as ${JSON.stringify(back)}` });
    }
  }
  return { disagreements, valid };
}

/** What ajv says; nothing where the code that it made fails (`items0 is not defined`). */
function judge(validate: (value: JsonValue) => unknown, value: JsonValue): boolean | undefined {
  try {
    return validate(value) === true;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** The few that are easiest to understand, one a schema. */
function smallest(found: readonly Disagreement[]): readonly Disagreement[] {
  const size = ({ schema, value }: Disagreement): number => JSON.stringify([schema, value]).length;
  const sorted = [...found].sort((left, right) => size(left) - size(right));
  return sorted.filter(({ schema }, index) => sorted.findIndex((other) => other.schema === schema) === index).slice(0, 5);
}
