import { printJson } from "./package-json.js";

const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  forceConsistentCasingInFileNames: true,
  skipLibCheck: true,
};

const MODULES = { target: "ES2022", lib: ["ES2022", "DOM"], module: "NodeNext", moduleResolution: "NodeNext" };

/** The text of `tsconfig.json`: checks sources and tests, writes nothing. */
export function printTypecheckConfig(tested: boolean): string {
  return printJson({
    compilerOptions: { ...MODULES, types: tested ? ["node"] : [], ...STRICT, noEmit: true },
    include: tested ? ["src", "test", "vitest.config.ts"] : ["src"],
    exclude: ["dist", "node_modules", "test/.oracle"],
  });
}

/** The text of `tsconfig.build.json`: `src` to `dist`, and nothing else into it. */
export function printBuildConfig(): string {
  return printJson({
    extends: "./tsconfig.json",
    compilerOptions: { types: [], noEmit: false, declaration: true, isolatedDeclarations: true, rootDir: "src", outDir: "dist" },
    include: ["src"],
  });
}
