// npm run bench:growth [-- --only TEXT] [--times 8]: what a document costs that has eight times as many of something.
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createJiti } from "jiti";
import { measure } from "./measure.mjs";

const { values } = parseArgs({ options: { only: { type: "string", default: "" }, times: { type: "string", default: "8" } } });
const times = Number(values.times);
const { KINDS } = await createJiti(import.meta.url, { fsCache: true }).import("../hostile/growth/documents.ts");
const command = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "modelmint-growth-"));

/** CPU and memory above those of an empty run, and the size of what was read. */
async function run({ name, text }) {
  const input = join(folder, name);
  writeFileSync(input, text);
  const output = join(folder, "out");
  rmSync(output, { recursive: true, force: true });
  const { cpu, memory } = await measure([command, "generate", input, "--output", output, "--quiet", "--no-cache"], {
    mayFail: true,
  });
  return { cpu, memory, size: statSync(input).size };
}

const empty = await run({ name: "spec.json", text: '{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{}}' });
console.log(`empty: ${empty.cpu.toFixed(2)} s, ${Math.round(empty.memory)} MB; ${process.version}, ${times} times as many`);
for (const { name, count, make } of KINDS.filter((kind) => kind.name.includes(values.only))) {
  const small = await run(make(count));
  const large = await run(make(count * times));
  const above = (one) => Math.max(one.cpu - empty.cpu, 0);
  const growth = above(large) / Math.max(above(small), 0.1);
  const columns = [
    name.padEnd(36),
    `${(large.size / small.size).toFixed(1).padStart(5)} × size`,
    `${above(small).toFixed(2).padStart(7)} s`,
    `${above(large).toFixed(2).padStart(7)} s`,
    `${growth.toFixed(1).padStart(6)} ×`,
    `${Math.round(small.memory).toString().padStart(6)} MB`,
    `${Math.round(large.memory).toString().padStart(6)} MB`,
  ];
  console.log(columns.join(" "));
}
rmSync(folder, { recursive: true });
