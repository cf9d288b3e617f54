import type { ReleaseEntry } from "../compare/types.js";
import type { ModelOptions } from "../model/options.js";
import type { ModelGraph, ModelId } from "../model/types.js";
import type { NamePlan, RelativePath } from "../name/types.js";
import type { DocsOptions, PackageOptions, TestsOptions } from "./options.js";

/** One file of the output, complete and final. */
export interface GeneratedFile {
  readonly path: RelativePath;
  /** Final text: LF line ends, well-formed Unicode. May be printed only when it is asked for. */
  readonly text: string;
  /** SHA-256 of the text's UTF-8, where that is known. */
  readonly sha256?: string;
  /** The models that it was made from; empty for files about the whole package. */
  readonly models: readonly ModelId[];
}

/** What emitters may know beyond graph and names. */
export interface EmitOptions {
  readonly package: PackageOptions;
  /** All models have a page, and pages no details, where it is not said. */
  readonly docs: Pick<DocsOptions, "markdown"> & Partial<DocsOptions>;
  readonly tests: TestsOptions;
  /** How the document was read: what the generated tests hold it to. */
  readonly models: ModelOptions;
  /** The hand-written runtime, file name → text, to be copied into the package. */
  readonly runtime: ReadonlyMap<string, string>;
  /** The hand-written support of the generated tests, path below `test/support/` → text. */
  readonly testSupport: ReadonlyMap<string, string>;
  /** The whole document as JSON text, references to other files bundled in; what the generated tests carry. */
  readonly bundledDocument: string;
  /** All releases of the package, the latest first; none before the first. */
  readonly changelog?: readonly ReleaseEntry[];
}

/** A pure function; the built-in four and a user's own share this contract. */
export type Emitter = (graph: ModelGraph, names: NamePlan, options: EmitOptions) => readonly GeneratedFile[];
