import type { OracleModel, Schema, SchemaObject } from "../oracle/model-table.js";
import { allowsNull, isNullAlone } from "../oracle/nullness.js";
import { append, nodeAt, pointerOf } from "../oracle/pointer.js";
import {
  innerPointers,
  isWrappedReference,
  LISTS,
  PLAIN,
  placeModels,
  RECORDS,
  SCHEMAS,
  soleReference,
  withReferences,
} from "../oracle/references.js";
import { isWireObject } from "../wire.js";
import { adaptSchema, type Surroundings } from "./adaptations.js";
import { containedIn } from "./contained.js";
import { asListed, asStated } from "./copies.js";
import {
  describing,
  findMergedProperties,
  type MergedProperties,
  NO_PROPERTIES,
  withInheritedName,
  withMerged,
  withoutKeywords,
} from "./merged-properties.js";
import type { Reading } from "./reading.js";

const COMPOSITIONS = ["const", "enum", "allOf", "anyOf", "oneOf", "$ref"];

/**
 * The schemas of a document as the models read them, in terms of JSON Schema 2020-12: one for each model (`m` and its
 * index in the table) and one for each other schema that is referred to (`x` and a number). They refer to each other
 * by these names, so that nothing is compiled twice. What is read otherwise than it is written: see `adaptations.ts`,
 * and here open enums, open unions and objects that reject unknown properties.
 */
export class Adapter {
  readonly #document: unknown;
  readonly #models: readonly OracleModel[];
  readonly #around: Surroundings;
  /** Index of each model by its pointer, and by those that it only refers to. */
  readonly #byPointer: ReadonlyMap<string, number>;
  /** Where each model's schema stands. */
  readonly #places: readonly string[];
  /** Pointers of schemas that are no models, by the number in their name. */
  readonly #others: string[] = [];
  readonly #names = new Map<string, string>();
  /** By the pointer of an object: which of its properties are made of several schemas, and are models. */
  readonly #mergedProperties: ReadonlyMap<string, MergedProperties>;
  readonly #made = new Map<string, Schema>();
  /** Pointers of schemas that lead to nothing that is open. */
  readonly #strict = new Set<string>();

  /** Encoding gives back more than was decoded. */
  readonly fillsDefaults: boolean;
  /** Encoding gives back less than was decoded: what the document does not name is gone. */
  readonly strips: boolean;

