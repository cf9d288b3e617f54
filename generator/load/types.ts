import type { JsonValue } from "../model/types.js";

/** 1-based line and column (UTF-16 code units). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One input as read and parsed. Never mutated. */
export interface SourceDocument {
  /**
   * Identity of the document, the same wherever one stands: the file name of the root document, the
   * path relative to the root document's folder for files that it refers to, or a URL.
   */
  readonly uri: string;
  /** What messages call it: path or URL as the user gave it, or found from there. `uri` where absent. */
  readonly shownAs?: string;
  /** Text as decoded from UTF-8, without a BOM. */
  readonly text: string;
  /** `__proto__` keys are own properties; nothing in here is shared or cyclic. */
  readonly value: JsonValue;
  /**
   * Where the node that a JSON pointer (RFC 6901, without `#`) names begins; for a member of an
   * object, where its key begins. The nearest existing ancestor where the pointer leads nowhere.
   */
  locate(pointer: string): Position;
  /** Where the node was written if overlays have changed the document: in it, or in one of them. Absent where none has. */
  originOf?(pointer: string): { readonly document: SourceDocument; readonly pointer: string };
}
