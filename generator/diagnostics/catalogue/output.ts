import { entry } from "../entry.js";

/** MM5xxx: the output folder. */
export const output = {
  MM5001: entry<{ path: string }>({
    severity: "error",
    title: "output is not a folder",
    message: ({ path }) => `${path} is a file, not a folder.`,
    help: () => "Name another folder with --output.",
    explanation: "The generated package is a folder of files. Something that is not a folder has that name, or stands on the way to it.",
  }),
  MM5002: entry<{ path: string; reason: string }>({
    severity: "error",
    title: "cannot write",
    message: ({ path, reason }) => `${path} cannot be written: ${reason}.`,
    help: () => "Check the permissions and the space on the disk.",
    explanation: "The system refused a write. Files are written beside their place and then renamed into it, so that no half-written file is left.",
  }),
  MM5003: entry<{ path: string }>({
    severity: "error",
    title: "output is in use",
    message: ({ path }) => `Another run writes to ${path}.`,
    help: () => "Wait until it is done.",
    explanation: "Two runs that write to one folder at the same time would leave a mixture of both.",
  }),
  MM5004: entry<{ path: string }>({
    severity: "error",
    title: "edited by hand",
    message: ({ path }) => `${path} was edited by hand since it was generated.`,
    help: () => "Use --force to overwrite it, or --keep-edited to leave it; better, change the document and generate again.",
    explanation: "The manifest knows what modelmint wrote. A file that differs from it was changed by somebody, and generating would lose that change.",
  }),
  MM5005: entry<{ path: string }>({
    severity: "error",
    title: "a foreign file is in the way",
    message: ({ path }) => `${path} was not written by modelmint, and would be overwritten.`,
    help: () => "Move the file, or choose another output folder.",
    explanation: "modelmint only touches files that its manifest lists. A file of somebody else stands where a generated one is to be.",
  }),
  MM5006: entry<{ path: string }>({
    severity: "error",
    title: "link inside the output",
    message: ({ path }) => `${path} is a symbolic link, and writing would go where it leads.`,
    help: () => "Replace the link by a folder or a file.",
    explanation: "Files are only written below the output folder. A link in it could lead anywhere.",
  }),
  MM5007: entry<{ path: string; flaw: string }>({
    severity: "error",
    title: "manifest cannot be used",
    message: ({ path, flaw }) => `${path} cannot be used: ${flaw}.`,
    help: () => "Restore it from version control, or delete the generated folder and generate again.",
    explanation: "The manifest lists the files that modelmint owns. Without it nothing can be overwritten or deleted safely.",
  }),
  MM5008: entry<{ path: string; other: string }>({
    severity: "error",
    title: "two outputs in one folder",
    message: ({ path, other }) => `${path} is, or lies in, the output folder ${other} of another entry.`,
    help: () => "Give every entry of the config a folder of its own.",
    explanation: "Two packages in one folder would own and delete each other's files.",
  }),
  MM5009: entry<{ path: string; other: string }>({
    severity: "error",
    title: "two files with one name",
    message: ({ path, other }) => `${path} and ${other} would be one file on systems that do not tell case apart.`,
    explanation: "The output has to be the same on every system.",
  }),
};
