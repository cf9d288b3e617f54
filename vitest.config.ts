import { existsSync } from "node:fs";
import { defineConfig } from "vitest/config";

// The generated package brings its own tests and runs them in its own set-up; here they are one project of two.
const generated = existsSync(new URL("generated/package.json", import.meta.url)) ? ["generated"] : [];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "modelmint",
          include: ["test/**/*.test.ts"],
          setupFiles: ["test/setup.ts"],
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
      ...generated,
    ],
    reporters: ["default", "json"],
    outputFile: { json: "coverage/test-report.json" },
  },
});
