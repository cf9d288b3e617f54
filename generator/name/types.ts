import type { ModelId } from "../model/types.js";

declare const brand: unique symbol;

/** A valid, unreserved, ASCII TypeScript identifier. Only the naming plan makes one. */
export type Identifier = string & { readonly [brand]: "Identifier" };

/** A POSIX path below the output folder: ASCII, short, no dot-names. Only the naming plan and the package layout make one. */
export type RelativePath = string & { readonly [brand]: "RelativePath" };

/**
 * Where models stand in the package. `errors` is for bodies of failures, where a strategy keeps them apart
 * from other models of operations.
 */
export const MODEL_FOLDERS = ["components", "operations", "errors"] as const;
/** One of {@link MODEL_FOLDERS}. */
export type ModelFolder = (typeof MODEL_FOLDERS)[number];

/** What one model is called. */
export interface ModelName {
  /** `CreateImageEditUsage` */
  readonly identifier: Identifier;
  /** Identifiers are unique inside a folder, case-insensitively. */
  readonly folder: ModelFolder;
  /** Module without ending, shared by all models of a scope that have the same folder: `src/models/operations/createimageedit`. */
  readonly module: RelativePath;
  /** Page: `docs/models/operations/createimageeditusage.md`. */
  readonly page: RelativePath;
}

/**
 * Identity → identifier, file, import: a bijection per scope. Emitters never build a name of a
 * model, property or enum member themselves.
 */
export interface NamePlan {
  model(id: ModelId): ModelName;
  /** TypeScript name of a property of an object model; never `additionalProperties` unless that is free. */
  property(id: ModelId, wireName: string): Identifier;
  /** Name of the field that holds declared extras of an object model (`additionalProperties`, or the next free name). */
  extras(id: ModelId): Identifier;
  /** Names of the members of an enum model, by index. */
  members(id: ModelId): readonly Identifier[];
}
