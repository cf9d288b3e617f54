import { CommanderError } from "commander";
import { readVersion } from "../run/installation.js";
import { type Console, createProcessConsole } from "./console.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import { createProgram, type Invocation } from "./program.js";

/**
 * Runs one command line and says how it ended. Prints to the console only. Never throws: what nobody
 * foresaw is a bug and is told as one.
 * @param args what follows the program's name
 */
export async function main(args: readonly string[], console: Console = createProcessConsole()): Promise<ExitCode> {
  try {
    const invocation = parse(args);
    return invocation === undefined ? exitCodes.done : await carryOut(invocation, console);
  } catch (error) {
    if (error instanceof CommanderError) return await reportUsage(error, args, console);
    return reportBug(error, args.includes("--debug"), console);
  }
}

/** What is asked for; undefined where commander has answered already (`--help`, `--version`). */
function parse(args: readonly string[]): Invocation | undefined {
  let chosen: Invocation | undefined;
  const program = createProgram(readVersion(), (invocation) => {
    chosen = invocation;
  });
  try {
    program.parse(expandHelp(args), { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return undefined;
    throw error;
  }
  return chosen;
}

/** `modelmint` and `modelmint help [command]` are other ways to say `--help`. */
function expandHelp(args: readonly string[]): readonly string[] {
  return args.length === 0 || args[0] === "help" ? [...args.slice(1), "--help"] : args;
}

/** Each command is loaded when it is used. */
async function carryOut(invocation: Invocation, console: Console): Promise<ExitCode> {
  switch (invocation.command) {
    case "generate": {
      const { generate } = await import("./generate.js");
      return generate(invocation.input, invocation.flags, console);
    }
    case "check": {
      const { check } = await import("./check.js");
      return check(invocation.input, invocation.flags, console);
    }
    case "explain": {
      const { explain } = await import("./explain.js");
      return explain(invocation.code, console);
    }
  }
}

async function reportUsage(error: CommanderError, args: readonly string[], console: Console): Promise<ExitCode> {
  const { printUsageError } = await import("./usage.js");
  return printUsageError(error, args, console);
}

/** A person cannot mend a bug of ours: say what it is, and how it gets to us. */
function reportBug(error: unknown, debug: boolean, console: Console): ExitCode {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = debug && error instanceof Error ? `\n${error.stack ?? ""}` : "";
  const hint = debug ? "" : " Run again with --debug for where it happened.";
  console.err(
    `internal error MM9001: ${what}${stack}\nThis is a bug in modelmint, not in your document. Please report it, with the document if you can.${hint}`,
  );
  return exitCodes.bug;
}
