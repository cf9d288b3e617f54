import { entry, example } from "../entry.js";

/** MM5xxx: the output folder. */
export const output = {
  MM5001: entry<{ path: string }>({
    severity: "error",
    title: "output is not a folder",
    message: ({ path }) => `${path} is not a folder.`,
    help: () => "Name another folder with --output, or move what is in the way.",
    explanation: "The generated package is a folder of files. A file has the name of that folder, or of one above it.",
  }),
  MM5002: entry<{ path: string; reason: string }>({
    severity: "error",
    title: "cannot write",
    message: ({ path, reason }) => `${path} cannot be written: ${reason}.`,
    help: () => "Check the permissions and the space on the disk.",
    explanation:
      "The system refused to write. Every file is written under another name first and then renamed, so no half-written file is left behind; generating again completes the folder.",
  }),
  MM5003: entry<{ path: string; pid: number; lock: string }>({
    severity: "error",
    title: "output is in use",
    message: ({ path, pid }) => `Another run, process ${pid}, is writing to ${path}.`,
    help: ({ lock }) => `Wait until it is done, and run again; if there is no such process on any machine, delete ${lock}.`,
    explanation:
      "Two runs that write to one folder at the same time would leave a mixture of both; so each puts a lock file into it. A run waits for another one for a minute, and with --no-wait not at all. The lock of a process that has ended counts for nothing; but of a process on another machine, or in another container, nobody here can say whether it has.",
  }),
  MM5004: entry<{ path: string }>({
    severity: "error",
    title: "edited by hand",
    message: ({ path }) => `${path} was edited by hand after it was generated.`,
    help: () =>
      "Use --force to overwrite it, or --keep-edited to leave it as it is; better, change the document or the config and generate again.",
    explanation:
      "The manifest `.modelmint.json` knows the files as they were written. One of them is different now, so somebody changed it, and generating would lose that change.",
    example: example(
      "sh",
      ["modelmint generate"],
      ["git diff generated               # what was changed?", "modelmint generate --force       # lose the change"],
    ),
  }),
  MM5005: entry<{ path: string }>({
    severity: "error",
    title: "a foreign file is in the way",
    message: ({ path }) => `${path} was not written by modelmint and would be overwritten.`,
    help: () => "Move the file, or choose another output folder.",
    explanation:
      "modelmint only touches files that its manifest lists. Where a generated file is to be, there is one that it did not write.",
  }),
  MM5006: entry<{ path: string }>({
    severity: "error",
    title: "link inside the output",
    message: ({ path }) => `${path} is a symbolic link, and writing would go where it leads.`,
    help: () => "Replace the link by a folder or a file.",
    explanation: "Files are written below the output folder and nowhere else. A symbolic link in it could lead anywhere.",
  }),
  MM5007: entry<{ path: string; flaw: string }>({
    severity: "error",
    title: "manifest cannot be used",
    message: ({ path, flaw }) => `${path} cannot be used: ${flaw}.`,
    help: () => "Restore it from version control, or delete the generated folder and generate again.",
    explanation:
      "The manifest lists the files that modelmint wrote. Without it, nothing can be overwritten or deleted safely. Often it holds a merge conflict.",
    example: example("sh", ["modelmint generate"], ["rm -r generated", "modelmint generate"]),
  }),
  MM5008: entry<{ path: string; other: string }>({
    severity: "error",
    title: "two outputs in one folder",
    message: ({ path, other }) =>
      path === other
        ? `${path} is the output folder of two entries.`
        : `The output folders ${path} and ${other} of two entries are one inside the other.`,
    help: () => "Give every entry of the config a folder of its own.",
    explanation: "Each run would take the files of the other package for its own, and delete them.",
    example: example(
      "ts",
      [
        "export default defineConfig([",
        '  { input: "a.yaml", output: "generated" },',
        '  { input: "b.yaml", output: "generated" },',
        "]);",
      ],
      [
        "export default defineConfig([",
        '  { input: "a.yaml", output: "generated/a" },',
        '  { input: "b.yaml", output: "generated/b" },',
        "]);",
      ],
    ),
  }),
  MM5009: entry<{ path: string; other: string }>({
    severity: "error",
    title: "two files with one name",
    message: ({ path, other }) => `${path} and ${other} would be one file where upper and lower case are not told apart.`,
    help: () => "Give one of the models another name under names in the config.",
    explanation:
      "The output has to be the same on every system, and those of Windows and macOS do not tell `Pet.ts` from `pet.ts`.",
  }),
  MM5010: entry<{ path: string; reason: string }>({
    severity: "error",
    title: "output cannot be read",
    message: ({ path, reason }) => `${path} cannot be read: ${reason}.`,
    help: () => "Check the permissions of the output folder and its files.",
    explanation:
      "What stands in the output folder is compared with what is to be there; so everything that modelmint wrote has to be readable.",
  }),
  MM5011: entry<{ path: string }>({
    severity: "error",
    title: "changed meanwhile",
    message: ({ path }) => `${path} was changed while modelmint was about to replace it.`,
    help: () => "Run again when nobody else is writing to the output folder.",
    explanation:
      "Every file is looked at once more before the first one is replaced. This one was no longer what it had been a moment before, so nothing was written: the change would have been lost.",
  }),
  MM5020: entry<{ path: string }>({
    severity: "warning",
    title: "output inside node_modules",
    message: ({ path }) => `${path} is inside node_modules, and the next install may delete it.`,
    help: () => "Write it to a folder of the project, and make that a workspace or a file: dependency.",
    explanation:
      "Package managers take everything in node_modules for theirs. What they did not put there goes away with the next `npm ci`; and as TypeScript it is not compiled there, nor are its tests found.",
    example: example(
      "sh",
      ["modelmint generate openapi.yaml --output node_modules/@example/models"],
      ["modelmint generate openapi.yaml --output packages/models", "npm install ./packages/models"],
    ),
  }),
};
