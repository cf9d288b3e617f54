import type { JsonObject, JsonValue } from "../../model/types.js";
import { isJsonObject } from "../describe-json.js";
import { mapMembers } from "../map-objects.js";

const MARK = "hidden value ";

/** Takes values out of an object, leaves a text for each, and puts them back wherever these texts have gone. Every text is hidden too. */
export class Hideout {
  private readonly values: JsonValue[] = [];

  hide(value: JsonValue): string {
    this.values.push(value);
    return `${MARK}${this.values.length - 1}`;
  }

  /** The names of members, and of theirs, down to a depth. One that cannot be assigned is hidden with all beside it. */
  show(value: JsonValue, depth: number): JsonValue {
    if (depth === 0 || !isJsonObject(value) || Object.hasOwn(value, "__proto__")) return this.hide(value);
    return mapMembers(value, (member) => this.show(member, depth - 1));
  }

  reveal(value: JsonValue | undefined): JsonValue | undefined {
    if (typeof value === "string") return value.startsWith(MARK) ? this.values[Number(value.slice(MARK.length))] : value;
    if (Array.isArray(value)) return value.map((item: JsonValue) => this.reveal(item) ?? null);
    return isJsonObject(value) ? this.revealMembers(value) : value;
  }

  revealMembers(object: JsonObject): JsonObject {
    return mapMembers(object, (member) => this.reveal(member) ?? null);
  }
}
