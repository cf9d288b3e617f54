import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { tuneEngine } from "../../../generator/cli/tune-engine.js";

function flagsFor(version: string): readonly string[] {
  const flags: string[] = [];
  tuneEngine(version, (flag) => flags.push(flag));
  return flags;
}

describe("the tuning of the engine", () => {
  it("makes the V8 of Node 20 optimize later", () => {
    expect(flagsFor("11.3.244.8-node.36").map((flag) => flag.split("=")[0])).toEqual([
      "--always-sparkplug",
      "--interrupt-budget",
    ]);
  });

  it.each(["9.4.146", "12.4.254.21-node.33", "14.2.231", "110.1"])("leaves V8 %s alone", (version) => {
    expect(flagsFor(version)).toEqual([]);
  });

  it("knows the flags of this engine", () => {
    const { status, stderr } = spawnSync(process.execPath, [...flagsFor(process.versions.v8), "--eval", "0"], {
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});
