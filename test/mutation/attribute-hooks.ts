import { afterAll, beforeAll, beforeEach } from "vitest";

/** How often each mutant was run, by its id. */
type Hits = Record<string, number>;

/** What Stryker's switches share with its runner, as far as it matters here. */
interface Stryker {
  currentTestId?: string | undefined;
  mutantCoverage?: { readonly static: Hits; readonly perTest: Record<string, Hits> };
}

const HOOKS = "hooks";

/**
 * While Stryker finds out which tests run which mutants, it counts what runs in a `beforeAll` as run by no test. Every
 * test of the file rests on it, so here it is theirs; else a mutant that hooks alone run is never tried, and one that
 * hooks run too is tried by the other tests only.
 */
export function attributeHooks(): void {
  // Stryker 9 calls it so, and knows its type alone.
  const stryker = (globalThis as { __stryker__?: Stryker }).__stryker__;
  if (stryker === undefined) return;
  const tests = new Set<string>();

  // The first of all hooks but Stryker's. Before it modules were loaded, which is no test's.
  beforeAll(() => {
    let current: string | undefined;
    Object.defineProperty(stryker, "currentTestId", {
      configurable: true,
      get: () => current ?? HOOKS,
      set: (id: string | undefined) => {
        current = id;
      },
    });
  });

  beforeEach(() => {
    if (stryker.currentTestId !== undefined) tests.add(stryker.currentTestId);
  });

  // Before Stryker's, which takes the coverage away.
  afterAll(() => {
    const { perTest = {} } = stryker.mutantCoverage ?? {};
    const { [HOOKS]: hits = {} } = perTest;
    delete perTest[HOOKS];
    for (const test of tests) {
      const own = perTest[test] ?? {};
      perTest[test] = own;
      for (const [mutant, count] of Object.entries(hits)) own[mutant] = (own[mutant] ?? 0) + count;
    }
  });
}
