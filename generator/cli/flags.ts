import { type Command, Option } from "commander";
import { type ConfigOption, configOptions } from "../config/options.js";

/** What commander makes of a command line: camelCase names of the flags that were given. */
export type FlagValues = Readonly<Record<string, unknown>>;

/** A setting of the command line: the config key, what a person knows it by, and the value as the config would have it. */
export interface FlagSetting {
  readonly key: string;
  /** `--output`, `the input` */
  readonly flag: string;
  readonly value: unknown;
}

/** Adds a flag for every key of the config that has one. Values are checked with the config, not here. */
export function addConfigFlags(command: Command): void {
  for (const option of configOptions) {
    if (option.flag !== undefined) command.addOption(toFlag(option, option.flag));
  }
}

function toFlag(option: ConfigOption, flag: string): Option {
  const result = new Option(`${shortFlags.get(flag) ?? ""}--${flag} <${placeholder(option)}>`, describeFlag(option));
  return isRepeated(option) ? result.argParser(collect) : result;
}

const shortFlags: ReadonlyMap<string, string> = new Map([["output", "-o, "]]);

function isRepeated({ kind }: ConfigOption): boolean {
  return kind === "paths" || kind === "texts";
}

// What may be repeated is said once each time.
function placeholder(option: ConfigOption): string {
  if (option.kind === "choice") return option.values.join("|");
  return isRepeated(option) ? option.form.replace(/s$/, "") : option.form;
}

function describeFlag(option: ConfigOption): string {
  if (isRepeated(option)) return `${option.summary}; may be repeated`;
  if ("default" in option) return `${option.summary} (default: ${String(option.default)})`;
  return option.summary;
}

function collect(value: string, before: unknown): readonly string[] {
  return [...(Array.isArray(before) ? before.map(String) : []), value];
}

/** The settings that were given as flags, in the order of the options. */
export function readConfigFlags(values: FlagValues): readonly FlagSetting[] {
  return configOptions.flatMap((option) => {
    if (option.flag === undefined) return [];
    const given = values[camelCase(option.flag)];
    if (given === undefined) return [];
    return [{ key: option.key, flag: `--${option.flag}`, value: toConfigValue(option, given) }];
  });
}

// On a command line everything is text.
function toConfigValue(option: ConfigOption, given: unknown): unknown {
  if (option.kind === "count" && typeof given === "string" && /^\d+$/.test(given)) return Number(given);
  return option.kind === "choice" && given === "false" ? false : given;
}

function camelCase(flag: string): string {
  return flag.replaceAll(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
