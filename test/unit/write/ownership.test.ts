import { statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isFeasible } from "../../../generator/write/plan-output.js";
import { createMemoryPlace, createRealPlace, kindAt, type Place, plannedOutput, writeOutput } from "./outputs.js";

const first = { "src/index.ts": "index", "src/pet.ts": "pet", "docs/pet.md": "page" };

for (const [name, create] of [
  ["in memory", createMemoryPlace],
  ["on disk", createRealPlace],
] as const) {
  describe(`only owned, unedited files are touched (${name})`, () => {
    let place: Place;
    beforeEach(() => {
      place = create();
    });
    afterEach(() => place.dispose());

    it("writes everything and the manifest where nothing was", async () => {
      const { outcome } = await writeOutput(place, first);
      expect(outcome).toEqual({ ok: true });
      expect(Object.keys(place.read())).toEqual([".modelmint.json", "docs/pet.md", "src/index.ts", "src/pet.ts"]);
    });

    it("does nothing the second time", async () => {
      await writeOutput(place, first);
      const { plan } = await writeOutput(place, first);
      expect(plan.changes.map(({ kind }) => kind)).toEqual(["unchanged", "unchanged", "unchanged", "unchanged"]);
      expect([plan.writes, plan.removals, plan.manifest]).toEqual([[], [], undefined]);
    });

    describe("a file that is owned", () => {
      beforeEach(() => writeOutput(place, first));

      it("is overwritten when its text changes", async () => {
        const { plan } = await writeOutput(place, { ...first, "src/pet.ts": "new pet" });
        expect(kindAt(plan, "src/pet.ts")).toBe("update");
        expect(place.read()["src/pet.ts"]).toBe("new pet");
      });

      it("is deleted when it is no longer wanted, with the folder that becomes empty", async () => {
        const { plan } = await writeOutput(place, { "src/index.ts": "index", "src/pet.ts": "pet" });
        expect(kindAt(plan, "docs/pet.md")).toBe("delete");
        expect(Object.keys(place.read())).toEqual([".modelmint.json", "src/index.ts", "src/pet.ts"]);
        expect(await place.fileSystem.kindOf(`${place.root}/docs`)).toBeUndefined();
      });

      it("moves when its name changes", async () => {
        await writeOutput(place, { "src/index.ts": "index", "src/dog.ts": "pet", "docs/pet.md": "page" });
        expect(Object.keys(place.read())).toEqual([".modelmint.json", "docs/pet.md", "src/dog.ts", "src/index.ts"]);
      });

      it("comes back when somebody deleted it", async () => {
        await place.fileSystem.remove(`${place.root}/src/pet.ts`);
        const { plan } = await writeOutput(place, first);
        expect(kindAt(plan, "src/pet.ts")).toBe("missing");
        expect(place.read()["src/pet.ts"]).toBe("pet");
      });
    });

    describe("a file that was edited by hand", () => {
      const edited = {
        ".modelmint.json": expect.any(String),
        "docs/pet.md": "page",
        "src/index.ts": "index",
        "src/pet.ts": "mine",
      };
      beforeEach(async () => {
        await writeOutput(place, first);
        place.put("src/pet.ts", "mine");
      });

      it.each([
        ["write", { ...first, "src/pet.ts": "new pet" }],
        ["remove", { "src/index.ts": "new index" }],
        ["rename", { ...first, "src/pet.ts": undefined, "src/dog.ts": "pet" }],
      ])("stops the whole run: %s", async (_act, wanted) => {
        const files = Object.fromEntries(
          Object.entries(wanted).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
        );
        const { plan, outcome } = await writeOutput(place, files);
        expect(outcome).toBeUndefined();
        expect(plan.obstacles.handEdited).toEqual(["src/pet.ts"]);
        expect(place.read()).toEqual(edited);
      });

      it("is overwritten when forced", async () => {
        await writeOutput(place, { ...first, "src/pet.ts": "new pet" }, "overwrite");
        expect(place.read()["src/pet.ts"]).toBe("new pet");
      });

      it("is deleted when forced and no longer wanted", async () => {
        await writeOutput(place, { "src/index.ts": "index" }, "overwrite");
        expect(Object.keys(place.read())).toEqual([".modelmint.json", "src/index.ts"]);
      });

      it("stays when edits are kept, while others are written, and is still known as edited", async () => {
        await writeOutput(place, { ...first, "src/index.ts": "new index" }, "keep");
        expect(place.read()).toMatchObject({ "src/pet.ts": "mine", "src/index.ts": "new index" });
        expect(kindAt(await plannedOutput(place, first), "src/pet.ts")).toBe("hand-edited");
      });

      it("stays when edits are kept and it is no longer wanted, and is not forgotten", async () => {
        await writeOutput(place, { "src/index.ts": "index" }, "keep");
        expect(place.read()["src/pet.ts"]).toBe("mine");
        expect(kindAt(await plannedOutput(place, { "src/index.ts": "index" }), "src/pet.ts")).toBe("hand-edited");
      });

      it("counts as right when the edit is what is wanted now", async () => {
        const { plan } = await writeOutput(place, { ...first, "src/pet.ts": "mine" });
        expect(kindAt(plan, "src/pet.ts")).toBe("unchanged");
        expect((await plannedOutput(place, { ...first, "src/pet.ts": "mine" })).manifest).toBeUndefined();
      });
    });

    describe("a foreign file", () => {
      it.each(["stop", "overwrite", "keep"] as const)("in the way stops the run (edits: %s)", async (edits) => {
        place.put("src/pet.ts", "not yours");
        const { plan, outcome } = await writeOutput(place, first, edits);
        expect(outcome).toBeUndefined();
        expect(plan.obstacles.foreign).toEqual([{ path: "src/pet.ts", found: "file" }]);
        expect(place.read()).toEqual({ "src/pet.ts": "not yours" });
      });

      it("in the way of a rename stops the run", async () => {
        await writeOutput(place, first);
        place.put("src/dog.ts", "not yours");
        const { plan, outcome } = await writeOutput(place, { "src/index.ts": "index", "src/dog.ts": "pet" });
        expect([outcome, plan.obstacles.foreign]).toEqual([undefined, [{ path: "src/dog.ts", found: "file" }]]);
        expect(place.read()).toMatchObject({ ...first, "src/dog.ts": "not yours" });
      });

      it("beside the package's files is never looked at", async () => {
        place.put("notes.txt", "mine");
        place.put("dist/index.js", "built");
        const { plan } = await writeOutput(place, first);
        expect(plan.changes.map(({ path }) => path)).toEqual([".modelmint.json", "docs/pet.md", "src/index.ts", "src/pet.ts"]);
        expect(place.read()).toMatchObject({ "notes.txt": "mine", "dist/index.js": "built" });
      });

      it("in a folder of generated files is a stray, is not deleted, and keeps the folder", async () => {
        await writeOutput(place, first);
        place.put("docs/mine.md", "mine");
        const { plan } = await writeOutput(place, { "src/index.ts": "index" });
        expect(kindAt(plan, "docs/mine.md")).toBe("stray");
        expect(Object.keys(place.read())).toEqual([".modelmint.json", "docs/mine.md", "src/index.ts"]);
      });

      it("with the very bytes that are wanted is adopted", async () => {
        place.put("src/pet.ts", "pet");
        expect((await writeOutput(place, first)).outcome).toEqual({ ok: true });
        expect((await plannedOutput(place, first)).manifest).toBeUndefined();
      });
    });

    it.each([
      ["a folder where a file is wanted", "src/pet.ts/inner.txt", "src/pet.ts", "folder"],
      ["a file where a folder is wanted", "src", "src", "file"],
      ["a folder where the manifest is wanted", ".modelmint.json/inner.txt", ".modelmint.json", "folder"],
    ] as const)("refuses %s", async (_what, present, path, found) => {
      place.put(present, "x");
      const { plan, outcome } = await writeOutput(place, first, "overwrite");
      expect([outcome, plan.obstacles.foreign]).toEqual([undefined, [{ path, found }]]);
      expect(place.read()).toEqual({ [present]: "x" });
    });

    it.each([
      ["a file", "src/pet.ts"],
      ["a folder", "src"],
      ["the manifest", ".modelmint.json"],
      ["a file that is not wanted", "src/other.ts"],
    ])("refuses a symbolic link in place of %s", async (_what, path) => {
      place.put("elsewhere/pet.ts", "pet");
      place.link(path, path === "src" ? `${place.root}/elsewhere` : `${place.root}/elsewhere/pet.ts`);
      if (path === "src/other.ts") place.put("src/index.ts", "index");
      const { plan, outcome } = await writeOutput(place, first, "overwrite");
      expect([outcome, plan.obstacles.links]).toEqual([undefined, [path]]);
      expect(place.read()["elsewhere/pet.ts"]).toBe("pet");
    });
  });
}

