import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { isWireObject } from "../wire.js";
import { type AssertionFile, CANARY, printAssertions, printWireTypes } from "./assertions.js";
import { type CheckError, checkTypes } from "./compile.js";
import { deriveTypes } from "./derive.js";
import { excludesNullBeside, findDeviation, requiresBehindReference, sharesProperties } from "./deviations.js";
import { type HoistedDocument, hoistModels } from "./hoist.js";
import type { OracleModel, Schema } from "./model-table.js";

/** What became of the comparison. */
export interface Comparison {
  readonly models: number;
  /** How many were compared, both ways. */
  readonly compared: number;
  /** Why the others were not: reason → how many. */
  readonly left: ReadonlyMap<string, number>;
  /** One message each. */
  readonly failures: readonly string[];
}

/**
 * Holds the wire types of a generated package against those that openapi-typescript derives from
 * the package's `test/document.json`, model by model, with the TypeScript compiler. A model inside
 * another one is compared on its own account and stands for itself in the other: so the finding
 * names the model that is wrong, and not all that hold it. Leaves its files in `test/.oracle/`.
 *
 * @param root folder of the package
 */
export async function compareWireTypes(root: URL): Promise<Comparison> {
  const models = JSON.parse(await readFile(new URL("test/models.json", root), "utf8")) as readonly OracleModel[]; // the generator wrote it
  const hoisted = hoistModels(JSON.parse(await readFile(new URL("test/document.json", root), "utf8")), models);
  const { named, compared, left } = selectModels(hoisted, models);
  const folder = new URL("test/.oracle/", root);
  await mkdir(folder, { recursive: true });
  const assertions = printAssertions(compared, hoisted.nullOutside);
  const files = {
    "wire.ts": printWireTypes(models, named),
    "document.ts": await deriveTypes(hoisted.document),
    "assertions.ts": assertions.text,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(new URL(name, folder), text);
  const paths = Object.keys(files).map((name) => fileURLToPath(new URL(name, folder)));
  const failures = explain(checkTypes(paths), models, assertions);
  return { models: models.length, compared: compared.length, left, failures };
}

function selectModels(
  hoisted: HoistedDocument,
  models: readonly OracleModel[],
): {
  named: readonly number[];
  compared: readonly number[];
  left: ReadonlyMap<string, number>;
} {
  const schemas = schemasOf(hoisted);
  const named: number[] = [];
  const compared: number[] = [];
  const left = new Map<string, number>();
  hoisted.components.forEach((component, index) => {
    if (component !== undefined) named.push(index);
    const schema = schemas[component ?? ""] ?? true;
    const reason = whyUntold(models[index], component) ?? whyOneWay(schema, models, index) ?? whyLeftOut(schema, schemas);
    if (reason === undefined) compared.push(index);
    else left.set(reason, (left.get(reason) ?? 0) + 1);
  });
  return { named, compared, left };
}

function whyUntold(model: OracleModel | undefined, component: string | undefined): string | undefined {
  if (model?.untested === true) return "by the config";
  return component === undefined || model?.merged !== undefined ? "no schema of the document" : undefined;
}

// Of directions it knows nothing (OAS 3.0.3 §4.7.24.2).
function whyOneWay(schema: Schema, models: readonly OracleModel[], index: number): string | undefined {
  const isOneWay = (name: string): boolean => models[Number(name.slice(1))]?.optional !== undefined;
  return isOneWay(`M${index}`) || extendedBy(schema).some(isOneWay) ? "property that is required one way only" : undefined;
}

/** Names of the components that a schema extends by more. */
function extendedBy(schema: Schema): readonly string[] {
  if (typeof schema === "boolean" || !Array.isArray(schema["allOf"])) return [];
  const members: readonly unknown[] = schema["allOf"];
  return members.flatMap((member) => {
    const reference = isWireObject(member) ? member["$ref"] : undefined;
    return typeof reference === "string" ? [reference.slice(reference.lastIndexOf("/") + 1)] : [];
  });
}

function whyLeftOut(schema: Schema, schemas: Readonly<Record<string, Schema>>): string | undefined {
  const deviation = findDeviation(schema);
  if (deviation !== undefined) return deviation.name;
  if (sharesProperties(schema, schemas)) return "property stated by several members of allOf";
  if (excludesNullBeside(schema, schemas)) return "type that excludes null beside what may be null";
  return requiresBehindReference(schema, schemas) ? "property required behind a reference" : undefined;
}

function schemasOf(hoisted: HoistedDocument): Readonly<Record<string, Schema>> {
  const { components } = hoisted.document;
  return isWireObject(components) ? (components["schemas"] as Record<string, Schema>) : {}; // as the hoisting made them
}

function explain(errors: readonly CheckError[], models: readonly OracleModel[], assertions: AssertionFile): readonly string[] {
  const canary = assertions.text.split("\n").indexOf(CANARY) + 1;
  const isCanary = (error: CheckError): boolean => error.file.endsWith("/assertions.ts") && error.line === canary;
  const failures = errors.filter((error) => !isCanary(error)).map((error) => explainError(error, models, assertions));
  return errors.some(isCanary)
    ? failures
    : ["The type checker found nothing wrong with a wrong line: nothing was compared.", ...failures];
}

function explainError(error: CheckError, models: readonly OracleModel[], assertions: AssertionFile): string {
  const assertion = error.file.endsWith("/assertions.ts") ? assertions.lines.get(error.line) : undefined;
  const model = assertion === undefined ? undefined : models[assertion.model];
  if (assertion === undefined || model === undefined) return `${error.file}:${error.line}: ${error.message}`;
  return `${model.name} breaks the law: ${assertion.states}\n  schema: #${model.pointer}\n  M${assertion.model}: ${error.message}`;
}
