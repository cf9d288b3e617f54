import type { JsonValue } from "../../model/types.js";
import type { SourceDocument } from "../types.js";

/** An Overlay document that has been found valid. */
export interface Overlay {
  readonly document: SourceDocument;
  /** As written: which document the overlay is meant for. */
  readonly extends: string | undefined;
  readonly actions: readonly Action[];
}

/** One change, at every place that the target selects (Overlay 1.0 §4.4.3). */
export interface Action {
  /** Pointer of the action in its document. */
  readonly pointer: string;
  /** A JSONPath query (RFC 9535). */
  readonly target: string;
  /** Wins over `update`. */
  readonly remove: boolean;
  /** What is merged or appended; undefined where the action updates nothing. */
  readonly update: JsonValue | undefined;
}

/** Containers as they are while they are changed. */
export type Changeable = { [name: string]: JsonValue } | JsonValue[];

/** A value and the document that it was written in. */
export interface Origin {
  readonly document: SourceDocument;
  readonly pointer: string;
}
