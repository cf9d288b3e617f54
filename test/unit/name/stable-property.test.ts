import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { JsonObject } from "../../../generator/model/types.js";
import { planNames } from "../../../generator/name/plan.js";
import { stableStrategy } from "../../../generator/name/strategies/stable.js";
import { buildDocument } from "../model/model-kit.js";

// Few and similar words, so that names of different scopes come out equal now and then.
const word = fc.constantFrom("create", "image", "edit", "usage", "item", "Usage", "edit_usage");
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join("_"));

const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small" },
    fc.constant<JsonObject>({ type: "string" }),
    fc.constant<JsonObject>({ enum: ["a", "b"] }),
    fc.dictionary(name, tie("schema"), { maxKeys: 3 }).map((properties): JsonObject => ({ type: "object", properties })),
    tie("schema").map((items): JsonObject => ({ type: "array", items })),
    fc.array(tie("schema"), { minLength: 2, maxLength: 2 }).map((oneOf): JsonObject => ({ oneOf })),
  ),
}));

const object = fc
  .dictionary(name, schema, { minKeys: 1, maxKeys: 4 })
  .map((properties): JsonObject => ({ type: "object", properties }));
const schemas = fc.dictionary(name, object, { maxKeys: 3 });
const operations = fc.dictionary(name, object, { minKeys: 1, maxKeys: 4 });

function documentOf(bodies: Readonly<Record<string, JsonObject>>, components: JsonObject): JsonObject {
  const paths = Object.entries(bodies).map(([id, body]) => {
    const content = { "application/json": { schema: body } };
    return [`/${id}`, { post: { operationId: id, responses: { 200: { description: "", content } } } }];
  });
  return {
    openapi: "3.1.0",
    info: { title: "t", version: "1" },
    components: { schemas: components },
    paths: Object.fromEntries(paths),
  };
}

interface Named {
  readonly names: ReadonlyMap<string, string>;
  /** Names that two scopes come out equal on, and what the one that gave way is called. */
  readonly contested: ReadonlySet<string>;
}

function nameAll(document: JsonObject): Named {
  const diagnostics = createDiagnostics();
  const { graph } = buildDocument(document);
  const plan = planNames(graph, { strategy: stableStrategy, fixed: new Map() }, diagnostics);
  const taken = diagnostics.all().filter(({ code }) => code === "MM3004");
  const contested = taken.flatMap(({ message }) => message.match(/(?<=The name )\w+|(?<=is called )\w+/g) ?? []);
  return { names: new Map([...graph.models.keys()].map((id) => [id, plan.model(id).identifier])), contested: new Set(contested) };
}

function renamed(before: Named, after: Named): readonly (readonly [string, string])[] {
  return [...before.names].flatMap(([id, old]) => {
    const now = after.names.get(id);
    return now === undefined || now === old ? [] : [[old, now] as const];
  });
}

/** What may be renamed: models whose name another scope contests, before or after. */
function expectStable(before: Named, after: Named): void {
  const isContested = (one: string): boolean => before.contested.has(one) || after.contested.has(one);
  expect(renamed(before, after).filter(([old, now]) => !isContested(old) && !isContested(now))).toEqual([]);
}

function reversed(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => {
        const isMap = typeof member === "object" && member !== null && !Array.isArray(member);
        return [key, isMap ? reversed(member as JsonObject) : member]; // neither null nor an array
      }),
  );
}

describe("a stable name stays", () => {
  test("whatever the order of operations, components and properties", () => {
    fc.assert(
      fc.property(operations, schemas, (bodies, components) => {
        const document = documentOf(bodies, components);
        expect(renamed(nameAll(document), nameAll(reversed(document)))).toEqual([]);
      }),
      { numRuns: 80, seed: 1 },
    );
  });

  test("when an operation or a component is added or removed, unless two scopes contest it", () => {
    fc.assert(
      fc.property(operations, schemas, name, object, (bodies, components, added, body) => {
        fc.pre(!(added in bodies) && !(added in components));
        const before = nameAll(documentOf(bodies, components));
        expectStable(before, nameAll(documentOf({ ...bodies, [added]: body }, components)));
        expectStable(before, nameAll(documentOf(bodies, { ...components, [added]: body })));
      }),
      { numRuns: 80, seed: 2 },
    );
  });

  test("when a property that shares its name with nothing is added anywhere", () => {
    fc.assert(
      fc.property(operations, schemas, fc.nat(), (bodies, components, at) => {
        const ids = Object.keys(bodies);
        const id = ids[at % ids.length] ?? "";
        const body = bodies[id] ?? {};
        const unrelated = { quite_unrelated: { type: "object", properties: { x: { type: "string" } } } };
        // Both come from `object` above.
        const grown = { ...body, properties: { ...unrelated, ...(body["properties"] as JsonObject) } };
        expect(
          renamed(nameAll(documentOf(bodies, components)), nameAll(documentOf({ ...bodies, [id]: grown }, components))),
        ).toEqual([]);
      }),
      { numRuns: 80, seed: 3 },
    );
  });
});
