import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readTree } from "../unit/write/outputs.js";
import { buildCommandLine, createFolder, modelmint, petDocument, repository, run } from "./command-line.js";

let folder: ReturnType<typeof createFolder>;
beforeAll(() => buildCommandLine());
beforeEach(() => {
  folder = createFolder({ "openapi.yaml": petDocument });
});
afterEach(() => folder.dispose());

/** Starts the compiled command line and leaves it running. */
function start(...args: readonly string[]) {
  return spawn(process.execPath, [join(repository, "dist/cli.js"), ...args], { cwd: folder.path });
}

/** The exit code of a process, or the signal that has ended it. */
function endOf(child: ReturnType<typeof start>): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve) => {
    child.on("close", (code, signal) => resolve(signal ?? code));
  });
}

describe("the command line as a process", () => {
  it("generates, finds no drift, and finds what was changed", async () => {
    const generated = await modelmint(["generate", "openapi.yaml", "-o", "out"], { cwd: folder.path });
    expect(generated).toEqual({ code: 0, stderr: "", stdout: expect.stringMatching(/^openapi\.yaml → out: 2 models/) });
    const checked = await modelmint(["check", "openapi.yaml", "-o", "out"], { cwd: folder.path });
    expect(checked).toEqual({ code: 0, stderr: "", stdout: expect.stringMatching(/^out is what openapi\.yaml gives/) });
    writeFileSync(join(folder.path, "out/README.md"), "mine\n");
    const drifted = await modelmint(["check", "openapi.yaml", "-o", "out"], { cwd: folder.path });
    expect(drifted).toEqual({ code: 1, stderr: "", stdout: expect.stringMatching(/^hand-edited README\.md$/m) });
    const refused = await modelmint(["generate", "openapi.yaml", "-o", "out"], { cwd: folder.path });
    expect(refused).toEqual({ code: 1, stdout: "", stderr: expect.stringContaining("MM5004") });
  });

  it("reads the document from standard input", async () => {
    const { code, stdout, stderr } = await modelmint(["generate", "-", "-o", "out"], { cwd: folder.path, stdin: petDocument });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^<stdin> → out: 2 models/);
  });

  it.each<[string, string, readonly string[], RegExp]>([
    [
      "a document with a mistake",
      "openapi: 3.1.0\ninfo: {\n",
      ["generate", "openapi.yaml", "-o", "out"],
      /openapi\.yaml:\d+:\d+/,
    ],
    ["a wrong command line", petDocument, ["genrate"], /Did you mean generate\?/],
  ])("ends with 2 for %s: told on standard error, without a stack", async (_what, document, args, message) => {
    writeFileSync(join(folder.path, "openapi.yaml"), document);
    const { code, stdout, stderr } = await modelmint(args, { cwd: folder.path });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(Object.keys(readTree(folder.path))).toEqual(["openapi.yaml"]);
  });

  it("gives everything to a reader that is slow, more than a pipe holds", async () => {
    const schemas = Array.from({ length: 1000 }, (_, index) => `    S${index}: { $ref: "#/components/schemas/T${index}" }\n`);
    writeFileSync(join(folder.path, "openapi.yaml"), `openapi: 3.1.0\ncomponents:\n  schemas:\n${schemas.join("")}`);
    const command = `"${process.execPath}" "${join(repository, "dist/cli.js")}" check openapi.yaml -o out --reporter json`;
    const { stdout } = await run("sh", ["-c", `${command} | (sleep 1; cat)`], { cwd: folder.path });
    expect(stdout.length).toBeGreaterThan(100_000);
    expect(JSON.parse(stdout).diagnostics.length).toBeGreaterThanOrEqual(1000);
  });

  it("takes it quietly that nobody reads its output", async () => {
    const child = start("generate", "openapi.yaml", "--dry-run", "-o", "out");
    child.stdout.destroy();
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const code = await new Promise<number | null>((resolve) => {
      child.on("close", resolve);
    });
    expect([code, stderr]).toEqual([0, ""]);
  });

  it.each(["generate", "check"])("ends at once when %s is interrupted, and has written nothing", async (command) => {
    const child = start(command, "-", "-o", "out");
    const ended = endOf(child);
    // A full pipe shows that it has not read its input to the end.
    await new Promise<void>((resolve) => {
      child.stdin.write("#".repeat(1 << 20), () => resolve());
    });
    child.kill("SIGINT");
    expect([await ended, existsSync(join(folder.path, "out"))]).toEqual(["SIGINT", false]);
  });

  it("ends at once when it is interrupted in the middle of a computation", async () => {
    writeFileSync(join(folder.path, "modelmint.config.mjs"), 'process.stdout.write("begun");\nfor (;;);\n');
    const child = start("generate");
    const ended = endOf(child);
    await new Promise<void>((resolve) => {
      child.stdout.once("data", () => resolve());
    });
    child.kill("SIGINT");
    expect(await ended).toBe("SIGINT");
  });

  it.each([
    ["modelmint.config.ts", "as string"],
    ["modelmint.config.mjs", ""],
  ])("runs %s where nothing is installed", async (name, typed) => {
    const config = `{ input: "openapi.yaml", output: "out" ${typed}, package: { name: "@pets/api" } }`;
    writeFileSync(
      join(folder.path, name),
      `import { defineConfig } from "modelmint";\nexport default defineConfig(${config});\n`,
    );
    expect(await modelmint(["generate"], { cwd: folder.path })).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(join(folder.path, "out/package.json"), "utf8")).toContain('"name": "@pets/api"');
  });

  it("prints the version of the package", async () => {
    const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
    expect(await modelmint(["--version"], { cwd: folder.path })).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("is npm run modelmint in a clone, and takes paths from where one stands", async () => {
    const args = ["--prefix", repository, "run", "--silent", "modelmint", "--", "generate", "openapi.yaml", "-o", "out"];
    const { code, stderr } = await run("npm", args, { cwd: folder.path });
    expect([code, stderr, existsSync(join(folder.path, "out/package.json"))]).toEqual([
      0,
      expect.not.stringContaining("error"),
      true,
    ]);
  });
});
