import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { resolveConfig } from "../generator/config/resolve-config.js";
import { buildFiles } from "../generator/pipeline.js";
import { readRuntime, readTestSupport } from "../generator/run/installation.js";

const PAGE = "docs/models/operations/createimageeditusage.md";
const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

test("the document in spec/ gives the reference page, byte for byte, and it is the one that is committed", async () => {
  const input = { kind: "text", text: read("../spec/create-image-edit.yaml"), uri: "create-image-edit.yaml" } as const;
  const options = { ...resolveConfig({ package: { name: "@orq-ai/node" } }), input: input.uri };
  const { files } = await buildFiles({ input, options, runtime: readRuntime(), testSupport: readTestSupport() });
  const reference = read("createimageeditusage.md");
  expect(files.find((file) => file.path === PAGE)?.text).toBe(reference);
  expect(read(`../generated/${PAGE}`)).toBe(reference);
});
