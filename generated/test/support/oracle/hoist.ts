import { isWireObject } from "../wire.js";
import { WITHOUT_PROTOTYPE } from "./deviations.js";
import type { OracleModel, Schema, SchemaObject } from "./model-table.js";
import { append, nodeAt, pointerOf } from "./pointer.js";
import { isWrappedReference, soleReference } from "./references.js";
import { inferType, openSchema, rewriteSchema } from "./rewrites.js";

/** A document of components alone, one for each model; their schemas refer to each other where they stood inside each other. */
export interface HoistedDocument {
  readonly document: SchemaObject;
  /** Component name of each model (`M0`, `M1` …) by its index in the table; undefined where its pointer leads to no schema. */
  readonly components: readonly (string | undefined)[];
  /** Indices of models without null whose schemas allow it: null was moved to where they are referred to. */
  readonly nullOutside: ReadonlySet<number>;
}

const SCHEMAS = ["items", "additionalProperties"];
const LISTS = ["allOf", "anyOf", "oneOf", "prefixItems"];
const RECORDS = ["properties", "patternProperties"];
const PLAIN = ["type", "const", "enum", "required", "format", "contentEncoding", "x-speakeasy-type-override"];
/** Of these anything may stand in the document: elsewhere openapi-typescript would follow references, to any file or host. */
const TEXTS = ["format", "contentEncoding", "x-speakeasy-type-override"];

/**
 * Gives the schema of every model a name that openapi-typescript can be asked for. The structure is
 * kept: an inline schema that is a model becomes a reference to it, and nothing else changes but for
 * the rewrites of `rewrites.ts`. Keywords that do not bear on types are left out.
 */
export function hoistModels(document: unknown, models: readonly OracleModel[]): HoistedDocument {
  const hoist = new Hoist(document, models);
  return hoist.run();
}

const PROTOTYPE = "__proto__";

const MEMBER = /\/allOf\/\d+$/;
const ALTERNATIVE = /^(.*)\/(?:oneOf|anyOf)\/\d+$/;

class Hoist {
  readonly #document: unknown;
  readonly #models: readonly OracleModel[];
  readonly #is30: boolean;
  /** Models that have a schema, by its pointer. */
  readonly #byPointer = new Map<string, OracleModel>();
  /** Pointer of a model → component name. */
  readonly #names = new Map<string, string>();
  /** Pointer of a schema that is referred to and is no model, or not alone → component name. */
  readonly #otherNames = new Map<string, string>();
  readonly #nullOutside = new Set<number>();
  readonly #schemas: Record<string, Schema> = {};

