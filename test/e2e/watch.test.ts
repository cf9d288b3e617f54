import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Watch, type WatchRun, watch } from "../../generator/index.js";
import { buildCommandLine, createFolder, modelmint, petDocument, repository } from "./command-line.js";

let folder: ReturnType<typeof createFolder>;
let child: ChildProcess | undefined;
beforeAll(() => buildCommandLine());
beforeEach(() => {
  folder = createFolder({ "openapi.yaml": petDocument });
});
afterEach(() => {
  child?.kill("SIGKILL");
  folder.dispose();
});

/** A command that goes on: what it has printed so far, a wait for more, and its end. */
function start(...args: readonly string[]) {
  const started = spawn(process.execPath, [join(repository, "dist/cli.js"), ...args], { cwd: folder.path });
  child = started;
  const output = { out: "", err: "" };
  let look = (): void => {};
  const collect = (stream: "out" | "err") => (text: string) => {
    output[stream] += text;
    look();
  };
  started.stdout.setEncoding("utf8").on("data", collect("out"));
  started.stderr.setEncoding("utf8").on("data", collect("err"));
  const ended = new Promise<number | null>((resolve) => {
    started.on("close", resolve);
  });
  const until = (pattern: RegExp): Promise<void> =>
    new Promise((resolve) => {
      look = () => {
        if (pattern.test(output.out + output.err)) resolve();
      };
      look();
    });
  return { child: started, output, until, ended };
}

/** Every entry below the folder, its inode and when it was written; a second run must not touch what is right. */
function stampsOf(path: string): Readonly<Record<string, string>> {
  const names = readdirSync(join(folder.path, path), { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const status = statSync(join(folder.path, path, name));
      return [name, status.isFile() ? `${status.ino} ${status.mtimeMs}` : "folder"];
    }),
  );
}

