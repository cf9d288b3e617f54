import type { Mutant } from "./mutate.js";

/** Wrong models that the tests do not notice, for one reason. */
export interface KnownSurvivors {
  /** `equivalent`: no value tells it from the right one. `gap`: some value would. */
  readonly verdict: "equivalent" | "gap";
  readonly why: string;
  readonly document: string;
  /** Operator, module below `src/models/`, declaration, and what the broken line contains. */
  readonly mutants: readonly (readonly [operator: string, module: string, place: string, after: string])[];
}

/** Every wrong model that is known to survive. One that is not listed fails `npm run mutate`, and so does one that is noticed after all. */
export const SURVIVORS: readonly KnownSurvivors[] = [
  {
    verdict: "equivalent",
    why: "the schema beside the restriction asks for the property, or for its type, so that the restriction never decides",
    document: "whole-language",
    mutants: [
      ["optional made required", "components/conditional", "decodeConditionalIf", "value.mode = $.decodeLiteral("],
      ["null added", "components/conditional", "decodeConditionalThen", 'input["speed"] === null'],
      ["null added", "components/conditional", "decodeConditionalElse", 'input["speed"] === null'],
      ["type not checked", "components/numbers", "decodeNumbers$eitherOr$check1", "decodeUnknown"],
    ],
  },
  {
    verdict: "equivalent",
    why: "what comes there is known to be of the type: the line before looked, or it is the name of a property",
    document: "whole-language",
    mutants: [
      ["type not checked", "components/conditional", "decodeConditionalThen$speed", "decodeUnknown"],
      ["type not checked", "components/conditional", "decodeConditionalElse$speed", "decodeUnknown"],
      ["type not checked", "components/objects", "decodeObjects$namedWell$names0", "decodeUnknown"],
      ["type not checked", "components/oneofbounds", "decodeOneOfBounds$check1", "decodeUnknown"],
      ["type not checked", "components/oneofbounds", "decodeOneOfBounds$check2", "decodeUnknown"],
    ],
  },
];

/** What a run says of the list. */
export interface Comparison {
  readonly known: readonly Mutant[];
  readonly unknown: readonly Mutant[];
  /** Listed, but noticed. */
  readonly noticed: readonly Mutant[];
}

/** Holds the mutants of a document against the list. */
export function compareSurvivors(
  document: string,
  mutants: readonly Mutant[],
  list: readonly KnownSurvivors[] = SURVIVORS,
): Comparison {
  const entries = list.filter((each) => each.document === document).flatMap((each) => each.mutants);
  const isListed = (mutant: Mutant): boolean =>
    entries.some(
      ([operator, module, place, after]) =>
        mutant.operator === operator &&
        mutant.module === `src/models/${module}` &&
        mutant.place === place &&
        mutant.after.includes(after),
    );
  const survivors = mutants.filter(({ killedBy }) => killedBy === undefined);
  return {
    known: survivors.filter(isListed),
    unknown: survivors.filter((mutant) => !isListed(mutant)),
    noticed: mutants.filter((mutant) => mutant.killedBy !== undefined && isListed(mutant)),
  };
}
