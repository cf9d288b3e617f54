#!/usr/bin/env node
import { main } from "./cli/main.js";

// A signal takes effect between two steps of the program, never inside the writing of files, which is one step.
const endAtOnce = () => process.exit(130);
let interrupt: () => void = endAtOnce;
process.on("SIGINT", () => {
  const end = interrupt;
  interrupt = endAtOnce;
  end();
});
const takeInterrupt = (end: () => void) => {
  interrupt = end;
};

// The exit code is set, and the process ends by itself, so that a slow reader of a pipe gets everything.
process.exitCode = await main(process.argv.slice(2), undefined, takeInterrupt);
