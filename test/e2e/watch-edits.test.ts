import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDiagnostics } from "../../generator/diagnostics/collector.js";
import { regularFileReader } from "../../generator/load/read-source.js";
import { createEnvironment } from "../../generator/run/environment.js";
import { runGenerate } from "../../generator/run/generate.js";
import { readJobs } from "../../generator/run/jobs.js";
import { createRecall } from "../../generator/run/recall/real-recall.js";
import { createRealWatchHost } from "../../generator/run/watch/real-watch-host.js";
import type { WatchRun } from "../../generator/run/watch/types.js";
import { watchJobs } from "../../generator/run/watch/watch-jobs.js";
import { readTree } from "../unit/write/outputs.js";
import { createFolder } from "./command-line.js";
import { carryOut, createScripts, texts } from "./edit-scripts.js";

/** `npm run watch:edits` tries ten times as many. */
const scripts = createScripts(Number(process.env["EDIT_SCRIPTS"] ?? "20"), 6);
const settings = { edits: "stop", dryRun: false, pin: "keep", failOnWarnings: false } as const;

const folder = createFolder();
const single = createFolder();
const abort = new AbortController();
const runs: WatchRun[] = [];
let ended: Promise<void>;

beforeAll(() => {
  for (const [path, [text]] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  }
  ended = watchJobs(
    {
      readJobs: (visit, diagnostics) => readJobs({ folder: folder.path, settings: {}, visit }, diagnostics),
      settings,
      ended: (run) => void runs.push(run),
    },
    {
      host: createRealWatchHost(),
      reader: regularFileReader,
      // The short way for runs in which nothing is to be done must not miss anything, either.
      recall: createRecall({ folder: join(single.path, "cache") }),
    },
    abort.signal,
  );
});
afterAll(async () => {
  abort.abort();
  await ended;
  folder.dispose();
  single.dispose();
});

/** What one run gives from the same files into an empty folder. */
async function generateAnew(): Promise<Record<string, string>> {
  const output = join(single.path, `out-${readdirSync(single.path).length}`);
  const diagnostics = createDiagnostics();
  const jobs = await readJobs({ folder: folder.path, settings: { output } }, diagnostics);
  const { status } = await runGenerate(jobs, await createEnvironment(), settings);
  expect([status, diagnostics.all()]).toEqual(["done", []]);
  return readTree(output);
}

/** Waits for the output to be so; gives what it is in the end. */
async function waitForOutput(want: Record<string, string>): Promise<Record<string, string>> {
  const text = JSON.stringify(want);
  for (let attempt = 0; ; attempt++) {
    const found = runs.length === 0 ? {} : readTree(join(folder.path, "out"));
    if (JSON.stringify(found) === text || attempt === 400) return found;
    await setTimeout(25);
  }
}

describe("watched files", () => {
  it(`lead to what a single run gives, after each of ${scripts.length} scripts of edits`, async () => {
    for (const [index, script] of scripts.entries()) {
      await carryOut(script, folder.path);
      const want = await generateAnew();
      expect({ index, script, output: await waitForOutput(want) }).toEqual({ index, script, output: want });
      expect(await settleOutput()).toEqual(want);
    }
  }, 600_000);

  it("have been of all kinds, and were told of", () => {
    expect(runs.length).toBeGreaterThan(scripts.length / 2);
    expect(new Set(scripts.flat().map(({ manner }) => manner)).size).toBe(7);
    expect([...new Set(runs.map(({ status }) => status))].sort()).toEqual(["done", "failed"]);
  });

  it("write only what is different, and nothing where nothing is", async () => {
    const path = join(folder.path, "api/openapi.yaml");
    writeFileSync(path, texts["api/openapi.yaml"][2]);
    await waitForOutput(await generateAnew());
    const before = runs.length;
    writeFileSync(path, `${texts["api/openapi.yaml"][2]}# a comment\n`);
    for (let attempt = 0; runs.length === before && attempt < 400; attempt++) await setTimeout(25);
    const changes = runs.at(-1)?.jobs.flatMap((job) => job.changes.map((change) => change.path));
    expect([runs.length, changes]).toEqual([before + 1, [".modelmint.json"]]);
    expect(readFileSync(join(folder.path, "out/package.json"), "utf8")).toContain('"name"');
  });
});

/** The output a little later: whatever comes after the wanted one must not spoil it. */
async function settleOutput(): Promise<Record<string, string>> {
  await setTimeout(20);
  return readTree(join(folder.path, "out"));
}
