import { didYouMean, entry, example, listNames, quote } from "../entry.js";

/** MM3xxx: names of models. */
export const naming = {
  MM3001: entry<{ name: string; first: string; second: string }>({
    severity: "error",
    title: "fixed names clash",
    message: ({ name, first, second }) => `The name ${quote(name)} is fixed for ${first} and for ${second}.`,
    help: () => "Give one of the two another name, or let modelmint name it by removing the entry.",
    explanation:
      "Two models of one folder cannot have the same name, nor names that differ in case only: on some systems their pages would be one file. Names are fixed by `names` in the config and by the pins in `modelmint.names.json`.",
    example: example(
      "ts",
      ["names: {", '  "/components/schemas/pet": "Pet",', '  "/components/schemas/animal": "Pet",', "},"],
      ["names: {", '  "/components/schemas/pet": "Pet",', '  "/components/schemas/animal": "Animal",', "},"],
    ),
  }),
  MM3002: entry<{ pointer: string; suggestion: string | undefined }>({
    severity: "error",
    title: "name for a model that does not exist",
    message: ({ pointer }) => `There is no model at ${quote(pointer, 300)}, for which a name is fixed.`,
    help: ({ suggestion }) => didYouMean(suggestion) ?? "Correct the JSON pointer, or remove the entry.",
    explanation:
      "`names` in the config maps JSON pointers of schemas to names. Models are: component schemas, bodies, and inline objects, enums and unions. A schema in another place is part of its model and has no name.",
    example: example(
      "ts",
      ["names: {", '  "/components/schema/Pet": "Animal",', "},"],
      ["names: {", '  "/components/schemas/Pet": "Animal",', "},"],
    ),
  }),
  MM3003: entry<{ name: string; pointer: string }>({
    severity: "error",
    title: "not a usable name",
    message: ({ name, pointer }) => `${quote(name)}, fixed for ${pointer}, cannot be the name of a model.`,
    help: () => "Use letters, digits and underscores of ASCII, with a letter first, and no reserved word.",
    explanation:
      "The name becomes an identifier of TypeScript and the name of a file, and has to be fit for both: ASCII, at most 100 characters, not a reserved word, and not the name of something global such as `Date` or `Record`.",
    example: example(
      "ts",
      ["names: {", '  "/components/schemas/date": "Date",', "},"],
      ["names: {", '  "/components/schemas/date": "CalendarDate",', "},"],
    ),
  }),
  MM3004: entry<{ name: string; given: string; holder: string }>({
    severity: "info",
    title: "name was taken",
    message: ({ name, given, holder }) => `The name ${name} belongs to ${holder}; this model is called ${given}.`,
    help: () => "If you prefer other names, fix them under names in the config.",
    explanation:
      "The short names of two models would be the same: `CreateImage` with `editUsage`, and `CreateImageEdit` with `usage`. The model of the longer operation or component name keeps it; the name of the other says more about its place.",
  }),
  MM3005: entry<{ what: string; kept: string; wanted: string }>({
    severity: "info",
    title: "published name is kept",
    message: ({ what, kept, wanted }) => `${what} keeps its published name ${kept}; by the document it would now be ${wanted}.`,
    help: () => "Nothing, or generate with --repin where users may be asked to change their code.",
    explanation:
      "`modelmint.names.json` holds the names that users of the package have in their code. Something that was added, removed or renamed in the document would give another one, and the pin keeps the old. `modelmint generate --repin` gives every name anew.",
  }),
  MM3006: entry<{ path: string; flaw: string }>({
    severity: "error",
    title: "pinned names cannot be used",
    message: ({ path, flaw }) => `${path} cannot be used: ${flaw}.`,
    help: () => "Restore it from version control; or delete it, and write it again with modelmint generate --pin.",
    explanation:
      "The file holds the names that the package was published with. It is written by `modelmint generate --pin`, and committed. Without it, a later document may rename models.",
    example: example("sh", ["modelmint generate"], ["git restore modelmint.names.json", "modelmint generate"]),
  }),
  MM3007: entry<{ path: string; output: string; pinned: readonly string[] }>({
    severity: "warning",
    title: "pins of another output",
    message: ({ path, output, pinned }) =>
      `${path} pins no names for the output ${quote(output)}, but for ${listNames(pinned.map((one) => quote(one)))}, which no entry has.`,
    help: ({ output }) => `If the output was moved, write ${quote(output)} for its old name in the file; if not, use --pin.`,
    explanation:
      "Pins are kept for each output folder. This one has none, while others belong to a folder that the config does not name any more: it may have been moved, and then its names are not kept.",
  }),
  MM3008: entry<{ name: string; holder: string; flaw: string }>({
    severity: "error",
    title: "pin cannot be used",
    message: ({ name, holder, flaw }) => `${quote(name)}, pinned for ${holder}, ${flaw}.`,
    help: () => "Correct the entry, or remove it and write it again with modelmint generate --pin.",
    explanation:
      "Pins are written by modelmint. After a change by hand, or after two branches were merged, one may be no identifier, or belong to two properties, members or modules at once.",
  }),
  MM3009: entry<{ count: number }>({
    severity: "error",
    title: "more names cannot be used",
    message: ({ count }) => `${count} more ${count === 1 ? "name" : "names"} cannot be used, from here on.`,
    help: () => "Mend what the others tell first, or restore modelmint.names.json from version control.",
    explanation:
      "Of the names in `modelmint.names.json`, or under `names` in the config, the first hundred that cannot be used are told one by one. So many are rarely wrong each for a reason of its own: the file may come from another document, or a merge may have gone wrong.",
  }),
};
