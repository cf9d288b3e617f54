import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCommandLine, createFolder, modelmint, run } from "../e2e/command-line.js";
import { readTree } from "../unit/write/outputs.js";
import { oddDocument } from "./documents.js";

// A document of two files, in a folder of its own.
const root = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
components:
  schemas:
    Pet:
      type: object
      required: [kind, born]
      properties:
        kind: { $ref: "parts/kind.json#/Kind" }
        born: { type: string, format: date-time, example: 2020-02-03T04:05:06+05:30 }
        ILIK: { type: string, description: "Iıİi" }
`;
const part =
  '{\n  "Kind": { "enum": ["I", "ı", "İ", "i"] },\n  "Unused": { "$ref": "../pets.yaml#/components/schemas/Pet" }\n}\n';
const crlf = (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`;

const one = createFolder({ "pets.yaml": root, "parts/kind.json": part, "odd.json": oddDocument });
const other = createFolder({
  "deep/er/pets.yaml": crlf(root),
  "deep/er/parts/kind.json": crlf(part),
  "deep/er/odd.json": crlf(oddDocument),
});
beforeAll(() => buildCommandLine());
afterAll(() => {
  one.dispose();
  other.dispose();
});

const elsewhere = { TZ: "Asia/Kolkata", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" };

describe("another process gives the same bytes", () => {
  it.each(["pets.yaml", "odd.json"])(
    "from another folder, by absolute path, in India in Turkish, with CRLF and a byte order mark: %s",
    async (name) => {
      const here = await modelmint(["generate", name, "-o", `out-${name}`], {
        cwd: one.path,
        env: { TZ: "UTC", LC_ALL: "C" },
      });
      const there = await modelmint(["generate", join(other.path, "deep/er", name), "-o", join(other.path, `out-${name}`)], {
        cwd: "/",
        env: elsewhere,
      });
      expect([here.code, there.code], here.stderr + there.stderr).toEqual([0, 0]);
      const want = readTree(join(one.path, `out-${name}`));
      expect(Object.keys(want).length).toBeGreaterThan(40);
      expect(readTree(join(other.path, `out-${name}`))).toEqual(want);
    },
  );

  it("where zone and locale are really others", async () => {
    const script = "console.log(new Date(0).getTimezoneOffset(), (1234.5).toLocaleString())";
    const { stdout } = await run(process.execPath, ["-e", script], { cwd: one.path, env: elsewhere });
    expect(stdout).toBe("-330 1.234,5\n");
  });
});
