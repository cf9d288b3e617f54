import { bugs } from "./catalogue/bugs.js";
import { documents } from "./catalogue/documents.js";
import { naming } from "./catalogue/naming.js";
import { output } from "./catalogue/output.js";
import { overlays } from "./catalogue/overlays.js";
import { reading } from "./catalogue/reading.js";
import { usage } from "./catalogue/usage.js";

/**
 * Every finding that modelmint can report. Codes are stable: a code never changes its meaning and is
 * never given to another. A code without an entry does not compile.
 *
 * MM1xxx reading and parsing · MM2xxx the document · MM3xxx names · MM4xxx config and command line ·
 * MM5xxx output · MM6xxx overlays · MM9xxx bugs of modelmint itself.
 */
export const catalogue = { ...reading, ...documents, ...naming, ...usage, ...output, ...overlays, ...bugs };

/** A code of the catalogue. */
export type DiagnosticCode = keyof typeof catalogue;

/** What a finding of that code is described by. */
export type DiagnosticParams<Code extends DiagnosticCode> = Parameters<(typeof catalogue)[Code]["message"]>[0];

/** Whether a text is a code of the catalogue. */
export function isDiagnosticCode(text: string): text is DiagnosticCode {
  return Object.hasOwn(catalogue, text);
}
