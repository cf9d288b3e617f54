import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { Schema } from "../oracle/model-table.js";
import { nodeAt, unescapeToken } from "../oracle/pointer.js";
import { isWireObject } from "../wire.js";
import type { Adapter } from "./adapter.js";
import { formatsForAjv } from "./formats.js";
import { isMultiple } from "./multiple.js";

/**
 * How many schemas ajv may go through for one test. Where alternatives lead to the same ones by many ways, it goes each of them:
 * 40 unions of two that lead to the next two would take it years.
 */
const MOST_STEPS = 1_000_000;

/** Where in a value, from its root; indexes as text. */
export type Path = readonly string[];

/** What ajv finds wrong with a value. */
export interface Finding {
  readonly path: Path;
  readonly keyword: string;
  /** How many items there may be at most, where there are more. */
  readonly most?: number;
}

/** What ajv says about a value. */
export interface Verdict {
  readonly valid: boolean;
  readonly findings: readonly Finding[];
}

/** Answers whether a value is one of a model's, by ajv and the schema in the document. */
export class Judge {
  readonly adapter: Adapter;
  readonly #ajv = createAjv(() => {
    if (--this.#steps < 0) throw new OutOfSteps();
  });
  /** So many are left of {@link MOST_STEPS}. */
  #steps = 0;
  /** What ajv knows by name: which schemas each refers to, and whether it is wrong about names that objects inherit. */
  readonly #added = new Map<string, { readonly references: readonly string[]; readonly errs: boolean }>();

  constructor(adapter: Adapter) {
    this.adapter = adapter;
  }

  /**
   * The question of one model, for one test, or the reason why it cannot be asked. After too many steps it gets no more answers.
   *
   * @param pointer of the model in the document
   */
  about(pointer: string): ((value: unknown) => Verdict | undefined) | string {
    const name = this.adapter.nameOf(pointer);
    if (name === undefined) throw new Error(`no model of the table has the pointer ${pointer}`);
    try {
      this.#add(name);
      this.#steps = MOST_STEPS;
      const validate = this.#ajv.getSchema(name);
      if (validate === undefined) return "ajv does not know the schema";
      const isMistaken = this.#errs(name) ? hasInheritedName : () => false;
      return (value) => (isMistaken(value) ? undefined : ask(validate, value));
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Whether the last question has no more answers. */
  isOutOfSteps(): boolean {
    return this.#steps < 0;
  }

  // A schema that was added, or one that it leads to.
  #errs(name: string): boolean {
    const reached = new Set([name]);
    for (const next of reached) {
      const added = this.#added.get(next);
      if (added?.errs === true) return true;
      for (const reference of added?.references ?? []) reached.add(reference);
    }
    return false;
  }

  // With all that it refers to, as ajv wants to know it when it compiles.
  #add(name: string): void {
    const open = [name];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (this.#added.has(next)) continue;
      const schema = this.adapter.schemaOf(next);
      const references = referencesOf(schema);
      open.push(...references);
      this.#ajv.addSchema(typeof schema === "object" ? { ...schema, [STEP]: true } : schema, next);
      this.#added.set(next, { references, errs: errsAtInherited(schema) });
    }
  }
}

/** A keyword that holds for every value, and is counted. */
const STEP = "step";

class OutOfSteps extends Error {
  override name = "OutOfSteps";
}

/** @param count is called for every schema that a value is held against */
function createAjv(count: () => void): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose: true, // an error says what it is about, which may be a name
    ownProperties: true,
    validateSchema: false,
    addUsedSchema: false,
    inlineRefs: false,
    logger: false,
    formats: formatsForAjv(),
    code: { regExp: Object.assign(compilePattern, { code: "compilePattern" }), process: copyEvaluated },
  });
  const validate = (): boolean => {
    count();
    return true;
  };
  return ajv
    .addKeyword({ keyword: STEP, schema: false, errors: false, validate })
    .removeKeyword("multipleOf")
    .addKeyword({
      keyword: "multipleOf",
      type: "number",
      validate: (factor: number, value: number) => isMultiple(value, factor),
    });
}