  /** @param cubicPatterns what the generator is certain of about patterns: see `longestFor` */
  constructor(
    document: unknown,
    models: readonly OracleModel[],
    reading: Reading,
    readonly cubicPatterns: ReadonlySet<string> = new Set(),
  ) {
    this.fillsDefaults = reading.defaults === "apply";
    this.strips = reading.unknownProperties === "strip";
    this.#document = document;
    this.#models = models;
    this.#around = {
      reading,
      is30: isWireObject(document) && String(document["openapi"]).startsWith("3.0"),
      leavesItems: holdsKeyword(document, "unevaluatedItems"),
    };
    const { places, byPointer } = placeModels(document, models);
    this.#places = places;
    this.#byPointer = byPointer;
    this.#mergedProperties = findMergedProperties(models);
  }

  /** Name of the schema of the model at a pointer; undefined where there is no such model. */
  nameOf(pointer: string): string | undefined {
    const index = this.#byPointer.get(pointer);
    return index === undefined ? undefined : `m${index}`;
  }

  /** The model at a pointer. */
  modelAt(pointer: string): OracleModel | undefined {
    return this.#models[this.#byPointer.get(pointer) ?? -1];
  }

  /** Whether the model at a pointer decides about null itself, and not the places that hold it. */
  speaksOfNull(pointer: string): boolean {
    const { nullable, passesNull } = this.modelAt(pointer) ?? {};
    if (nullable === true || passesNull !== true) return nullable === true;
    return !allowsNull(nodeAt(this.#document, this.#places[this.#byPointer.get(pointer) ?? -1] ?? ""), this.#around.is30);
  }

  /** The schema of a name. */
  schemaOf(name: string): Schema {
    let schema = this.#made.get(name);
    if (schema === undefined) {
      schema = this.#make(name);
      this.#made.set(name, schema);
    }
    return schema;
  }

  #make(name: string): Schema {
    const index = Number(name.slice(1));
    const written = this.#writtenNameOf(name, index);
    if (written !== undefined) return withReferences(this.schemaOf(written), asListed);
    if (name.startsWith("x")) return this.#schemaAt(this.#others[index] ?? "", new Set());
    const model = this.#models[index];
    if (model === undefined) throw new Error(`no model is called ${name}`);
    if (name.startsWith("m") && (model.closed === true || model.optional !== undefined)) return this.#alone(index, model);
    if (model.closesItems === true) throw new Error("ajv cannot be told that items are closed which several schemas describe");
    const merged = this.#mergedProperties.get(model.pointer) ?? NO_PROPERTIES;
    const united = name.startsWith("m") ? this.#unite(model) : undefined;
    const schema = united ?? this.#withWritten(this.#compose(index, model, merged), model);
    return model.open === true && !name.startsWith("c") ? this.#open(schema, model) : schema;
  }

  /** The name of the schema that one is the strict copy of, if it is one: see {@link asListed}. */
  #writtenNameOf(name: string, index: number): string | undefined {
    if (name.startsWith("e")) return `c${index}`;
    if (name.startsWith("y")) return `x${index}`;
    if (!name.startsWith("d")) return undefined;
    return this.#models[index]?.open === true ? `c${index}` : `m${index}`;
  }

  /** What the document says of a model, at its place or in the several schemas that it is made of. */
  #compose(index: number, model: OracleModel, merged: MergedProperties): Schema {
    if (model.merged !== undefined) return this.#merge(model.merged, merged);
    return withMerged(this.#schemaAt(this.#places[index] ?? "", new Set(), merged), merged);
  }

  /** A union whose alternatives are closed with what stands beside them: as they are written they would reject that. */
  #unite({ alternatives, exclusive }: OracleModel): Schema | undefined {
    const list = alternatives?.map((pointer) => ({ $ref: this.nameOf(pointer) }));
    if (list === undefined) return undefined;
    return exclusive === true ? { oneOf: list } : { anyOf: list };
  }

  /** A model that is not extended: it rejects what it does not name, and does not require what is required the other way only. */
  #alone(index: number, { closed, optional }: OracleModel): Schema {
    const stated = { $ref: `c${index}` };
    const lenient = optional === undefined ? stated : this.#withoutRequired(stated, new Set(optional));
    return closed === true && isWireObject(lenient) ? { ...lenient, unevaluatedProperties: false } : lenient;
  }

  /** An open enum keeps whatever is of its members' kinds, an open union whatever has a tag that the document does not list. */
  #open(schema: Schema, { kinds, tag, tags = [], outer = [], base }: OracleModel): Schema {
    if (kinds !== undefined) return { anyOf: [schema, { type: kinds, allOf: this.#limitsOf(schema) }] };
    if (tag === undefined) return schema;
    const around = outer.map((each) => [each.wireName, { enum: each.tags }] as const);
    const others = describing([[tag, { type: "string", not: { enum: tags } }], ...around]);
    const required = [...new Set([tag, ...outer.map(({ wireName }) => wireName)])];
    const known = base === undefined ? {} : { allOf: [{ $ref: this.nameOf(base) }] };
    return { anyOf: [schema, { ...others, type: "object", required, ...known }] };
  }

  /** What a schema says of values besides listing them, with the members of its `allOf` and what they refer to. */
  #limitsOf(schema: Schema, seen: ReadonlySet<string> = new Set()): readonly Schema[] {
    if (!isWireObject(schema)) return [];
    const { $ref, allOf } = schema;
    const target =
      typeof $ref === "string" && !seen.has($ref) ? this.#limitsOf(this.schemaOf($ref), new Set([...seen, $ref])) : [];
    const members: readonly unknown[] = Array.isArray(allOf) ? allOf : [];
    const own = withoutKeywords(schema, new Set(["type", ...COMPOSITIONS]));
    return [own, ...target, ...members.filter(isWireObject).flatMap((member) => this.#limitsOf(member, seen))];
  }

  /** A schema, with the members of its `allOf` and what they refer to, that does not require some properties. */
  #withoutRequired(schema: Schema, names: ReadonlySet<unknown>): Schema {
    if (!isWireObject(schema)) return schema;
    const { $ref, required, allOf, anyOf, ...others } = schema;
    const relax = (list: unknown): Schema[] =>
      (Array.isArray(list) ? (list as Schema[]) : []).map((each) => this.#withoutRequired(each, names)); // as they were made here
    const target = typeof $ref === "string" ? [this.#withoutRequired(this.schemaOf($ref), names)] : [];
    const members = [...target, ...relax(allOf)];
    // An alternative that is null comes of `nullable`; others say what they say.
    const isNullable = Array.isArray(anyOf) && anyOf.some((each) => isWireObject(each) && each["type"] === "null");
    return {
      ...others,
      ...(Array.isArray(required) ? { required: required.filter((name) => !names.has(name)) } : {}),
      ...(members.length === 0 ? {} : { allOf: members }),
      ...(anyOf === undefined ? {} : { anyOf: isNullable ? relax(anyOf) : anyOf }),
    };
  }

  #merge({ types, parts }: NonNullable<OracleModel["merged"]>, merged: MergedProperties): Schema {
    const schemas = parts.map((part) => this.#schemaAt(part.pointer, new Set(part.without), merged));
    // Null is the business of the places that hold the model.
    return withMerged({ ...(types === undefined ? {} : { type: [...types, "null"] }), allOf: schemas }, merged);
  }

  /** What excludes each other does so as it is written: none of it is an enum of a model that is open. */
  #withWritten(schema: Schema, { asWritten = [] }: OracleModel): Schema {
    if (asWritten.length === 0) return schema;
    const properties = asWritten.map(
      ({ property, parts }) =>
        [property, { allOf: parts.map((part) => this.#schemaAt(part.pointer, new Set(part.without))) }] as const,
    );
    return { allOf: [schema, describing(properties)] };
  }

  #schemaAt(pointer: string, without: ReadonlySet<string>, merged: MergedProperties = NO_PROPERTIES): Schema {
    const schema = nodeAt(this.#document, pointer);
    if (typeof schema === "boolean") return schema;
    if (!isWireObject(schema)) throw new Error(`no schema stands at ${pointer}`);
    return this.#copy(withoutKeywords(schema, without), pointer, merged);
  }

  /** A schema inside another one: by reference where it is a model, whole and alone. */
  #place(schema: unknown, pointer: string): Schema {
    if (typeof schema === "boolean") return schema;
    const model = this.#byPointer.get(pointer);
    if (model !== undefined && this.#models[model]?.merged === undefined) return { $ref: `m${model}` };
    return isWireObject(schema) ? this.#copy(schema, pointer) : true;
  }

  /** An alternative of a union; where it is a model, that holds what stands beside the union as well. */
  #alternative(schema: unknown, pointer: string): Schema {
    const model = this.#byPointer.get(pointer);
    return model === undefined ? this.#place(schema, pointer) : { $ref: `m${model}` };
  }

  /** A member of an `allOf`: it need not name the properties of the others, requires what it says, and lists what it lists. */
  #member(schema: unknown, pointer: string): Schema {
    const placed = this.#place(schema, pointer);
    return isWireObject(placed) ? this.#opened(placed) : placed;
  }

  #opened(schema: SchemaObject): SchemaObject {
    const { closed, optional, open } = this.#referred(schema) ?? {};
    return closed === true || optional !== undefined || open === true ? asStated(schema) : schema;
  }

  /** @param merged properties that are left to their own models, which are made of what is left out here too */
  #copy(schema: SchemaObject, pointer: string, merged: MergedProperties = NO_PROPERTIES): Schema {
    if (this.#restates(schema, pointer, merged)) return this.#copyExtended(schema, pointer, merged);
    const copy: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(schema)) {
      if (keyword === "$ref" && typeof value === "string") copy[keyword] = this.#refer(value);
      else if (PLAIN.has(keyword) || (keyword === "nullable" && this.#around.is30)) copy[keyword] = value;
      else if (SCHEMAS.has(keyword)) copy[keyword] = this.#place(value, append(pointer, keyword));
      else if (keyword === "allOf" && isWrappedReference(schema, this.#document))
        copy[keyword] = this.#list(value, append(pointer, keyword));
      else if (LISTS.has(keyword) && Array.isArray(value)) this.#copyList(copy, keyword, value, append(pointer, keyword));
      else if (RECORDS.has(keyword) && isWireObject(value)) copy[keyword] = this.#record(value, append(pointer, keyword));
    }
    if ("unevaluatedItems" in copy) copy["unevaluatedItems"] = this.#unevaluated(copy["unevaluatedItems"], pointer);
    const adapted = adaptSchema(withInheritedName(copy), this.#around);
    return isWireObject(adapted) && Object.keys(adapted).length > 1 ? this.#opened(adapted) : adapted;
  }

  /** What a schema says, with what it extends in place of references, but for properties that are left to their own models. */
  #copyExtended(schema: SchemaObject, pointer: string, merged: MergedProperties): Schema {
    const { $ref, allOf, properties, ...others } = schema;
    const target = typeof $ref === "string" ? pointerOf($ref) : undefined;
    const referenced = target === undefined ? [] : [this.#schemaAt(target, new Set(), merged)];
    if (this.#around.is30 && referenced[0] !== undefined) return referenced[0]; // siblings do not count there
    const members = Array.isArray(allOf)
      ? allOf.map((each, index) => [each, append(append(pointer, "allOf"), index)] as const)
      : [];
    const own = this.#copy(
      { ...others, ...(isWireObject(properties) ? { properties: this.#unstated(properties, pointer, merged) } : {}) },
      pointer,
    );
    const extended = members.map(([member, at]) =>
      this.#restates(member, at, merged) ? this.#copyExtended(member, at, merged) : this.#member(member, at),
    );
    return { allOf: [own, ...referenced, ...extended] };
  }

  #unstated(properties: SchemaObject, pointer: string, merged: MergedProperties): SchemaObject {
    const entries = Object.entries(properties).map(([name, property]) => [
      name,
      this.#isStated(name, property, pointer, merged) ? true : property,
    ]);
    return Object.fromEntries(entries);
  }

  /**
   * Whether a schema, or what it extends, states one of the properties that have models of their own.
   *
   * @param seen pointers that were asked about, which are not asked again, by whatever way one gets there
   */
  #restates(schema: unknown, pointer: string, merged: MergedProperties, seen: Set<string> = new Set()): schema is SchemaObject {
    if (merged.size === 0 || !isWireObject(schema) || seen.has(pointer)) return false;
    seen.add(pointer);
    const { $ref, allOf, properties } = schema;
    const isStated = ([name, property]: [string, unknown]): boolean => this.#isStated(name, property, pointer, merged);
    if (isWireObject(properties) && Object.entries(properties).some(isStated)) return true;
    const target = typeof $ref === "string" ? pointerOf($ref) : undefined;
    if (target !== undefined && this.#restates(nodeAt(this.#document, target), target, merged, seen)) return true;
    const members: readonly unknown[] = Array.isArray(allOf) ? allOf : [];
    return members.some((member, index) => this.#restates(member, append(append(pointer, "allOf"), index), merged, seen));
  }

  /** What is meant by a union of schemas that extend one, where more is said than that: see `x-modelmint-base`. */
  #baseOf(pointer: string | undefined): string | undefined {
    const schema = pointer === undefined ? undefined : nodeAt(this.#document, pointer);
    const discriminator = isWireObject(schema) ? schema["discriminator"] : undefined;
    const base = isWireObject(discriminator) ? discriminator["x-modelmint-base"] : undefined;
    return typeof base === "string" ? pointerOf(base) : undefined;
  }

  /** Whether the model of a property is made of this schema, so that nothing is lost where its model speaks for it. */
  #isStated(name: string, property: unknown, pointer: string, merged: MergedProperties): boolean {
    const index = merged.get(name);
    const parts = index === undefined ? [] : (this.#models[index]?.merged?.parts ?? []);
    const target = soleReference(property);
    const places = [append(append(pointer, "properties"), name), target, this.#baseOf(target)];
    return parts.some((part) => places.includes(part.pointer));
  }

  /**
   * What items have to be that nothing evaluates but perhaps `contains`, which ajv does not see (`adaptations.ts`): one that it finds
   * is free (JSON Schema 2020-12 core §10.3.1.3, §11.2).
   */
  #unevaluated(schema: unknown, pointer: string): unknown {
    const contained = containedIn(pointer, this.#document, (contains, at) => this.#place(contains, at));
    return contained.length === 0 ? schema : { anyOf: [...contained, schema] };
  }

  #list(schemas: unknown, pointer: string): readonly Schema[] {
    return Array.isArray(schemas) ? schemas.map((schema, index) => this.#place(schema, append(pointer, index))) : [];
  }

  #copyList(copy: Record<string, unknown>, keyword: string, schemas: readonly unknown[], pointer: string): void {
    if (schemas.length === 0) return; // ajv refuses to compile it
    const hasNull = keyword === "oneOf" && schemas.some(isNullAlone);
    const list = schemas.map((schema, index) => {
      const place = append(pointer, index);
      if (keyword === "allOf") return this.#member(schema, place);
      if (keyword === "prefixItems") return this.#place(schema, place);
      const alternative = this.#alternative(schema, place);
      return hasNull && this.#leavesNullAlone(schema, place) ? { not: { type: "null" }, allOf: [alternative] } : alternative;
    });
    copy[keyword] = keyword === "oneOf" || keyword === "anyOf" ? this.#countListed(keyword, list, pointer) : list;
  }

  /**
   * Where a tag decides, the outer union lists all tags. Where it only hints, several alternatives may describe a value. Otherwise, what
   * open enums and unions in the alternatives merely tolerate counts only where no alternative lists the value.
   */
  #countListed(keyword: "oneOf" | "anyOf", alternatives: readonly Schema[], pointer: string): readonly Schema[] {
    const union = this.modelAt(pointer.slice(0, pointer.lastIndexOf("/")));
    if (union?.tag !== undefined && union.hinted !== true)
      return alternatives.map((each) => this.#withOwnTags(this.#sharesTag(each, union) ? asStated(each) : each, each, union));
    if (union?.hinted === true && keyword === "oneOf") return [{ anyOf: alternatives }];
    if (keyword === "anyOf" || !alternatives.some((_, index) => this.#tolerates(append(pointer, index)))) return alternatives;
    const listed = alternatives.map((each) => withReferences(each, asListed));
    return [{ oneOf: listed }, { not: { anyOf: listed }, anyOf: alternatives }];
  }

  /** Whether a schema, or one that it leads to, is an open enum or union. */
  #tolerates(pointer: string): boolean {
    const reached = new Set([pointer]);
    for (const next of reached) {
      if (this.#strict.has(next)) continue;
      const { open, merged } = this.modelAt(next) ?? {};
      if (open === true) return true;
      for (const inner of [...(merged?.parts ?? []).map((part) => part.pointer), ...innerPointers(this.#document, next)])
        reached.add(inner);
    }
    for (const each of reached) this.#strict.add(each);
    return false;
  }

  /** An alternative has only the tags that are its own, where it would tolerate those of others by itself. */
  #withOwnTags(schema: Schema, alternative: Schema, { tag, tags = [], owners }: OracleModel): Schema {
    const model = isWireObject(alternative) ? this.#referred(alternative) : undefined;
    if (tag === undefined || owners === undefined || model === undefined) return schema;
    const own = tags.filter((_, index) => owners[index] === model.pointer);
    return own.length === 0 ? schema : { allOf: [schema], ...describing([[tag, { enum: own }]]) };
  }

  /** Whether an alternative is an open union of the same tag, whose tags the outer one lists too. */
  #sharesTag(schema: Schema, union: OracleModel): schema is SchemaObject {
    const { open, tag, tags = [] } = (isWireObject(schema) ? this.#referred(schema) : undefined) ?? {};
    return open === true && tag === union.tag && tags.every((each) => union.tags?.includes(each));
  }

  #referred({ $ref }: SchemaObject): OracleModel | undefined {
    return typeof $ref === "string" && $ref.startsWith("m") ? this.#models[Number($ref.slice(1))] : undefined;
  }

  /** Whether a schema does not speak of null, which it lets pass for want of a type. It excludes no other alternative that does. */
  #leavesNullAlone(schema: unknown, pointer: string, seen: ReadonlySet<string> = new Set()): boolean {
    if (this.modelAt(pointer)?.passesNull === true) return true;
    if (!isWireObject(schema) || seen.has(pointer)) return false;
    const { $ref } = schema;
    const target = typeof $ref === "string" ? pointerOf($ref) : undefined;
    if (target !== undefined) return this.#leavesNullAlone(nodeAt(this.#document, target), target, new Set([...seen, pointer]));
    return !SPEAKING_OF_NULL.some((keyword) => keyword in schema);
  }

  #record(schemas: SchemaObject, pointer: string): SchemaObject {
    return Object.fromEntries(
      Object.entries(schemas).map(([name, schema]) => [name, this.#place(schema, append(pointer, name))]),
    );
  }

  #refer(reference: string): string {
    const pointer = pointerOf(reference);
    if (pointer === undefined) throw new Error(`a reference that leads out of the document: ${reference}`);
    const model = this.#byPointer.get(pointer);
    if (model !== undefined && this.#models[model]?.merged === undefined) return `m${model}`;
    let name = this.#names.get(pointer);
    if (name === undefined) {
      name = `x${this.#others.push(pointer) - 1}`;
      this.#names.set(pointer, name);
    }
    return name;
  }
}

function holdsKeyword(node: unknown, keyword: string): boolean {
  if (Array.isArray(node)) return node.some((each) => holdsKeyword(each, keyword));
  return isWireObject(node) && (keyword in node || Object.values(node).some((each) => holdsKeyword(each, keyword)));
}

const SPEAKING_OF_NULL = ["type", ...COMPOSITIONS, "not", "if", "nullable"];
