import { didYouMean, entry } from "../entry.js";

/** MM3xxx: names of models. */
export const naming = {
  MM3001: entry<{ name: string; first: string; second: string }>({
    severity: "error",
    title: "fixed names clash",
    message: ({ name, first, second }) => `The name ${JSON.stringify(name)} is fixed for ${first} and for ${second}.`,
    help: () => "Give one of them another name under names in the config.",
    explanation: "Two models of one folder cannot have the same name, also when they differ by case only: their pages would be one file on some systems. Names are fixed by `names` in the config and by the pins in `modelmint.names.json`.",
  }),
  MM3002: entry<{ pointer: string; suggestion: string | undefined }>({
    severity: "error",
    title: "name for a model that does not exist",
    message: ({ pointer }) => `No model stands at ${JSON.stringify(pointer)}.`,
    help: ({ suggestion }) => didYouMean(suggestion) ?? "Correct the JSON pointer, or remove the entry.",
    explanation: "`names` in the config maps JSON pointers of schemas to names. Only component schemas, bodies, and inline objects, enums and unions are models.",
  }),
  MM3003: entry<{ name: string; pointer: string }>({
    severity: "error",
    title: "not a usable name",
    message: ({ name, pointer }) => `${JSON.stringify(name)}, fixed for ${pointer}, cannot be the name of a model.`,
    help: () => "Use letters, digits and underscores of ASCII, begin with a capital letter, and avoid reserved words.",
    explanation: "The name becomes a TypeScript identifier and a file name, so it has to be both: ASCII, at most 100 characters, no reserved word and no name of a JavaScript global.",
  }),
  MM3004: entry<{ name: string; given: string; holder: string }>({
    severity: "info",
    title: "name was taken",
    message: ({ name, given, holder }) => `The name ${name} belongs to ${holder}; this model is called ${given}.`,
    help: () => "Choose a name for either under names in the config.",
    explanation: "Two models of different operations or components would have the same short name. The one with the longer operation or component name keeps it; the other says more of where it stands.",
  }),
};
