import { compareCodeUnits } from "../../model/scopes.js";
import type { Model, ModelGraph, PathStep, Scope } from "../../model/types.js";
import { toPascalCase } from "../words.js";
import type { NameWish, NamingStrategy } from "./strategy.js";

/**
 * An inline type is called by its own operation or component and by where it stands in it, as short
 * as it can be there; nothing outside of the scope has a say.
 */
export const stableStrategy: NamingStrategy = {
  name: "stable",
  scopeName: ({ kind, name }) => toPascalCase(kind === "component" ? spellArrays(name) : name) || "Empty",
  wishes: listWishes,
  local: true,
  separatesErrors: false,
  reservedSuffix: "Model",
};

/** Frameworks that name components by their types have `Pet` and `Pet[]`. */
function spellArrays(name: string): string {
  return name.replaceAll("[]", " Array");
}

/**
 * The scopes with the longest names go first, since theirs cannot get shorter; of those with one name the scope that
 * is called so in the document. Inside a scope the shallowest, then smallest, pointer. Internal models take what is left.
 */
function listWishes(graph: ModelGraph): readonly NameWish[] {
  const scopes = graph.scopes
    .map((scope) => ({ scope, base: stableStrategy.scopeName(scope) }))
    .sort((left, right) => byLength(left.base, right.base) || changes(left) - changes(right) || byId(left.scope, right.scope));
  return [false, true].flatMap((internal) =>
    scopes.flatMap(({ scope, base }) => {
      const models = scope.models.flatMap((id) => graph.models.get(id) ?? []).filter((model) => model.internal === internal);
      return models.sort(byDepth).map((model) => ({ id: model.id, candidates: candidatesOf(model, scope, base) }));
    }),
  );
}

function changes({ scope, base }: { readonly scope: Scope; readonly base: string }): number {
  return base === scope.name ? 0 : 1;
}

function byId(left: Scope | Model, right: Scope | Model): number {
  return compareCodeUnits(left.id, right.id);
}

function byLength(left: string, right: string): number {
  return right.length - left.length || compareCodeUnits(left, right);
}

function byDepth(left: Model, right: Model): number {
  return left.path.length - right.path.length || byId(left, right);
}

/** Nearly always the first is free, so that others are made when somebody asks for them. */
function candidatesOf(model: Model, scope: Scope, base: string): Iterable<string> {
  return { [Symbol.iterator]: () => listCandidates(readParts(model, scope), base) };
}

/** The last part, the last two, … all of them; then the same spelled out. */
function* listCandidates(parts: readonly Part[], base: string): Generator<string, void> {
  if (parts.length === 0) yield base;
  const given = new Set<string>();
  for (const spelling of ["short", "long"] as const) {
    let ending = "";
    for (const part of [...parts].reverse()) {
      ending = part[spelling] + ending;
      if (!given.has(ending)) yield base + ending;
      given.add(ending);
    }
  }
}

/** One named step with the steps that only qualify it. */
interface Part {
  short: string;
  /** The same with every step spelled out (`Item`, `Value`). */
  long: string;
}

function readParts(model: Model, scope: Scope): readonly Part[] {
  const parts: Part[] = [];
  for (const step of model.path) {
    const { name, qualifies } = nameOf(step, scope);
    const last = parts.at(-1);
    if (!qualifies || last === undefined) parts.push({ short: name.short, long: name.long });
    else {
      last.short += name.short;
      last.long += name.long;
    }
  }
  // What stands at the very root of a component needs no part of its own unless names collide.
  return parts.filter((part, index) => part.long !== "" || index === parts.length - 1);
}

interface StepName {
  readonly name: Part;
  /** The step says which one of the thing before it, and has no name of its own. */
  readonly qualifies: boolean;
}

function nameOf(step: PathStep, scope: Scope): StepName {
  switch (step.kind) {
    case "property":
    case "definition":
      return named(toPascalCase(step.name) || "Empty");
    case "parameter":
      return named(
        isScope(step.name, scope) ? "" : toPascalCase(step.name) || "Empty",
        scope.kind === "component" ? "Parameter" : "",
      );
    case "header":
      return named(isScope(step.name, scope) ? "" : toPascalCase(step.name) || "Empty", "Header");
    case "request":
      return named("Request");
    case "requestBody":
      return named("RequestBody", step.only || isJson(step.mediaType) ? "" : toPascalCase(step.mediaType));
    case "response":
      return named(
        statusName(step.status, scope) + responseSuffix(scope),
        step.only || isJson(step.mediaType) ? "" : toPascalCase(step.mediaType),
      );
    case "items":
      return { name: { short: "", long: "Item" }, qualifies: true };
    case "values":
      return { name: { short: "", long: "Value" }, qualifies: true };
    case "tuple":
      return { name: { short: String(step.index + 1), long: String(step.index + 1) }, qualifies: true };
    case "variant": {
      const number = String(step.index + 1);
      const text = toPascalCase(step.title ?? step.label ?? step.shape ?? "") || number;
      const isOnly = step.title === undefined && step.label === "";
      return { name: { short: isOnly ? "" : text, long: text }, qualifies: true };
    }
  }
}

/** A component that is a parameter or a header has been named already. */
function isScope(name: string, scope: Scope): boolean {
  return scope.kind === "component" && scope.name === name;
}

function named(text: string, suffix = ""): StepName {
  return { name: { short: text + suffix, long: text + suffix }, qualifies: false };
}

function isJson(mediaType: string): boolean {
  return mediaType === "application/json";
}

function responseSuffix(scope: Scope): string {
  return scope.kind === "component" ? "Response" : "ResponseBody";
}

/** Success needs no word; other statuses have the names of RFC 9110 §15. */
function statusName(status: string, scope: Scope): string {
  if (scope.kind === "component" || /^2/.test(status))
    return status === "200" || scope.kind === "component" ? "" : successName(status);
  return STATUS_NAMES.get(status) ?? (status === "default" ? "Default" : `Status${toPascalCase(status)}`);
}

// 201 and its kin are as much "the" response as 200, where an operation has one of them only.
function successName(status: string): string {
  return status === "2XX" || /^20[1-9]$/.test(status) ? "" : `Status${status}`;
}

const STATUS_NAMES: ReadonlyMap<string, string> = new Map([
  ["400", "BadRequest"],
  ["401", "Unauthorized"],
  ["402", "PaymentRequired"],
  ["403", "Forbidden"],
  ["404", "NotFound"],
  ["405", "MethodNotAllowed"],
  ["406", "NotAcceptable"],
  ["408", "RequestTimeout"],
  ["409", "Conflict"],
  ["410", "Gone"],
  ["411", "LengthRequired"],
  ["412", "PreconditionFailed"],
  ["413", "ContentTooLarge"],
  ["415", "UnsupportedMediaType"],
  ["422", "UnprocessableContent"],
  ["423", "Locked"],
  ["424", "FailedDependency"],
  ["428", "PreconditionRequired"],
  ["429", "TooManyRequests"],
  ["500", "InternalServerError"],
  ["501", "NotImplemented"],
  ["502", "BadGateway"],
  ["503", "ServiceUnavailable"],
  ["504", "GatewayTimeout"],
  ["4XX", "ClientError"],
  ["5XX", "ServerError"],
]);
