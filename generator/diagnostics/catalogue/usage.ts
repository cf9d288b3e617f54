import { didYouMean, entry, example, listNames, listSteps, quote } from "../entry.js";

/** MM4xxx: config and command line. */
export const usage = {
  MM4001: entry<{ key: string; known: readonly string[]; suggestion: string | undefined }>({
    severity: "error",
    title: "unknown option",
    message: ({ key }) => `There is no option ${quote(key)}.`,
    help: ({ suggestion, known }) => didYouMean(suggestion) ?? `The options here are ${listNames(known, 20)}.`,
    explanation:
      "The config has a key that modelmint does not know. It could be ignored, but then an option that is misspelt would be too, and nobody would notice.",
    example: example("ts", ['{ input: "openapi.yaml", ouput: "generated" }'], ['{ input: "openapi.yaml", output: "generated" }']),
  }),
  MM4002: entry<{ key: string; expected: string; found: string; suggestion: string | undefined }>({
    severity: "error",
    title: "wrong value of an option",
    message: ({ key, expected, found }) => `${quote(key)} has to be ${expected}, not ${found}.`,
    help: ({ suggestion }) => didYouMean(suggestion),
    explanation: "An option has a value that it cannot have. The README lists all options with their values and defaults.",
    example: example("ts", ['{ models: { enums: "opne" } }'], ['{ models: { enums: "open" } }']),
  }),
  MM4003: entry<{ path: string }>({
    severity: "error",
    title: "config not found",
    message: ({ path }) => `There is no config file ${path}.`,
    help: () => "Check the spelling, and the folder that you are in.",
    explanation:
      "`--config` names the file, and so does `extends`. Without `--config`, modelmint looks in the folder that you are in for `modelmint.config.ts`, `.mts`, `.js`, `.mjs` or `.json`, and does without a config if there is none.",
  }),
  MM4004: entry<{ path: string; reason: string }>({
    severity: "error",
    title: "config cannot be loaded",
    message: ({ path, reason }) => `${path} cannot be loaded: ${reason.replace(/\.$/, "")}.`,
    help: () => "Mend what it says; running the file with node may say more.",
    explanation:
      "A config in TypeScript or JavaScript is a module, and loading it runs it. It failed while it ran, one of its imports was not found, or the text is not valid in its language.",
  }),
  MM4005: entry<{ path: string }>({
    severity: "error",
    title: "config exports nothing",
    message: ({ path }) => `${path} has no default export.`,
    help: () => "Write: export default defineConfig({ input: …, output: … });",
    explanation: "The module of the config has to export the config, or an array of configs, as its default.",
    example: example(
      "ts",
      ['export const config = { input: "openapi.yaml", output: "generated" };'],
      [
        'import { defineConfig } from "modelmint";',
        "",
        'export default defineConfig({ input: "openapi.yaml", output: "generated" });',
      ],
    ),
  }),
  MM4006: entry<{ chain: readonly string[] }>({
    severity: "error",
    title: "configs extend each other",
    message: ({ chain }) => `These configs extend each other in a circle: ${listSteps(chain)}.`,
    help: () => "Remove one of the extends, or move what they share into a config that extends nothing.",
    explanation: "`extends` names configs to start from. One of them leads back to where it began, so there is no start.",
  }),
  MM4007: entry<{ path: string; entries: number }>({
    severity: "error",
    title: "cannot extend several entries",
    message: ({ path, entries }) => `${path} holds ${entries} entries; only a config with one can be extended.`,
    help: () => "Move what they share into a config of its own, and extend that.",
    explanation:
      "A config that is an array describes several outputs. It leaves open which of them another config is to start from.",
  }),
  MM4008: entry<{ config: string | undefined }>({
    severity: "error",
    title: "no input",
    message: ({ config }) => `No input is named${config === undefined ? "" : `, neither on the command line nor in ${config}`}.`,
    help: () => "Name the OpenAPI document: modelmint generate openapi.yaml --output generated",
    explanation: "The input is the OpenAPI document. It is the argument of the command, or `input` in the config.",
    example: example("sh", ["modelmint generate --output generated"], ["modelmint generate openapi.yaml --output generated"]),
  }),
  MM4009: entry<{ config: string | undefined }>({
    severity: "error",
    title: "no output",
    message: ({ config }) =>
      `No output folder is named${config === undefined ? "" : `, neither on the command line nor in ${config}`}.`,
    help: () => "Name the folder for the package: modelmint generate openapi.yaml --output generated",
    explanation:
      "The generated package is written to the folder that `--output` names, or `output` in the config. In it, modelmint touches only the files that it wrote itself.",
    example: example("sh", ["modelmint generate openapi.yaml"], ["modelmint generate openapi.yaml --output generated"]),
  }),
  MM4010: entry<{ entries: number }>({
    severity: "error",
    title: "flags for several entries",
    message: ({ entries }) => `The config has ${entries} entries, and one input or output cannot be meant for all of them.`,
    help: () => "Leave input and --output out, or name another config with --config.",
    explanation:
      "Each entry of a config has its own input and output. What is named on the command line would take the place of every one of them.",
  }),
  MM4011: entry<{ message: string }>({
    severity: "error",
    title: "wrong usage",
    message: ({ message }) => message,
    help: () => "modelmint --help lists the commands, modelmint <command> --help its flags.",
    explanation: "The command line has a command, a flag or a value that modelmint does not know, or lacks one that it needs.",
  }),
  MM4012: entry<{ code: string; suggestion: string | undefined }>({
    severity: "error",
    title: "unknown code",
    message: ({ code }) => `There is no code ${quote(code)}.`,
    help: ({ suggestion }) => didYouMean(suggestion) ?? "modelmint explain lists all codes.",
    explanation: "A code looks like MM2004 and stands in front of every message.",
    example: example("sh", ["modelmint explain 2004"], ["modelmint explain MM2004"]),
  }),
  MM4013: entry<{ list: "include" | "exclude"; pattern: string; suggestion: string | undefined }>({
    severity: "warning",
    title: "pattern that matches no model",
    message: ({ list, pattern }) => `No model matches ${quote(pattern, 300)}, which tests.${list} names.`,
    help: ({ suggestion }) =>
      didYouMean(suggestion) ??
      "Names stand on the pages of the models, pointers lead to schemas in the document; * is any part.",
    explanation:
      "`tests.include` and `tests.exclude` name models by their name (`Pet`, `CreateImageEdit*`) or by the JSON pointer of their schema (`/components/schemas/Pet`, `/paths/~1pets/**`). One star is any part of a name or of a token of a pointer, two are any part of a pointer. A pattern that matches nothing is misspelt, or its model is gone.",
    example: example("ts", ['tests: { exclude: ["Pett"] }'], ['tests: { exclude: ["Pet"] }']),
  }),
  MM4020: entry<Record<string, never>>({
    severity: "error",
    title: "standard input cannot be watched",
    message: () => "Standard input is read once, and cannot be watched.",
    help: () => "Name a file: modelmint watch openapi.yaml --output generated",
    explanation: "`watch` generates again whenever the document changes. What comes through a pipe never changes; it ends.",
    example: example(
      "sh",
      ["make-document | modelmint watch - --output generated"],
      ["make-document | modelmint generate - --output generated"],
    ),
  }),
  MM4021: entry<{ input: string }>({
    severity: "info",
    title: "not watched, for it is a URL",
    message: ({ input }) => `${input} is fetched for every run, but nothing tells when it changes.`,
    help: () => "Download it and watch the file, or save the config to run again.",
    explanation:
      "A server does not say when a document changes, and asking it again and again is not what it is there for. The config and what else is a file are watched all the same.",
  }),
  MM4022: entry<{ reason: string }>({
    severity: "error",
    title: "files cannot be watched",
    message: ({ reason }) => `The system does not let modelmint watch ${reason}.`,
    help: () => "Set CHOKIDAR_USEPOLLING=1 to look at the files regularly instead.",
    explanation:
      "The system tells programs about changes of files, up to a limit, and not on every kind of disk. On Linux the limit is `fs.inotify.max_user_watches`; folders of another machine or of a container's host often tell nothing at all.",
  }),
  MM4030: entry<{ path: string; flaw: string }>({
    severity: "error",
    title: "file of releases cannot be used",
    message: ({ path, flaw }) => `${path} cannot be used: ${flaw}.`,
    help: () => "Restore it from version control.",
    explanation:
      "`modelmint release` keeps in `modelmint.release.json` what it released: the version, the document and the names. What the next version has to be is worked out from there, so it is not guessed when the file is damaged. Often it holds a merge conflict.",
  }),
  MM4031: entry<{ output: string | undefined }>({
    severity: "error",
    title: "nothing was released yet",
    message: ({ output }) =>
      `Nothing has been released${output === undefined ? "" : ` to ${output}`} that could be compared with.`,
    help: () => "Name the old document: modelmint diff old.yaml openapi.yaml; or begin with modelmint release",
    explanation:
      "Without an old document, `modelmint diff` compares with the state that `modelmint release` kept in `modelmint.release.json`, beside the config. There is none for this output folder.",
    example: example("sh", ["modelmint diff"], ["modelmint diff main:openapi.yaml openapi.yaml"]),
  }),
};
