import { isDiagnosticCode } from "../../diagnostics/catalogue.js";
import { isRecord } from "../json-record.js";
import type { RunRecord } from "./types.js";

/** Whether it is the record of a run: what is told of one is made of it, and a content of a cache could be anything. */
export function isRunRecord(value: unknown): value is RunRecord {
  return isRecord(value) && isListOf(value["diagnostics"], isDiagnostic) && isListOf(value["jobs"], isJobRecord);
}

function isDiagnostic(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { code, severity, message, help, location } = value;
  if (typeof code !== "string" || !isDiagnosticCode(code) || typeof message !== "string") return false;
  if (severity !== "warning" && severity !== "info") return false; // with an error nothing is remembered
  return isAbsentOr(help, isText) && isAbsentOr(location, isLocation);
}

function isLocation(value: unknown): boolean {
  if (!isRecord(value) || typeof value["uri"] !== "string") return false;
  const { pointer, line, column, frame } = value;
  return isAbsentOr(pointer, isText) && isAbsentOr(line, isCount) && isAbsentOr(column, isCount) && isAbsentOr(frame, isText);
}

function isJobRecord(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { manifest, pins, statistics, stamps } = value;
  if (typeof manifest !== "string" || (typeof pins !== "string" && pins !== null)) return false;
  return isStatistics(statistics) && isRecord(stamps) && Object.values(stamps).every(isText);
}

function isStatistics(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { schemas, models, files, unknown } = value;
  return [schemas, models, files].every(isCount) && isRecord(unknown) && Object.values(unknown).every(isCount);
}

function isListOf(value: unknown, is: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function isAbsentOr(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value);
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
