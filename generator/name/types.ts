import type { ModelId } from "../model/types.js";

declare const brand: unique symbol;

/** A valid, unreserved, ASCII TypeScript identifier. Only the naming plan makes one. */
export type Identifier = string & { readonly [brand]: "Identifier" };

/** A POSIX path below the output folder: ASCII, short, no dot-names. Only the naming plan and the package layout make one. */
export type RelativePath = string & { readonly [brand]: "RelativePath" };

/** What one model is called. */
export interface ModelName {
  /** `CreateImageEditUsage` */
  readonly identifier: Identifier;
  /** `operations` or `components`; identifiers are unique inside a folder, case-insensitively. */
  readonly folder: "operations" | "components";
  /** Module without ending, shared by all models of a scope: `src/models/operations/createimageedit`. */
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
