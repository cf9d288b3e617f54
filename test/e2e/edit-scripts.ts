import { mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";

/** One way in which people, editors and tools change a file. The last thing each does is to leave the text. */
export type Manner = "write" | "truncate" | "pieces" | "rename" | "recreate" | "refolder" | "invalid first";

export interface Step {
  readonly file: keyof typeof texts;
  /** Which of the file's texts it holds in the end. */
  readonly choice: number;
  readonly manner: Manner;
  /** Milliseconds between the parts of the step. */
  readonly gap: number;
  /** Milliseconds until the next step. */
  readonly wait: number;
}

/** The files of a small project, each with the valid texts that it can have; a config, a document, and two that it refers to. */
export const texts = {
  "modelmint.config.json": [
    '{ "input": "api/openapi.yaml", "output": "out" }',
    '{ "input": "api/openapi.yaml", "output": "out", "models": { "dates": "string" } }',
    '{ "input": "api/openapi.yaml", "output": "out", "tests": false, "package": { "name": "pets" } }',
  ],
  "api/openapi.yaml": [
    document('    Pet: { $ref: "parts/pet.yaml#/Pet" }'),
    document('    Pet: { $ref: "parts/pet.yaml#/Pet" }\n    Tag: { $ref: "parts/tag.json" }'),
    document("    Dog: { type: object, properties: { born: { type: string, format: date-time } } }"),
  ],
  "api/parts/pet.yaml": [
    "Pet: { type: object, properties: { name: { type: string }, born: { type: string, format: date-time } } }\n",
    "Pet: { type: object, required: [name], properties: { name: { type: string } } }\n",
    "Pet: { type: string, enum: [cat, dog] }\n",
  ],
  "api/parts/tag.json": ['{ "type": "string" }', '{ "type": "object", "properties": { "label": { "type": "string" } } }'],
} as const;

function document(schemas: string): string {
  return `openapi: 3.1.0\ninfo: { title: Pets, version: 1.0.0 }\npaths: {}\ncomponents:\n  schemas:\n${schemas}\n`;
}

/** Scripts of a few steps each, the same ones for the same seed. */
export function createScripts(count: number, seed: number): readonly (readonly Step[])[] {
  const step: fc.Arbitrary<Step> = fc.record({
    // Keys of the texts above; Object.keys says no more than that they are strings.
    file: fc.constantFrom(...(Object.keys(texts) as (keyof typeof texts)[])),
    choice: fc.nat(),
    manner: fc.constantFrom<Manner>("write", "truncate", "pieces", "rename", "recreate", "refolder", "invalid first"),
    gap: fc.constantFrom(0, 1, 10, 40, 160),
    wait: fc.constantFrom(0, 0, 5, 60, 250),
  });
  return fc.sample(fc.array(step, { minLength: 1, maxLength: 4 }), { numRuns: count, seed });
}

/** Carries out a script in a folder; every file holds a whole text when it is done. */
export async function carryOut(script: readonly Step[], folder: string): Promise<void> {
  for (const step of script) {
    const choices = texts[step.file];
    await edit(join(folder, step.file), choices[step.choice % choices.length] ?? "", step, folder);
    await setTimeout(step.wait);
  }
}

async function edit(path: string, text: string, { manner, gap }: Step, root: string): Promise<void> {
  switch (manner) {
    case "write":
      return writeFileSync(path, text);
    case "truncate":
      truncateSync(path, 0);
      await setTimeout(gap);
      return writeFileSync(path, text);
    case "pieces":
      for (const part of [0.3, 0.7, 1]) {
        writeFileSync(path, text.slice(0, Math.ceil(text.length * part)));
        await setTimeout(gap);
      }
      return;
    case "rename":
      writeFileSync(`${path}~`, text);
      await setTimeout(gap);
      return renameSync(`${path}~`, path);
    case "recreate":
      rmSync(path);
      await setTimeout(gap);
      return writeFileSync(path, text);
    case "invalid first":
      writeFileSync(path, `{ ]${text}`);
      await setTimeout(gap);
      return writeFileSync(path, text);
    case "refolder":
      return replaceFolder(path, text, gap, root);
  }
}

/** As a checkout of another branch does it: the folder goes away with all that is in it, and comes again. */
async function replaceFolder(path: string, text: string, gap: number, root: string): Promise<void> {
  const folder = dirname(path);
  if (folder === root) return writeFileSync(path, text);
  const aside = `${root}/aside`;
  renameSync(folder, aside);
  await setTimeout(gap);
  mkdirSync(folder);
  await setTimeout(gap);
  rmSync(folder, { recursive: true });
  renameSync(aside, folder);
  writeFileSync(path, text);
}
