import { describe, expect, it } from "vitest";
import { BrokenLaw } from "../../../generator/emit/tests/support/failure.js";
import { checkFiles } from "../../../generator/emit/tests/support/files.js";
import type { TestedCodec } from "../../../generator/emit/tests/support/types.js";

type Record_ = Readonly<Record<string, unknown>>;

const FILES = {
  beside: { purpose: "train" },
  fields: { the_file: "theFile" },
  required: ["the_file"],
  keepsUnknown: true,
} as const;
const SUBJECT = { model: "Upload", pointer: "/components/schemas/Upload" };

const renamed = (record: Record_, from: string, to: string): Record_ =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name === from ? to : name, value]));

function codecOf(
  change: (value: Record_) => Record_ = (value) => value,
  isFile: (value: unknown) => boolean = (value) => value instanceof Blob,
): TestedCodec<Record_> {
  const decode = (input: unknown): Record_ => renamed(input as Record_, "the_file", "theFile"); // the tests hand in objects alone
  return {
    decode,
    safeDecode: (input) => {
      const value = decode(input);
      const wrong = [
        ...(isFile(value["theFile"]) ? [] : ["the_file"]),
        ...(typeof value["purpose"] === "string" ? [] : ["purpose"]),
      ];
      return wrong.length === 0
        ? { ok: true, value }
        : { ok: false, issues: wrong.map((name) => ({ path: [name], code: "type" })) };
    },
    encode: (value) => change(renamed(value, "theFile", "the_file")),
  };
}

describe("a model with files", () => {
  it("passes where each is handed on as it is", () => {
    expect(() => checkFiles(SUBJECT, codecOf(), FILES)).not.toThrow();
  });

  it("may be without one that can be null", () => {
    const codec = codecOf(undefined, (value) => value === null || value instanceof Blob);
    expect(() => checkFiles(SUBJECT, codec, FILES)).toThrow('"the_file" is a file, not null');
    expect(() => checkFiles(SUBJECT, codec, { ...FILES, nullable: ["the_file"] })).not.toThrow();
  });

  const wrong: readonly (readonly [what: string, codec: TestedCodec<Record_>, law: string])[] = [
    ["copies a file", codecOf((value) => ({ ...value, the_file: new Blob([]) })), "the file of the_file is theFile in code"],
    ["loses a file", codecOf(({ the_file: _, ...others }) => others), "the file of the_file"],
    [
      "changes what stands beside",
      codecOf((value) => ({ ...value, purpose: "test" })),
      "what stands beside files comes back: purpose",
    ],
    ["adds something", codecOf((value) => ({ ...value, more: 1 })), "nothing is added and nothing lost"],
    ["takes text for a file", codecOf(undefined, (value) => value !== undefined), 'is a file, not "text", with its path'],
    [
      "does not miss a file",
      codecOf(undefined, (value) => value === undefined || value instanceof Blob),
      "is missed, with its path",
    ],
  ];
  it("fails where it takes a wrong value beside a file", () => {
    const codec = codecOf();
    expect(() => checkFiles(SUBJECT, codec, FILES, { purpose: [7] })).not.toThrow();
    expect(() => checkFiles(SUBJECT, codec, FILES, { purpose: [7, "accepted"] })).toThrow(
      '"purpose" cannot be "accepted", with its path',
    );
  });

  it.each(wrong)("fails where it %s", (_what, codec, law) => {
    expect(() => checkFiles(SUBJECT, codec, FILES)).toThrow(BrokenLaw);
    expect(() => checkFiles(SUBJECT, codec, FILES)).toThrow(law);
  });
});
