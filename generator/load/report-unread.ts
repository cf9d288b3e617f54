import type { Diagnostics } from "../diagnostics/collector.js";
import type { SourceLocation } from "../diagnostics/types.js";
import type { ReadResult } from "./source-reader.js";

/** Why a source gave no bytes. */
export type Unread = Exclude<ReadResult, { kind: "bytes" }>;

/** Reports that the root document cannot be read. Nobody refers to it, so there is no line to show. */
export function reportUnreadRoot(
  result: Unread,
  root: { readonly shownAs: string; readonly host: string },
  maxBytes: number,
  diagnostics: Diagnostics,
): void {
  const { shownAs: path, host } = root;
  const location: SourceLocation = { uri: path };
  switch (result.kind) {
    case "not found":
      return diagnostics.report("MM1001", { path }, location);
    case "folder":
      return diagnostics.report("MM1003", { path }, location);
    case "outside":
      return diagnostics.report("MM1002", { path, reason: "a link leads elsewhere" }, location);
    case "unreadable":
      return diagnostics.report("MM1002", { path, reason: result.reason }, location);
    case "too large":
      return diagnostics.report("MM1006", { uri: path, bytes: result.bytes, limit: maxBytes }, location);
    case "unreachable":
      return diagnostics.report("MM1016", { host, reason: result.reason }, location);
  }
}

/** Says why a file that a reference names cannot be read, as the end of a sentence. */
export function describeUnread(result: Unread, name: string, maxBytes: number): string {
  switch (result.kind) {
    case "not found":
      return `there is no file ${name}`;
    case "folder":
      return `${name} is a folder`;
    case "outside":
      return "a link leads out of the document's folder";
    case "too large":
      return `${name} has more than ${maxBytes} bytes`;
    case "unreadable":
    case "unreachable":
      return result.reason;
  }
}
