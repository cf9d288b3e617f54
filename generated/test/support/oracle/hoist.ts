import { isWireObject } from "../wire.js";
import { BREAKING, INCOMPLETE } from "./deviations.js";
import type { OracleModel, Schema, SchemaObject } from "./model-table.js";
import { allowsNull } from "./nullness.js";
import { append, nodeAt, pointerOf } from "./pointer.js";
import { isWrappedReference, placeModels, soleReference } from "./references.js";
import { inferType, openSchema, rewriteSchema } from "./rewrites.js";

/** A document of components alone, one for each model; their schemas refer to each other where they stood inside each other. */
export interface HoistedDocument {
  readonly document: SchemaObject;
  /** Component name of each model (`M0`, `M1` …) by its index in the table; undefined where its pointer leads to no schema. */
  readonly components: readonly (string | undefined)[];
  /** Indices of models without null whose schemas allow it: null was moved to where they are referred to. */
  readonly nullOutside: ReadonlySet<number>;
}

const SCHEMAS = ["items", "additionalProperties", "unevaluatedItems", "unevaluatedProperties"];
const CONDITIONS = ["if", "dependentSchemas"];
const LISTS = ["allOf", "anyOf", "oneOf", "prefixItems"];
const RECORDS = ["properties", "patternProperties"];
const PLAIN = ["type", "const", "enum", "required", "format", "contentEncoding", "contentMediaType", "x-speakeasy-type-override"];
/** Of these anything may stand in the document: elsewhere openapi-typescript would follow references, to any file or host. */
const TEXTS = ["format", "contentEncoding", "contentMediaType", "x-speakeasy-type-override"];

/**
 * Gives the schema of every model a name that openapi-typescript can be asked for. The structure is
 * kept: an inline schema that is a model becomes a reference to it, and nothing else changes but for
 * the rewrites of `rewrites.ts`. Keywords that do not bear on types are left out.
 */
export function hoistModels(document: unknown, models: readonly OracleModel[]): HoistedDocument {
  const hoist = new Hoist(document, models);
  return hoist.run();
}

const MEMBER = /\/allOf\/\d+$/;
const ALTERNATIVE = /^(.*)\/(?:oneOf|anyOf)\/\d+$/;

class Hoist {
  readonly #document: unknown;
  readonly #models: readonly OracleModel[];
  readonly #is30: boolean;
  /** Where each model's schema stands. */
  readonly #places: readonly string[];
  /** Index of each model that has a schema, by its pointer and by those that it only refers to. */
  readonly #byPointer: ReadonlyMap<string, number>;
  /** Pointer of a schema that is referred to and is no model, or not alone → component name. */
  readonly #otherNames = new Map<string, string>();
  readonly #nullOutside = new Set<number>();
  readonly #schemas: Record<string, Schema> = {};

