import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findCacheFolder } from "../../../generator/cache/cache-folder.js";
import { createDiskCache } from "../../../generator/cache/disk-cache.js";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "modelmint-cache-")), "cache");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

const only = (): string => join(folder, readdirSync(folder)[0] ?? "");

describe("a cache on disk", () => {
  it("gives back what was kept, by kind and key, and makes its folder when it has something to keep", () => {
    const cache = createDiskCache(folder, "generator");
    expect(cache.read("yaml", "key")).toBeUndefined();
    expect(() => readdirSync(folder)).toThrow("ENOENT");
    cache.write("yaml", "key", "line\n\u00e4\u{1f600}");
    expect(cache.read("yaml", "key")).toBe("line\n\u00e4\u{1f600}");
    expect(cache.read("run", "key")).toBeUndefined();
    expect(cache.read("yaml", "other")).toBeUndefined();
  });

  it("reads nothing that other code of the generator wrote", () => {
    createDiskCache(folder, "generator").write("yaml", "key", "content");
    expect(createDiskCache(folder, "another generator").read("yaml", "key")).toBeUndefined();
  });

  it.each<[string, (text: string) => string]>([
    ["is empty", () => ""],
    ["is cut off", (text) => text.slice(0, -1)],
    ["has another character", (text) => text.replace("content", "contents")],
    ["has no first line", (text) => text.slice(text.indexOf("\n") + 1)],
  ])("takes a file for none that %s", (_case, spoil) => {
    const cache = createDiskCache(folder, "generator");
    cache.write("yaml", "key", "content");
    writeFileSync(only(), spoil(readFileSync(only(), "utf8")));
    expect(cache.read("yaml", "key")).toBeUndefined();
  });

  it("takes a file for none that is another's", () => {
    const cache = createDiskCache(folder, "generator");
    cache.write("yaml", "other", "content");
    const text = readFileSync(only(), "utf8");
    rmSync(only());
    cache.write("yaml", "key", "content");
    writeFileSync(only(), text);
    expect(cache.read("yaml", "key")).toBeUndefined();
  });

  it("does without where a file stands in place of the folder, or a folder in place of the file", () => {
    const cache = createDiskCache(folder, "generator");
    cache.write("yaml", "key", "content");
    const path = only();
    rmSync(path);
    mkdirSync(path);
    expect(cache.read("yaml", "key")).toBeUndefined();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "");
    cache.write("yaml", "key", "content");
    expect(cache.read("yaml", "key")).toBeUndefined();
  });

  it.skipIf(process.getuid?.() === 0)("does without where it may not write", () => {
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    createDiskCache(folder, "generator").write("yaml", "key", "content");
    expect(readdirSync(folder)).toEqual([]);
    chmodSync(folder, 0o700);
  });

  it("keeps 64 files at most, and leaves alone what is not its own", () => {
    const cache = createDiskCache(folder, "generator");
    cache.write("yaml", "first", "content");
    utimesSync(only(), 1, 1);
    writeFileSync(join(folder, "README.md"), "mine");
    for (let index = 0; index < 64; index++) cache.write("yaml", `key ${index}`, String(index));
    expect(readdirSync(folder)).toHaveLength(65);
    expect(cache.read("yaml", "first")).toBeUndefined();
    expect(cache.read("yaml", "key 63")).toBe("63");
    expect(readFileSync(join(folder, "README.md"), "utf8")).toBe("mine");
  });
});

describe("the usual folder", () => {
  it("is in the nearest node_modules at or above", () => {
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    mkdirSync(join(folder, "a/b"), { recursive: true });
    expect(findCacheFolder(join(folder, "a/b"))).toBe(join(folder, "node_modules/.cache/modelmint"));
    expect(findCacheFolder(folder)).toBe(join(folder, "node_modules/.cache/modelmint"));
  });

  it.runIf(process.platform === "linux")("is the user's own where there is none", () => {
    expect(findCacheFolder("/")).toBe(join(process.env["XDG_CACHE_HOME"] ?? "", "modelmint"));
  });
});
