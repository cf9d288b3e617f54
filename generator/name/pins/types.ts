import type { ModelId } from "../../model/types.js";
import type { ModelFolder } from "../types.js";

/**
 * Names that a package was published with: all that its users have written into their code. Plain JSON
 * data, as it stands in `modelmint.names.json`.
 */
export interface PinnedNames {
  /** By {@link listPinKeys}. */
  readonly models: Readonly<Record<string, PinnedModel>>;
  /** File names of modules, without folder and ending, by id of the scope. */
  readonly modules: Readonly<Record<string, string>>;
}

/** What one model was published as. */
export interface PinnedModel {
  readonly name: string;
  readonly folder: ModelFolder;
  /** TypeScript name by wire name. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Name of the field for declared extras. */
  readonly extras?: string;
  /** Member name of an enum by {@link memberKey}. */
  readonly members?: Readonly<Record<string, string>>;
}

/** Pins as far as they concern models that there are, checked. */
export interface AppliedPins {
  readonly models: ReadonlyMap<ModelId, AppliedModel>;
  /** By id of the scope. */
  readonly modules: ReadonlyMap<string, string>;
}

export interface AppliedModel {
  readonly name: string;
  readonly folder: ModelFolder;
  readonly properties: ReadonlyMap<string, string>;
  readonly extras: string | undefined;
  readonly members: ReadonlyMap<string, string>;
}

export const NO_PINS: AppliedPins = { models: new Map(), modules: new Map() };
