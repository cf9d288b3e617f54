import { Argument, Command, Option } from "commander";
import { exitCodeMeanings } from "./exit-codes.js";
import { addConfigFlags, type FlagValues } from "./flags.js";

/** What a command line asks for. */
export type Invocation =
  | {
      readonly command: "generate" | "check" | "watch" | "release";
      readonly input: string | undefined;
      readonly flags: FlagValues;
    }
  | {
      readonly command: "diff";
      readonly before: string | undefined;
      readonly after: string | undefined;
      readonly flags: FlagValues;
    }
  | { readonly command: "explain"; readonly code: string | undefined };

/** How findings are printed. */
export const reporterNames = ["text", "json", "github"] as const;
export type ReporterName = (typeof reporterNames)[number];

/**
 * Describes all commands and flags. The chosen command is handed to `choose`, help and version to `print`;
 * nothing is carried out here, so that `--help` loads nothing. Throws commander's own error for a wrong
 * command line.
 */
export function createProgram(version: string, choose: (invocation: Invocation) => void, print: (text: string) => void): Command {
  const program = new Command("modelmint")
    .description("From an OpenAPI document: TypeScript models that decode and encode, a docs page each, and round-trip tests.")
    .version(version, "-V, --version", "Print the version")
    .helpOption("-h, --help", "Show help")
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError(false)
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({ writeOut: print, writeErr: () => {} }) // the error is reported where it is caught
    .addHelpText("after", footer);
  addGenerate(program, choose);
  addCheck(program, choose);
  addWatch(program, choose);
  addDiff(program, choose);
  addRelease(program, choose);
  addExplain(program, choose);
  return program;
}

const footer = `
Start with:
  modelmint generate openapi.yaml --output out

Exit codes:
${exitCodeMeanings.map(([code, meaning]) => `  ${String(code).padEnd(4)} ${meaning}`).join("\n")}
`;

const configNote = `
Flags win over modelmint.config.{ts,mts,js,mjs,json}. Only the config can say \`names\` (JSON pointer → name) and \`extends\`.
`;

function addGenerate(program: Command, choose: (invocation: Invocation) => void): void {
  const command = program
    .command("generate")
    .description("Write models, docs, tests and package")
    .addArgument(inputArgument())
    .addOption(new Option("--dry-run", "Say what would change and write nothing"))
    .addOption(new Option("--pin", "Add all names to modelmint.names.json, so that no later document changes them"))
    .addOption(new Option("--repin", "Give all names anew, and write them to modelmint.names.json").conflicts("pin"))
    .addOption(new Option("--no-wait", "Exit with 4 at once where another run is writing to the output"));
  addEditFlags(command);
  addCommonFlags(command).addOption(timingsOption());
  command.action((input: string | undefined, flags: FlagValues) => choose({ command: "generate", input, flags }));
}

function addCheck(program: Command, choose: (invocation: Invocation) => void): void {
  const command = program
    .command("check")
    .description("Compare the output folder with what the document gives; write nothing")
    .addArgument(inputArgument())
    .addOption(new Option("--full", "Rebuild everything, also where nothing has changed since the last run"));
  addCommonFlags(command).addOption(timingsOption());
  command.action((input: string | undefined, flags: FlagValues) => choose({ command: "check", input, flags }));
}

function addWatch(program: Command, choose: (invocation: Invocation) => void): void {
  const command = program
    .command("watch")
    .description("Generate, and again whenever the document, a file that it refers to, or the config changes")
    .addArgument(new Argument("[input]", "OpenAPI document: a file"));
  addEditFlags(command);
  addCommonFlags(command, ["text", "json"]);
  command.action((input: string | undefined, flags: FlagValues) => choose({ command: "watch", input, flags }));
}

function addRelease(program: Command, choose: (invocation: Invocation) => void): void {
  const command = program
    .command("release")
    .description("Work out the next version from what was released last, and generate the package with it")
    .addArgument(inputArgument())
    .addOption(new Option("--dry-run", "Say what would be released and write nothing"));
  addEditFlags(command);
  addCommonFlags(command);
  command.action((input: string | undefined, flags: FlagValues) => choose({ command: "release", input, flags }));
}

const failOnNames = ["major", "minor", "patch", "breaking", "warning"];

function addDiff(program: Command, choose: (invocation: Invocation) => void): void {
  const command = program
    .command("diff")
    .description("Say what changed between two documents, whom it breaks, and what version that asks for; write nothing")
    .addArgument(new Argument("[old]", "A file, a URL, REVISION:PATH of git, or released: the last release (default)"))
    .addArgument(new Argument("[new]", "The same (default: the input of the config)"))
    .addOption(new Option("--fail-on <kind>", "Exit with 1 if there is such a change, or a graver one").choices(failOnNames))
    .option("-c, --config <file>", "Config file (default: modelmint.config.* where one stands)")
    .addOption(new Option("--reporter <name>", "How changes are printed").choices(["text", "json", "markdown"]).default("text"))
    .option("-q, --quiet", "Print nothing but errors")
    .option("--debug", "Show stack traces of bugs")
    .optionsGroup("Settings, which the config can say too; they count for both documents:");
  addConfigFlags(command);
  command.action((before: string | undefined, after: string | undefined, flags: FlagValues) =>
    choose({ command: "diff", before, after, flags }),
  );
}

function addExplain(program: Command, choose: (invocation: Invocation) => void): void {
  program
    .command("explain")
    .description("Explain a diagnostic code")
    .addArgument(new Argument("[code]", "A code such as MM2004, or a rule of diff; all codes where it is left out"))
    .action((code: string | undefined) => choose({ command: "explain", code }));
}

function inputArgument(): Argument {
  return new Argument("[input]", "OpenAPI document: a file, an http(s) URL, or - for standard input");
}

function addEditFlags(command: Command): void {
  command
    .addOption(new Option("--force", "Overwrite generated files that were edited by hand").conflicts("keepEdited"))
    .addOption(new Option("--keep-edited", "Leave generated files alone that were edited by hand"));
}

function timingsOption(): Option {
  return new Option("--timings", "Say where the time went, step by step").helpGroup("Options:");
}

function addCommonFlags(command: Command, reporters: readonly ReporterName[] = reporterNames): Command {
  command
    .option("-c, --config <file>", "Config file (default: modelmint.config.* where one stands)")
    .addOption(new Option("--reporter <name>", "How findings are printed").choices(reporters).default("text"))
    .option("-q, --quiet", "Print nothing but errors")
    .option("--fail-on-warnings", "Exit with 1 and write nothing where there are warnings")
    .option("--cache-dir <folder>", "Where caches are kept (default: node_modules/.cache/modelmint, or the user's own)")
    .option("--no-cache", "Neither use nor keep caches")
    .option("--debug", "Show stack traces of bugs")
    .optionsGroup("Settings, which the config can say too:");
  addConfigFlags(command);
  return command.addHelpText("after", configNote);
}