describe("case and paths", () => {
  it.each([
    ["two wanted files", { "src/Pet.ts": "1", "src/pet.ts": "2" }, {}, [["src/Pet.ts", "src/pet.ts"]]],
    ["two wanted folders", { "src/A/x.ts": "1", "src/a/y.ts": "2" }, {}, [["src/A", "src/a"]]],
    ["a wanted and a foreign file", { "src/pet.ts": "1" }, { "src/PET.ts": "mine" }, [["src/PET.ts", "src/pet.ts"]]],
  ])("refuses %s that differ by case only", async (_what, wanted, present, collisions) => {
    const place = createMemoryPlace();
    for (const [path, text] of Object.entries(present)) place.put(path, text);
    const plan = await plannedOutput(place, wanted);
    expect([isFeasible(plan), plan.obstacles.collisions]).toEqual([false, collisions]);
  });

  it("leaves two foreign files alone that differ by case only", async () => {
    const place = createMemoryPlace();
    place.put("src/a.ts", "1");
    place.put("src/A.ts", "2");
    expect(isFeasible(await plannedOutput(place, { "src/pet.ts": "1" }))).toBe(true);
  });

  it("respells an owned file", async () => {
    const place = createMemoryPlace();
    await writeOutput(place, { "src/Pet.ts": "1" });
    expect((await writeOutput(place, { "src/pet.ts": "1" })).outcome).toEqual({ ok: true });
    expect(Object.keys(place.read())).toEqual([".modelmint.json", "src/pet.ts"]);
  });

  it.each(["../escape.ts", "/absolute.ts", "src/../../escape.ts", "src//x.ts", "C:/x.ts", "src\\x.ts", ".modelmint.json"])(
    "refuses to write %s",
    async (path) => {
      const plan = await plannedOutput(createMemoryPlace(), { [path]: "x", "src/a.ts": "a" });
      expect([isFeasible(plan), plan.obstacles.outside]).toEqual([false, [path]]);
    },
  );
});

describe("on disk", () => {
  it("keeps the modification time of files that do not change", async () => {
    const place = createRealPlace();
    await writeOutput(place, first);
    const past = new Date("2001-02-03T04:05:06Z");
    for (const path of Object.keys(place.read())) utimesSync(join(place.root, path), past, past);
    await writeOutput(place, { ...first, "src/pet.ts": "new pet" });
    const times = Object.keys(place.read()).map((path) => [
      path,
      statSync(join(place.root, path)).mtime.getTime() === past.getTime(),
    ]);
    expect(times).toEqual([
      [".modelmint.json", false],
      ["docs/pet.md", true],
      ["src/index.ts", true],
      ["src/pet.ts", false],
    ]);
    place.dispose();
  });
});
