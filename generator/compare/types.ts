import type { ModelGraph, ModelId } from "../model/types.js";
import type { RuleId } from "./rules.js";

/** What a change does to those who use the generated package: it breaks them, it may, or it does not. */
export type Verdict = "breaking" | "warning" | "info";

/** The part of the version that has to be raised, SemVer 2.0.0 §6 to §8. */
export type Bump = "major" | "minor" | "patch";

/** Which way the values of a model travel: `request` is encoded, `response` is decoded. */
export type Travel = "request" | "response" | "both";

/** A document as its users see it: what it means, and what that is called in TypeScript. */
export interface Side {
  readonly graph: ModelGraph;
  readonly names: NameRecord;
}

/** The TypeScript names of a package as plain data, so that those of a release can be kept. */
export type NameRecord = ReadonlyMap<ModelId, RecordedNames>;

/** What one model and its parts are called. */
export interface RecordedNames {
  readonly identifier: string;
  /** The entry point that exports it: `components`, `operations` … */
  readonly folder: string;
  /** TypeScript name by wire name; objects only. */
  readonly properties: Readonly<Record<string, string>>;
  /** Name of the field for declared extras; only where there is one. */
  readonly extras: string | undefined;
  /** Name by the member's value as JSON text; enums only. */
  readonly members: Readonly<Record<string, string>>;
}

/** One difference between two documents. */
export interface Change {
  readonly rule: RuleId;
  /** TypeScript name of the model: the new one, or the old one where the model is gone. */
  readonly model: string;
  /** Identity of the model, on the side that {@link pointer} leads into. */
  readonly modelId: ModelId;
  /** Way from the operation or component, in wire names: `usage.total_tokens`, `data[].url`; empty for the whole. */
  readonly path: string;
  readonly direction: Travel;
  /** JSON pointer of the schema, preceded by `uri#` outside of the root document. */
  readonly pointer: string;
  /** The document that the pointer leads into: the new one, unless the place is gone. */
  readonly side: "before" | "after";
  readonly verdict: Verdict;
  readonly bump: Bump;
  /** What happened to the place, without its name: `became optional`. */
  readonly message: string;
}

/** One version of the generated package, as its changelog tells it. */
export interface ReleaseEntry {
  readonly version: string;
  readonly changes: readonly ReleasedChange[];
}

/** A change as a changelog tells it. The rule may be one that another version of modelmint knows. */
export interface ReleasedChange extends Pick<Change, "verdict" | "model" | "path" | "message"> {
  readonly rule: string;
}

/** How the comparison is to judge. */
export interface CompareOptions {
  /** Decoding fills in defaults, so that another default is another value. */
  readonly appliesDefaults: boolean;
}

/** All changes, by model in the order of the new document, and what they ask for together. */
export interface Comparison {
  readonly changes: readonly Change[];
  /** Undefined where nothing changed. */
  readonly bump: Bump | undefined;
  /** Undefined where nothing changed. */
  readonly verdict: Verdict | undefined;
}
