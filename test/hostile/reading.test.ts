import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";

const SECRET = "SECRET_CANARY_7f3a";
let folder = "";
let server: Server;
let host = "";
const asked: { readonly url: string | undefined; readonly headers: IncomingHttpHeaders }[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "modelmint-reading-"));
  mkdirSync(join(folder, "specs/inside"), { recursive: true });
  mkdirSync(join(folder, "outside"));
  for (const path of ["secret.yaml", "outside/secret.yaml"])
    writeFileSync(join(folder, path), `Secret: { type: string, enum: [${SECRET}] }\n`);
  writeFileSync(join(folder, "specs/inside/pet.yaml"), "Pet: { type: string }\n");
  symlinkSync("../secret.yaml", join(folder, "specs/link.yaml"));
  symlinkSync("../outside", join(folder, "specs/folder"));
  symlinkSync("inside/pet.yaml", join(folder, "specs/good.yaml"));
  server = createServer((request, response) => {
    asked.push({ url: request.url, headers: request.headers });
    if (request.url === "/moved.yaml") response.writeHead(302, { location: "http://127.0.0.1:9/a.yaml" });
    response.end(`Secret: { type: string, enum: [${SECRET}] }\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await new Promise((resolve) => server.close(resolve));
});

/** Generates from a file whose one schema is a reference. */
async function refer(reference: string, allowHosts: readonly string[] = []) {
  asked.length = 0;
  const input = join(folder, "specs/api.json");
  const schemas = { A: { $ref: reference } };
  writeFileSync(
    input,
    JSON.stringify({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: {}, components: { schemas } }),
  );
  const result = await generate({ input, reading: { allowHosts } });
  const text = JSON.stringify(result);
  return { ...result, text, asked: asked.length, codes: result.diagnostics.map(({ code }) => code) };
}

describe("a reference reads no file outside of the document's folder, and says nothing of what is there", () => {
  it.each([
    "../secret.yaml#/Secret",
    "./inside/../../secret.yaml#/Secret",
    "%2e%2e/secret.yaml#/Secret",
    "..%2fsecret.yaml#/Secret",
    "..\\secret.yaml#/Secret",
    "link.yaml#/Secret",
    "folder/secret.yaml#/Secret",
    "file:../secret.yaml#/Secret",
    "/etc/passwd",
    "file:///etc/passwd",
    "\\\\host\\share",
    "C:\\secret.yaml",
    "/dev/stdin",
    "inside",
  ])("%s", async (reference) => {
    const { status, text, codes } = await refer(reference);
    expect([status, codes]).toEqual(["failed", ["MM2012"]]);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain("root:");
  });

  it.each(["inside/pet.yaml#/Pet", "./inside/../inside/pet.yaml#/Pet", "good.yaml#/Pet"])(
    "but inside of it: %s",
    async (reference) => {
      expect(await refer(reference)).toMatchObject({ status: "done", codes: [] });
    },
  );
});

describe("a reference reads nothing from the network", () => {
  it.each<[string, (host: string) => string, (host: string) => readonly string[], string]>([
    ["unless a host is allowed", (host) => `http://${host}/a.yaml#/Secret`, () => [], "not followed"],
    [
      "of another host than the allowed one",
      (host) => `http://${host}/a.yaml#/Secret`,
      () => ["api.example.com"],
      "not followed",
    ],
    [
      "of another port of an allowed host",
      (host) => `http://${host}/a.yaml#/Secret`,
      () => ["127.0.0.1", "127.0.0.1:1"],
      "not followed",
    ],
    [
      "by a name that only looks allowed",
      (host) => `http://${host}@127.0.0.1:9/a.yaml#/Secret`,
      (host) => [host],
      "not followed",
    ],
    ["without a scheme of its own", (host) => `//${host}/a.yaml#/Secret`, () => [], "absolute paths"],
  ])("%s", async (_what, reference, allowed, reason) => {
    const { status, diagnostics, asked } = await refer(reference(host), allowed(host));
    expect([status, diagnostics[0]?.code, asked]).toEqual(["failed", "MM2012", 0]);
    expect(diagnostics[0]?.message).toContain(reason);
  });

  it("but from an allowed host, without credentials or a word of where it comes from", async () => {
    expect(await refer(`http://${host}/a.yaml#/Secret`, [host])).toMatchObject({ status: "done", asked: 1 });
    expect(Object.keys(asked[0]?.headers ?? {}).filter((name) => /cookie|authorization|referer|origin/.test(name))).toEqual([]);
  });

  it("even where an allowed host sends to another one", async () => {
    const { status, diagnostics } = await refer(`http://${host}/moved.yaml#/Secret`, [host]);
    expect([status, diagnostics[0]?.message]).toEqual([
      "failed",
      expect.stringContaining("redirects to another host, 127.0.0.1:9"),
    ]);
  });
});

describe("limits can be set", () => {
  const nested = (levels: number): string => `${'{"items":'.repeat(levels)}{}${"}".repeat(levels)}`;
  const document = (schema: string): string =>
    `{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{},"components":{"schemas":{"A":${schema}}}}`;

  it.each<[string, string, object, string, readonly string[]]>([
    ["depth as it is", document(nested(190)), {}, "done", []],
    ["too deep", document(nested(210)), {}, "failed", ["MM1007"]],
    ["deeper where that is allowed", document(nested(400)), { maxDepth: 450 }, "done", []],
    ["less deep where that is wanted", document(nested(10)), { maxDepth: 9 }, "failed", ["MM1007"]],
  ])("%s", async (_what, text, reading, status, codes) => {
    const result = await generate({ input: { text, uri: "a.json" }, reading });
    expect([result.status, result.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)]).toEqual([
      status,
      codes,
    ]);
  });

  it("size", async () => {
    const input = join(folder, "specs/big.json");
    writeFileSync(input, document(`{"description":${JSON.stringify("x".repeat(1_100_000))}}`));
    expect(await generate({ input, tests: false })).toMatchObject({ status: "done" });
    expect(await generate({ input, reading: { maxMegabytes: 1 } })).toMatchObject({
      status: "failed",
      diagnostics: [{ code: "MM1006" }],
    });
  });
});
