import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { realSourceReader, regularFileReader } from "../../../generator/load/read-source.js";
import { load } from "./load-kit.js";

let folder = "";
const at = (...names: readonly string[]): string => join(folder, ...names);
const windows = process.platform === "win32";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "modelmint-read-"));
  mkdirSync(at("spec", "sub"), { recursive: true });
  writeFileSync(at("spec", "a.yaml"), "a: 1");
  writeFileSync(at("spec", "sub", "b.yaml"), "b: 1");
  writeFileSync(at("secret.yaml"), "s: SECRET");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("reading a file", () => {
  it("gives its bytes", async () => {
    expect(await realSourceReader.readFile(at("spec", "a.yaml"), 100)).toEqual({ kind: "bytes", bytes: Buffer.from("a: 1") });
  });

  it("may be as large as allowed and no larger", async () => {
    expect(await realSourceReader.readFile(at("spec", "a.yaml"), 4)).toMatchObject({ kind: "bytes" });
    expect(await realSourceReader.readFile(at("spec", "a.yaml"), 3)).toEqual({ kind: "too large", bytes: 4 });
  });

  it("says that there is none", async () => {
    expect(await realSourceReader.readFile(at("spec", "no.yaml"), 100)).toEqual({ kind: "not found" });
    expect(await realSourceReader.readFile(at("spec", "a.yaml", "b.yaml"), 100)).toEqual({ kind: "not found" });
  });

  it("says that it is a folder", async () => {
    expect(await realSourceReader.readFile(at("spec"), 100)).toEqual({ kind: "folder" });
    expect(await realSourceReader.readFile(at("spec", "sub"), 100, at("spec"))).toEqual({ kind: "folder" });
  });

  it("says why it cannot", async () => {
    expect(await realSourceReader.readFile(at("x".repeat(5000)), 100)).toEqual({
      kind: "unreadable",
      reason: "the name is too long",
    });
  });

  // The superuser may read everything.
  it.skipIf(windows || process.getuid?.() === 0)("says that it is not allowed to", async () => {
    writeFileSync(at("closed.yaml"), "a: 1");
    chmodSync(at("closed.yaml"), 0);
    expect(await realSourceReader.readFile(at("closed.yaml"), 100)).toEqual({ kind: "unreadable", reason: "permission denied" });
  });
});

describe.skipIf(windows)("links", () => {
  it("may lead to files inside the folder", async () => {
    symlinkSync(at("spec", "sub", "b.yaml"), at("spec", "inside.yaml"));
    expect(await realSourceReader.readFile(at("spec", "inside.yaml"), 100, at("spec"))).toMatchObject({ kind: "bytes" });
  });

  it("may not lead out of it, as files or as folders", async () => {
    symlinkSync(at("secret.yaml"), at("spec", "outside.yaml"));
    symlinkSync(folder, at("spec", "up"));
    expect(await realSourceReader.readFile(at("spec", "outside.yaml"), 100, at("spec"))).toEqual({ kind: "outside" });
    expect(await realSourceReader.readFile(at("spec", "up", "secret.yaml"), 100, at("spec"))).toEqual({ kind: "outside" });
  });

  it("are followed for the root document, whose folder is the one that was named", async () => {
    mkdirSync(at("linked"));
    symlinkSync(at("spec", "a.yaml"), at("linked", "a.yaml"));
    symlinkSync(at("spec"), at("same"));
    expect(await realSourceReader.readFile(at("linked", "a.yaml"), 100)).toMatchObject({ kind: "bytes" });
    expect(await realSourceReader.readFile(at("same", "sub", "b.yaml"), 100, at("same"))).toMatchObject({ kind: "bytes" });
  });

  it("that lead in a circle are told", async () => {
    symlinkSync(at("circle2"), at("circle1"));
    symlinkSync(at("circle1"), at("circle2"));
    expect(await realSourceReader.readFile(at("circle1"), 100)).toEqual({
      kind: "unreadable",
      reason: "its links lead in a circle",
    });
  });
});

describe.skipIf(windows)("pipes and devices", () => {
  it("are read where the user names them, up to the limit", async () => {
    expect(await realSourceReader.readFile("/dev/zero", 1000)).toMatchObject({ kind: "too large" });
    expect(await realSourceReader.readFile("/dev/null", 1000)).toMatchObject({ kind: "bytes" });
  });

  it("are neither read nor waited for where a document names them", async () => {
    execFileSync("mkfifo", [at("spec", "pipe")]);
    const refused = { kind: "unreadable", reason: "it is not a regular file" };
    expect(await realSourceReader.readFile(at("spec", "pipe"), 100, at("spec"))).toEqual(refused);
    expect(await regularFileReader.readFile(at("spec", "pipe"), 100)).toEqual(refused);
    expect(await regularFileReader.readFile("/dev/zero", 100)).toEqual(refused);
  });
});

describe("a document of several files on the disk", () => {
  it("is loaded from there", async () => {
    writeFileSync(at("spec", "openapi.yaml"), "a: {$ref: ./sub/b.yaml}\nb: {$ref: sub/no.yaml}\nc: {$ref: ../secret.yaml}\n");
    const { loaded, found, diagnostics } = await load({ kind: "path", path: at("spec", "openapi.yaml") });
    expect([...(loaded?.documents.keys() ?? [])]).toEqual(["openapi.yaml", "sub/b.yaml"]);
    expect(found).toEqual(["MM2012 2:5", "MM2012 3:5"]);
    expect(JSON.stringify(diagnostics.all())).not.toContain("SECRET");
  });
});
