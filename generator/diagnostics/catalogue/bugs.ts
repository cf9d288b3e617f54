import { entry } from "../entry.js";

/** MM9xxx: bugs of modelmint itself. */
export const bugs = {
  MM9001: entry<{ message: string }>({
    severity: "error",
    title: "internal error",
    message: ({ message }) => `modelmint failed: ${message}.`,
    help: () => "This is a bug of modelmint. Please report it, with the document if you can; --debug shows the stack.",
    explanation: "Something happened that must not happen, whatever the input. Nothing was written.",
  }),
};
