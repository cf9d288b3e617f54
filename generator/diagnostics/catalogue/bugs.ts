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
};
