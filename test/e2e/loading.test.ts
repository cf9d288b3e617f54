import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCommandLine, createFolder, type Ended, repository, run } from "./command-line.js";

// An installation in which commander is the only package there is: whatever loads another one fails.
const bare = createFolder();
beforeAll(async () => {
  await buildCommandLine();
  cpSync(join(repository, "dist"), join(bare.path, "dist"), { recursive: true });
  cpSync(join(repository, "package.json"), join(bare.path, "package.json"));
  mkdirSync(join(bare.path, "node_modules"));
  symlinkSync(join(repository, "node_modules/commander"), join(bare.path, "node_modules/commander"));
});
afterAll(() => bare.dispose());

function bareModelmint(args: readonly string[]): Promise<Ended> {
  return run(process.execPath, [join(bare.path, "dist/cli.js"), ...args], { cwd: bare.path });
}

describe("no heavy package is loaded", () => {
  it.each([
    [["--help"]],
    [["--version"]],
    [["generate", "--help"]],
    [["check", "--help"]],
    [["explain"]],
    [["explain", "MM1001"]],
  ])("for %j", async (args) => {
    const { code, stdout, stderr } = await bareModelmint(args);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).not.toBe("");
  });

  it("for a wrong command line, a config that is not there, or an option that is wrong", async () => {
    for (const args of [
      ["genrate"],
      ["generate", "--config", "nowhere.json"],
      ["generate", "a.yaml", "-o", "out", "--enums", "x"],
    ]) {
      expect(await bareModelmint(args)).toMatchObject({ code: 2, stdout: "" });
    }
  });
});

it("a bug is told as one: exit code 3, no stack but with --debug", async () => {
  const document = createFolder({ "openapi.yaml": "openapi: 3.1.0\ninfo: { title: A, version: '1' }\npaths: {}\n" });
  // Without the YAML parser that belongs to it, this installation is broken in a way that nobody foresaw.
  const args = [join(bare.path, "dist/cli.js"), "generate", "openapi.yaml", "-o", "out"];
  const plain = await run(process.execPath, args, { cwd: document.path });
  expect([plain.code, plain.stdout]).toEqual([3, ""]);
  expect(plain.stderr).toContain("MM9001");
  expect(plain.stderr).not.toMatch(/\n\s+at /);
  const machine = await run(process.execPath, [...args, "--reporter", "json"], { cwd: document.path });
  expect([machine.code, machine.stderr, JSON.parse(machine.stdout).exitCode]).toEqual([3, "", 3]);
  const debugged = await run(process.execPath, [...args, "--debug"], { cwd: document.path });
  expect([debugged.code, debugged.stderr]).toEqual([3, expect.stringMatching(/\n\s+at /)]);
  document.dispose();
});
