import { METHODS } from "../resolve/fixed-fields.js";
import type { Mount } from "../resolve/mounts.js";
import type { Node } from "../resolve/node.js";
import { isJsonArray, isJsonObject } from "../resolve/node.js";
import { formatPointer, parsePointer } from "../resolve/pointer.js";
import type { JsonValue, PathStep } from "./types.js";
import { labelsOf, shapeOfType, shapesOf } from "./variant-labels.js";

/** Where a schema stands, read from its pointer alone, so that it does not depend on who refers to it. */
export interface Place {
  /** Pointer of the scope: a component, an operation, or the outermost definition of another file. */
  readonly scope: string;
  readonly kind: "component" | "operation";
  readonly path: readonly PathStep[];
  /** Below `not`, `if`, `contains`, `unevaluatedItems` …: no model that users see. */
  readonly internal: boolean;
  /** The schema only restricts another one; those of `unevaluated*` are of values that are part of the whole. */
  readonly restricts: boolean;
}

const VERBS: ReadonlySet<string> = new Set(METHODS);

/**
 * @param node a schema node; titles of variants and the number of media types are read from its document
 * @param mount the part of an operation around it that stands elsewhere: then the scope is one of the root document
 */
export function placeSchema(node: Pick<Node, "document" | "pointer">, mount?: Mount): Place {
  const own = parsePointer(node.pointer);
  const { value } = node.document;
  const around = mount === undefined ? [] : parsePointer(mount.standsFor);
  const tokens = mount === undefined ? own : [...around, ...own.slice(parsePointer(mount.node.pointer).length)];
  const length = mount === undefined && isLibrary(value) ? lengthInLibrary(tokens) : scopeLength(tokens);
  const kind = isOperation(tokens, length) ? "operation" : "component";
  const start = { value: mount === undefined ? value : mount.node.value, depth: around.length };
  const walk = new StepWalk(tokens, length, start);
  return {
    scope: formatPointer(tokens.slice(0, length)),
    kind,
    path: walk.steps,
    internal: walk.internal,
    restricts: walk.restricts,
  };
}

function lengthInLibrary(tokens: readonly string[]): number {
  return SCHEMA_KEYWORDS.has(tokens[0] ?? "") ? scopeLength(tokens) : Math.min(1, tokens.length);
}

/** How many tokens lead to the scope that a pointer stands in. */
function scopeLength(tokens: readonly string[]): number {
  let length = tokens[0] === "components" ? 3 : tokens[0] === "definitions" || tokens[0] === "$defs" ? 2 : 0;
  for (let index = 1; index < tokens.length; index++) {
    const token = tokens[index] ?? "";
    if (isSchemaContainer(token) && length > 0) break;
    // paths/PATH/METHOD, paths/PATH/additionalOperations/METHOD, webhooks/NAME/METHOD, callbacks/NAME/EXPRESSION/METHOD, components/pathItems/NAME/METHOD
    const holder = tokens[index - 2];
    const isPathItem = holder === "paths" || holder === "webhooks" || holder === "pathItems" || tokens[index - 3] === "callbacks";
    if (isPathItem && VERBS.has(token)) length = index + 1;
    else if (isPathItem && token === "additionalOperations" && index + 1 < tokens.length) length = index + 2;
    else if (isPathItem && length === 0) length = index;
  }
  return Math.min(length, tokens.length);
}

/** A file of schemas by name, as references to `common.yaml#/Pet` have it: no OpenAPI document. */
function isLibrary(document: JsonValue): boolean {
  return isJsonObject(document) && !("openapi" in document) && !("swagger" in document);
}

const SCHEMA_KEYWORDS: ReadonlySet<string> = new Set([
  "components",
  "definitions",
  "$defs",
  "paths",
  "properties",
  "items",
  "prefixItems",
  "additionalProperties",
  "patternProperties",
  "unevaluatedProperties",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "contains",
  "propertyNames",
  "dependentSchemas",
]);

function isSchemaContainer(token: string): boolean {
  return token === "schema" || token === "properties" || token === "items" || token === "itemSchema";
}

/** Whether a scope is one of operations. A schema may be called as a method is. */
function isOperation(tokens: readonly string[], length: number): boolean {
  const [first, second] = tokens;
  if (first === "paths" || first === "webhooks") return true;
  if (first === "components") return (second === "pathItems" || second === "callbacks") && length > 3;
  return VERBS.has(tokens[length - 1] ?? "") && OPERATION_FIELDS.has(tokens[length] ?? "");
}

const OPERATION_FIELDS: ReadonlySet<string> = new Set(["parameters", "requestBody", "responses", "callbacks"]);

/** Reads the tokens after the scope as steps; `allOf` and media type wrappers leave no step. */
class StepWalk {
  readonly steps: PathStep[] = [];
  internal = false;
  restricts = false;
  private value: JsonValue | undefined;
  private depth = 0;
  private status = "";

  /** @param start the value that so many of the tokens lead to; of those before it nothing is known */
  constructor(
    private readonly tokens: readonly string[],
    private index: number,
    private readonly start: { readonly value: JsonValue; readonly depth: number },
  ) {
    if (start.depth === 0) this.value = start.value;
    for (const token of tokens.slice(0, index)) this.enter(token);
    if (tokens[0] === "components") this.openComponent(tokens[1] ?? "", tokens[2] ?? "");
    while (this.index < this.tokens.length) this.step();
  }