  constructor(document: unknown, models: readonly OracleModel[]) {
    this.#document = document;
    this.#models = models;
    this.#is30 = isWireObject(document) && String(document["openapi"]).startsWith("3.0");
    const { places, byPointer } = placeModels(document, models);
    this.#places = places;
    this.#byPointer = new Map([...byPointer].filter(([, index]) => isSchema(nodeAt(document, places[index] ?? ""))));
    models.forEach((model, index) => {
      if (model.nullable !== true && allowsNull(nodeAt(document, places[index] ?? ""), this.#is30)) this.#nullOutside.add(index);
    });
  }

  run(): HoistedDocument {
    for (const [index, place] of this.#places.entries()) this.#define(place, nameOf(index));
    // Grows while it is walked.
    for (const [pointer, name] of this.#otherNames) this.#define(pointer, name);
    return {
      document: {
        openapi: this.#is30 ? "3.0.3" : "3.1.0",
        info: { title: "models", version: "0" },
        paths: {},
        components: { schemas: this.#schemas },
      },
      components: this.#models.map(({ pointer }, index) => (this.#byPointer.has(pointer) ? nameOf(index) : undefined)),
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
    const model = this.#byPointer.get(pointer);
    if (model !== undefined && (this.#isAlone(model) || ALTERNATIVE.test(pointer))) return this.#referToModel(model);
    return isSchema(schema) ? this.#copy(schema, pointer) : true;
  }

  // A model of several schemas does not stand for the one at its pointer; but an alternative holds what stands beside its union.
  #isAlone(model: number): boolean {
    return this.#models[model]?.merged === undefined;
  }

  #modelAt(pointer: string): OracleModel | undefined {
    return this.#models[this.#byPointer.get(pointer) ?? -1];
  }

  #referToModel(model: number): SchemaObject {
    const reference = refer(nameOf(model));
    return this.#nullOutside.has(model) ? { anyOf: [reference, { type: "null" }] } : reference;
  }

  #copy(schema: Schema, pointer: string): Schema {
    if (typeof schema === "boolean") return schema;
    if (this.#is30 && typeof schema["$ref"] === "string") return this.#reference(schema["$ref"]); // siblings do not count there
    // A member of an intersection has the type that the others state.
    const typed = MEMBER.test(pointer) ? schema : inferType(schema);
    const copy = rewriteSchema(this.#copyKeywords(typed, pointer));
    const { open, kinds, tag, outer, base } = this.#modelAt(pointer) ?? {};
    if (open !== true) return copy;
    return kinds === undefined
      ? openSchema(copy, tag, outer, base === undefined ? base : this.#reference(`#${base}`))
      : openEnum(kinds, allowsNull(schema, this.#is30));
  }

  // The discriminator is not copied: it changes no type, but openapi-typescript would narrow its variants everywhere.
  #copyKeywords(schema: SchemaObject, pointer: string): SchemaObject {
    const copy: Record<string, unknown> = {};
    const { $ref, ...others } = schema;
    for (const [keyword, value] of Object.entries(others)) {
      if (PLAIN.includes(keyword) && (typeof value === "string" || !TEXTS.includes(keyword))) copy[keyword] = value;
      else if (keyword === "nullable" && this.#is30)
        copy[keyword] = value; // no keyword of 3.1, but openapi-typescript heeds it there too
      else if (keyword === "unevaluatedItems" && "contains" in schema)
        continue; // no type tells which items those are
      else if (CONDITIONS.includes(keyword) && "unevaluatedItems" in schema)
        copy[keyword] = {}; // it changes no type, but what is unevaluated hangs on it
      else if (SCHEMAS.includes(keyword)) copy[keyword] = this.#place(value, append(pointer, keyword));
      else if (keyword === "allOf" && Array.isArray(value) && !isWrappedReference(schema, this.#document))
        copy[keyword] = this.#members(value, append(pointer, keyword));
      else if (LISTS.includes(keyword) && Array.isArray(value)) copy[keyword] = this.#list(value, append(pointer, keyword));
      else if (RECORDS.includes(keyword) && isWireObject(value)) copy[keyword] = this.#record(value, append(pointer, keyword));
      if (keyword === "properties" && isWireObject(value) && [...BREAKING].some((name) => Object.hasOwn(value, name)))
        copy[INCOMPLETE] = true;
    }
    return typeof $ref === "string" ? withReference(this.#reference($ref), copy) : copy;
  }

  #list(schemas: readonly unknown[], pointer: string): readonly Schema[] {
    return schemas.map((schema, index) => this.#place(schema, append(pointer, index)));
  }

  // Of an open enum that is extended only the values that are listed count.
  #members(schemas: readonly unknown[], pointer: string): readonly Schema[] {
    return this.#list(schemas, pointer).map((placed, index) => {
      const model = this.#byPointer.get(soleReference(schemas[index]) ?? "");
      return model !== undefined && this.#models[model]?.open === true ? this.#stated(model, placed) : placed;
    });
  }

  #stated(model: number, placed: Schema): Schema {
    const place = this.#places[model] ?? "";
    const schema = nodeAt(this.#document, place);
    return isWireObject(schema) && Array.isArray(schema["enum"]) ? rewriteSchema(this.#copyKeywords(schema, place)) : placed;
  }

  #record(schemas: SchemaObject, pointer: string): SchemaObject {
    return Object.fromEntries(
      Object.entries(schemas)
        .filter(([name]) => !BREAKING.has(name))
        .map(([name, schema]) => [name, this.#place(schema, append(pointer, name))]),
    );
  }

  #reference(reference: string): SchemaObject {
    const pointer = pointerOf(reference);
    if (pointer === undefined) throw new Error(`a reference that leads out of the document: ${reference}`);
    const model = this.#byPointer.get(pointer);
    if (model !== undefined && this.#isAlone(model)) return this.#referToModel(model);
    const name = this.#otherNames.get(pointer) ?? `X${this.#models.length + this.#otherNames.size}`;
    this.#otherNames.set(pointer, name);
    return refer(name);
  }
}

function withReference(reference: SchemaObject, others: SchemaObject): SchemaObject {
  if ("$ref" in reference) return { ...reference, ...others };
  return Object.keys(others).length === 0 ? reference : { allOf: [reference, others] };
}

function nameOf(model: number): string {
  return `M${model}`;
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
