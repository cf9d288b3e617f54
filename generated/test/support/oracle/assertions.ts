import type { OracleModel } from "./model-table.js";

/** What one line of the assertion file states. */
export interface Assertion {
  /** Index of the model in the table. */
  readonly model: number;
  readonly states: string;
}

/** The assertion file, and what each of its lines states (1-based; lines that state nothing are left out). */
export interface AssertionFile {
  readonly text: string;
  readonly lines: ReadonlyMap<number, Assertion>;
}

const PRELUDE = `
type Names<T> = T extends string | number | boolean | null | readonly unknown[] ? never : \`\${Extract<keyof T, string | number>}\`;
type Unshared<A, B> = string extends B ? true : [Exclude<A, B>, Exclude<B, A>] extends [never, never] ? true : { onlyOurs: Exclude<A, B>; onlyTheirs: Exclude<B, A> };
`;

/** The interface that gives each model's wire type the name of its component; what the types of the document refer to. */
export function printWireTypes(models: readonly OracleModel[], compared: readonly number[]): string {
  const modules = new Map<string, number[]>();
  for (const index of compared) {
    const module = models[index]?.module ?? "";
    modules.set(module, [...(modules.get(module) ?? []), index]);
  }
  const imports = [...modules].map(([module, indices]) => {
    const names = indices.map((index) => `${models[index]?.name} as N${index}`);
    return `import type { ${names.join(", ")} } from "../../${module}.js";`;
  });
  return [...imports, "export interface Wire {", ...compared.map((index) => `  M${index}: N${index}.Wire;`), "}", ""].join("\n");
}

/**
 * Mutual assignability, one line a direction: a value of the one type is returned as the other.
 * Optional properties that only one side has would pass, so that the names are compared as well; but for types of
 * theirs that have any name, as `type: object` beside `allOf` gives them.
 *
 * @param compared indices of the models
 * @param nullOutside those whose schema allows null, which the model leaves to where it is used
 */
export function printAssertions(compared: readonly number[], nullOutside: ReadonlySet<number>): AssertionFile {
  const head = `import type { components } from "./document.js";\nimport type { Wire } from "./wire.js";${PRELUDE}`;
  const lines = new Map<number, Assertion>();
  const text: string[] = head.trimEnd().split("\n");
  const add = (model: number, states: string, line: string): void => {
    text.push(line);
    lines.set(text.length, { model, states });
  };
  for (const model of compared) {
    const ours = `Wire["M${model}"]`;
    const schema = `components["schemas"]["M${model}"]`;
    const theirs = nullOutside.has(model) ? `Exclude<${schema}, null>` : schema;
    add(
      model,
      "our wire type is assignable to openapi-typescript's",
      `export const a${model} = (value: ${ours}): ${theirs} => value;`,
    );
    add(
      model,
      "openapi-typescript's type is assignable to our wire type",
      `export const b${model} = (value: ${theirs}): ${ours} => value;`,
    );
    add(model, "both have the same properties", `export const c${model}: Unshared<Names<${ours}>, Names<${theirs}>> = true;`);
  }
  return { text: `${text.join("\n")}\n${CANARY}\n`, lines };
}

/** A line that must not compile: where it does, nothing was compared. */
export const CANARY = "export const canary = (value: string): number => value;";
