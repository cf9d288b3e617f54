import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { tuneEngine } from "../../../generator/cli/tune-engine.js";

function flagsFor(version: string): readonly string[] {
  const flags: string[] = [];
  tuneEngine(version, (flag) => flags.push(flag));
  return flags;
}

describe("the tuning of the engine", () => {
  it.each([
    ["11.3.244.8-node.36", ["--always-sparkplug", "--interrupt-budget"]],
    ["12.4.254.21-node.57", ["--always-sparkplug", "--invocation-count-for-turbofan", "--invocation-count-for-maglev"]],
    ["13.6.233.17-node.53", ["--always-sparkplug", "--invocation-count-for-turbofan", "--invocation-count-for-maglev"]],
    ["14.6.202.34-node.34", ["--always-sparkplug", "--invocation-count-for-turbofan", "--invocation-count-for-maglev"]],
  ])("makes V8 %s optimize later", (version, flags) => {
    expect(flagsFor(version).map((flag) => flag.split("=")[0])).toEqual(flags);
  });

  it.each(["9.4.146", "10.2.154", "15.0.1", "110.1", "1.2"])("leaves V8 %s alone", (version) => {
    expect(flagsFor(version)).toEqual([]);
  });

  it("knows the flags of this engine", () => {
    const { status, stderr } = spawnSync(process.execPath, [...flagsFor(process.versions.v8), "--eval", "0"], {
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});
