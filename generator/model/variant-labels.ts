import { isJsonArray, isJsonObject } from "../resolve/node.js";
import { parsePointer } from "../resolve/pointer.js";
import type { JsonObject, JsonValue } from "./types.js";

/** A name made of more would help nobody. */
const MAX_LABEL = 40;

/**
 * What tells the alternatives of a `oneOf` or `anyOf` apart for a reader, where something does: the one value that each
 * has, the value of its tag, the only property that it has, the component that it refers to. Read from the text alone.
 * The label is empty where an alternative need not be told from any, for all others are null.
 */
export function labelsOf(alternatives: readonly JsonValue[]): readonly (string | undefined)[] {
  const known = labels.get(alternatives);
  if (known !== undefined) return known;
  const found = labelOnly(alternatives) ?? labelEach(alternatives);
  labels.set(alternatives, found);
  return found;
}

/** The word for what each alternative is where no other one is that; read from the text alone. */
export function shapesOf(alternatives: readonly JsonValue[]): readonly (string | undefined)[] {
  const known = shapes.get(alternatives);
  if (known !== undefined) return known;
  const all = alternatives.map(shapeOf);
  const found = all.map((shape) => (all.indexOf(shape) === all.lastIndexOf(shape) ? shape : undefined));
  shapes.set(alternatives, found);
  return found;
}

const shapes = new WeakMap<readonly JsonValue[], readonly (string | undefined)[]>();

function shapeOf(schema: JsonValue): string | undefined {
  if (!isJsonObject(schema) || "$ref" in schema || isNull(schema)) return undefined;
  const { type, enum: values } = schema;
  if (isJsonArray(values)) return "Enum";
  const types = (isJsonArray(type) ? type : [type]).filter((each) => each !== "null");
  return types.length === 1 ? shapeOfType(types[0]) : undefined;
}

/** What a type makes of a name: of the others no model is made, of an array one is made of its items. */
export function shapeOfType(type: JsonValue | undefined): string | undefined {
  return type === "object" ? "Object" : type === "array" ? "Item" : undefined;
}

function labelOnly(alternatives: readonly JsonValue[]): readonly (string | undefined)[] | undefined {
  const others = alternatives.filter((value) => !isNull(value));
  return others.length === 1 && alternatives.length > 1
    ? alternatives.map((value) => (isNull(value) ? undefined : ""))
    : undefined;
}

/** Whether a schema, by its text alone, allows null and nothing else. */
export function isNull(schema: JsonValue): boolean {
  if (!isJsonObject(schema)) return false;
  const { type, enum: values } = schema;
  return type === "null" || schema["const"] === null || (isJsonArray(values) && values.every((value) => value === null));
}

function labelEach(alternatives: readonly JsonValue[]): readonly (string | undefined)[] {
  const tags = tagsOf(alternatives) ?? [];
  const properties = onlyProperties(alternatives);
  return alternatives.map((value, index) =>
    isJsonObject(value) ? usable(oneText(value) ?? tags[index] ?? properties[index] ?? referredTo(value)) : undefined,
  );
}

/** Each alternative of a list asks for those of all. */
const labels = new WeakMap<readonly JsonValue[], readonly (string | undefined)[]>();

function usable(label: string | undefined): string | undefined {
  return label === undefined || label.length > MAX_LABEL || /^\d*$/.test(label) ? undefined : label;
}

/** The values of the first property that has one text in several alternatives, and another in each. */
function tagsOf(alternatives: readonly JsonValue[]): readonly (string | undefined)[] | undefined {
  const stated = alternatives.map(propertiesOf);
  const first = stated.find((properties) => Object.keys(properties).length > 0) ?? {};
  for (const name of Object.keys(first)) {
    const tags = stated.map((properties) => (Object.hasOwn(properties, name) ? oneText(properties[name]) : undefined));
    const texts = tags.filter((tag) => tag !== undefined);
    if (texts.length > 1 && new Set(texts).size === texts.length) return tags;
  }
  return undefined;
}

function propertiesOf(schema: JsonValue): JsonObject {
  if (!isJsonObject(schema)) return {};
  const own = schema["properties"];
  return isJsonObject(own) ? own : {};
}

function oneText(schema: JsonValue | undefined): string | undefined {
  if (!isJsonObject(schema)) return undefined;
  const { const: constant, enum: values } = schema;
  const value = isJsonArray(values) && values.length === 1 ? values[0] : constant;
  return typeof value === "string" ? value : undefined;
}

/** The property of each alternative that has one alone and requires it, where no other alternative can have it too. */
function onlyProperties(alternatives: readonly JsonValue[]): readonly (string | undefined)[] {
  if (alternatives.some((value) => isJsonObject(value) && "$ref" in value)) return [];
  const names = alternatives.map((value) => Object.keys(propertiesOf(value)));
  const counts = new Map<string, number>();
  for (const name of names.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return alternatives.map((value, index) => {
    const [name, ...others] = names[index] ?? [];
    const required = isJsonObject(value) ? value["required"] : undefined;
    if (name === undefined || others.length > 0 || counts.get(name) !== 1) return undefined;
    return isJsonArray(required) && required.includes(name) ? name : undefined;
  });
}

function referredTo({ $ref: reference }: JsonObject): string | undefined {
  const pointer = typeof reference === "string" ? /#(\/.*)$/.exec(reference)?.[1] : undefined;
  return pointer === undefined ? undefined : parsePointer(pointer).at(-1);
}
