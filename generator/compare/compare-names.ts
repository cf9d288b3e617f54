import type { RecordedNames } from "./types.js";
import type { Place, Walk } from "./walk.js";
import { joinPath } from "./walk.js";

/** Compares what a model and its parts are called; what is gone or new is told with the types. */
export function compareNames(before: RecordedNames, after: RecordedNames, place: Place, walk: Walk): void {
  if (before.identifier !== after.identifier)
    walk.report("model-renamed", place, { before: before.identifier, after: after.identifier });
  if (before.folder !== after.folder) walk.report("model-moved", place, { before: before.folder, after: after.folder });
  for (const [wireName, name, other] of shared(before.properties, after.properties)) {
    if (name !== other)
      walk.report("property-renamed", { ...place, path: joinPath(place.path, wireName) }, { before: name, after: other });
  }
  if (before.extras !== undefined && after.extras !== undefined && before.extras !== after.extras)
    walk.report("extras-renamed", place, { before: before.extras, after: after.extras });
  for (const [, name, other] of shared(before.members, after.members)) {
    if (name !== other) walk.report("member-renamed", place, { before: name, after: other });
  }
}

function shared(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly (readonly [key: string, before: string, after: string])[] {
  return Object.entries(before).flatMap(([key, name]) => {
    const other = Object.hasOwn(after, key) ? after[key] : undefined;
    return other === undefined ? [] : [[key, name, other] as const];
  });
}
