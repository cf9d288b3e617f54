import { createDiagnostics, type Diagnostics } from "../../diagnostics/collector.js";
import type { Model, ModelGraph } from "../../model/types.js";
import { nameMembers } from "../members.js";
import { nameModels, sortIntoFolders } from "../models.js";
import type { NamingOptions } from "../plan.js";
import { nameProperties } from "../properties.js";
import { memberKey } from "./keys.js";
import { type AppliedModel, NO_PINS } from "./types.js";

/** Tells of every published name that would be another by the document as it is now. */
export function reportKept(graph: ModelGraph, options: NamingOptions, diagnostics: Diagnostics): void {
  const { strategy, pins = NO_PINS, fixed, locate } = options;
  if (pins.models.size === 0) return;
  const folders = sortIntoFolders(graph, strategy);
  const overridden = new Map(Array.from(fixed, ([id, name]) => [id, { name, locate: () => undefined }]));
  // What the others were told when they got their names has been said.
  const unpinned = nameModels(graph, { strategy, folders, fixed: overridden, locate: undefined }, createDiagnostics());
  for (const [id, pin] of pins.models) {
    const model = graph.models.get(id);
    if (model === undefined) continue;
    const report = (what: string, kept: string, wanted: string): void =>
      diagnostics.report("MM3005", { what, kept, wanted }, locate?.(id));
    const wanted = unpinned.get(id);
    const moved = folders.get(id) !== pin.folder;
    if (!fixed.has(id) && wanted !== undefined && (wanted !== pin.name || moved)) {
      report("This model", moved ? `${pin.folder}.${pin.name}` : pin.name, moved ? `${folders.get(id)}.${wanted}` : wanted);
    }
    for (const { what, kept, now } of compareParts(model, pin)) if (kept !== now) report(what, kept, now);
  }
}

interface Part {
  readonly what: string;
  readonly kept: string;
  readonly now: string;
}

function compareParts({ type }: Model, pin: AppliedModel): readonly Part[] {
  if (type.kind === "enum") {
    const now = nameMembers(type);
    return type.members.flatMap(({ value }, index) => {
      const kept = pin.members.get(memberKey(value));
      return kept === undefined ? [] : [{ what: `The member ${JSON.stringify(value)}`, kept, now: now[index] ?? kept }];
    });
  }
  if (type.kind !== "object") return [];
  const { byWireName, extras } = nameProperties(type);
  const properties = Array.from(pin.properties, ([wireName, kept]) => {
    return { what: `The property ${JSON.stringify(wireName)}`, kept, now: byWireName.get(wireName) ?? kept };
  });
  return pin.extras === undefined
    ? properties
    : [...properties, { what: "The field for declared extras", kept: pin.extras, now: extras }];
}
