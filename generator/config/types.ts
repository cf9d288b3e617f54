import type { ModelOptions } from "../model/options.js";

/**
 * What a person may write in `modelmint.config.ts`. Every key is optional; {@link ResolvedConfig} is
 * what comes out once flags and defaults are in. The keys, their values, defaults and flags stand as
 * data in `options.ts`; a type test holds the two together.
 */
export interface ModelmintConfig {
  /** Other configs to start from: paths relative to this file. Later ones win, this one wins over all. */
  readonly extends?: string | readonly string[];
  /** The OpenAPI document: a file relative to this config, or an http(s) URL. */
  readonly input?: string;
  /** The folder that the package is written to, relative to this config. */
  readonly output?: string;
  /** What the generated package calls itself. */
  readonly package?: { readonly name?: string; readonly version?: string };
  /** OpenAPI Overlay files, applied in this order before anything else; relative to this config. */
  readonly overlays?: readonly string[];
  /** How models are named. */
  readonly naming?: NamingStrategy;
  /** Names by JSON pointer of the schema; they win over the strategy and over pins. */
  readonly names?: Readonly<Record<string, string>>;
  readonly models?: Partial<ModelOptions>;
  readonly docs?: Partial<DocsOptions>;
  /** How many tests come with the models. */
  readonly tests?: TestsOption;
}

/** `stable`: by the operation or component that a type stands in, so that others do not rename it. */
export type NamingStrategy = "stable";

export interface DocsOptions {
  /** Descriptions as text, or as Markdown (sanitised). */
  readonly markdown: "text" | "raw";
}

export type TestsOption = "full" | "basic" | false;

/** One run's settings, complete: nothing is left to decide. Deeply frozen. */
export interface ResolvedConfig {
  /** Path as it is to be opened, URL, or `-` for standard input. */
  readonly input: string;
  /** Folder as it is to be opened; undefined where the files are only wanted in memory. */
  readonly output: string | undefined;
  readonly package: { readonly name: string; readonly version: string };
  readonly overlays: readonly string[];
  readonly naming: NamingStrategy;
  readonly names: Readonly<Record<string, string>>;
  readonly models: ModelOptions;
  readonly docs: DocsOptions;
  readonly tests: TestsOption;
}
