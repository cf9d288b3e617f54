import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLockKeeper } from "../../generator/run/this-process.js";
import { readTree } from "../unit/write/outputs.js";
import { buildCommandLine, createFolder, type Ended, modelmint, petDocument, repository, run } from "./command-line.js";

const worker = join(repository, "test/e2e/write-worker.mjs");
const files = (word: string) =>
  Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`src/f${index}.ts`, `${word} ${index}`]));
const first = { ...files("first"), "docs/page.md": "page", "README.md": "read" };
const second = { ...files("second"), "src/new/x.ts": "x", "README.md": "read" };

let folder: ReturnType<typeof createFolder>;
let out: string;
beforeAll(() => buildCommandLine());
beforeEach(() => {
  folder = createFolder({ "openapi.yaml": petDocument });
  out = join(folder.path, "out");
});
afterEach(() => folder.dispose());

interface Strike {
  readonly call: number;
  readonly signal: "SIGKILL" | "SIGINT";
}

let jobs = 0;

/** Generates in a process of its own, with the disk and the locks of this machine. */
function generate(wanted: Readonly<Record<string, string>>, strike?: Strike, ...flags: readonly string[]): Promise<Ended> {
  const job = `job-${jobs++}.json`;
  writeFileSync(join(folder.path, job), JSON.stringify({ output: "out", files: wanted, strike }));
  return run(process.execPath, [worker, job, ...flags], { cwd: folder.path });
}

async function cleanTree(wanted: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  expect(await generate(wanted)).toEqual({ code: 0, stdout: "done\n", stderr: "" });
  return readTree(out);
}

describe("a process that is killed while it writes", () => {
  it.each([1, 2, 8, 13, 14, 20, 26])("(at change %i) leaves what the next run repairs", async (call) => {
    const want = await cleanTree(second);
    const old = await cleanTree(first);
    expect(await generate(second, { call, signal: "SIGKILL" })).toEqual({ code: null, stdout: "", stderr: "" });
    expect(readTree(out)).not.toEqual(old); // a lock at least
    expect(await generate(second, undefined, "--no-wait")).toEqual({ code: 0, stdout: "done\n", stderr: "" });
    expect(readTree(out)).toEqual(want);
  });
});

describe("a process that is interrupted while it writes", () => {
  it.each([
    ["before the first rename", 5, false],
    ["after it", 18, true],
  ])("(%s) ends with 130, and nothing is left behind", async (_when, call, isNew) => {
    const want = await cleanTree(second);
    const old = await cleanTree(first);
    expect((await generate(second, { call, signal: "SIGINT" })).code).toBe(130);
    expect(readTree(out)).toEqual(isNew ? want : old);
  });
});

describe("processes at the same time", () => {
  it("leave the output of one of them, twenty times", async () => {
    const trees = [await cleanTree(second), await cleanTree(first)];
    for (let pair = 0; pair < 20; pair++) {
      const ended = await Promise.all([generate(first), generate(second)]);
      expect(ended.map(({ code, stdout }) => [code, stdout])).toEqual([
        [0, "done\n"],
        [0, "done\n"],
      ]);
      expect(trees).toContainEqual(readTree(out));
    }
  }, 120_000);

  it("end with 4 where they are not to wait, and say for whom; a number that another process had is no hindrance", async () => {
    const { pid, started, host } = createLockKeeper().self;
    mkdirSync(out);
    const lock = join(out, `.modelmint-lock.${pid}.${started}.${host}`);
    writeFileSync(lock, "");
    const args = ["generate", "openapi.yaml", "-o", "out", "--no-wait"];
    const ended = await modelmint(args, { cwd: folder.path });
    expect(ended).toEqual({ code: 4, stdout: "", stderr: expect.stringContaining(`process ${pid}, is writing to out`) });
    expect(Object.keys(readTree(out))).toHaveLength(1);
    unlinkSync(lock);
    writeFileSync(join(out, `.modelmint-lock.${pid}.1${started}.${host}`), "");
    expect(await modelmint(args, { cwd: folder.path })).toMatchObject({ code: 0, stderr: "" });
    expect(Object.keys(readTree(out)).filter((path) => path.includes("lock."))).toEqual([]);
  });
});

