import type { PatternNode } from "./parse.js";

/** What an instruction does. All but a split go on with the next one. */
export const CHARACTER = 0;
export const SPLIT = 1;
export const ASSERTION = 2;
export const LOOKAHEAD = 3;
export const MATCH = 4;

/** Steps of a matcher that follows all alternatives at once, as columns: repeats make a short pattern long. */
export interface Program {
  readonly operations: Uint8Array;
  /** Where a split goes on, and else the part of the program that an instruction is about. */
  readonly first: Uint32Array;
  /** The other way of a split. */
  readonly second: Uint32Array;
  readonly characters: readonly ((character: string) => boolean)[];
  readonly assertions: readonly Assertion[];
  readonly lookaheads: readonly { readonly program: Program; readonly negative: boolean }[];
}

export type Assertion = (PatternNode & { readonly kind: "assertion" })["type"];

const MAX_INSTRUCTIONS = 150_000;

/** Instructions of the program of a pattern and of those inside it. `undefined` where counted repeats make it too big. */
export function measurePattern(tree: PatternNode): number | undefined {
  const size = new Sizes(true).of(tree);
  return size < MAX_INSTRUCTIONS ? size : undefined;
}

/** How many instructions nodes become. */
class Sizes {
  private readonly known = new Map<PatternNode, number>();

  /** @param all whether those of looking ahead count, which are programs of their own */
  constructor(private readonly all: boolean) {}

  of(node: PatternNode): number {
    const known = this.known.get(node);
    if (known !== undefined) return known;
    // Above the limit it is all the same, and infinite nowhere.
    const size = Math.min(this.measure(node), MAX_INSTRUCTIONS);
    this.known.set(node, size);
    return size;
  }

  private measure(node: PatternNode): number {
    switch (node.kind) {
      case "character":
      case "assertion":
        return 1;
      case "lookahead":
        return this.all ? 2 + this.of(node.body) : 1;
      case "sequence":
        return node.parts.reduce((sum, part) => sum + this.of(part), 0);
      case "choice":
        return node.options.reduce((sum, option) => sum + this.of(option) + 2, -1);
      case "repeat": {
        if (isEmpty(node.body)) return 0;
        const body = this.of(node.body);
        return node.min * body + (node.max === Infinity ? body + 2 : (node.max - node.min) * (body + 1));
      }
    }
  }
}

/** Whether nothing is left of a node: it could be repeated for ever. */
function isEmpty(node: PatternNode): boolean {
  if (node.kind === "sequence") return node.parts.every(isEmpty);
  return node.kind === "repeat" && (node.max === 0 || isEmpty(node.body));
}

/** Compiles a pattern that {@link measurePattern} finds small enough (Thompson's construction). */
export function compilePattern(tree: PatternNode): Program {
  const writer = new Writer(new Sizes(false).of(tree) + 1);
  writer.append(tree);
  writer.add(MATCH, 0);
  return writer;
}

class Writer implements Program {
  readonly operations: Uint8Array;
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly characters: ((character: string) => boolean)[] = [];
  readonly assertions: Assertion[] = [];
  readonly lookaheads: { readonly program: Program; readonly negative: boolean }[] = [];
  private end = 0;

  /** @param size instructions that will be added */
  constructor(size: number) {
    this.operations = new Uint8Array(size);
    this.first = new Uint32Array(size);
    this.second = new Uint32Array(size);
  }

  append(node: PatternNode): void {
    switch (node.kind) {
      case "character":
        return this.add(CHARACTER, this.characters.push(node.matches) - 1);
      case "assertion":
        return this.add(ASSERTION, this.assertions.push(node.type) - 1);
      case "lookahead":
        return this.add(LOOKAHEAD, this.lookaheads.push({ program: compilePattern(node.body), negative: node.negative }) - 1);
      case "sequence":
        for (const part of node.parts) this.append(part);
        return;
      case "choice":
        return this.appendChoice(node.options);
      case "repeat":
        if (node.max > 0 && !isEmpty(node.body)) this.appendRepeat(node);
    }
  }

  add(operation: number, about: number): void {
    this.operations[this.end] = operation;
    this.first[this.end] = about;
    this.end++;
  }

  private appendChoice(options: readonly PatternNode[]): void {
    const exits: number[] = [];
    for (const [index, option] of options.entries()) {
      const fork = index < options.length - 1 ? this.addSplit() : undefined;
      this.append(option);
      exits.push(this.addSplit());
      if (fork !== undefined) this.second[fork] = this.end;
    }
    for (const exit of exits) this.first[exit] = this.second[exit] = this.end;
  }

  private appendRepeat({ body, min, max }: PatternNode & { readonly kind: "repeat" }): void {
    let first: Block | undefined;
    const appendRound = (): void => {
      first = this.appendAgain(body, first);
    };
    for (let count = 0; count < min; count++) appendRound();
    if (max === Infinity) {
      const fork = this.addSplit();
      appendRound();
      this.first[this.addSplit()] = fork;
      this.second[fork] = this.end;
      return;
    }
    const forks: number[] = [];
    for (let count = min; count < max; count++) {
      forks.push(this.addSplit());
      appendRound();
    }
    for (const fork of forks) this.second[fork] = this.end;
  }

  /** Copies what was written before, where it was. */
  private appendAgain(node: PatternNode, block: Block | undefined): Block {
    const start = this.end;
    if (block === undefined) {
      this.append(node);
      return { start, end: this.end };
    }
    this.operations.copyWithin(start, block.start, block.end);
    this.end += block.end - block.start;
    for (let at = start; at < this.end; at++) {
      const shift = this.operations[at] === SPLIT ? start - block.start : 0;
      this.first[at] = (this.first[at - start + block.start] ?? 0) + shift;
      this.second[at] = (this.second[at - start + block.start] ?? 0) + shift;
    }
    return block;
  }

  /** Both ways lead to the next instruction until one is pointed elsewhere. */
  private addSplit(): number {
    const at = this.end;
    this.add(SPLIT, at + 1);
    this.second[at] = at + 1;
    return at;
  }
}

/** Instructions from one to before another. */
interface Block {
  readonly start: number;
  readonly end: number;
}