describe("modelmint watch", { timeout: 120_000 }, () => {
  it("generates, again after a change, keeps the last good output, and ends with 130 and nothing left behind", async () => {
    const { output, until, ended, child } = start("watch", "openapi.yaml", "-o", "out");
    await until(/^Watching openapi\.yaml; Ctrl-C ends\.$/m);
    expect(output.out).toMatch(/^openapi\.yaml → out: 2 models, \d+ files \(\d+ written, 0 unchanged\) in /);
    const first = stampsOf("out");

    writeFileSync(join(folder.path, "openapi.yaml"), `${petDocument}\n  broken`);
    await until(/Nothing was written/);
    expect(output.err).toMatch(/^error MM1008: .*\n {2}in openapi\.yaml:\d+:\d+/);
    expect(stampsOf("out")).toEqual(first);

    writeFileSync(join(folder.path, "new.yaml"), petDocument.replace("age:", "years:"));
    renameSync(join(folder.path, "new.yaml"), join(folder.path, "openapi.yaml"));
    await until(/\((?!0)\d+ written, (?!0)\d+ unchanged\)/);
    const second = stampsOf("out");
    const touched = Object.keys(second).filter((path) => second[path] !== first[path]);
    expect(touched).toContain("src/models/components/pet.ts");
    expect(touched).not.toContain("src/runtime/index.ts");

    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(output.out).not.toContain("\u001b"); // plain lines in a log
    expect(stampsOf("out")).toEqual(second);
    expect(readdirSync(folder.path).sort()).toEqual(["openapi.yaml", "out"]);
    const checked = await modelmint(["check", "openapi.yaml", "-o", "out"], { cwd: folder.path });
    expect(checked.code, checked.stdout).toBe(0);
  });

  it("prints a line of JSON a run, for machines", async () => {
    const { output, until, ended, child } = start("watch", "openapi.yaml", "-o", "out", "--reporter", "json");
    await until(/\n/);
    writeFileSync(join(folder.path, "openapi.yaml"), "openapi: 3.1.0\ninfo: {\n");
    await until(/\n.*\n/);
    child.kill("SIGINT");
    expect([await ended, output.err]).toEqual([130, ""]);
    const lines = output.out.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { command: "watch", status: "done", changed: [], watched: ["openapi.yaml"], diagnostics: [], jobs: [{ output: "out" }] },
      { command: "watch", status: "failed", changed: ["openapi.yaml"], diagnostics: [{ code: "MM1008" }] },
    ]);
  });

  it("reads the config anew when it, or what it imports, changes", async () => {
    const config =
      'import { name } from "./name.ts";\nexport default { input: "openapi.yaml", output: "out", package: { name } };\n';
    writeFileSync(join(folder.path, "modelmint.config.ts"), config);
    writeFileSync(join(folder.path, "name.ts"), 'export const name: string = "first";\n');
    const { until, output, ended, child } = start("watch");
    await until(/^Watching modelmint\.config\.ts, name\.ts and openapi\.yaml;/m);
    writeFileSync(join(folder.path, "name.ts"), 'export const name: string = "second";\n');
    await until(/^name\.ts changed\.\n.* → out: .*$/m);
    writeFileSync(join(folder.path, "modelmint.config.ts"), config.replace("output", "ouput"));
    await until(/MM4001/);
    expect(output.err).toMatch(/modelmint\.config\.ts:2:\d+/);
    writeFileSync(join(folder.path, "modelmint.config.ts"), config.replace('"out"', '"other"'));
    await until(/→ other: /);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    const { name } = JSON.parse(readFileSync(join(folder.path, "other/package.json"), "utf8"));
    expect(name).toBe("second");
  });

  it.each(["modelmint.config.ts", "modelmint.config.mjs", "modelmint.config.js"])(
    "reads %s anew, whatever it throws meanwhile",
    async (name) => {
      const config = 'export default { input: "openapi.yaml", output: "out", tests: false };\n';
      writeFileSync(join(folder.path, "package.json"), '{ "type": "module" }');
      writeFileSync(join(folder.path, name), config);
      const { until, ended, child } = start("watch");
      await until(/^Watching /m);
      for (const thrown of [
        "null",
        "Object.create(null)",
        "Object.assign(new Error(), { message: 5 })",
        "new Error('mend me')",
      ]) {
        writeFileSync(join(folder.path, name), `throw ${thrown};\n`);
        await until(/MM4004/);
      }
      await until(/mend me/);
      writeFileSync(join(folder.path, name), "export default { get input() { throw new Error('mend it'); } };\n");
      await until(/MM4004.*mend it/);
      writeFileSync(join(folder.path, name), config.replace('"out"', '"other"'));
      await until(/→ other: /);
      child.kill("SIGTERM");
      expect(await ended).toBe(143);
    },
  );

  it.skipIf(process.platform === "win32").each<[string, (path: string) => void, RegExp]>([
    ["a pipe", (path) => execFileSync("mkfifo", [path]), /it is not a regular file/],
    ["a circle of links", (path) => symlinkSync("openapi.yaml", path), /links lead in a circle/],
    ["a folder", (path) => mkdirSync(path), /is not a file/],
  ])("waits for the document where %s takes its place", async (_what, put, message) => {
    const { until, ended, child } = start("watch", "openapi.yaml", "-o", "out");
    await until(/^Watching /m);
    const path = join(folder.path, "openapi.yaml");
    rmSync(path);
    put(path);
    await until(message);
    rmSync(path, { recursive: true });
    writeFileSync(path, petDocument.replace("age:", "years:"));
    await until(/\((?!0)\d+ written, (?!0)\d+ unchanged\)/);
    child.kill("SIGHUP");
    expect(await ended).toBe(129);
  });

  it("goes on when its folder is called otherwise for a moment", async () => {
    const { until, ended, child } = start("watch", "openapi.yaml", "-o", "out");
    await until(/^Watching /m);
    const moved = `${folder.path}-moved`;
    for (let times = 0; times < 6; times++) {
      renameSync(folder.path, moved);
      await sleep(20 * times);
      renameSync(moved, folder.path);
      await sleep(150);
    }
    writeFileSync(join(folder.path, "openapi.yaml"), petDocument.replace("age:", "years:"));
    await until(/\((?!0)\d+ written, (?!0)\d+ unchanged\)/);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
  });

  it.each<[string, readonly string[], string]>([
    ["no document", ["watch", "-o", "out"], "MM4008"],
    ["standard input", ["watch", "-", "-o", "out"], "MM4020"],
    ["a wrong flag", ["watch", "openapi.yaml", "--dates", "date", "-o", "out"], "MM4002"],
    ["a flag without its value", ["watch", "openapi.yaml", "-o"], "--output needs a value: folder."],
    ["a reporter for CI", ["watch", "openapi.yaml", "--reporter", "github"], "MM4011"],
  ])("ends at once with 2 for %s", async (_what, args, code) => {
    const { code: exitCode, stdout, stderr } = await modelmint(args, { cwd: folder.path });
    expect([exitCode, stdout + stderr]).toEqual([2, expect.stringContaining(code)]);
  });
});

describe("the library's watch", { timeout: 120_000 }, () => {
  it("tells of every run, and ends when it is disposed of", async () => {
    const runs: WatchRun[] = [];
    let told = (): void => {};
    const next = () =>
      new Promise<void>((resolve) => {
        told = resolve;
      });
    const path = join(folder.path, "openapi.yaml");
    const first = next();
    const watching: Watch = watch({
      input: path,
      output: join(folder.path, "out"),
      onRun: (run) => {
        runs.push(run);
        told();
      },
    });
    await first;
    const second = next();
    writeFileSync(path, petDocument.replace("age:", "years:"));
    await second;
    await watching[Symbol.asyncDispose]();
    await watching.ended;
    writeFileSync(path, petDocument);
    expect(runs.map(({ status, changed, watched }) => [status, changed, watched])).toEqual([
      ["done", [], [path]],
      ["done", [path], [path]],
    ]);
    expect(runs[1]?.jobs[0]?.changes.map((change) => change.path)).toContain("src/models/components/pet.ts");
  });

  it("tells what is wrong with its options, and passes on what the listener throws", async () => {
    const runs: WatchRun[] = [];
    const wrong = watch({ input: "-", output: "out", onRun: (run) => void runs.push(run) });
    await wrong.ended; // there is nothing to wait for
    expect(runs.map(({ status, diagnostics }) => [status, diagnostics.map(({ code }) => code)])).toEqual([
      ["failed", ["MM4020"]],
    ]);
    const throwing = watch({
      input: join(folder.path, "openapi.yaml"),
      output: join(folder.path, "out"),
      onRun: () => {
        throw new Error("mine");
      },
    });
    await expect(throwing.ended).rejects.toThrow("mine");
  });
});
