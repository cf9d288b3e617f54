import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diff, generate } from "../../generator/index.js";
import { WorkCounter } from "./growth/count-work.js";
import { BOUNDED, type Grown, KINDS } from "./growth/documents.js";

const TIMES = 8;
/** Above this a document that is eight times as large takes more than eight times the work; some of it is sorting. */
const MOST = 1.5 * TIMES;
const MOST_BOUNDED = 4 * TIMES;

let counter: WorkCounter;

const generateFrom = async ({ name, text }: Grown): Promise<number> => {
  const { status, jobs } = await generate({ input: { text, uri: name } });
  expect(["done", "failed"]).toContain(status);
  return jobs.flatMap(({ files }) => files).reduce((sum, file) => sum + file.text.length, 0);
};

beforeAll(async () => {
  counter = new WorkCounter();
  for (const { make } of KINDS.filter(({ name }) => /^(?:tagged|operations|YAML aliases|definitions)/.test(name)))
    await generateFrom(make(2)); // so that everything is loaded
}, 120_000);

afterAll(() => counter.close());

describe("a document that has eight times as many takes at most about eight times the work:", () => {
  it.each(KINDS.map((kind) => [kind.name, kind] as const))(
    "%s",
    async (name, { count, make }) => {
      const small = Math.max(4, Math.round(count / 50));
      const sizes: number[] = [];
      const work: number[] = [];
      for (const size of [small, TIMES * small]) {
        const document = make(size);
        work.push(await counter.count(async () => sizes.push(await generateFrom(document))));
      }
      const [before = 0, after = 0] = work;
      expect(before).toBeGreaterThan(1_000);
      expect(after / before).toBeLessThan(BOUNDED.has(name) ? MOST_BOUNDED : MOST);
      expect((sizes[1] ?? 0) / Math.max(sizes[0] ?? 0, 1)).toBeLessThan(MOST);
    },
    120_000,
  );
});

/** Everything that is a text becomes a number, and members of enums others. */
const change = ({ name, text }: Grown): Grown => ({
  name,
  text: text.replaceAll('"string"', '"integer"').replaceAll('"member ', '"other '),
});

const compare = async (before: Grown): Promise<number> => {
  const after = change(before);
  const sides = [before, after].map(({ name, text }) => ({ text, uri: name }));
  const [left, right] = sides as [(typeof sides)[0], (typeof sides)[0]]; // two went in
  const { status, comparison } = await diff({ before: left, after: right });
  expect(status).toBe("done");
  return comparison?.changes.length ?? 0;
};

describe("comparing documents that have eight times as many takes at most about eight times the work:", () => {
  const compared = KINDS.filter(({ name }) =>
    /^(?:properties|enum members|schemas|inline objects|variants|tagged variants|operations|parameters|.* that doubles|.* in a row)$/.test(
      name,
    ),
  );

  it("there are such kinds", () => {
    expect(compared.length).toBeGreaterThan(8);
  });

  it.each(compared.map((kind) => [kind.name, kind] as const))(
    "%s",
    async (name, { count, make }) => {
      const small = Math.max(4, Math.round(count / 50));
      await compare(make(2)); // so that everything is loaded
      const before = await counter.count(() => compare(make(small)));
      const after = await counter.count(() => compare(make(TIMES * small)));
      expect(before).toBeGreaterThan(1_000);
      expect(after / before).toBeLessThan(BOUNDED.has(name) ? MOST_BOUNDED : MOST);
    },
    120_000,
  );
});
