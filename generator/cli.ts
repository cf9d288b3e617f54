#!/usr/bin/env node
import { main } from "./cli/main.js";
import { createInterruption } from "./run/interruption.js";

let signalled: number | undefined;
// 128 and the number of the signal, as shells have it. While files are being written the run ends by itself.
const handlers = (
  [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const
).map(([signal, code]) => {
  const handle = (): void => {
    signalled = code;
    if (interrupt()) process.exit(code);
  };
  return { signal, handle };
});
const { interruption, interrupt } = createInterruption((matters) => {
  for (const { signal, handle } of handlers) {
    if (matters) process.on(signal, handle);
    else process.off(signal, handle);
  }
});

// The exit code is set, and the process ends by itself, so that a slow reader of a pipe gets everything.
const code = await main(process.argv.slice(2), undefined, interruption);
process.exitCode = signalled ?? code;
