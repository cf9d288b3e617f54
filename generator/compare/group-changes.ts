import { verdicts } from "./judge.js";
import type { Change, Comparison, Verdict } from "./types.js";

/** The changes of one model. */
export interface ChangedModel {
  readonly model: string;
  readonly direction: Change["direction"];
  readonly changes: readonly Change[];
}

/** Changes by model: the graver ones and the models that have them come first, else in the order in which they stand. */
export function groupByModel(changes: readonly Change[]): readonly ChangedModel[] {
  const groups = new Map<string, Change[]>();
  const gravestFirst = verdicts.toReversed().flatMap((verdict) => changes.filter((change) => change.verdict === verdict));
  for (const change of gravestFirst) {
    const key = JSON.stringify([change.side === "before" && change.rule === "model-removed", change.model, change.direction]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ model: first.model, direction: first.direction, changes: group }];
  });
}

/** `1 breaking change, 2 that may break, 1 other: a major version.` */
export function summariseComparison({ changes, bump }: Comparison): string {
  if (bump === undefined) return "Nothing changed.";
  const count = (verdict: Verdict): number => changes.filter((change) => change.verdict === verdict).length;
  const [breaking, warning, info] = [count("breaking"), count("warning"), count("info")];
  const parts = [
    ...(breaking > 0 ? [`${breaking} breaking`] : []),
    ...(warning > 0 ? [`${warning} that may break`] : []),
    ...(info > 0 ? [`${info} ${breaking + warning > 0 ? "other" : "that break nothing"}`] : []),
  ];
  return `${changes.length === 1 ? "1 change" : `${changes.length} changes`} (${parts.join(", ")}): a ${bump} version.`;
}
