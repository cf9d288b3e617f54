import type { ChangeKind } from "../write/change-set.js";
import { type GeneratorInfo, manifestPath } from "../write/manifest.js";
import type { OutputPlan } from "../write/plan-output.js";

/** Why an output is not what its document gives, as the manifest of the last run tells it. */
export type DriftCause =
  /** There is no manifest: nothing was generated here. */
  | { readonly kind: "never generated" }
  /** A run was cut off, and no other has repaired it. */
  | { readonly kind: "interrupted" }
  | { readonly kind: "generator"; readonly from: GeneratorInfo; readonly to: GeneratorInfo }
  /** Documents that hold something else than then, came, or went; `.` is the root, others are relative to it. */
  | { readonly kind: "documents"; readonly documents: readonly string[] }
  | { readonly kind: "config" }
  | { readonly kind: "pins" }
  | { readonly kind: "release" }
  /** Files that somebody edited, deleted, or put there. */
  | { readonly kind: "hand-edited" | "missing" | "stray" | "foreign"; readonly files: number }
  /** Files differ although nothing that they are made from does: the manifest is not of the run that wrote them. */
  | { readonly kind: "unexplained"; readonly files: number };

/** All causes, those that explain most first; none where nothing differs. */
export function findCauses(plan: OutputPlan): readonly DriftCause[] {
  const byHand = countByHand(plan);
  if (plan.last === undefined) {
    const isThere = plan.changes.some(({ kind }) => kind !== "create");
    return [{ kind: "never generated" }, ...(isThere ? byHand.filter(({ kind }) => kind !== "missing") : [])];
  }
  const inputs = plan.unfinished ? [{ kind: "interrupted" } as const, ...compareInputs(plan)] : compareInputs(plan);
  const made = plan.changes.filter(({ kind, path }) => byMachine.has(kind) && path !== manifestPath).length;
  const causes = [...inputs, ...byHand];
  return causes.length === 0 && made > 0 ? [{ kind: "unexplained", files: made }] : causes;
}

function compareInputs({ last, facts }: OutputPlan): readonly DriftCause[] {
  if (last === undefined) return [];
  const causes: DriftCause[] = [];
  const { version, digest } = last.generator;
  if (version !== facts.generator.version || digest !== facts.generator.digest)
    causes.push({ kind: "generator", from: last.generator, to: facts.generator });
  const uris = [...new Set([...Object.keys(last.inputs), ...Object.keys(facts.inputs)])].sort();
  const documents = uris.filter((uri) => last.inputs[uri] !== facts.inputs[uri]);
  if (documents.length > 0) causes.push({ kind: "documents", documents });
  if (last.config !== facts.config) causes.push({ kind: "config" });
  if (last.pins !== facts.pins) causes.push({ kind: "pins" });
  if (last.release !== facts.release) causes.push({ kind: "release" });
  return causes;
}

const byMachine: ReadonlySet<ChangeKind> = new Set(["create", "update", "delete"]);
const byHandKinds = ["hand-edited", "missing", "stray", "foreign"] as const;

function countByHand({ changes }: OutputPlan): readonly DriftCause[] {
  return byHandKinds.flatMap((kind) => {
    const files = changes.filter((change) => change.kind === kind).length;
    return files === 0 ? [] : [{ kind, files }];
  });
}
