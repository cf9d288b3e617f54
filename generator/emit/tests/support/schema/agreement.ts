import { ask, decodeValid, encodeValid, refuses } from "../asking.js";
import { sameValue } from "../equality.js";
import { BrokenLaw, type Subject, showIssues } from "../failure.js";
import type { TestedCodec, TestedIssue } from "../types.js";
import type { Finding, Path, Verdict } from "./judge.js";

/** What one asks a judge about a model. */
export type Question = (value: unknown) => Verdict | undefined;

/** How many values were compared. */
export interface Tally {
  valid: number;
  invalid: number;
}

/** What the model is known to do otherwise. */
export interface Agreement {
  /** It has null as a value; otherwise null is the business of the places that hold it. */
  readonly nullable: boolean;
  /** Defaults are filled in, so that it does not come back as it was. */
  readonly lossy: boolean;
  /** Unknown properties are dropped. What is left need not be valid: one may have been required, or counted. */
  readonly strips: boolean;
}

/**
 * The codec accepts what ajv accepts, and gives it back as it was; it rejects what ajv rejects, at the places where
 * ajv finds something.
 */
export function checkAgreement<T>(
  subject: Subject,
  codec: TestedCodec<T>,
  question: Question,
  wire: unknown,
  { nullable, lossy, strips }: Agreement,
  tally: Tally,
): void {
  if (wire === null && !nullable) return;
  const verdict = question(wire);
  if (verdict === undefined) return;
  const result = ask(subject, codec, wire);
  if (result.ok !== verdict.valid) throw disagree(subject, wire, verdict, result.ok ? [] : result.issues);
  if (result.ok) {
    tally.valid++;
    checkReturn(subject, codec, wire, result.value, { lossy, strips });
  } else {
    tally.invalid++;
    checkPlaces(subject, wire, verdict.findings, result.issues);
    checkRefusal(subject, codec, wire, result.issues);
  }
}

function disagree(subject: Subject, wire: unknown, verdict: Verdict, issues: readonly TestedIssue[]): BrokenLaw {
  const found = verdict.findings.map(({ path, keyword }) => `${path.join(".") || "(root)"}: ${keyword}`).join("; ");
  return new BrokenLaw(
    subject,
    verdict.valid
      ? `decode accepts what ajv accepts (issues: ${showIssues(issues)})`
      : `decode rejects what ajv rejects (ajv: ${found})`,
    wire,
  );
}

function checkReturn<T>(
  subject: Subject,
  codec: TestedCodec<T>,
  wire: unknown,
  value: T,
  { lossy, strips }: Pick<Agreement, "lossy" | "strips">,
): void {
  if (strips && !sameValue(encodeValid(subject, codec, value, wire), wire)) return;
  const encoded = encodeValid(subject, codec, value, wire, { validate: true });
  if (!lossy && !sameValue(encoded, wire))
    throw new BrokenLaw(subject, "encode(decode(wire)) is wire", wire, { actual: encoded, expected: wire });
  const again = decodeValid(subject, codec, encoded, "decode accepts what encode gives");
  if (!sameValue(again, value))
    throw new BrokenLaw(subject, "decode(encode(value)) is value", wire, { actual: again, expected: value });
}

// What encoding looks at in the wire value that it has made, as decoding does in the one that it is given.
const CONSTRAINTS: ReadonlySet<string> = new Set([
  ...["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern", "format"],
  ...["minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
]);

/** A value that comes back as it was, if constraints are left out, is refused where encoding validates. */
function checkRefusal<T>(subject: Subject, codec: TestedCodec<T>, wire: unknown, issues: readonly TestedIssue[]): void {
  if (!issues.every(({ code }) => CONSTRAINTS.has(code))) return;
  const loose = ask(subject, codec, wire, { constraints: false });
  if (!loose.ok || !sameValue(encodeValid(subject, codec, loose.value, wire), wire)) return;
  if (!refuses(codec, loose.value, { validate: true }))
    throw new BrokenLaw(subject, `encode with validation refuses what breaks a constraint (${showIssues(issues)})`, wire);
}

// What these find is about several schemas at once: the codec may go into one of them, or speak of the whole.
const COMPOSITIONS: ReadonlySet<string> = new Set([
  ...["anyOf", "oneOf", "not", "if", "contains", "unevaluatedProperties", "unevaluatedItems", "items", "uniqueItems"],
]);
const FORBIDDING: ReadonlySet<string> = new Set(["additionalProperties", "false schema"]);
// The codec stops to collect at a hundred issues.
const MOST_ISSUES = 100;

function checkPlaces(subject: Subject, wire: unknown, findings: readonly Finding[], issues: readonly TestedIssue[]): void {
  if (issues.length >= MOST_ISSUES) return;
  const paths = issues.map((issue) => issue.path.map(String));
  const wholes = findings.filter(({ keyword }) => COMPOSITIONS.has(keyword)).map(({ path }) => path);
  const isInWhole = (path: Path): boolean => wholes.some((whole) => startsWith(path, whole));
  const strange = paths.filter((path) => !isInWhole(path) && !findings.some((finding) => sameValue(finding.path, path)));
  // Of a value of the wrong type the codec says no more, and nothing of what is in one that must not be there. Of items that are
  // too many it need not say what else is wrong.
  const wrong = findings.filter(({ keyword }) => keyword === "type").map(({ path }) => path);
  const forbidden = findings.filter(({ keyword }) => FORBIDDING.has(keyword)).map(({ path }) => path);
  const isBeside = ({ path, keyword }: Finding): boolean =>
    (keyword !== "type" && wrong.some((whole) => startsWith(path, whole))) ||
    forbidden.some((whole) => path.length > whole.length && startsWith(path, whole)) ||
    findings.some((list) => isBeyond(path, list));
  const missed = findings.filter(
    (finding) => !isInWhole(finding.path) && !isBeside(finding) && !paths.some((other) => sameValue(other, finding.path)),
  );
  if (strange.length === 0 && missed.length === 0) return;
  const show = (each: readonly Path[]): readonly string[] => each.map((path) => path.join(".") || "(root)");
  throw new BrokenLaw(subject, "issues stand where ajv finds something, and everywhere there", wire, {
    actual: show(paths),
    expected: show(findings.map(({ path }) => path)),
  });
}

function isBeyond(path: Path, { path: list, most = Number.POSITIVE_INFINITY }: Finding): boolean {
  return path.length > list.length && startsWith(path, list) && Number(path[list.length]) >= most;
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((key, index) => path[index] === key);
}
