/** A property name or an index. */
export type Key = string | number;

/** What was violated: the JSON Schema keyword where there is one. */
export type IssueCode =
  | "type"
  | "required"
  | "const"
  | "enum"
  | "format"
  | "pattern"
  | "minLength"
  | "maxLength"
  | "minimum"
  | "exclusiveMinimum"
  | "maximum"
  | "exclusiveMaximum"
  | "multipleOf"
  | "minItems"
  | "maxItems"
  | "uniqueItems"
  | "contains"
  | "minProperties"
  | "maxProperties"
  | "propertyNames"
  | "additionalProperties"
  | "dependentRequired"
  | "not"
  | "anyOf"
  | "oneOf"
  | "discriminator"
  /** No value at all is allowed here. */
  | "never"
  /** Nested deeper than `maxDepth`, or circular. */
  | "depth"
  /** A value that JSON cannot carry (encode only). */
  | "unrepresentable"
  /** An unknown property has the name of a known one (encode only). */
  | "clash";

/** One thing that is wrong with a value. */
export interface Issue {
  /** Names and indexes from the root to the place; wire names on decode, TypeScript names on encode. */
  readonly path: Key[];
  readonly code: IssueCode;
  /** What would have been right, for people. */
  readonly expected?: string;
  /** Kind of what was found (`string`, `null`, `undefined` …), never the value itself. */
  readonly received?: string;
  /** What was found; only with the option `values`. */
  readonly value?: unknown;
}

/** `data[0].url: expected string, received number (type)` */
export function formatIssue(issue: Issue): string {
  const place = formatPath(issue.path);
  const expected = issue.expected === undefined ? issue.code : `expected ${issue.expected}`;
  const received = issue.received === undefined ? "" : `, received ${issue.received}`;
  return `${place === "" ? "" : `${place}: `}${expected}${received} (${issue.code})`;
}

/** `data[0].url`, or `["odd name"]` for a name that is not an identifier. */
export function formatPath(path: readonly Key[]): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "string" && /^[A-Za-z_$][\w$]*$/.test(key)) text += text === "" ? key : `.${key}`;
    else text += `[${JSON.stringify(key)}]`;
  }
  return text;
}