describe("a disk that refuses", () => {
  // Mounting needs to be root, in a namespace of one's own at least, which not every machine allows.
  const inNamespace = (script: string) =>
    run("unshare", ["--user", "--map-root-user", "--mount", "sh", "-c", script], { cwd: folder.path });
  const program = `"${process.execPath}" "${worker}"`;
  const list = "(cd out && find . -type f -exec cksum {} + | sort)";

  async function canMount(): Promise<boolean> {
    mkdirSync(join(folder.path, "probe"));
    return (await inNamespace("mount -t tmpfs -o size=64k tmpfs probe").catch(() => ({ code: 1 }))).code === 0;
  }

  function prepareJobs(): void {
    mkdirSync(out);
    for (const [name, wanted] of Object.entries({ first, second }))
      writeFileSync(join(folder.path, `${name}.json`), JSON.stringify({ output: "out", files: wanted }));
  }

  it("(full) leaves the output as it was, with one line that says so", async (context) => {
    if (!(await canMount())) return context.skip("no tmpfs can be mounted here");
    prepareJobs();
    const { stdout } = await inNamespace(`mount -t tmpfs -o size=160k tmpfs out && ${program} first.json
      dd if=/dev/zero of=out/ballast bs=4k count=22 2> /dev/null
      ${list} > before; ${program} second.json; echo "code $?"; ${list} > after; cmp before after && echo intact
      rm out/ballast; ${program} second.json`);
    expect(stdout).toMatch(
      /^done\nfailed\nout\/.* cannot be written: no space left on the device \(ENOSPC\)\.\ncode 1\nintact\ndone\n$/,
    );
  });

  it("(read-only) is told in one line, and check does not mind", async (context) => {
    if (!(await canMount())) return context.skip("nothing can be mounted here");
    expect((await modelmint(["generate", "openapi.yaml", "-o", "out"], { cwd: folder.path })).code).toBe(0);
    const tool = `"${process.execPath}" "${join(repository, "dist/cli.js")}"`;
    const { stdout, stderr } = await inNamespace(`mount --bind out out && mount -o remount,bind,ro out || exit 99
      ${tool} check openapi.yaml -o out > /dev/null; echo "check $?"
      ${tool} generate openapi.yaml -o out --tests false; echo "generate $?"`);
    expect(stdout).toBe("check 0\ngenerate 2\n");
    expect(stderr).toMatch(/^error MM5002.*\n?.*out cannot be written/m);
  });

  it("(a folder without permission) leaves everything as it was", async (context) => {
    if (process.getuid?.() === 0) return context.skip("root may write everywhere");
    const old = await cleanTree(first);
    chmodSync(join(out, "src"), 0o555);
    const ended = await generate(second);
    chmodSync(join(out, "src"), 0o755);
    expect([ended.code, ended.stdout]).toEqual([1, expect.stringContaining("permission denied (EACCES)")]);
    expect(readTree(out)).toEqual(old);
  });
});

it("files that do not change keep their time, and a second run touches nothing at all", async () => {
  await cleanTree(first);
  const time = (path: string) => statSync(join(out, path), { bigint: true }).mtimeNs;
  const times = () => Object.fromEntries([".", ...Object.keys(readTree(out))].map((path) => [path, time(path)]));
  const before = times();
  await cleanTree(first);
  expect(times()).toEqual(before);
  await cleanTree({ ...first, "src/f1.ts": "changed" });
  const changed = Object.entries(times()).filter(([path, now]) => before[path] !== now);
  expect(changed.map(([path]) => path)).toEqual([".", ".modelmint.json", "src/f1.ts"]);
});

it("the output folder may be a link; a link inside it is refused", async () => {
  mkdirSync(join(folder.path, "real"));
  symlinkSync("real", out);
  await cleanTree(first);
  expect(readFileSync(join(folder.path, "real/README.md"), "utf8")).toBe("read");
  mkdirSync(join(folder.path, "elsewhere"));
  symlinkSync("../elsewhere", join(folder.path, "real/test"));
  const refused = await generate({ ...first, "test/x.ts": "x" });
  expect([refused.code, refused.stdout]).toEqual([
    1,
    "failed\nout/test is a symbolic link, and writing would go where it leads.\n",
  ]);
  expect(readTree(join(folder.path, "elsewhere"))).toEqual({});
});
