import { expect, it } from "vitest";
import type { Build } from "../../../generator/pipeline.js";
import { createEnvironment } from "../../../generator/run/environment.js";
import { type ReleaseResult, runRelease } from "../../../generator/run/release.js";
import type { Environment, Job } from "../../../generator/run/types.js";
import type { FileSystem } from "../../../generator/write/file-system.js";
import { createMemoryFileSystem, type MemoryFileSystem } from "../../../generator/write/memory-file-system.js";
import { type Fault, injectFault, Killed } from "../write/faults.js";
import { createJob, createKeeper } from "./jobs.js";

type Files = Readonly<Record<string, string>>;

const pins = { path: "modelmint.names.json", output: "out" };
/** The same API twice; in the second state `name` may be absent, which is a major change. */
const jobs = ["[name]", "[]"].map((required): Job => {
  const schema = `{ type: object, required: ${required}, properties: { name: { type: string } } }`;
  const text = `openapi: 3.1.0\ninfo: { title: Pets, version: "1" }\ncomponents: { schemas: { Pet: ${schema} } }\n`;
  const job = createJob({ input: "pets.yaml", output: "out", tests: false });
  return { ...job, input: { kind: "text", text, uri: "pets.yaml" }, pins };
});

const builds = new Map<string, ReturnType<Environment["build"]>>();
/** Some two hundred releases a test, in milliseconds. */
const PATIENCE = 120_000;
const installed = createEnvironment(createMemoryFileSystem());
let processes = 1;

/**
 * One run, as a process of its own. Documents are built once each, for what they give does not depend on the disk; the
 * runtime is left out, for its forty files are written as all others are.
 */
async function release(fileSystem: FileSystem, job: Job): Promise<ReleaseResult> {
  const environment = await installed;
  const build: Environment["build"] = (asked, published) => {
    const key = JSON.stringify([asked, published?.names]);
    const built = builds.get(key) ?? environment.build(asked, published).then(withoutRuntime);
    builds.set(key, built);
    return built;
  };
  const settings = { edits: "stop", dryRun: false, failOnWarnings: false, wait: false } as const;
  return runRelease([job], { ...environment, fileSystem, build, lockKeeper: createKeeper(processes++) }, settings);
}

function withoutRuntime(build: Build): Build {
  return { ...build, files: build.files.filter(({ path }) => !path.startsWith("src/runtime/")) };
}

const tree = (disk: MemoryFileSystem): Files => Object.fromEntries(disk.files());

async function releaseAll(...all: readonly (Job | undefined)[]): Promise<Files> {
  const disk = createMemoryFileSystem();
  for (const job of all) if (job !== undefined) expect(await release(disk, job)).toMatchObject({ status: "done" });
  return tree(disk);
}

it.each<[string, Fault]>([
  ["killed before", { kind: "killed", when: "before" }],
  ["killed within", { kind: "killed", when: "within" }],
  ["killed after", { kind: "killed", when: "after" }],
  ["told that the disk is full at", { kind: "fails", code: "ENOSPC" }],
])(
  "a release that is %s any call is done again to the same end, with the same version",
  async (_, fault) => {
    const [first, second] = jobs;
    const before = await releaseAll(first);
    const after = await releaseAll(first, second);
    expect(after["out/package.json"]).toContain('"version": "1.0.0"');
    for (let n = 0, hit: string | undefined = ""; hit !== undefined; n++) {
      const disk = createMemoryFileSystem(before);
      const faulty = injectFault(disk, n, fault);
      if (second === undefined) throw new Error("there are two jobs");
      await release(faulty.fileSystem, second).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      hit = faulty.hit();
      await expect(release(disk, second), `call ${n}`).resolves.toMatchObject({ status: "done", diagnostics: [] });
      expect(tree(disk), `call ${n}: ${hit}`).toEqual(after);
    }
  },
  PATIENCE,
);
