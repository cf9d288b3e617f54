import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTree } from "../unit/write/outputs.js";
import { createFolder, modelmintHere, petDocument } from "./command-line.js";

// With a hint, which the short way has to tell as well.
const document = petDocument.replace("age: { type: integer }", "age: { minimum: 0 }");
const flags = ["openapi.yaml", "-o", "out", "--cache-dir", "cache", "--timings"];
const generate = ["generate", ...flags];
const check = ["check", ...flags];

let folder: ReturnType<typeof createFolder>;
beforeAll(async () => {
  folder = createFolder({ "openapi.yaml": document });
  await run(generate);
  await run(check);
});
afterAll(() => folder.dispose());

const at = (path: string): string => join(folder.path, path);

/** How a command ended, which way it went, and what it said beside that. */
async function run(args: readonly string[]): Promise<{ code: number | null; way: "short" | "long"; told: string }> {
  const { code, stdout, stderr } = await modelmintHere(args, { cwd: folder.path });
  const way = /^graph /m.test(stderr) ? "long" : "short";
  const told = `${stdout}${stderr}`.replace(/ in \d[\d.]* s|^.* CPU.*\n|^\d+ MB at most.*\n/gm, "");
  return { code, way, told };
}

/** Changes something, runs a check, and puts it back. */
async function checkWith(change: () => void, args: readonly string[] = check): ReturnType<typeof run> {
  const files = { ...readTree(folder.path) };
  change();
  const ended = await run(args);
  for (const path of ["out", "cache", "modelmint.names.json"]) rmSync(at(path), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(at(path), ".."), { recursive: true });
    writeFileSync(at(path), text);
  }
  return ended;
}

const page = "out/docs/models/components/pet.md";

describe("a run after one that left everything as it should be", () => {
  it("goes the short way, and says the same as the long one", async () => {
    const long = await run([...check, "--full"]);
    const short = await run(check);
    expect([long.way, short.way]).toEqual(["long", "short"]);
    expect(short).toEqual({ ...long, way: "short" });
    expect(short.told).toContain("MM2016");
    expect(short.told).toContain("openapi.yaml:");
  });

  it("goes the short way for generate too, and changes nothing", async () => {
    const before = statSync(at(page)).mtimeMs;
    const { code, way, told } = await run(generate);
    expect({ code, way }).toEqual({ code: 0, way: "short" });
    expect(told).toMatch(/2 models, (\d+) files \(0 written, \1 unchanged\)/);
    expect(statSync(at(page)).mtimeMs).toBe(before);
  });

  it("keeps an eye on warnings", async () => {
    const told = await run([...check, "--fail-on-warnings"]);
    expect(told.code).toBe((await run([...check, "--fail-on-warnings", "--full"])).code);
  });

  it.each<[string, () => void, "short" | "long", number]>([
    ["nothing", () => {}, "short", 0],
    ["times of the document", () => utimesSync(at("openapi.yaml"), 1, 1), "short", 0],
    ["times of an owned file", () => utimesSync(at(page), 1, 1), "short", 0],
    ["line ends of the document", () => writeFileSync(at("openapi.yaml"), document.replaceAll("\n", "\r\n")), "short", 0],
    ["a comment of the document", () => writeFileSync(at("openapi.yaml"), `${document}# more\n`), "long", 1],
    ["the meaning of the document", () => writeFileSync(at("openapi.yaml"), document.replace("A pet.", "A cat.")), "long", 1],
    ["an owned file, its size and times kept", () => editUnseen(at(page)), "long", 1],
    ["an owned file that is missing", () => rmSync(at(page)), "long", 1],
    ["an owned file that is a folder", () => becomeFolder(at(page)), "long", 1],
    ["a file too many", () => writeFileSync(at("out/src/mine.ts"), ""), "long", 1],
    ["a temporary file of a run that was killed", () => writeFileSync(at("out/src/index.ts.modelmint-tmp"), ""), "long", 1],
    ["a file of the user's beside ours", () => writeFileSync(at("out/NOTES.md"), ""), "short", 0],
    [
      "the manifest",
      () => writeFileSync(at("out/.modelmint.json"), `${readFileSync(at("out/.modelmint.json"), "utf8")}\n`),
      "long",
      1,
    ],
    ["pinned names", () => writeFileSync(at("modelmint.names.json"), "{}"), "long", 2],
    ["everything in the cache", () => spoilCache((text) => text.replace("m", "n")), "long", 0],
    ["cache files cut off", () => spoilCache((text) => text.slice(0, 100)), "long", 0],
    ["no cache", () => rmSync(at("cache"), { recursive: true }), "long", 0],
  ])("sees %s", async (_case, change, way, code) => {
    expect(await checkWith(change)).toMatchObject({ way, code });
  });

  it.each<[string, readonly string[], number]>([
    ["a setting that shapes the output", ["--enums", "closed"], 1],
    ["another reporter", ["--reporter", "github"], 0],
    ["--full", ["--full"], 0],
    ["--no-cache", ["--no-cache"], 0],
  ])("sees %s", async (_case, more, code) => {
    expect(await checkWith(() => {}, [...check, ...more])).toMatchObject({
      code,
      way: more[0] === "--reporter" ? "short" : "long",
    });
  });
});

/** Other text of the same length and times. */
function editUnseen(path: string): void {
  const { atimeMs, mtimeMs } = statSync(path);
  writeFileSync(path, readFileSync(path, "utf8").replace("A pet", "A cat"));
  utimesSync(path, atimeMs / 1_000, mtimeMs / 1_000);
}

function becomeFolder(path: string): void {
  rmSync(path);
  mkdirSync(path);
}

function spoilCache(spoil: (text: string) => string): void {
  for (const name of readdirSync(at("cache")))
    writeFileSync(at(`cache/${name}`), spoil(readFileSync(at(`cache/${name}`), "utf8")));
}

describe("caches", () => {
  it("never change the output: without, anew, from before, and when spoilt", async () => {
    const outputs: Record<string, string>[] = [];
    for (const prepare of [() => {}, () => {}, () => spoilCache((text) => text.replaceAll("pet", "cat")), () => {}]) {
      prepare();
      rmSync(at("out"), { recursive: true });
      await run(outputs.length === 3 ? [...generate, "--no-cache"] : generate);
      outputs.push(readTree(at("out")));
    }
    expect(outputs[0]?.["src/models/components/pet.ts"]).toContain("export type Pet");
    for (const output of outputs) expect(output).toEqual(outputs[0]);
  });

  it("are not made with --no-cache", async () => {
    copyFileSync(at("openapi.yaml"), at("other.yaml"));
    rmSync(at("cache"), { recursive: true, force: true });
    await run(["generate", "other.yaml", "-o", "other", "--no-cache", "--cache-dir", "cache"]);
    expect(existsSync(at("cache"))).toBe(false);
  });
});
