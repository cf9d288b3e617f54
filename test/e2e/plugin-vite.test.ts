import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, createLogger, createServer, type InlineConfig, type Logger, type ViteDevServer } from "vite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import modelmint from "../../generator/plugin/vite.js";
import { createFolder, petDocument } from "./command-line.js";

const broken = petDocument.replace("#/components/schemas/Pet", "#/components/schemas/Pett");
const page = '<script type="module" src="/main.ts"></script>\n';
const entry = 'import { Pet } from "./out/src/models/components/index.js";\nconsole.log(Pet.decode({ name: "Rex" }).name);\n';
const config = 'export default { input: "openapi.yaml", output: "out", tests: false };\n';

let folder: ReturnType<typeof createFolder>;
let server: ViteDevServer | undefined;
beforeEach(() => {
  folder = createFolder({ "openapi.yaml": petDocument, "index.html": page, "main.ts": entry, "modelmint.config.mjs": config });
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  folder.dispose();
});

const at = (path: string): string => join(folder.path, path);

/** A logger that keeps what it is told. */
function createRecordingLogger(): Logger & { readonly told: string[] } {
  const told: string[] = [];
  const keep = (text: string): void => void told.push(text);
  return { ...createLogger("silent"), info: keep, warn: keep, error: keep, told };
}

/** Starts a real dev server on loopback, and opens a page as a browser does: by its web socket. */
async function startServer() {
  const logger = createRecordingLogger();
  const started = await createServer({
    root: folder.path,
    configFile: false,
    customLogger: logger,
    cacheDir: at(".vite"),
    server: { host: "127.0.0.1", port: 0 },
    plugins: [modelmint()],
  });
  server = started;
  await started.listen();
  const [address = ""] = started.resolvedUrls?.local ?? [];
  const fetchText = async (path: string) => (await fetch(new URL(path, address))).text();
  return { address, logger, fetchText, page: await openPage(address, started) };
}

interface Payload {
  readonly type: string;
  readonly updates?: readonly { readonly path: string }[];
  readonly err?: { readonly message: string; readonly plugin?: string };
}

async function openPage(address: string, { config: { webSocketToken } }: ViteDevServer) {
  const payloads: Payload[] = [];
  let look = (): void => {};
  const socket = new WebSocket(`${address.replace("http", "ws")}?token=${webSocketToken}`, "vite-hmr");
  socket.on("message", (data) => {
    payloads.push(JSON.parse(String(data)));
    look();
  });
  const until = (wanted: (payload: Payload) => boolean): Promise<Payload> =>
    new Promise((resolve) => {
      look = () => {
        const found = payloads.find(wanted);
        if (found !== undefined) resolve(found);
      };
      look();
    });
  await until(({ type }) => type === "connected");
  return { until, payloads, close: () => socket.close() };
}

describe("the plugin for Vite's dev server", { timeout: 120_000 }, () => {
  it("generates before it serves, updates the page when the document changes, and shows errors until they are mended", async () => {
    const { fetchText, page, logger, address } = await startServer();
    expect(await fetchText("/main.ts")).toContain("/out/src/models/components/index.ts");
    expect(await fetchText("/out/src/models/components/pet.ts")).toContain("age");
    await fetchText("/out/src/models/components/index.ts");

    const opened = page.payloads.length;
    writeFileSync(at("openapi.yaml"), petDocument.replace("age:", "years:"));
    // No module accepts the change itself, so that the page is loaded anew; once for each file that changes.
    await page.until((payload) => payload.type === "full-reload" && page.payloads.indexOf(payload) >= opened);
    await expect.poll(() => fetchText("/out/src/models/components/pet.ts"), { timeout: 10_000 }).toContain("years");

    writeFileSync(at("openapi.yaml"), broken);
    const { err } = await page.until(({ type }) => type === "error");
    expect(err).toMatchObject({ plugin: "modelmint", message: expect.stringMatching(/MM2004.*\n.*openapi\.yaml:20:/) });
    expect(logger.told.join("\n")).toContain("MM2004");
    expect(await fetchText("/out/src/models/components/pet.ts")).toContain("years");
    const late = await openPage(address, server as ViteDevServer); // started above
    await late.until(({ type }) => type === "error");
    late.close();

    const before = page.payloads.length;
    writeFileSync(at("openapi.yaml"), petDocument.replace("age:", "years:"));
    await page.until((payload) => payload.type === "full-reload" && page.payloads.indexOf(payload) >= before);
    page.close();
  });

  it("goes on with a server that is started anew, and ends with it", async () => {
    const followed = () => process.getActiveResourcesInfo().filter((name) => name === "FSEventWrap").length;
    const before = followed();
    const { page, address } = await startServer();
    page.close();
    const anew = server as ViteDevServer; // started above
    for (let times = 0; times < 3; times++) await anew.restart();
    const opened = await openPage(address, anew);
    writeFileSync(at("openapi.yaml"), broken);
    await opened.until(({ type }) => type === "error");
    opened.close();
    await anew.close();
    server = undefined;
    await expect.poll(followed, { timeout: 10_000 }).toBe(before);
  });

  it("starts with a document that is wrong, and says so", async () => {
    writeFileSync(at("openapi.yaml"), broken);
    const { page, logger } = await startServer();
    await page.until(({ type }) => type === "error");
    expect(logger.told.join("\n")).toContain("MM2004");
    writeFileSync(at("openapi.yaml"), petDocument);
    await page.until(({ type }) => type === "full-reload");
    expect(existsSync(at("out/src/models/components/pet.ts"))).toBe(true);
    page.close();
  });
});

describe("the plugin in Vite's build", { timeout: 120_000 }, () => {
  const settings = (): InlineConfig => ({
    root: folder.path,
    configFile: false,
    logLevel: "silent",
    plugins: [modelmint()],
  });

  it("generates first", async () => {
    await build(settings());
    expect(existsSync(at("out/package.json"))).toBe(true);
    const html = readFileSync(at("dist/index.html"), "utf8");
    const [, script = ""] = /src="\/(assets\/[^"]+)"/.exec(html) ?? [];
    expect(readFileSync(at(`dist/${script}`), "utf8")).toContain("Rex");
  });

  it("fails with what is wrong", async () => {
    writeFileSync(at("openapi.yaml"), broken);
    await expect(build(settings())).rejects.toThrow(/MM2004.*\n.*:20:/);
    expect(existsSync(at("dist"))).toBe(false);
  });
});
