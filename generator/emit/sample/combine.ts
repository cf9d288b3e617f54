import { type Checks, type JsonObject, type JsonValue, NO_CHECKS, type TypeNode } from "../../model/types.js";
import { isJsonObject } from "./json.js";
import type { Place, Session } from "./place.js";
import { targetOf } from "./place.js";
import { derive } from "./random.js";
import { sampleNode } from "./sample.js";

const NONE: readonly TypeNode[] = [];

/**
 * Further schemas that a value has to satisfy: all of `allOf`, one of each group of `anyOf` and
 * `oneOf`, a branch of each condition. Which ones changes from attempt to attempt.
 */
export function demandsOf(session: Session, checks: Checks, attempt: number, place: Place): readonly TypeNode[] {
  if (checks === NO_CHECKS) return NONE; // as of nearly every type
  const groups = [...(checks.anyOf ?? []), ...(checks.oneOf ?? [])];
  const chosen = groups.map(
    (group, index) => group[(attempt + (place.policy === "page" ? derive(place.seed, index) : 0)) % Math.max(1, group.length)],
  );
  const branches = (checks.conditions ?? []).flatMap((condition) =>
    attempt % 2 === 0 ? [condition.alternative] : [condition.test, condition.consequent],
  );
  const demands = [...(checks.allOf ?? []), ...chosen, ...branches].filter((demand) => demand !== undefined);
  return demands.map((demand) => (demand.kind === "ref" ? targetOf(session, demand) : demand));
}

/** One value of a base and what is demanded beside it: objects are merged, of other kinds one is tried after the other. */
export function combine(
  session: Session,
  base: JsonValue | undefined,
  demands: readonly TypeNode[],
  attempt: number,
  place: Place,
): JsonValue | undefined {
  const values = demands
    .map((demand, index) => {
      // A page shows what is demanded, and no properties that a schema without a type would merely let pass.
      const policy = place.policy === "page" && demand.inferred ? "minimal" : place.policy;
      return sampleNode(session, demand, {
        ...place,
        policy,
        seed: derive(place.seed, `demand ${index}`),
        demands: place.demands + 1,
      });
    })
    .filter((value) => value !== undefined);
  const all = base === undefined ? values : [base, ...values];
  const objects = all.filter(isJsonObject);
  if (objects.length === all.length && objects.length > 0) {
    return (attempt % 3 === 2 ? objects.toReversed() : objects).reduce(mergeObjects);
  }
  return all[attempt % Math.max(1, all.length)];
}

// The later value wins where both have a name, and objects are merged all the way down.
function mergeObjects(left: JsonObject, right: JsonObject): JsonObject {
  const members = new Map(Object.entries(left));
  for (const [name, value] of Object.entries(right)) {
    const present = members.get(name);
    members.set(
      name,
      present !== undefined && isJsonObject(present) && isJsonObject(value) ? mergeObjects(present, value) : value,
    );
  }
  return Object.fromEntries(members);
}
