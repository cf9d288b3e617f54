import { CommanderError } from "commander";
import { describe, expect, it } from "vitest";
import { readConfigFlags } from "../../../generator/cli/flags.js";
import { createProgram, type Invocation } from "../../../generator/cli/program.js";
import { configOptions } from "../../../generator/config/options.js";
import { configFromKeys } from "../../../generator/config/resolve-config.js";

/** What a command line asks for, or commander's code for what is wrong with it. */
function parse(...args: readonly string[]): Invocation | string {
  let chosen: Invocation | undefined;
  const choose = (invocation: Invocation) => {
    chosen = invocation;
  };
  const program = createProgram("1.2.3", choose, () => {});
  try {
    program.parse(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return `${error.code}: ${error.message}`;
    throw error;
  }
  if (chosen === undefined) throw new Error("nothing was chosen");
  return chosen;
}

function configOf(...args: readonly string[]): unknown {
  const invocation = parse(...args);
  if (typeof invocation === "string" || invocation.command === "explain") throw new Error("no config");
  return configFromKeys(readConfigFlags(invocation.flags).map(({ key, value }) => [key, value] as const));
}

describe("a command line", () => {
  it.each<[string, readonly string[], object]>([
    ["generate alone", ["generate"], { command: "generate", input: undefined }],
    ["generate with a document", ["generate", "a.yaml"], { command: "generate", input: "a.yaml" }],
    ["standard input", ["generate", "-", "-o", "out"], { command: "generate", input: "-", flags: { output: "out" } }],
    ["flags before the document", ["check", "--quiet", "a.yaml"], { command: "check", input: "a.yaml", flags: { quiet: true } }],
    [
      "flags with an equals sign",
      ["generate", "--output=out", "--reporter=json"],
      { flags: { output: "out", reporter: "json" } },
    ],
    ["explain", ["explain", "MM1001"], { command: "explain", code: "MM1001" }],
  ])("is understood: %s", (_what, args, want) => {
    expect(parse(...args)).toMatchObject(want);
  });

  it.each([
    ["an unknown command", ["genrate"], /unknownCommand.*\n\(Did you mean generate\?\)/s],
    ["an unknown flag", ["generate", "--quite"], /unknownOption.*\n\(Did you mean --quiet\?\)/s],
    ["a flag of another command", ["check", "--force"], /unknownOption/],
    ["two documents", ["generate", "a", "b"], /excessArguments/],
    ["a flag without its value", ["generate", "--output"], /optionMissingArgument/],
    ["an unknown reporter", ["check", "--reporter", "xml"], /text, json, github/],
    ["flags that contradict", ["generate", "--force", "--keep-edited"], /conflictingOption/],
  ])("is refused: %s", (_what, args, want) => {
    expect(parse(...args)).toMatch(want);
  });
});

describe("flags", () => {
  it("give the config keys that they stand for", () => {
    const args = [
      "generate",
      "-o",
      "out",
      "--package-name",
      "x",
      "--enums",
      "open",
      "--unknown-properties",
      "strip",
      "--overlay",
      "a",
      "--overlay",
      "b",
    ];
    expect(configOf(...args)).toEqual({
      output: "out",
      package: { name: "x" },
      models: { enums: "open", unknownProperties: "strip" },
      overlays: ["a", "b"],
    });
  });

  it("take false for the value, not for a text", () => {
    expect(configOf("generate", "--tests", "false")).toEqual({ tests: { level: false } });
  });

  it("give parts of one section one by one", () => {
    const args = ["--tests", "full", "--test-runs", "7", "--test-include", "A", "--test-include", "/b/*", "--test-exclude", "C"];
    expect(configOf("generate", ...args)).toEqual({
      tests: { level: "full", runs: 7, include: ["A", "/b/*"], exclude: ["C"] },
    });
  });

  it("exist for every option that has one, in both commands", () => {
    const flags = configOptions.flatMap(({ flag }) => flag ?? []);
    expect(flags.length).toBeGreaterThan(10);
    for (const command of ["generate", "check"]) {
      for (const flag of flags) expect(parse(command, `--${flag}`, "x")).toMatchObject({ command });
    }
  });

  it("leave wrong values to the validator, which knows the nearest", () => {
    expect(configOf("generate", "--dates", "date")).toEqual({ models: { dates: "date" } });
  });
});
