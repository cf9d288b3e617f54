import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCommandLine, createFolder, modelmint, modelmintHere, petDocument } from "./command-line.js";

// What a run costs, in counts instead of seconds: seconds differ from machine to machine, and counts only by a change of ours.

const document = `${petDocument}    Toy:
      type: object
      properties:
        owner: { type: string }
`;
let folder: ReturnType<typeof createFolder>;
beforeAll(async () => {
  await buildCommandLine();
  folder = createFolder({ "openapi.yaml": document });
});
afterAll(() => folder.dispose());

type Counts = Readonly<Record<string, number>>;

/** What `--timings` counts. */
async function count(...args: readonly string[]): Promise<Counts> {
  const { stderr } = await modelmintHere([...args, "openapi.yaml", "-o", "out", "--cache-dir", "cache", "--timings"], {
    cwd: folder.path,
  });
  const line = /^\d+ MB at most(.*)$/m.exec(stderr)?.[1] ?? "";
  return Object.fromEntries(Array.from(line.matchAll(/, (\d+) ([a-z ]+)/g), ([, number, name]) => [name, Number(number)]));
}

describe("the effort of a run", () => {
  it("is one parse and one print a file when cold, nothing when nothing changed, and only what differs after a change", async () => {
    const cold = await count("generate");
    const files = cold["printed"] ?? 0;
    expect(files).toBeGreaterThan(50);
    // Beside the files the manifest, the lock and the journal.
    expect(cold).toEqual({ parsed: 1, printed: files, written: files + 3, "written bytes": expect.any(Number) });

    // The long way of a first check would read every file; the stamps of the run that wrote them spare it.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await count("check");
    expect(await count("check")).toEqual({});
    expect(await count("generate")).toEqual({});

    writeFileSync(join(folder.path, "openapi.yaml"), document.replace("A pet.", "A good pet."));
    const changed = await count("generate");
    // The type's module, page and tests, those that refer to it, and the files about the whole package.
    expect((changed["printed"] ?? 0) + (changed["reused"] ?? 0)).toBe(files);
    expect(changed["reused"]).toBeGreaterThan(0);
    // Manifest and lock; the other files have the stamps that they were seen with.
    expect(changed["read"]).toBeLessThanOrEqual(10);
    // The type, its page, the contents that quote it, the document of the tests, manifest, lock and journal.
    expect(changed["written"]).toBeLessThanOrEqual(11);
    expect(changed["written"]).toBeGreaterThanOrEqual(4);

    // Nothing is taken for known where everything is to be made anew.
    const full = await count("check", "--full");
    expect(full).toMatchObject({ recalled: 1, printed: files });
    expect(full).not.toHaveProperty("reused");
  });
});

/** Paths of the modules that a process loads, packages by their names alone. */
async function loadedBy(...args: readonly string[]): Promise<{ readonly own: number; readonly packages: readonly string[] }> {
  const coverage = join(folder.path, "coverage");
  mkdirSync(coverage);
  await modelmint(args, { cwd: folder.path, env: { NODE_V8_COVERAGE: coverage } });
  const reports = readdirSync(coverage).map((name) => readFileSync(join(coverage, name), "utf8"));
  rmSync(coverage, { recursive: true });
  const urls = reports.flatMap((text) => Array.from(text.matchAll(/"url":"(file:[^"]+)"/g), ([, url]) => url ?? ""));
  const names = urls.flatMap((url) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []);
  return { own: urls.filter((url) => url.includes("/dist/")).length, packages: [...new Set(names)].sort() };
}

describe("the modules of a run", () => {
  it("are few for --help", async () => {
    const { own, packages } = await loadedBy("--help");
    expect(packages).toEqual(["commander"]);
    expect(own).toBeGreaterThan(0);
    expect(own).toBeLessThanOrEqual(15);
  });

  it("are no printer and no parser where nothing has changed", async () => {
    const args = ["openapi.yaml", "-o", "compiled", "--cache-dir", "cache"];
    await modelmint(["generate", ...args], { cwd: folder.path });
    for (const command of ["check", "generate"]) {
      const { own, packages } = await loadedBy(command, ...args);
      expect(packages).toEqual(["commander"]);
      expect(own).toBeLessThanOrEqual(45);
    }
    expect((await loadedBy("check", ...args, "--full", "--no-cache")).packages).toContain("yaml");
  });
});
