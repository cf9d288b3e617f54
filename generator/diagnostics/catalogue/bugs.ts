import { entry } from "../entry.js";

/** MM9xxx: bugs of modelmint itself. */
export const bugs = {
  MM9001: entry<{ message: string }>({
    severity: "error",
    title: "internal error",
    message: ({ message }) => `modelmint failed: ${message}.`,
    help: () => "This is a bug in modelmint. Please report it, with the document if you can; --debug shows where it happened.",
    explanation:
      "Something happened that must not happen, whatever the input is. It is not your mistake. A message with this code, the command, and the smallest document that shows it make a good report.",
  }),
  MM9002: entry<{ path: string; line: number; what: string; more: number }>({
    severity: "error",
    title: "unexpected output",
    message: ({ path, line, what, more }) =>
      `The output was held back: ${path}:${line} has ${what}${more === 0 ? "" : `, and ${more} more files have surprises`}.`,
    help: () =>
      "This is a bug in modelmint, or an attack by the document. Nothing was written. Please report it, with the document.",
    explanation:
      "Before anything is written, modelmint reads the TypeScript that it has made once more, and allows only what its own emitters ever write. Something else was found. Either an emitter has learned something new and the list was forgotten, or text of the document got past the printers that should have made it harmless. Do not use such a document before the report is answered.",
  }),
};
