import { didYouMean, entry, listNames } from "../entry.js";

/** MM4xxx: config and command line. */
export const usage = {
  MM4001: entry<{ key: string; known: readonly string[]; suggestion: string | undefined }>({
    severity: "error",
    title: "unknown option",
    message: ({ key }) => `There is no option ${JSON.stringify(key)}.`,
    help: ({ suggestion, known }) => didYouMean(suggestion) ?? `The options here are ${listNames(known, 20)}.`,
    explanation: "A key of the config that modelmint does not know is an error, since an option that is misspelt would otherwise be ignored.",
  }),
  MM4002: entry<{ key: string; expected: string; found: string; suggestion: string | undefined }>({
    severity: "error",
    title: "wrong value of an option",
    message: ({ key, expected, found }) => `${JSON.stringify(key)} has to be ${expected}, not ${found}.`,
    help: ({ suggestion }) => didYouMean(suggestion),
    explanation: "The README lists every option with its values and its default.",
  }),
  MM4003: entry<{ path: string }>({
    severity: "error",
    title: "config not found",
    message: ({ path }) => `There is no config file ${path}.`,
    explanation: "`--config` names the file; without it `modelmint.config.ts`, `.mts`, `.js`, `.mjs` or `.json` is looked for in the folder that you are in.",
  }),
  MM4004: entry<{ path: string; reason: string }>({
    severity: "error",
    title: "config cannot be loaded",
    message: ({ path, reason }) => `${path} cannot be loaded: ${reason}.`,
    explanation: "The config is a module; loading it runs it. It failed while doing so, or it is not valid TypeScript, JavaScript or JSON.",
  }),
  MM4005: entry<{ path: string }>({
    severity: "error",
    title: "config exports nothing",
    message: ({ path }) => `${path} has no default export with a config.`,
    help: () => "Write: export default defineConfig({ input: …, output: … });",
    explanation: "The config module has to export the config object, or an array of them, as its default.",
  }),
  MM4006: entry<{ chain: readonly string[] }>({
    severity: "error",
    title: "configs extend each other",
    message: ({ chain }) => `These configs extend each other in a circle: ${chain.join(" → ")}.`,
    explanation: "`extends` names configs to start from. One of them leads back to itself.",
  }),
  MM4007: entry<{ path: string; entries: number }>({
    severity: "error",
    title: "cannot extend several entries",
    message: ({ path, entries }) => `${path} holds ${entries} entries; only a config with one can be extended.`,
    explanation: "A config that is an array describes several outputs; it leaves open which one is to be the start of another.",
  }),
  MM4008: entry<{ config: string | undefined }>({
    severity: "error",
    title: "no input",
    message: () => "No OpenAPI document was named.",
    help: () => "modelmint generate openapi.yaml --output generated",
    explanation: "Name the document on the command line, or as `input` in the config.",
  }),
  MM4009: entry<{ config: string | undefined }>({
    severity: "error",
    title: "no output",
    message: () => "No output folder was named.",
    help: () => "modelmint generate openapi.yaml --output generated",
    explanation: "Name the folder with `--output`, or as `output` in the config. modelmint only ever touches files in it that it wrote itself.",
  }),
  MM4010: entry<{ entries: number }>({
    severity: "error",
    title: "flags for several entries",
    message: ({ entries }) => `The config has ${entries} entries; input and output on the command line would be the same for all of them.`,
    help: () => "Set them in the config, or name another config with --config.",
    explanation: "With several entries in one config, each has its own input and output.",
  }),
  MM4011: entry<{ message: string }>({
    severity: "error",
    title: "wrong usage",
    message: ({ message }) => message,
    help: () => "See modelmint --help.",
    explanation: "The command line could not be understood.",
  }),
  MM4012: entry<{ code: string; suggestion: string | undefined }>({
    severity: "error",
    title: "unknown code",
    message: ({ code }) => `There is no diagnostic ${JSON.stringify(code)}.`,
    help: ({ suggestion }) => didYouMean(suggestion),
    explanation: "Codes look like MM2004. They stand in front of every message.",
  }),
  MM4013: entry<{ key: string }>({
    severity: "error",
    title: "option not supported yet",
    message: ({ key }) => `The option ${JSON.stringify(key)} is not supported by this version.`,
    help: () => "Leave it out, or apply what it would do to the document beforehand.",
    explanation: "The option has its place in the config, but this version of modelmint does not act on it. Going on without it would give other models than you asked for.",
  }),
};
