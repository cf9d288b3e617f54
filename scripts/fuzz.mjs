// npm run fuzz [-- --count 20000] [--seed N] [--from N] [--show N]: runs the command over mutated documents.
// Each case may take ten seconds of CPU and a gigabyte; --show prints the document of a case instead.
import { fork } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createJiti } from "jiti";
import { build } from "./build.mjs";

const SECONDS = 10;
const MEGABYTES = 1_024;
const { values } = parseArgs({
  options: {
    count: { type: "string", default: "20000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    from: { type: "string", default: "0" },
    show: { type: "string" },
    child: { type: "boolean", default: false },
  },
});
const [seed, from] = [Number(values.seed), Number(values.from)];
const to = from + Number(values.count);

if (values.child) await tryHere();
else if (values.show !== undefined) {
  const { showCase } = await load();
  const { text, ...rest } = showCase(seed, Number(values.show));
  console.error(rest);
  process.stdout.write(Buffer.from(text, "latin1"));
} else await watch();

function load() {
  return createJiti(import.meta.url, { fsCache: true }).import("../test/hostile/fuzz/main.ts");
}

async function tryHere() {
  const { main } = await import(new URL("../dist/cli/main.js", import.meta.url).href);
  const { tryCases } = await load();
  await tryCases(main, { seed, from, to }, (message) => process.send(message));
  process.disconnect();
}

/** Starts a process that tries the cases, and another one after each that hangs or dies. */
async function watch() {
  await build();
  console.log(`seed ${seed}, cases ${from} to ${to - 1}`);
  const failures = [];
  const codes = new Map();
  let memory = 0;
  let slowest = { seconds: 0, index: -1 };
  const start = Date.now();
  for (let next = from; next < to; ) {
    next = await runFrom(next, (message) => {
      memory = Math.max(memory, message.memory);
      codes.set(message.code, (codes.get(message.code) ?? 0) + 1);
      if (message.seconds > slowest.seconds) slowest = { seconds: message.seconds, index: message.index };
      for (const what of message.failures) {
        failures.push(message.index);
        console.log(`case ${message.index}: ${what}`);
      }
      if ((message.index + 1) % 1_000 === 0)
        console.log(`${message.index + 1} after ${Math.round((Date.now() - start) / 1_000)} s`);
    });
  }
  const done = [...codes].map(([code, count]) => `${count} with exit code ${code}`).join(", ");
  console.log(`${to - from} cases of seed ${seed}: ${done}; ${new Set(failures).size} failed`);
  console.log(`peak memory ${Math.round(memory)} MB; slowest case ${slowest.index}, ${slowest.seconds.toFixed(1)} s of CPU`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

/** @returns the case to go on with */
function runFrom(index, told) {
  return new Promise((resolve) => {
    const args = ["--child", "--seed", String(seed), "--from", String(index), "--count", String(to - index)];
    const child = fork(fileURLToPath(import.meta.url), args, {
      execArgv: [`--max-old-space-size=${MEGABYTES}`],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    let current = index;
    let begun = cpuSeconds(child.pid);
    let reason = "the process died";
    const end = (failures, code, memory = 0) =>
      told({ index: current, code, failures, memory, seconds: cpuSeconds(child.pid) - begun });
    const watchdog = setInterval(() => {
      if (cpuSeconds(child.pid) - begun < SECONDS) return;
      reason = `more than ${SECONDS} seconds`;
      child.kill("SIGKILL");
    }, 500);
    child.on("message", (message) => {
      if (message.kind === "start") {
        current = message.index;
        begun = cpuSeconds(child.pid);
        return;
      }
      const { failures, code, memory } = message;
      end(memory > MEGABYTES ? [...failures, `${Math.round(memory)} MB`] : failures, code, memory);
      current = message.index + 1;
      // The start of the process and what the garbage collector keeps are no case's fault.
      begun = cpuSeconds(child.pid);
    });
    child.on("close", () => {
      clearInterval(watchdog);
      if (current < to) end([reason], -1);
      resolve(Math.max(current + (current < to ? 1 : 0), index + 1));
    });
  });
}

/** CPU time of a process where Linux tells it, else the time of day: on a busy machine that is not the same. */
function cpuSeconds(pid) {
  const path = `/proc/${pid}/stat`;
  if (process.platform !== "linux") return performance.now() / 1_000;
  if (!existsSync(path)) return 0;
  const fields = readFileSync(path, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
