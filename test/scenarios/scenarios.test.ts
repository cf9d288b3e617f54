import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { resolveConfig } from "../../generator/config/resolve-config.js";
import { formatText } from "../../generator/diagnostics/reporters/text.js";
import { buildFiles } from "../../generator/pipeline.js";
import { readRuntime, readTestSupport } from "../../generator/run/installation.js";
import { type Block, parseScenarios, replaceBlocks, type Scenario } from "./scenario.js";

const folder = new URL("./", import.meta.url);
// `npm run scenarios` sets it: expected texts are written anew instead of compared.
const recording = process.env["RECORD_SCENARIOS"] === "1";
const runtime = readRuntime();
const testSupport = readTestSupport();

for (const file of readdirSync(folder).filter((name) => name.endsWith(".md"))) {
  const markdown = readFileSync(new URL(file, folder), "utf8");
  const recorded = new Map<Block, string>();
  describe(basename(file, ".md"), () => {
    for (const scenario of parseScenarios(markdown)) {
      test(scenario.title, async () => {
        const actual = await play(scenario);
        for (const block of expectations(scenario)) {
          const text = actual(block.name);
          if (recording) recorded.set(block, text);
          else expect(text.trimEnd(), block.name).toBe(block.text.trimEnd());
        }
      });
    }
  });
  afterAll(() => {
    if (recorded.size > 0) writeFileSync(new URL(file, folder), replaceBlocks(markdown, recorded));
  });
}

function isInput(block: Block): boolean {
  return block.name.startsWith("input.");
}

function expectations({ blocks }: Scenario): readonly Block[] {
  const wanted = blocks.filter((block) => !isInput(block) && block.name !== "config");
  expect(wanted.length, "a scenario expects something").toBeGreaterThan(0);
  return wanted;
}

async function play(scenario: Scenario): Promise<(name: string) => string> {
  const input = scenario.blocks.find(isInput);
  if (input === undefined) throw new Error("a scenario has an input");
  const config = scenario.blocks.find((block) => block.name === "config");
  const settings: unknown = config === undefined ? {} : JSON.parse(config.text);
  const options = { ...resolveConfig({ package: { name: "example" }, ...(settings as object) }), input: input.name }; // a config is an object
  const build = await buildFiles({ input: { kind: "text", text: input.text, uri: input.name }, options, runtime, testSupport });
  return (name) => {
    if (name === "diagnostics") return formatText(build.diagnostics, { color: false });
    const file = build.files.find((candidate) => candidate.path === name);
    if (file === undefined) throw new Error(`no ${name} was generated, but ${build.files.map((candidate) => candidate.path).join(", ")}\n${formatText(build.diagnostics, { color: false })}`);
    return file.text;
  };
}
