import type { Runner } from "../index.js";
import { compareWireTypes } from "./compare.js";

const MINUTES = 60_000;
const SHOWN = 20;

/**
 * The test that our wire types and those of openapi-typescript are mutually assignable, on every
 * model but those with a schema pattern that openapi-typescript is known to get wrong.
 *
 * @param runner vitest
 * @param root folder of the package
 */
export function testWireTypes({ expect, it }: Runner, root: URL): void {
  it("wire types are those that openapi-typescript derives from the document", { timeout: 10 * MINUTES }, async () => {
    const { models, compared, left, failures } = await compareWireTypes(root);
    const share = models === 0 ? 100 : Math.floor((1_000 * compared) / models) / 10;
    const others = [...left].map(([reason, count]) => `, ${count} left out: ${reason}`).join("");
    // biome-ignore lint/suspicious/noConsole: for whoever runs the tests
    console.info(`wire types: ${compared} of ${models} models compared both ways (${share} %)${others}`);
    const shown = failures.slice(0, SHOWN).join("\n\n");
    expect(failures.length, `${shown}\n\n${failures.length} findings; the types are in test/.oracle\n`).toBe(0);
  });
}
