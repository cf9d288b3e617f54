#!/usr/bin/env node
import { main } from "./cli/main.js";
import { createInterruption } from "./run/interruption.js";

const { interruption, interrupt } = createInterruption();
let signalled: number | undefined;
// 128 and the number of the signal, as shells have it. While files are being written the run ends by itself.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const) {
  process.on(signal, () => {
    signalled = code;
    if (interrupt()) process.exit(code);
  });
}

// The exit code is set, and the process ends by itself, so that a slow reader of a pipe gets everything.
const code = await main(process.argv.slice(2), undefined, interruption);
process.exitCode = signalled ?? code;
