import type { Diagnostics } from "../../diagnostics/collector.js";
import type { JsonValue } from "../../model/types.js";
import { appendPointer } from "../../resolve/pointer.js";
import { countNodes } from "../count-nodes.js";
import { describeJson } from "../describe-json.js";
import { locationOf } from "../location.js";
import type { SourceDocument } from "../types.js";
import { mergeInto } from "./merge.js";
import { childOf, Origins } from "./origins.js";
import { selectPlaces } from "./select.js";
import { Steps } from "./steps.js";
import type { Action, Changeable, Overlay } from "./types.js";

/** More than this, and overlays would multiply a document without end: `$..*` finds what the action before has added. */
const MOST_ADDED = 200_000;

/** So many steps all targets may take together, beside this for each value of the document. */
const MOST_STEPS = 2_000_000;
const STEPS_A_VALUE = 100;

/**
 * A document with overlays applied to it, one after the other, action by action (Overlay 1.0 §4.4.1). The
 * document itself is left as it is. What cannot be done is reported, and the rest is done all the same.
 */
export function applyOverlays(document: SourceDocument, overlays: readonly Overlay[], diagnostics: Diagnostics): SourceDocument {
  const value = structuredClone(document.value);
  const origins = new Origins(document, value);
  const application = new Application(value, origins, diagnostics);
  for (const overlay of overlays) {
    for (const action of overlay.actions) application.apply(action, overlay.document);
  }
  return { ...document, value, originOf: (pointer) => origins.find(pointer) };
}

type Place = readonly (string | number)[];

class Application {
  private added = 0;
  private readonly limit: number;
  private readonly steps: Steps;
  private isSpent = false;

  constructor(
    private readonly root: JsonValue,
    private readonly origins: Origins,
    private readonly diagnostics: Diagnostics,
  ) {
    this.limit = MOST_STEPS + STEPS_A_VALUE * countNodes(root);
    this.steps = new Steps(this.limit);
  }

  /** Nothing is done any more once too much was added or looked at. */
  apply(action: Action, overlay: SourceDocument): void {
    if (this.isFull()) return;
    const at = (field: string) => locationOf(overlay, `${action.pointer}/${field}`);
    const { target } = action;
    const selection = selectPlaces(target, this.root, this.steps);
    if (selection.kind === "out of steps") {
      this.isSpent = true;
      return this.diagnostics.report("MM6010", { target, limit: this.limit }, at("target"));
    }
    if (selection.kind === "invalid")
      return this.diagnostics.report("MM6003", { target, reason: selection.reason }, at("target"));
    if (selection.places.length === 0) return this.diagnostics.report("MM6004", { target }, at("target"));
    const scalar = selection.places.find((place) => !isContainer(this.valueAt(place)));
    if (scalar !== undefined) {
      const found = describeJson(this.valueAt(scalar));
      return this.diagnostics.report("MM6005", { target, place: appendPointer("", ...scalar), found }, at("target"));
    }
    if (action.remove) this.remove(selection.places, action, overlay);
    else if (action.update !== undefined) this.update(selection.places, action.update, action, overlay);
  }

  private isFull(): boolean {
    return this.isSpent || this.added > MOST_ADDED;
  }

  private update(places: readonly Place[], update: JsonValue, action: Action, overlay: SourceDocument): void {
    const from = { document: overlay, pointer: `${action.pointer}/update` };
    this.added += countNodes(update) * places.length;
    if (this.isFull()) return this.diagnostics.report("MM6008", { limit: MOST_ADDED }, locationOf(overlay, from.pointer));
    // All targets are looked up before the first of them changes.
    const targets = places.map((place) => ({ place, value: this.containerAt(place) }));
    for (const { place, value } of targets) {
      if (value === undefined) continue;
      const fits = Array.isArray(value) || (isContainer(update) && !Array.isArray(update));
      if (fits) mergeInto(value, update, this.origins.find(appendPointer("", ...place)), from, this.origins);
      else {
        const found = describeJson(update);
        this.diagnostics.report(
          "MM2003",
          { expected: "an object, as the target is one", found },
          locationOf(overlay, from.pointer),
        );
        return;
      }
    }
  }

  private remove(places: readonly Place[], action: Action, overlay: SourceDocument): void {
    const root = places.find((place) => place.length === 0);
    if (root !== undefined)
      return this.diagnostics.report("MM6007", { target: action.target }, locationOf(overlay, `${action.pointer}/target`));
    // From the end, so that indexes of an array stay right.
    const ordered = [...places].sort(compareLast);
    const holders = ordered.map((place) => ({ place, holder: this.containerAt(place.slice(0, -1)) }));
    const origins = holders.map(({ place }) => this.origins.find(appendPointer("", ...place.slice(0, -1))));
    for (const [index, { place, holder }] of holders.entries()) {
      const token = place.at(-1);
      const at = origins[index];
      if (holder === undefined || token === undefined || at === undefined) continue;
      if (!Array.isArray(holder)) delete holder[token];
      else {
        this.origins.removeItem(holder, at, Number(token));
        holder.splice(Number(token), 1);
      }
    }
  }

  private valueAt(place: Place): JsonValue | undefined {
    return place.reduce<JsonValue | undefined>(childOf, this.root);
  }

  /** The same, to be changed: everything in the copy is ours. */
  private containerAt(place: Place): Changeable | undefined {
    const value = this.valueAt(place);
    return isContainer(value) ? (value as Changeable) : undefined; // JsonValue is readonly for everyone else
  }
}

/** Items of arrays from the end; members of objects may go in any order. */
function compareLast(left: Place, right: Place): number {
  return indexOf(right) - indexOf(left);
}

function indexOf(place: Place): number {
  const last = place.at(-1);
  return typeof last === "number" ? last : -1;
}

function isContainer(value: JsonValue | undefined): boolean {
  return typeof value === "object" && value !== null;
}
