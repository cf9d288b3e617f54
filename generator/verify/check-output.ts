import { escapeHidden } from "../emit/print/literal.js";
import { readDeclaration } from "./declarations.js";
import { Names } from "./names.js";
import { Tokens, Unexpected } from "./tokens.js";

/** A file about to be written. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** Something in the output that no emitter writes: a bug, or the work of a document. */
export interface Surprise {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly what: string;
}

/**
 * The second line of defence, should text of a document ever get past the printers: reads emitted
 * TypeScript again, by a grammar of just what is ever emitted, and tells where something else stands.
 * Allowed are declarations and the few statements and expressions that codecs consist of; calls of
 * functions that the module defines or imports from the package; no other name, module or directive.
 *
 * @param files any files; only TypeScript is looked at
 * @param ours texts that modelmint brings along (the runtime), which need no look
 */
export function checkOutput(files: readonly OutputFile[], ours: ReadonlySet<string> = new Set()): readonly Surprise[] {
  // Texts that are printed when they are asked for are printed here, all of them: before anything is written.
  return files.flatMap(({ path, text }) => (path.endsWith(".ts") && !ours.has(text) ? checkModule({ path, text }) : []));
}

function checkModule({ path, text }: OutputFile): readonly Surprise[] {
  try {
    readModule(path, text);
    return [];
  } catch (error) {
    if (error instanceof Unexpected) return [{ path, line: text.slice(0, error.offset).split("\n").length, what: error.message }];
    throw error;
  }
}

function readModule(path: string, text: string): void {
  checkCharacters(text);
  const reading = { path, tokens: new Tokens(text), names: new Names() };
  while (reading.tokens.kind !== "end") readDeclaration(reading);
  reading.names.settle();
}

/** Nothing may hide, not even in strings and comments. */
function checkCharacters(text: string): void {
  for (const { 0: run, index } of text.matchAll(/[^\n\x20-\x7e]+/g)) {
    if (escapeHidden(run) !== run) throw new Unexpected("a character that does not show", index);
  }
}
