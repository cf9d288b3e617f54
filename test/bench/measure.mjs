// Runs a Node.js command and tells what it cost: CPU seconds (user + system), peak memory, wall time.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const probe = pathToFileURL(fileURLToPath(new URL("./probe.mjs", import.meta.url))).href;

/** @param {readonly string[]} args what follows `node` */
export async function measure(args, { cwd = process.cwd(), node = process.execPath, timeout, mayFail = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "modelmint-bench-"));
  const report = join(folder, "usage.json");
  const start = performance.now();
  const { code, output } = await run(node, ["--import", probe, ...args], {
    cwd,
    // Nobody is told that kubb was run.
    env: { ...process.env, BENCH_REPORT: report, KUBB_DISABLE_TELEMETRY: "1" },
    timeout,
  });
  const wall = (performance.now() - start) / 1000;
  if (code !== 0 && !mayFail) throw new Error(`${args.join(" ")} ended with ${code}:\n${output.slice(-2000)}`);
  const usage = JSON.parse(readFileSync(report, "utf8"));
  rmSync(folder, { recursive: true });
  return { cpu: usage.cpu, memory: usage.memory, wall, output };
}

function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** The middle one; of two middle ones the mean. */
export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
