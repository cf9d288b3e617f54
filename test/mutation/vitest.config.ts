import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * What Stryker runs on each broken generator: tests that stay in one process, for it switches mutants on inside of it,
 * and that take the modules as they are and not their text, for it writes its switches into that.
 */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL("../..", import.meta.url)),
    include: [
      "test/scenarios/*.test.ts",
      "test/conformance/groups.test.ts",
      "test/hostile/escapers.test.ts",
      "test/unit/{model,name,resolve,sample,runtime,emit-models,emit-docs,emit-tests,emit-package}/**/*.test.ts",
    ],
    // They ask the type checker or another vitest, and take longer than all others together.
    exclude: ["test/unit/emit-models/output.test.ts", "test/unit/emit-tests/generated-suite.test.ts"],
    setupFiles: ["test/mutation/setup.ts"],
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