/**
 * What a schema evaluates is one object for all of its uses. Where schemas refer to each other in a circle, one that refers to it adds
 * to that object what it evaluates itself, and from then on both evaluate it.
 */
function copyEvaluated(code: string): string {
  return code.replace(/= ([\w.]+\.evaluated\.props);/g, "= typeof $1 === 'object' ? { ...$1 } : $1;");
}

// As the models do: one that is no pattern in unicode mode is read without; one that is none at all matches everything.
function compilePattern(source: string): RegExp {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(source, flags);
    } catch {
      // the constructor is the definition
    }
  }
  return /(?:)/;
}

// Undefined where the code that ajv made fails (`items0 is not defined`), goes on for too long, or follows an alternative that leads back to itself.
function ask(validate: ValidateFunction, value: unknown): Verdict | undefined {
  try {
    const valid = validate(value) === true;
    return { valid, findings: valid ? [] : (validate.errors ?? []).map((error) => findingOf(error, value)) };
  } catch (error) {
    if ([ReferenceError, RangeError, OutOfSteps].some((kind) => error instanceof kind)) return undefined;
    throw error;
  }
}

// Names of properties that an error is about, by its keyword.
const SUBJECTS: Readonly<Record<string, string>> = {
  required: "missingProperty",
  dependentRequired: "missingProperty",
  additionalProperties: "additionalProperty",
  unevaluatedProperties: "unevaluatedProperty",
  propertyNames: "propertyName",
};

function findingOf({ instancePath, schemaPath, keyword: own, params, data }: ErrorObject, value: unknown): Finding {
  // What is unevaluated hangs on whether other schemas hold: where one of them fails, so does this for what that one names.
  const [, keyword = own] = /\/(unevaluated(?:Properties|Items))\//.exec(schemaPath) ?? [];
  const path = instancePath.split("/").slice(1).map(unescapeToken);
  // Where the name itself is judged, that is what stands at the path of its object.
  const isName = typeof data === "string" && nodeAt(value, instancePath) !== data;
  const subject: unknown = isName ? data : params[SUBJECTS[own] ?? ""];
  const limit: unknown = params["limit"];
  return {
    path: typeof subject === "string" ? [...path, subject] : path,
    keyword,
    ...(keyword === "maxItems" && typeof limit === "number" ? { most: limit } : {}),
  };
}

function referencesOf(schema: Schema): readonly string[] {
  const found: string[] = [];
  visitKeywords(schema, (keyword, value) => {
    if (keyword === "$ref" && typeof value === "string") found.push(value);
  });
  return found;
}

/**
 * Whether names that every object inherits are special to ajv: what is evaluated it keeps in an object, and takes those for evaluated too;
 * where it compares objects, it calls what they have by the names of `toString` and `valueOf`.
 */
function errsAtInherited(schema: Schema): boolean {
  let found = false;
  visitKeywords(schema, (keyword, value) => {
    if (keyword === "unevaluatedProperties" || (keyword === "uniqueItems" && value === true)) found = true;
    if (keyword === "const") found ||= isComposite(value);
    if (keyword === "enum") found ||= Array.isArray(value) && value.some(isComposite);
  });
  return found;
}

function isComposite(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

// Whatever is called like a keyword, but for what is in data.
function visitKeywords(node: unknown, visit: (keyword: string, value: unknown) => void): void {
  if (Array.isArray(node)) for (const each of node) visitKeywords(each, visit);
  else if (isWireObject(node)) {
    for (const [keyword, value] of Object.entries(node)) {
      visit(keyword, value);
      if (keyword !== "const" && keyword !== "enum") visitKeywords(value, visit);
    }
  }
}

/** Whether some object of a value has a property of its own that objects have anyway, such as `constructor`. */
function hasInheritedName(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasInheritedName);
  return isWireObject(value) && Object.keys(value).some((name) => name in Object.prototype || hasInheritedName(value[name]));
}