  private take(): string {
    const token = this.tokens[this.index++] ?? "";
    this.enter(token);
    return token;
  }

  private enter(token: string): void {
    if (++this.depth === this.start.depth) this.value = this.start.value;
    else if (Array.isArray(this.value))
      this.value = (this.value as readonly JsonValue[])[Number(token)]; // narrowed to any[] by isArray
    else this.value = isJsonObject(this.value) && Object.hasOwn(this.value, token) ? this.value[token] : undefined;
  }

  private openComponent(family: string, name: string): void {
    if (this.tokens.length <= 3) return;
    if (family === "responses") this.status = name;
    else if (family === "parameters") this.steps.push({ kind: "parameter", name, location: "component" });
    else if (family === "headers") this.steps.push({ kind: "header", name, status: "" });
  }

  private step(): void {
    const keyword = this.take();
    switch (keyword) {
      case "properties":
        this.steps.push({ kind: "property", name: this.take() });
        break;
      case "items":
      case "itemSchema":
        this.steps.push({ kind: "items" });
        break;
      case "additionalProperties":
        this.steps.push({ kind: "values" });
        break;
      case "patternProperties":
        this.take();
        this.steps.push({ kind: "values" });
        break;
      case "prefixItems":
        this.steps.push({ kind: "tuple", index: Number(this.take()) });
        break;
      case "oneOf":
      case "anyOf":
        this.stepVariant();
        break;
      case "type":
        this.stepType();
        break;
      case "allOf":
        this.take();
        break;
      case "$defs":
      case "definitions":
        this.steps.push({ kind: "definition", name: this.take() });
        break;
      case "not":
      case "if":
      case "then":
      case "else":
      case "contains":
      case "propertyNames":
        this.enterInternal(keyword, true);
        break;
      case "unevaluatedProperties":
        // The values of a record, as TypeSpec writes it. Those with a number only find out what is evaluated.
        if (/^\d/.test(this.tokens[this.index] ?? "")) this.enterInternal(keyword, true);
        else this.steps.push({ kind: "values" });
        break;
      case "unevaluatedItems":
        this.enterInternal(keyword, /^\d/.test(this.tokens[this.index] ?? ""));
        break;
      case "dependentSchemas":
        this.enterInternal(this.take(), true);
        break;
      default:
        this.stepOperation(keyword);
    }
  }

  private enterInternal(name: string, restricts: boolean): void {
    this.internal = true;
    this.restricts = restricts;
    this.steps.push({ kind: "definition", name });
  }

  private stepVariant(): void {
    const alternatives = this.value;
    const index = Number(this.take());
    const stated = isJsonObject(this.value) ? this.value["title"] : undefined;
    const title = typeof stated === "string" && stated.trim() !== "" ? stated : undefined;
    const label = isJsonArray(alternatives) ? labelsOf(alternatives)[index] : undefined;
    const shape = isJsonArray(alternatives) ? shapesOf(alternatives)[index] : undefined;
    this.pushVariant(index, title, label, shape);
  }

  /** One of the types of a list; null is none of them. */
  private stepType(): void {
    const types = isJsonArray(this.value) ? this.value.filter((type) => type !== "null") : [];
    const index = Number(this.take());
    this.pushVariant(index, undefined, undefined, shapeOfType(types[index]));
  }

  private pushVariant(index: number, title: string | undefined, label: string | undefined, shape: string | undefined): void {
    const named = { ...(label === undefined ? {} : { label }), ...(shape === undefined ? {} : { shape }) };
    this.steps.push({ kind: "variant", index, title, ...named });
  }

  private stepOperation(keyword: string): void {
    switch (keyword) {
      case "requestBody":
        this.steps.push({ kind: "request" });
        break;
      case "responses":
        this.status = this.take();
        break;
      case "content": {
        const only = isJsonObject(this.value) && Object.keys(this.value).length === 1;
        this.stepContent(this.take(), only);
        break;
      }
      case "parameters": {
        this.take();
        const parameter = isJsonObject(this.value) ? this.value : {};
        const name = typeof parameter["name"] === "string" ? parameter["name"] : "parameter";
        const location = typeof parameter["in"] === "string" ? parameter["in"] : "";
        this.steps.push({ kind: "parameter", name, location });
        break;
      }
      case "encoding":
      case "prefixEncoding":
        this.take();
        break;
      case "itemEncoding":
        break;
      case "headers":
        this.steps.push({ kind: "header", name: this.take(), status: this.status });
        break;
      default:
        // `schema`, and members of files that are not OpenAPI documents, lead on without a name of their own
        if (keyword !== "schema") this.steps.push({ kind: "definition", name: keyword });
    }
  }

  private stepContent(mediaType: string, only: boolean): void {
    const last = this.steps.at(-1);
    if (last?.kind === "parameter" || last?.kind === "header") return;
    if (last?.kind === "request") this.steps.pop();
    const isResponse = this.status !== "" && last?.kind !== "request";
    if (isResponse) this.steps.push({ kind: "response", status: this.status, mediaType, only });
    else this.steps.push({ kind: "requestBody", mediaType, only });
  }
}
