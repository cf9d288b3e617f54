import { Alphabet, type Characters, MANY, NOTHING, overlap } from "./characters.js";
import type { PatternNode } from "./parse.js";

/** Pairs of so many places are looked at in no time. */
const MOST_PLACES = 40;

/**
 * Whether some text leads from a place of the pattern back to it in two ways, so that a backtracking engine doubles its work with
 * each repetition of that text (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991: the criterion EDA).
 * Undefined where the pattern is too large to find out. Look-aheads are asked for themselves.
 *
 * @param few rounds of a repetition that are not taken for a loop
 */
export function isAmbiguousLoop(tree: PatternNode, few = MANY): boolean | undefined {
  const automaton = new Places(new Alphabet(tree), few);
  automaton.enter(tree);
  if (automaton.size > MOST_PLACES) return undefined;
  return automaton.repeatsEdge() || automaton.splits() || automaton.lookaheads.some((body) => isAmbiguousLoop(body, few) ?? true);
}

/** Where a part of a pattern can begin and end, and whether it can be empty. */
interface Ends {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly nullable: boolean;
}

const EMPTY: Ends = { first: [], last: [], nullable: true };

/** The automaton of Glushkov: a state for each character of the pattern. */
class Places {
  readonly lookaheads: PatternNode[] = [];
  private readonly characters: Characters[] = [];
  /** How many ways lead from one place to the next. */
  private readonly ways: Map<number, number>[] = [];
  private readonly overlapping = new Map<number, boolean>();

  constructor(
    private readonly alphabet: Alphabet,
    private readonly few: number,
  ) {}

  get size(): number {
    return this.characters.length;
  }

  enter(node: PatternNode): Ends {
    if (this.size > MOST_PLACES) return EMPTY; // it is too large by now, and its ways could be the square of its places
    switch (node.kind) {
      case "character":
        return this.place(node);
      case "sequence":
        return node.parts.map((part) => this.enter(part)).reduce((before, after) => this.follow(before, after), EMPTY);
      case "choice":
        return node.options
          .map((option) => this.enter(option))
          .reduce((one, other) => ({
            first: [...one.first, ...other.first],
            last: [...one.last, ...other.last],
            nullable: one.nullable || other.nullable,
          }));
      case "repeat":
        return this.repeat(node);
      case "lookahead":
        this.lookaheads.push(node.body);
        return EMPTY;
      case "assertion":
        return EMPTY;
    }
  }

  private place(node: PatternNode): Ends {
    const place = this.characters.push(this.alphabet.of(node)) - 1;
    this.ways.push(new Map());
    return { first: [place], last: [place], nullable: false };
  }

  private follow(before: Ends, after: Ends): Ends {
    this.connect(before.last, after.first);
    return {
      first: before.nullable ? [...before.first, ...after.first] : before.first,
      last: after.nullable ? [...before.last, ...after.last] : after.last,
      nullable: before.nullable && after.nullable,
    };
  }

  // A few rounds cost no more than a power of the length, unless each of them can be of any length.
  private repeat({ body, min, max }: Extract<PatternNode, { kind: "repeat" }>): Ends {
    const ends = this.enter(body);
    if (max > this.few || (max > 1 && hasLoop(body, this.few))) this.connect(ends.last, ends.first);
    return { ...ends, nullable: ends.nullable || min === 0 };
  }

  private connect(from: readonly number[], to: readonly number[]): void {
    for (const one of from) {
      const ways = this.ways[one];
      for (const other of to) ways?.set(other, (ways.get(other) ?? 0) + 1);
    }
  }

  /** Whether a loop has a step that can be taken in two ways, as in `(a*)*`. */
  repeatsEdge(): boolean {
    return this.ways.some((ways, from) => [...ways].some(([to, count]) => count > 1 && this.reaches(to, from)));
  }

  private reaches(start: number, goal: number): boolean {
    return reach([start], (place) => this.next(place)).has(goal);
  }

  /** Whether two ways part at a place, read the same, and meet there again: if at one place of a loop, then at each. */
  splits(): boolean {
    const seen = new Set<number>();
    return this.characters.some((_, place) => {
      if (seen.has(place)) return false;
      const ahead = reach(this.next(place), (each) => this.next(each));
      const loop = new Set([...ahead].filter((each) => this.reaches(each, place)));
      for (const each of loop) seen.add(each);
      return this.splitsIn(loop, place);
    });
  }

  private splitsIn(loop: ReadonlySet<number>, place: number): boolean {
    const start = place * this.size + place;
    const back = new Map<number, number[]>();
    const reached = reach([start], (pair) => {
      const others = this.nextPairs(pair, loop);
      for (const other of others) {
        const sources = back.get(other);
        if (sources === undefined) back.set(other, [pair]);
        else sources.push(pair);
      }
      return others;
    });
    const returning = reach([start], (pair) => back.get(pair) ?? []);
    return [...returning].some((pair) => reached.has(pair) && Math.floor(pair / this.size) !== pair % this.size);
  }

  private nextPairs(pair: number, loop: ReadonlySet<number>): readonly number[] {
    const inLoop = (place: number): readonly number[] => this.next(place).filter((other) => loop.has(other));
    const others = inLoop(pair % this.size);
    return inLoop(Math.floor(pair / this.size)).flatMap((one) =>
      others.filter((other) => this.overlaps(one, other)).map((other) => one * this.size + other),
    );
  }

  private next(place: number): readonly number[] {
    return [...(this.ways[place]?.keys() ?? [])];
  }

  private overlaps(one: number, other: number): boolean {
    const key = one * this.size + other;
    const known = this.overlapping.get(key) ?? overlap(this.characters[one] ?? NOTHING, this.characters[other] ?? NOTHING);
    this.overlapping.set(key, known);
    return known;
  }
}

function hasLoop(node: PatternNode, few: number): boolean {
  switch (node.kind) {
    case "sequence":
      return node.parts.some((part) => hasLoop(part, few));
    case "choice":
      return node.options.some((option) => hasLoop(option, few));
    case "repeat":
      return node.max > few || hasLoop(node.body, few);
    default:
      return false;
  }
}

function reach(starts: readonly number[], next: (place: number) => readonly number[]): ReadonlySet<number> {
  const reached = new Set(starts);
  for (const place of reached) for (const other of next(place)) reached.add(other);
  return reached;
}
