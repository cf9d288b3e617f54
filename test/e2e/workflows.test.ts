import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { validateAction, validateWorkflow } from "@action-validator/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { buildCommandLine, createFolder, modelmint, petDocument, repository } from "./command-line.js";

const github = join(repository, ".github");
const read = (path: string) => readFileSync(join(github, path), "utf8");
const paths = readdirSync(github, { recursive: true, encoding: "utf8" }).filter((path) => /\.ya?ml$/.test(path));
const isAction = (path: string) => /(?:^|[\\/])action\.ya?ml$/.test(path);

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

function listSteps(path: string): readonly Step[] {
  const content = parse(read(path));
  const jobs: readonly { readonly steps: readonly Step[] }[] = isAction(path) ? [content.runs] : Object.values(content.jobs);
  return jobs.flatMap(({ steps }) => steps);
}

describe("workflows and actions", () => {
  it.each(paths)("%s is one by GitHub's schema", (path) => {
    expect((isAction(path) ? validateAction : validateWorkflow)(read(path)).errors).toEqual([]);
  });

  it("are judged by a schema that finds mistakes", () => {
    expect(validateWorkflow(read("workflows/ci.yml").replace("runs-on:", "run-on:")).errors).not.toEqual([]);
  });

  it.each(paths)("%s puts no expression into a script, where a name of a branch could run", (path) => {
    const scripts = listSteps(path).flatMap(({ run }) => run ?? []);
    expect(scripts.filter((run) => run.includes("${{"))).toEqual([]);
    for (const run of scripts) expect(spawnSync("bash", ["-n", "-c", run]).status, run).toBe(0);
  });

  it("name scripts of this repository that there are", () => {
    const scripts = paths.flatMap(listSteps).flatMap(({ run }) => run ?? []);
    const files = scripts.flatMap((run) => [...run.matchAll(/bash (\.\S+)/g)].map(([, file]) => file ?? ""));
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) expect(readFileSync(join(repository, file), "utf8")).toMatch(/^#!/);
  });

  it("publish without a token, with provenance, from a job that may do nothing else", () => {
    const { permissions, jobs } = parse(read("workflows/release.yml"));
    expect(permissions).toEqual({ contents: "read" });
    expect(jobs.publish.permissions).toEqual({ contents: "read", "id-token": "write" });
    expect(jobs.publish.needs).toBe("test");
    expect(read("workflows/release.yml")).not.toMatch(/secrets\.|_TOKEN/);
    expect(read("workflows/release.yml")).toMatch(/npm publish .*--provenance/);
  });
});

describe("the action", () => {
  const folder = createFolder({ "openapi.yaml": petDocument });
  afterAll(() => folder.dispose());
  const git = (...args: readonly string[]) =>
    spawnSync("git", ["-c", "user.name=x", "-c", "user.email=x@example.com", ...args], { cwd: folder.path, encoding: "utf8" });
  let base = "";

  beforeAll(async () => {
    await buildCommandLine();
    expect((await modelmint(["generate", "openapi.yaml", "-o", "out", "--tests", "false"], { cwd: folder.path })).code).toBe(0);
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "base");
    base = git("rev-parse", "HEAD").stdout.trim();
  });

  /** Runs a step of the action as GitHub would, its inputs put in. */
  function runStep(name: string, more: Readonly<Record<string, string>> = {}, path = "") {
    const inputs: Readonly<Record<string, string>> = {
      command: `${process.execPath} ${join(repository, "dist/cli.js")}`,
      arguments: "openapi.yaml --output out --tests false",
      document: "openapi.yaml",
      base,
      ...more,
    };
    const step = listSteps("actions/check/action.yml").find((one) => one.name === name);
    const given = Object.entries(step?.env ?? {}).map(([key, value]) => [
      key,
      inputs[/(?:inputs|pull_request)\.(\w+)/.exec(value)?.[1] ?? ""] ?? "",
    ]);
    const summary = join(folder.path, ".git/summary.md");
    writeFileSync(summary, "");
    const env = {
      ...process.env,
      ...Object.fromEntries(given),
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: join(folder.path, ".git"),
      PATH: `${path}${delimiter}${process.env["PATH"]}`,
    };
    const flags = ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step?.run ?? "exit 99"];
    const { status, stdout, stderr } = spawnSync("bash", flags, { cwd: folder.path, encoding: "utf8", env });
    return { status, stdout, stderr, summary: readFileSync(summary, "utf8") };
  }

  it("passes where nothing drifts", () => {
    expect(runStep("Check")).toMatchObject({ status: 0, stdout: expect.stringMatching(/^out is what openapi\.yaml gives/) });
  });

  it("fails, annotates the document and says why in the summary where it does; and says what changes by model", () => {
    writeFileSync(join(folder.path, "openapi.yaml"), petDocument.replace("required: [name]", "required: [name, age]"));
    const checked = runStep("Check");
    expect([checked.status, checked.stderr]).toEqual([1, ""]);
    expect(checked.stdout).toMatch(/^::error file=openapi\.yaml,line=\d+,/m);
    expect(checked.summary).toMatch(
      /^## modelmint check\n\n {4}because openapi\.yaml changed\n {4}out is not what openapi\.yaml gives/,
    );
    const changes = runStep("Changes by model");
    expect([changes.status, changes.stderr]).toEqual([0, ""]);
    expect(changes.summary).toMatch(/^## Changes of the models\n\n[\s\S]*Pet[\s\S]*age/);
  });

  it("writes the changes into its comment on the pull request, through the command of GitHub", () => {
    const bin = join(folder.path, ".git/bin");
    mkdirSync(bin);
    // It stands for `gh`, which would ask the network.
    writeFileSync(join(bin, "gh"), '#!/bin/sh\necho "$GH_TOKEN: $*"\ncat "$7"\n', { mode: 0o755 });
    const page = "https://github.example/a/b/pull/1";
    const { status, stdout, stderr } = runStep("Comment", { token: "t", html_url: page }, bin);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(
      /^t: pr comment https:\/\/github\.example\/a\/b\/pull\/1 --edit-last --create-if-none --body-file \S+\n/,
    );
    expect(stdout).toMatch(/\n## Changes of the models\n\n[\s\S]*Pet[\s\S]*age/);
    rmSync(join(folder.path, ".git/modelmint-changes.md"));
    expect(runStep("Comment", { html_url: page }, bin)).toMatchObject({ status: 0, stdout: "" });
  });

  it("says so where the document is new", () => {
    writeFileSync(join(folder.path, "new.yaml"), petDocument);
    const { status, stdout, summary } = runStep("Changes by model", { document: "new.yaml" });
    expect([status, stdout, summary]).toEqual([0, "new.yaml is new: there is nothing to compare it with.\n", ""]);
  });
});
