import { compilePattern, type Program } from "./compile.js";
import { type PatternNode, parsePattern } from "./parse.js";

/** A pattern of the document, ready to ask. */
export interface Pattern {
  readonly tree: PatternNode;
  /**
   * Whether the pattern matches somewhere in the text, as `RegExp.prototype.test` with the `u` flag
   * says; `undefined` where that would cost too much to find out.
   */
  test(text: string): boolean | undefined;
}

const MAX_STEPS = 1_000_000;

/**
 * Prepares a pattern without ever running it through a backtracking engine, so that no document can
 * stall the generator. `undefined` where {@link parsePattern} or the size forbids it.
 */
export function preparePattern(source: string): Pattern | undefined {
  const tree = parsePattern(source);
  const program = tree && compilePattern(tree);
  if (tree === undefined || program === undefined) return undefined;
  return { tree, test: (text) => search(program, Array.from(text)) };
}

function search(program: Program, text: readonly string[]): boolean | undefined {
  const run: Run = { text, steps: 0 };
  const found = simulate(program, run, 0, true);
  return run.steps > MAX_STEPS ? undefined : found;
}

interface Run {
  readonly text: readonly string[];
  steps: number;
}

function simulate(program: Program, run: Run, from: number, anywhere: boolean): boolean {
  let current = new Set<number>();
  for (let at = from; at <= run.text.length; at++) {
    if (at === from || anywhere) follow(program, run, at, current, 0);
    const next = new Set<number>();
    for (const index of current) {
      const instruction = program[index];
      if (instruction?.op === "match") return true;
      if (instruction?.op !== "character") continue;
      const character = run.text[at];
      if (character !== undefined && instruction.matches(character)) follow(program, run, at + 1, next, index + 1);
    }
    if (run.steps > MAX_STEPS || (next.size === 0 && !anywhere)) return false;
    current = next;
  }
  return false;
}

// Adds an instruction and all that can be reached from it without consuming a character.
function follow(program: Program, run: Run, at: number, reached: Set<number>, start: number): void {
  const open = [start];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (reached.has(index)) continue;
    if (++run.steps > MAX_STEPS) return;
    reached.add(index);
    const instruction = program[index];
    if (instruction?.op === "split") open.push(instruction.second, instruction.first);
    else if (instruction?.op === "assertion" && holds(instruction.type, run.text, at)) open.push(index + 1);
    else if (instruction?.op === "lookahead" && simulate(instruction.program, run, at, false) !== instruction.negative)
      open.push(index + 1);
  }
}

function holds(type: "start" | "end" | "boundary" | "noBoundary", text: readonly string[], at: number): boolean {
  if (type === "start") return at === 0;
  if (type === "end") return at === text.length;
  const boundary = isWord(text[at - 1]) !== isWord(text[at]);
  return boundary === (type === "boundary");
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character);
}
