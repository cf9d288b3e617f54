import { readAllDocuments } from "./documents.js";
import { makeCase, type RunCommand, Sandbox } from "./trial.js";

/** What the process that watches is told: a case begins, or how it ended. */
export type Message =
  | { readonly kind: "start"; readonly index: number }
  | {
      readonly kind: "end";
      readonly index: number;
      readonly code: number;
      readonly failures: readonly string[];
      readonly memory: number;
    };

/** Tries the cases of a range one after the other, and tells of each. */
export async function tryCases(
  run: RunCommand,
  { seed, from, to }: { readonly seed: number; readonly from: number; readonly to: number },
  tell: (message: Message) => void,
): Promise<void> {
  const documents = readAllDocuments();
  const sandbox = new Sandbox(run);
  try {
    for (let index = from; index < to; index++) {
      tell({ kind: "start", index });
      const { code, failures } = await sandbox.try(makeCase(documents, seed, index));
      tell({ kind: "end", index, code, failures, memory: process.memoryUsage().rss / 2 ** 20 });
    }
  } finally {
    sandbox.close();
  }
}

/** The document and flags of one case, to look at. */
export function showCase(
  seed: number,
  index: number,
): { readonly origin: string; readonly name: string; readonly text: string; readonly flags: readonly string[] } {
  const { origin, name, bytes, flags } = makeCase(readAllDocuments(), seed, index);
  return { origin, name, flags, text: Buffer.from(bytes).toString("latin1") };
}
