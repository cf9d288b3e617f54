import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readUrl } from "../../../generator/load/read-url.js";
import { load } from "./load-kit.js";

const asked: { readonly path: string; readonly headers: Readonly<Record<string, unknown>> }[] = [];
let server: Server;
let origin = "";

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  "/a.yaml": (response) => response.end("a: {$ref: b.yaml}"),
  "/moved": (response) => response.writeHead(302, { location: "/a.yaml" }).end(),
  "/elsewhere": (response) => response.writeHead(302, { location: "http://other.example/a.yaml" }).end(),
  "/other-port": (response) => response.writeHead(302, { location: "http://127.0.0.1:9/a.yaml" }).end(),
  "/to-file": (response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "/nowhere": (response) => response.writeHead(302).end(),
  "/circle": (response) => response.writeHead(307, { location: "/circle" }).end(),
  "/error": (response) => response.writeHead(503, "Out of Order").end("SECRET"),
  "/endless": (response) => {
    const more = (): void => {
      while (!response.destroyed && response.write("x".repeat(10_000)));
    };
    response.on("drain", more);
    more();
  },
  "/silent": () => {},
  "/slow": (response) => void response.write("a"),
  "/gzip": (response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("a: 1")),
  "/bomb": (response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(50_000_000))),
  "/brotli-bomb": (response) =>
    void response
      .writeHead(200, { "content-encoding": "br" })
      .end(brotliCompressSync(Buffer.alloc(50_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })),
  "/double-bomb": (response) =>
    void response.writeHead(200, { "content-encoding": "gzip, gzip" }).end(gzipSync(gzipSync(Buffer.alloc(50_000_000)))),
  "/no-gzip": (response) => void response.writeHead(200, { "content-encoding": "gzip" }).end("a: 1"),
  "/bad-header": (response) => {
    response.socket?.end("HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\na: 1");
  },
  "/no-http": (response) => {
    response.socket?.end("a: 1\r\n\r\n");
  },
  "/endless-header": (response) => {
    const { socket } = response;
    socket?.write("HTTP/1.1 200 OK\r\n");
    const more = (): void => {
      while (socket?.destroyed === false && socket.write(`x-${"y".repeat(1000)}: z\r\n`));
    };
    socket?.on("drain", more);
    socket?.on("error", () => {});
    more();
  },
  "/drip": (response) => {
    const drip = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(drip));
  },
  "/cut": (response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("a", () => response.destroy());
  },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ path: request.url ?? "", headers: request.headers });
    const answer = answers[(request.url ?? "").replace(/\?.*/, "")];
    if (answer === undefined) response.writeHead(404).end();
    else answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has such an address.
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const read = (path: string, maxBytes = 1000, timeout = 5000) => readUrl(new URL(path, origin), maxBytes, timeout);

describe("fetching a document", () => {
  it("gives its bytes", async () => {
    expect(await read("/a.yaml")).toEqual({ kind: "bytes", bytes: Buffer.from("a: {$ref: b.yaml}") });
  });

  it("sends the query and no credentials or cookies", async () => {
    await read("/a.yaml?token=1");
    expect(asked.at(-1)?.path).toBe("/a.yaml?token=1");
    expect(asked.at(-1)?.headers).not.toHaveProperty("authorization");
    expect(asked.at(-1)?.headers).not.toHaveProperty("cookie");
  });

  it("follows redirects on the same host", async () => {
    expect(await read("/moved")).toMatchObject({ kind: "bytes" });
  });

  it.each([
    ["/elsewhere", "it redirects to another host, other.example"],
    ["/other-port", "it redirects to another host, 127.0.0.1:9"],
    ["/to-file", "it redirects to another host, file:"],
    ["/nowhere", "it redirects to nowhere"],
    ["/circle", "it redirects more than 5 times"],
    ["/error", "the answer is 503 Out of Order"],
    ["/missing", "the answer is 404 Not Found"],
    ["/cut", "the connection was closed"],
  ])("of %s fails: %s", async (path, reason) => {
    expect(await read(path)).toEqual({ kind: "unreachable", reason });
  });

  it.each([
    ["/bad-header", /^the connection fails \(HPE_/],
    ["/no-http", /^the connection fails \(HPE_/],
    ["/endless-header", /^the connection fails \((?:UND_ERR_HEADERS_OVERFLOW|HPE_)/],
    ["/no-gzip", /^the connection fails \(Z_/],
  ])("of %s, which breaks its protocol, fails: %s", async (path, reason) => {
    expect(await read(path)).toEqual({ kind: "unreachable", reason: expect.stringMatching(reason) });
  });

  it("is of what was compressed", async () => {
    expect(await read("/gzip")).toEqual({ kind: "bytes", bytes: Buffer.from("a: 1") });
  });

  it.each(["/endless", "/bomb", "/brotli-bomb", "/double-bomb"])("of %s ends at the limit of size", async (path) => {
    expect(await read(path, 100_000)).toMatchObject({ kind: "too large" });
  });

  it.each(["/silent", "/slow", "/drip"])("of %s ends at the limit of time", async (path) => {
    expect(await read(path, 1000, 300)).toEqual({ kind: "unreachable", reason: "it takes longer than 0.3 seconds" });
  });

  it("says that nobody listens", async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const { port } = closed.address() as AddressInfo; // as above
    await new Promise((resolve) => closed.close(resolve));
    expect(await readUrl(new URL(`http://127.0.0.1:${port}/`), 1000, 5000)).toEqual({
      kind: "unreachable",
      reason: "the connection is refused",
    });
  });

  it("refuses to send a password", async () => {
    const before = asked.length;
    const url = new URL(origin);
    url.username = "me";
    url.password = "secret";
    expect(await readUrl(url, 1000, 5000)).toEqual({
      kind: "unreachable",
      reason: "the URL contains credentials, which are not sent",
    });
    expect(asked).toHaveLength(before);
  });
});

describe("a document from the network", () => {
  it("is loaded, and nothing that it refers to is", async () => {
    const before = asked.length;
    const { loaded, found } = await load({ kind: "url", url: `${origin}/a.yaml` });
    expect(loaded?.root).toMatchObject({ uri: `${origin}/a.yaml`, value: { a: { $ref: "b.yaml" } } });
    expect(found).toEqual(["MM2012 1:5"]);
    expect(asked).toHaveLength(before + 1);
  });

  it("that is not there is reported with its host", async () => {
    const { loaded, messages } = await load({ kind: "url", url: `${origin}/missing?token=t0ken` });
    expect(loaded).toBeUndefined();
    expect(messages).toEqual([`The document could not be fetched from ${new URL(origin).host}: the answer is 404 Not Found.`]);
  });
});