  constructor(document: unknown, models: readonly OracleModel[]) {
    this.#document = document;
    this.#models = models;
    this.#is30 = isWireObject(document) && String(document["openapi"]).startsWith("3.0");
    models.forEach((model, index) => {
      const schema = nodeAt(document, model.pointer);
      if (!isSchema(schema)) return;
      this.#names.set(model.pointer, `M${index}`);
      this.#byPointer.set(model.pointer, model);
      if (leavesNull(model, schema, this.#is30)) this.#nullOutside.add(index);
    });
  }

  run(): HoistedDocument {
    for (const [pointer, name] of this.#names) this.#define(pointer, name);
    // Grows while it is walked.
    for (const [pointer, name] of this.#otherNames) this.#define(pointer, name);
    return {
      document: {
        openapi: this.#is30 ? "3.0.3" : "3.1.0",
        info: { title: "models", version: "0" },
        paths: {},
        components: { schemas: this.#schemas },
      },
      components: this.#models.map((model) => this.#names.get(model.pointer)),
      nullOutside: this.#nullOutside,
    };
  }

  #define(pointer: string, name: string): void {
    const schema = nodeAt(this.#document, pointer);
    if (!isSchema(schema)) return;
    const copy = this.#copy(schema, pointer);
    const beside = this.#besideUnion(pointer);
    this.#schemas[name] = beside === undefined ? copy : { allOf: [beside, copy] };
  }

  // The model of a variant also holds the properties that its union states for all of them.
  #besideUnion(variant: string): Schema | undefined {
    const [, union] = ALTERNATIVE.exec(variant) ?? [];
    const schema = union === undefined ? undefined : nodeAt(this.#document, union);
    if (union === undefined || !isWireObject(schema) || !isWireObject(schema["properties"])) return undefined;
    const { oneOf: _, anyOf: __, ...others } = schema;
    return rewriteSchema(this.#copyKeywords(others, union));
  }

  // The schema at a position inside another one.
  #place(schema: unknown, pointer: string): Schema {
    const name = this.#nameOf(pointer);
    if (name !== undefined) return this.#referToModel(name, pointer);
    return isSchema(schema) ? this.#copy(schema, pointer) : true;
  }

  // A model of several schemas does not stand for the one at its pointer; but an alternative holds what stands beside its union.
  #nameOf(pointer: string): string | undefined {
    const isAlone = this.#byPointer.get(pointer)?.merged === undefined;
    return isAlone || ALTERNATIVE.test(pointer) ? this.#names.get(pointer) : undefined;
  }

  #referToModel(name: string, pointer: string): SchemaObject {
    const isNullOutside = leavesNull(this.#byPointer.get(pointer), nodeAt(this.#document, pointer), this.#is30);
    return isNullOutside ? { anyOf: [refer(name), { type: "null" }] } : refer(name);
  }

  #copy(schema: Schema, pointer: string): Schema {
    if (typeof schema === "boolean") return schema;
    if (this.#is30 && typeof schema["$ref"] === "string") return this.#reference(schema["$ref"]); // siblings do not count there
    // A member of an intersection has the type that the others state.
    const typed = MEMBER.test(pointer) ? schema : inferType(schema);
    const copy = rewriteSchema(this.#copyKeywords(typed, pointer));
    const { open, kinds, tag } = this.#byPointer.get(pointer) ?? {};
    if (open !== true) return copy;
    return kinds === undefined ? openSchema(copy, tag) : openEnum(kinds, allowsNull(schema, this.#is30));
  }

  // The discriminator is not copied: it changes no type, but openapi-typescript would narrow its variants everywhere.
  #copyKeywords(schema: SchemaObject, pointer: string): SchemaObject {
    const copy: Record<string, unknown> = {};
    const { $ref, ...others } = schema;
    for (const [keyword, value] of Object.entries(others)) {
      if (PLAIN.includes(keyword) && (typeof value === "string" || !TEXTS.includes(keyword))) copy[keyword] = value;
      else if (keyword === "nullable" && this.#is30)
        copy[keyword] = value; // no keyword of 3.1, but openapi-typescript heeds it there too
      else if (SCHEMAS.includes(keyword)) copy[keyword] = this.#place(value, append(pointer, keyword));
      else if (keyword === "allOf" && Array.isArray(value) && !isWrappedReference(schema))
        copy[keyword] = this.#members(value, append(pointer, keyword));
      else if (LISTS.includes(keyword) && Array.isArray(value)) copy[keyword] = this.#list(value, append(pointer, keyword));
      else if (RECORDS.includes(keyword) && isWireObject(value)) copy[keyword] = this.#record(value, append(pointer, keyword));
      if (keyword === "properties" && isWireObject(value) && Object.hasOwn(value, PROTOTYPE)) copy[WITHOUT_PROTOTYPE] = true;
    }
    return typeof $ref === "string" ? withReference(this.#reference($ref), copy) : copy;
  }

  #list(schemas: readonly unknown[], pointer: string): readonly Schema[] {
    return schemas.map((schema, index) => this.#place(schema, append(pointer, index)));
  }

  // Of an open enum that is extended only the values that are listed count.
  #members(schemas: readonly unknown[], pointer: string): readonly Schema[] {
    return this.#list(schemas, pointer).map((placed, index) => {
      const target = soleReference(schemas[index]);
      return target !== undefined && this.#byPointer.get(target)?.open === true ? this.#stated(target, placed) : placed;
    });
  }

  #stated(target: string, placed: Schema): Schema {
    const schema = nodeAt(this.#document, target);
    return isWireObject(schema) && Array.isArray(schema["enum"]) ? rewriteSchema(this.#copyKeywords(schema, target)) : placed;
  }

  #record(schemas: SchemaObject, pointer: string): SchemaObject {
    return Object.fromEntries(
      Object.entries(schemas)
        .filter(([name]) => name !== PROTOTYPE) // openapi-typescript breaks down where it meets one
        .map(([name, schema]) => [name, this.#place(schema, append(pointer, name))]),
    );
  }

  #reference(reference: string): SchemaObject {
    const pointer = pointerOf(reference);
    if (pointer === undefined) throw new Error(`a reference that leads out of the document: ${reference}`);
    const model = this.#byPointer.get(pointer)?.merged === undefined ? this.#names.get(pointer) : undefined;
    if (model !== undefined) return this.#referToModel(model, pointer);
    const name = this.#otherNames.get(pointer) ?? `X${this.#names.size + this.#otherNames.size}`;
    this.#otherNames.set(pointer, name);
    return refer(name);
  }
}

function withReference(reference: SchemaObject, others: SchemaObject): SchemaObject {
  if ("$ref" in reference) return { ...reference, ...others };
  return Object.keys(others).length === 0 ? reference : { allOf: [reference, others] };
}

function refer(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

// Whatever else the enum is made of, any value of these kinds is kept.
function openEnum(kinds: readonly string[], orNull: boolean): Schema {
  const [kind] = kinds;
  return { type: kinds.length === 1 && !orNull ? kind : [...kinds, ...(orNull ? ["null"] : [])] };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "boolean" || isWireObject(value);
}

/** Whether the type of a model leaves null to the places that hold it. One that is made of keywords alone names no other types, though its decoder passes them. */
function leavesNull(model: OracleModel | undefined, schema: unknown, is30: boolean): boolean {
  return (
    allowsNull(schema, is30) && (model?.nullable !== true || !TYPING.some((keyword) => isWireObject(schema) && keyword in schema))
  );
}

const TYPING = ["type", "enum", "const", "anyOf", "oneOf", "allOf"];

/** Whether null is among the values of a schema by its own keywords; references are not followed. */
function allowsNull(schema: unknown, is30: boolean): boolean {
  if (!isWireObject(schema)) return false;
  const { nullable, enum: members, anyOf, oneOf, allOf } = schema;
  const type = Array.isArray(schema["type"]) ? schema["type"] : schema["type"] === undefined ? undefined : [schema["type"]];
  if ((is30 && nullable === true) || schema["const"] === null) return true;
  if (Array.isArray(members)) return members.includes(null) && (type === undefined || type.includes("null"));
  if (type?.includes("null") === false) return false;
  // Null has to be one of the alternatives too.
  if (type === undefined && Array.isArray(allOf)) {
    // Some member names null, and none rules it out.
    return allOf.some((member) => allowsNull(member, is30)) && !allOf.some((member) => excludesNull(member, is30));
  }
  const groups = [anyOf, oneOf].filter((variants) => Array.isArray(variants));
  const isAllowed = (variants: readonly unknown[]): boolean => variants.some((variant) => allowsNull(variant, is30));
  return groups.length === 0 ? type !== undefined : groups.every(isAllowed);
}

function excludesNull(schema: unknown, is30: boolean): boolean {
  if (!isWireObject(schema)) return schema === false;
  const saysMore = ["type", "enum", "const", "$ref", "anyOf", "oneOf", "allOf"].some((keyword) => keyword in schema);
  return saysMore && !allowsNull(schema, is30);
}
