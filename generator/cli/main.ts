import { CommanderError } from "commander";
import { readVersion } from "../run/installation.js";
import { type Interruption, uninterrupted } from "../run/interruption.js";
import { type Console, createProcessConsole } from "./console.js";
import { type ExitCode, exitCodes } from "./exit-codes.js";
import { createProgram, type Invocation } from "./program.js";

/**
 * Runs one command line and says how it ended. Prints to the console only. Never throws: what nobody
 * foresaw is a bug and is told as one.
 * @param args what follows the program's name
 * @param interruption for commands that end in a way of their own; others are ended where they are
 */
export async function main(
  args: readonly string[],
  console: Console = createProcessConsole(),
  interruption: Interruption = uninterrupted,
): Promise<ExitCode> {
  try {
    const invocation = parse(args, console);
    return invocation === undefined ? exitCodes.done : await carryOut(invocation, console, interruption);
  } catch (error) {
    if (error instanceof CommanderError) return await reportUsage(error, args, console);
    return await reportBug(error, args, console);
  }
}

/** What is asked for; undefined where commander has answered already (`--help`, `--version`). */
function parse(args: readonly string[], console: Console): Invocation | undefined {
  let chosen: Invocation | undefined;
  const choose = (invocation: Invocation) => {
    chosen = invocation;
  };
  const program = createProgram(readVersion(), choose, console.out);
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
async function carryOut(invocation: Invocation, console: Console, interruption: Interruption): Promise<ExitCode> {
  switch (invocation.command) {
    case "generate": {
      const { generate } = await import("./generate.js");
      return generate(invocation.input, invocation.flags, console, interruption);
    }
    case "check": {
      const { check } = await import("./check.js");
      return check(invocation.input, invocation.flags, console);
    }
    case "watch": {
      const { watch } = await import("./watch.js");
      return watch(invocation.input, invocation.flags, console, interruption);
    }
    case "diff": {
      const { diff } = await import("./diff.js");
      return diff(invocation, invocation.flags, console);
    }
    case "release": {
      const { release } = await import("./release.js");
      return release(invocation.input, invocation.flags, console);
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

/** Even where telling of a bug meets another one, it is told. */
async function reportBug(error: unknown, args: readonly string[], console: Console): Promise<ExitCode> {
  const { describeBug, printBug } = await import("./bug.js");
  try {
    return printBug(error, args, console);
  } catch (second) {
    console.err(`internal error MM9001: ${describeBug(error)}\nand while that was told: ${describeBug(second)}`);
    return exitCodes.bug;
  }
}
