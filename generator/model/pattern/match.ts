import {
  ASSERTION,
  type Assertion,
  CHARACTER,
  compilePattern,
  LOOKAHEAD,
  MATCH,
  measurePattern,
  type Program,
  SPLIT,
} from "./compile.js";
import { type PatternNode, parsePattern } from "./parse.js";

/** A pattern of the document, ready to ask. */
export interface Pattern {
  readonly tree: PatternNode;
  /**
   * Whether the pattern matches somewhere in the text, as `RegExp.prototype.test` with the `u` flag
   * says; `undefined` where that would cost too much to find out.
   */
  test(text: string): boolean | undefined;
  /** The same in no more steps than these, and how many it took: that depends on pattern and text alone. */
  match(text: string, most?: number): { readonly found: boolean | undefined; readonly steps: number };
}

/** How many ways to go on are followed at each character, beside two for each character of the pattern; and all in all beside these. */
const MAX_WAYS = 100;
const MAX_STEPS = 1_000;

/**
 * Prepares a pattern without ever running it through a backtracking engine, so that no document can
 * stall the generator. `undefined` where {@link parsePattern} or the size forbids it.
 */
export function preparePattern(source: string): Pattern | undefined {
  const tree = parsePattern(source);
  const size = tree && measurePattern(tree);
  if (tree === undefined || size === undefined) return undefined;
  const ways = MAX_WAYS + 2 * source.length;
  const match = (text: string, most = Infinity) =>
    search(programOf(tree, size), codePointsOf(text), Math.min(most, MAX_STEPS + ways * (text.length + 1)));
  return { tree, match, test: (text) => match(text).found };
}

/** Programs of patterns, the bulk of which is forgotten when they become many: a short pattern may have a long one. */
const programs = new Map<PatternNode, Program>();
let instructions = 0;
const MOST_INSTRUCTIONS = 1_000_000;

function programOf(tree: PatternNode, size: number): Program {
  const known = programs.get(tree);
  if (known !== undefined) return known;
  if (instructions + size > MOST_INSTRUCTIONS) {
    programs.clear();
    instructions = 0;
  }
  const program = compilePattern(tree);
  programs.set(tree, program);
  instructions += size;
  return program;
}

/** The code points of a text, which is one already where it has no others than code units. */
function codePointsOf(text: string): CodePoints {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
}

type CodePoints = ArrayLike<string>;

function search(program: Program, text: CodePoints, limit: number): ReturnType<Pattern["match"]> {
  const run: Run = { text, steps: 0, limit };
  const found = simulate(program, run, 0, 0);
  return { found: run.steps > run.limit ? undefined : found, steps: run.steps };
}

interface Run {
  readonly text: CodePoints;
  readonly limit: number;
  steps: number;
}

/** @param ahead how many times the text is being looked at ahead; only outside of that a match may begin anywhere */
function simulate(program: Program, run: Run, from: number, ahead: number): boolean {
  let { current, next } = reserve(ahead, program.operations.length);
  current.clear();
  for (let at = from; at <= run.text.length; at++) {
    if (at === from || ahead === 0) follow({ program, run, ahead }, at, current, 0);
    next.clear();
    const character = run.text[at];
    for (let index = 0; index < current.count; index++) {
      const instruction = current.items[index] ?? 0;
      const operation = program.operations[instruction];
      if (operation === MATCH) return true;
      if (operation !== CHARACTER || character === undefined) continue;
      const matches = program.characters[program.first[instruction] ?? 0];
      if (matches?.(character) === true) follow({ program, run, ahead }, at + 1, next, instruction + 1);
    }
    if (run.steps > run.limit || (next.count === 0 && ahead > 0)) return false;
    [current, next] = [next, current];
  }
  return false;
}

/** Adds an instruction and all that can be reached from it without consuming a character. */
function follow(
  { program, run, ahead }: { readonly program: Program; readonly run: Run; readonly ahead: number },
  at: number,
  reached: Instructions,
  start: number,
): void {
  const { operations, first, second } = program;
  const open = [start];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (reached.has(index)) continue;
    if (++run.steps > run.limit) return;
    reached.add(index);
    const about = first[index] ?? 0;
    if (operations[index] === SPLIT) open.push(second[index] ?? 0, about);
    else if (operations[index] === ASSERTION && holds(program.assertions[about], run.text, at)) open.push(index + 1);
    else if (operations[index] === LOOKAHEAD) {
      const lookahead = program.lookaheads[about];
      if (lookahead !== undefined && simulate(lookahead.program, run, at, ahead + 1) !== lookahead.negative) open.push(index + 1);
    }
  }
}

/** A set of instructions in order of insertion, which is emptied in no time. */
class Instructions {
  count = 0;
  readonly items: Uint32Array;
  private readonly marks: Uint32Array;
  private mark = 1;

  constructor(readonly size: number) {
    this.items = new Uint32Array(size);
    this.marks = new Uint32Array(size);
  }

  clear(): void {
    this.count = 0;
    this.mark++;
    if (this.mark < 0xffff_ffff) return;
    this.marks.fill(0);
    this.mark = 1;
  }

  has(instruction: number): boolean {
    return this.marks[instruction] === this.mark;
  }

  add(instruction: number): void {
    this.marks[instruction] = this.mark;
    this.items[this.count++] = instruction;
  }
}

/** By how many times the text is being looked at ahead: a program is not inside itself. */
const reserved: { readonly current: Instructions; readonly next: Instructions }[] = [];

function reserve(ahead: number, size: number): { readonly current: Instructions; readonly next: Instructions } {
  const known = reserved[ahead];
  if (known !== undefined && known.current.size >= size) return known;
  const room = Math.max(size, 2 * (known?.current.size ?? 64));
  const made = { current: new Instructions(room), next: new Instructions(room) };
  reserved[ahead] = made;
  return made;
}

function holds(type: Assertion | undefined, text: CodePoints, at: number): boolean {
  if (type === "start") return at === 0;
  if (type === "end") return at === text.length;
  const boundary = isWord(text[at - 1]) !== isWord(text[at]);
  return boundary === (type === "boundary");
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character);
}
