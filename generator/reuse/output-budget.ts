import type { GeneratedFile } from "../emit/types.js";

/** What any document may ask for, and what it may ask for each of its characters besides. Packages of real ones are up to 25 times as large. */
const BASE = 128 * 1024 * 1024;
const PER_CHARACTER = 32;

/**
 * How much text may come of a document: what it says once, such as a long example, is repeated wherever it is a part of something, so that
 * a small document could fill any disk. What is over the limit is not printed.
 */
export class OutputBudget {
  readonly limit: number;
  #spent = 0;

  /** @param size of the documents, in characters */
  constructor(size: number, base = BASE) {
    this.limit = base + PER_CHARACTER * size;
  }

  get isSpent(): boolean {
    return this.#spent > this.limit;
  }

  /** Counts a text that was printed, or is known to be as long. */
  take(length: number): void {
    this.#spent += length;
  }

  /** Prints a file and counts its text; empty where that is longer than any text can be. */
  print(file: GeneratedFile): string {
    try {
      const { text } = file;
      this.take(text.length);
      return text;
    } catch (error) {
      // What the engine says of a text that is too long for it; it has no class or code of its own.
      if (!(error instanceof RangeError) || error.message !== "Invalid string length") throw error;
      this.take(Number.POSITIVE_INFINITY);
      return "";
    }
  }
}
