// Tries the generated package as its users have it: packed, installed into an empty project, run under every version
// of Node, checked by every version of TypeScript, bundled for browsers. node scripts/publish-trial.mjs
// Prints a line a trial; exit code 1 where one failed.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkTarball, listTarball } from "./check-tarball.mjs";
import { bundlers, bundleWith } from "./publish-bundles.mjs";
import { compilerProgram, compilerVersions, installTools, nodeProgram, nodeVersions } from "./publish-tools.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const resolutions = [
  ["node16", "node16"],
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
];
const use = `import { CreateImageEditUsage } from "@orq-ai/node/models/operations";
const wire = { total_tokens: 1, input_tokens: 2, output_tokens: 3, input_tokens_details: { text_tokens: 4, image_tokens: 5 }, more: [null] };
const usage = CreateImageEditUsage.decode(wire);
const text = JSON.stringify(CreateImageEditUsage.encode(usage));
if (usage.inputTokensDetails.textTokens !== 4 || text !== JSON.stringify(wire)) throw new Error(text);
if (CreateImageEditUsage.safeDecode({}).ok) throw new Error("accepted");
`;
const scratch = mkdtempSync(join(tmpdir(), "modelmint-publish-"));
let failed = 0;

installTools();
try {
  const project = await prepareProject();
  for (const version of nodeVersions) report(`Node ${version}`, run(nodeProgram(version), ["use.mjs"], project));
  for (const version of compilerVersions) {
    for (const [module, moduleResolution] of resolutions) tryCompiler(version, { module, moduleResolution }, project);
  }
  for (const name of bundlers) await tryBundler(name, project);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;

/** Packs the package of this repository and the tool, judges both tarballs, and installs the package into an empty project. */
async function prepareProject() {
  const source = join(scratch, "source");
  cpSync(join(root, "generated"), source, {
    recursive: true,
    filter: (path) => !/[\\/](?:node_modules|dist|\.oracle)$/.test(path),
  });
  symlinkSync(join(root, "node_modules"), join(source, "node_modules"));
  report("build", run("npm", ["run", "build"], source));
  const tarball = pack(source);
  const { dist } = JSON.parse(readFileSync(join(source, ".modelmint.json"), "utf8"));
  const expected = [...dist, "README.md", "package.json"].sort().join("\n");
  report("published files are those of the manifest", { ok: listTarball(tarball).join("\n") === expected, output: expected });
  for (const [name, path] of [
    ["generated package", tarball],
    ["tool", pack(root)],
  ]) {
    const findings = await checkTarball(path);
    report(`${name}: publint and attw`, { ok: findings.length === 0, output: findings.join("\n") });
  }
  const project = join(scratch, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "name": "project", "version": "1.0.0", "type": "module", "private": true }');
  report("install", run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], project));
  for (const name of ["use.mjs", "use.ts"]) writeFileSync(join(project, name), use);
  return project;
}

function pack(folder) {
  const target = mkdtempSync(join(scratch, "tarball-"));
  report(`pack ${folder === root ? "tool" : "generated package"}`, run("npm", ["pack", "--pack-destination", target], folder));
  const [name] = readdirSync(target);
  return join(target, name);
}

function tryCompiler(version, options, project) {
  const compilerOptions = {
    ...options,
    target: "es2022",
    lib: ["es2022"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    skipLibCheck: false,
    noEmit: true,
  };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts"] }));
  report(
    `TypeScript ${version}, ${options.moduleResolution}`,
    run(process.execPath, [compilerProgram(version), "-p", "."], project),
  );
}

/** The bundle has to work where there is nothing of Node, and to leave out what is not used. */
async function tryBundler(name, project) {
  const file = join(scratch, `${name}.mjs`);
  try {
    await bundleWith(name, join(project, "use.mjs"), file);
  } catch (error) {
    report(name, { ok: false, output: String(error) });
    return;
  }
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const foreign = /\b(?:require\(|node:|process\.)/.exec(text)?.[0] ?? (text.includes("b64_json") ? "another model" : undefined);
  const result = run(process.execPath, ["--no-experimental-require-module", file], scratch);
  report(
    `${name} for a browser (${text.length} bytes)`,
    foreign === undefined ? result : { ok: false, output: `it holds ${foreign}` },
  );
}

function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { ok: status === 0, output: `${stdout ?? ""}${stderr ?? ""}${error ?? ""}` };
}

function report(name, { ok, output }) {
  console.log(`${name}: ${ok ? "ok" : "FAILED"}`);
  if (ok) return;
  failed++;
  console.log(output);
}
