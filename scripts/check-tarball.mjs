// What publint and "Are the types wrong?" find in a packed package: node scripts/check-tarball.mjs TARBALL…
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/** Resolutions that a package of ES modules alone does not promise: TypeScript's oldest, and from CommonJS. */
const notPromised = new Set(["node10", "node16-cjs"]);

/** All findings of both, one a line; an empty list is what a package has to have. */
export async function checkTarball(path) {
  const data = readFileSync(path);
  return [...(await lint(data)), ...(await resolveTypes(data))];
}

async function lint(data) {
  const tarball = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`);
}

async function resolveTypes(data) {
  const { types, problems, entrypoints } = await checkPackage(createPackageFromTarballData(new Uint8Array(data)));
  if (types === false) return ["attw: there are no types"];
  const found = problems.filter(({ resolutionKind }) => resolutionKind === undefined || !notPromised.has(resolutionKind));
  const missing = Object.keys(entrypoints).length === 0 ? ["attw: there are no entry points"] : [];
  return [
    ...missing,
    ...found.map(({ kind, entrypoint = "", resolutionKind = "" }) => `attw: ${kind} ${entrypoint} ${resolutionKind}`),
  ];
}

/** The files of a packed package, sorted, by their path in it. */
export function listTarball(path) {
  const { stdout } = spawnSync("tar", ["-tzf", path], { encoding: "utf8" });
  return stdout
    .split("\n")
    .filter((line) => line !== "" && !line.endsWith("/"))
    .map((line) => line.replace(/^package\//, ""))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const findings = (await Promise.all(process.argv.slice(2).map(checkTarball))).flat();
  for (const finding of findings) console.log(finding);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
