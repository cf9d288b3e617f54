import { describe, expect, it } from "vitest";
import type { Bump } from "../../../generator/compare/types.js";
import { laterVersion, nextVersion } from "../../../generator/run/next-version.js";

describe("the next version", () => {
  it.each<[string, Bump, string]>([
    ["1.2.3", "major", "2.0.0"],
    ["1.2.3", "minor", "1.3.0"],
    ["1.2.3", "patch", "1.2.4"],
    ["0.3.1", "major", "1.0.0"],
    ["0.3.1", "minor", "0.4.0"],
    ["1.0.0+build.5", "patch", "1.0.1"],
    ["2.0.0-beta.1", "major", "2.0.0-beta.2"],
    ["2.0.0-beta", "patch", "2.0.0-beta.1"],
  ])("after %s and a %s change is %s", (version, bump, want) => {
    expect(nextVersion(version, bump)).toBe(want);
  });

  // SemVer 2.0.0 §11.4
  const ordered = [
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.1",
    "1.2.0",
    "1.10.0",
    "2.0.0",
  ];

  it.each(ordered.slice(1).map((later, index) => [ordered[index] ?? "", later] as const))("%s is before %s", (earlier, later) => {
    expect([laterVersion(earlier, later), laterVersion(later, earlier)]).toEqual([later, later]);
  });
});
