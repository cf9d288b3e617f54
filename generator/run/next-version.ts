import type { Bump } from "../compare/types.js";

/**
 * The version after a change, SemVer 2.0.0 §6 to §8, also below 1.0.0: what breaks is 1.0.0 then. A
 * pre-release (§9) goes on with its number, whatever changed, until the config says another version.
 */
export function nextVersion(version: string, bump: Bump): string {
  const { numbers, prerelease } = parse(version);
  if (prerelease !== undefined) return `${numbers.join(".")}-${nextPrerelease(prerelease)}`;
  const [major, minor, patch] = numbers;
  if (bump === "major") return `${major + 1}.0.0`;
  return bump === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** The later of two versions, SemVer §11. */
export function laterVersion(left: string, right: string): string {
  return compareVersions(left, right) < 0 ? right : left;
}

interface Version {
  readonly numbers: readonly [number, number, number];
  readonly prerelease: readonly string[] | undefined;
}

/** @param text a semantic version; the config admits no other */
function parse(text: string): Version {
  const [core = "", prerelease] = splitOnce(text.replace(/\+.*$/, ""), "-");
  const [major = 0, minor = 0, patch = 0] = core.split(".").map(Number);
  return { numbers: [major, minor, patch], prerelease: prerelease?.split(".") };
}

function splitOnce(text: string, separator: string): readonly string[] {
  const index = text.indexOf(separator);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

function nextPrerelease(identifiers: readonly string[]): string {
  const last = identifiers.at(-1) ?? "";
  return isNumber(last) ? [...identifiers.slice(0, -1), String(Number(last) + 1)].join(".") : [...identifiers, "1"].join(".");
}

function compareVersions(left: string, right: string): number {
  const [one, other] = [parse(left), parse(right)];
  for (const [index, number] of one.numbers.entries()) {
    const difference = number - (other.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (one.prerelease === undefined || other.prerelease === undefined)
    return Number(one.prerelease === undefined) - Number(other.prerelease === undefined);
  return comparePrereleases(one.prerelease, other.prerelease);
}

function comparePrereleases(left: readonly string[], right: readonly string[]): number {
  for (const [index, one] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const difference = compareIdentifiers(one, other);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function compareIdentifiers(left: string, right: string): number {
  if (isNumber(left) && isNumber(right)) return Number(left) - Number(right);
  if (isNumber(left) !== isNumber(right)) return isNumber(left) ? -1 : 1;
  return left < right ? -1 : left > right ? 1 : 0;
}

function isNumber(identifier: string): boolean {
  return /^\d+$/.test(identifier);
}
