import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import type { JsonObject } from "../../../generator/model/types.js";
import { planNames } from "../../../generator/name/plan.js";
import { stableStrategy } from "../../../generator/name/strategies/stable.js";
import { buildDocument } from "../model/model-kit.js";
import { documentOf, name, object, operations, reversed, schemas } from "./random-documents.js";

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
