import type { Mutant } from "./mutate.js";

/** Wrong models that the tests do not notice, for one reason. */
export interface KnownSurvivors {
  /** `equivalent`: no value tells it from the right one. `gap`: some value would. */
  readonly verdict: "equivalent" | "gap";
  readonly why: string;
  readonly document: string;
  /** Operator, module below `src/models/`, declaration, and what the line contains, right or broken. */
  readonly mutants: readonly (readonly [operator: string, module: string, place: string, text: string])[];
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
    why: "another constraint beside it asks for more",
    document: "corpus",
    mutants: [
      ["check dropped", "components/creatememoryrequest", "decodeCreateMemoryRequest", "$.checkMinLength("],
      ["check dropped", "components/creatememoryrequest", "encodeCreateMemoryRequest", "$.checkMinLength("],
      ["bound off by one", "components/creatememoryrequest", "decodeCreateMemoryRequest", '["entity_id"], 0,'],
      ["bound off by one", "components/creatememoryrequest", "encodeCreateMemoryRequest", "entity_id, 0,"],
      ...["decodeDatasource", "encodeDatasource"].flatMap((place) =>
        ["check dropped", "format that accepts everything"].map(
          (operator) => [operator, "components/datasource", place, "$.checkFormat("] as const,
        ),
      ),
      [
        "check dropped",
        "operations/retrieveagentrequest",
        "encodeRetrieveAgentRequestSettings",
        "$.checkMinimum(wire.max_iterations",
      ],
      [
        "bound exclusive instead of inclusive, and the reverse",
        "operations/retrieveagentrequest",
        "encodeRetrieveAgentRequestSettings",
        "$.checkExclusiveMinimum(wire.max_execution_time",
      ],
    ],
  },
  {
    verdict: "equivalent",
    why: "any text is a variant too, so that the texts that are listed beside it add nothing",
    document: "corpus",
    mutants: [
      ["variant lost", "operations/retrieveagentrequest", "decodeRetrieveAgentRequestId", "[$.decodeString]"],
      ["variant lost", "operations/retrieveagentrequest", "encodeRetrieveAgentRequestId", "[$.encodeString]"],
      ["variant lost", "operations/retrieveagentrequest", "decodeRetrieveAgentRequestGuardrailsId", "[$.decodeString]"],
      ["variant lost", "operations/retrieveagentrequest", "encodeRetrieveAgentRequestGuardrailsId", "[$.encodeString]"],
      ["variants reordered", "operations/retrieveagentrequest", "decodeRetrieveAgentRequestId", "[$.decodeString, "],
      ["variants reordered", "operations/retrieveagentrequest", "decodeRetrieveAgentRequestGuardrailsId", "[$.decodeString, "],
    ],
  },
  {
    verdict: "equivalent",
    why: "the variants exclude each other by constants and by what they forbid",
    document: "corpus",
    mutants: ["decodeRetrieveAgentRequestPlugins", "decodeRetrieveAgentRequestParametersPlugins"].map(
      (place) =>
        ["exactly one variant not asked for, and the reverse", "operations/retrieveagentrequest", place, "true"] as const,
    ),
  },
  {
    verdict: "gap",
    why: "a variant of an open union that has nothing but its tag: what reads other tags gives the same, but for where it keeps unknown properties; on the wire there is no difference",
    document: "corpus",
    mutants: (["tag lost", "tag wrong"] as const).flatMap((operator) =>
      (
        [
          ["decodeRetrieveAgentRequestResponseFormat", "text"],
          ["encodeRetrieveAgentRequestResponseFormat", "json_object"],
          ["decodeRetrieveAgentRequestThinking", "adaptive"],
          ["decodeRetrieveAgentRequestParametersResponseFormat", "text"],
          ["encodeRetrieveAgentRequestParametersResponseFormat", "json_object"],
          ["decodeRetrieveAgentRequestParametersThinking", "adaptive"],
        ] as const
      ).map(([place, tag]) => [operator, "operations/retrieveagentrequest", place, `case "${tag}":`] as const),
    ),
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
      ([operator, module, place, text]) =>
        mutant.operator === operator &&
        mutant.module === `src/models/${module}` &&
        mutant.place === place &&
        `${mutant.before}\n${mutant.after}`.includes(text),
    );
  const survivors = mutants.filter(({ killedBy }) => killedBy === undefined);
  return {
    known: survivors.filter(isListed),
    unknown: survivors.filter((mutant) => !isListed(mutant)),
    noticed: mutants.filter((mutant) => mutant.killedBy !== undefined && isListed(mutant)),
  };
}
