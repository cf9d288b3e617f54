/** What `package.json` of the generated package says. */
export interface PackageOptions {
  readonly name: string;
  readonly version: string;
  /** One line; the title of the document where it is left out. */
  readonly description?: string;
  /** An SPDX expression. */
  readonly license?: string;
  /** Where the package is published from: an https URL of a Git repository. */
  readonly repository?: string;
  readonly homepage?: string;
}

/** Which models get a page. */
export type DocsPages = "all" | false;

/** What the pages are like. */
export interface DocsOptions {
  readonly pages: DocsPages;
  /** Descriptions as text, as sanitised Markdown, or as Markdown that nothing but a reader of CommonMark is safe with. */
  readonly markdown: "text" | "raw" | "commonmark";
  /** Whether pages tell defaults and constraints, and link the models of a union. */
  readonly details: "none" | "all";
}

/** `basic`: samples alone. `full`: rejections, random values and the judgement of other people's tools, too. */
export type TestLevel = "full" | "basic" | false;

/** Which tests are made. */
export interface TestsOptions {
  readonly level: TestLevel;
  /** Random values a model, unless the environment of the tests says otherwise. */
  readonly runs: number;
  /** Patterns of the names or JSON pointers of models that get tests; all do where there are none. */
  readonly include: readonly string[];
  /** Models that get no tests although they are included. */
  readonly exclude: readonly string[];
}
