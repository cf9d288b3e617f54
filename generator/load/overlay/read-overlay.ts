import type { Diagnostics } from "../../diagnostics/collector.js";
import { nearest } from "../../diagnostics/nearest.js";
import type { JsonObject, JsonValue } from "../../model/types.js";
import { describeJson, isJsonObject } from "../describe-json.js";
import { locationOf } from "../location.js";
import type { SourceDocument } from "../types.js";
import type { Action, Overlay } from "./types.js";

const ROOT_FIELDS = ["overlay", "info", "extends", "actions"] as const;
const INFO_FIELDS = ["title", "version"] as const;
const ACTION_FIELDS = ["target", "description", "update", "remove"] as const;

/** The actions of an Overlay document; undefined, and everything reported, where it is not valid (Overlay 1.0 §4.4). */
export function readOverlay(document: SourceDocument, diagnostics: Diagnostics): Overlay | undefined {
  return new OverlayReader(document, diagnostics).read();
}

class OverlayReader {
  private valid = true;

  constructor(
    private readonly document: SourceDocument,
    private readonly diagnostics: Diagnostics,
  ) {}

  read(): Overlay | undefined {
    const root = this.document.value;
    if (!isJsonObject(root) || !this.isKnownVersion(root)) return undefined;
    this.checkFields(root, "", ROOT_FIELDS);
    this.checkInfo(root["info"]);
    const target = this.optional(root, "", "extends", "string");
    const actions = this.readActions(root["actions"]);
    return this.valid ? { document: this.document, extends: target, actions } : undefined;
  }

  private isKnownVersion(root: JsonObject): boolean {
    const { overlay } = root;
    if (typeof overlay === "string" && /^1\.0\.\d+$/.test(overlay)) return true;
    const found = overlay === undefined ? 'it has no field "overlay"' : `its field "overlay" is ${JSON.stringify(overlay)}`;
    this.diagnostics.report("MM6001", { found }, locationOf(this.document, "/overlay"));
    return false;
  }

  private checkInfo(info: JsonValue | undefined): void {
    if (!isJsonObject(info)) return this.reject("/info", 'an object with "title" and "version"', info);
    this.checkFields(info, "/info", INFO_FIELDS);
    for (const field of INFO_FIELDS) {
      if (typeof info[field] !== "string") this.reject(`/info/${field}`, `a string under "${field}"`, info[field]);
    }
  }

  private readActions(actions: JsonValue | undefined): readonly Action[] {
    if (!Array.isArray(actions) || actions.length === 0) {
      this.reject("/actions", 'an array of actions under "actions", at least one', actions);
      return [];
    }
    const list: readonly JsonValue[] = actions; // isArray has narrowed it to any[]
    return list.flatMap((action, index) => this.readAction(action, `/actions/${index}`) ?? []);
  }

  private readAction(action: JsonValue, pointer: string): Action | undefined {
    if (!isJsonObject(action)) return this.reject(pointer, 'an action: an object with "target"', action);
    this.checkFields(action, pointer, ACTION_FIELDS);
    const { target, update } = action;
    if (typeof target !== "string") return this.reject(`${pointer}/target`, 'a JSONPath under "target"', target);
    this.optional(action, pointer, "description", "string");
    const remove = this.optional(action, pointer, "remove", "boolean") === true;
    if (!("remove" in action) && update === undefined)
      this.diagnostics.report("MM6006", { target }, locationOf(this.document, `${pointer}/target`));
    return { pointer, target, remove, update };
  }

  private optional<Kind extends "string" | "boolean">(
    holder: JsonObject,
    pointer: string,
    field: string,
    kind: Kind,
  ): (Kind extends "string" ? string : boolean) | undefined {
    const value = holder[field];
    type Value = Kind extends "string" ? string : boolean;
    if (value === undefined || typeof value === kind) return value as Value | undefined; // typeof a variable narrows nothing
    return this.reject(`${pointer}/${field}`, `a ${kind} under "${field}"`, value);
  }

  private checkFields(holder: JsonObject, pointer: string, known: readonly string[]): void {
    for (const field of Object.keys(holder)) {
      if (known.includes(field) || field.startsWith("x-")) continue;
      this.valid = false;
      const location = locationOf(this.document, `${pointer}/${field.replaceAll("~", "~0").replaceAll("/", "~1")}`);
      this.diagnostics.report("MM6002", { field, suggestion: nearest(field, known) }, location);
    }
  }

  private reject(pointer: string, expected: string, found: JsonValue | undefined): undefined {
    this.valid = false;
    const what = found === undefined ? "nothing" : describeJson(found);
    this.diagnostics.report("MM2003", { expected, found: what }, locationOf(this.document, pointer));
  }
}
