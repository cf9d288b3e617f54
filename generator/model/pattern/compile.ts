import type { PatternNode } from "./parse.js";

/** One step of a matcher that follows all alternatives at once. */
export type Instruction =
  | { readonly op: "character"; readonly matches: (character: string) => boolean }
  | { readonly op: "split"; first: number; second: number }
  | { readonly op: "assertion"; readonly type: "start" | "end" | "boundary" | "noBoundary" }
  | { readonly op: "lookahead"; readonly program: Program; readonly negative: boolean }
  | { readonly op: "match" };

/** Instructions; one that is not a `split` goes on with the next. */
export type Program = readonly Instruction[];

const MAX_INSTRUCTIONS = 150_000;

/** Compiles a pattern (Thompson's construction). `undefined` where counted repeats make it too big. */
export function compilePattern(tree: PatternNode): Program | undefined {
  const program: Instruction[] = [];
  if (!append(program, tree)) return undefined;
  program.push({ op: "match" });
  return program;
}

function append(program: Instruction[], node: PatternNode): boolean {
  if (program.length > MAX_INSTRUCTIONS) return false;
  switch (node.kind) {
    case "character":
      program.push({ op: "character", matches: node.matches });
      return true;
    case "assertion":
      program.push({ op: "assertion", type: node.type });
      return true;
    case "sequence":
      return node.parts.every((part) => append(program, part));
    case "choice":
      return appendChoice(program, node.options);
    case "repeat":
      return appendRepeat(program, node);
    case "lookahead": {
      const body = compilePattern(node.body);
      if (body !== undefined) program.push({ op: "lookahead", program: body, negative: node.negative });
      return body !== undefined;
    }
  }
}

function appendChoice(program: Instruction[], options: readonly PatternNode[]): boolean {
  const exits: { first: number; second: number }[] = [];
  for (const [index, option] of options.entries()) {
    const fork = index < options.length - 1 ? appendSplit(program) : undefined;
    if (!append(program, option)) return false;
    exits.push(appendSplit(program));
    if (fork !== undefined) fork.second = program.length;
  }
  for (const exit of exits) exit.first = exit.second = program.length;
  return true;
}

function appendRepeat(program: Instruction[], node: PatternNode & { readonly kind: "repeat" }): boolean {
  for (let count = 0; count < node.min; count++) if (!append(program, node.body)) return false;
  if (node.max === Infinity) {
    const start = program.length;
    const fork = appendSplit(program);
    if (!append(program, node.body)) return false;
    appendSplit(program).first = start;
    fork.second = program.length;
    return true;
  }
  const forks: { second: number }[] = [];
  for (let count = node.min; count < node.max; count++) {
    forks.push(appendSplit(program));
    if (!append(program, node.body)) return false;
  }
  for (const fork of forks) fork.second = program.length;
  return true;
}

// Both ways lead to the next instruction until the caller points one elsewhere.
function appendSplit(program: Instruction[]): { first: number; second: number } {
  const split = { op: "split" as const, first: program.length + 1, second: program.length + 1 };
  program.push(split);
  return split;
}
