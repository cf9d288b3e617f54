import type { JsonValue, Model, ModelGraph, TypeNode, UnionNode } from "../../model/types.js";
import type { NamePlan } from "../../name/types.js";
import { type Code, code } from "../print/code.js";
import { stringLiteral } from "../print/literal.js";
import { codeBlock, type Markdown } from "../print/markdown.js";
import { acceptsWire, printValue, type SamplePolicy, sampleWire } from "../sample/index.js";
import { isFreeForm, type PageContext } from "./type-cell.js";
import { typeText } from "./type-text.js";

const WIDTH = 80;
// Longer examples are walls of text: then only what is required is shown. A union has one for each type.
const MOST_LINES = { model: 100, variant: 40 };
/** Parts of a value that is too long for any page, which is seen before it is printed. */
const MOST_PARTS = 2_000;

/** Makes properties that no type names; of the package's runtime. */
export const ADD_UNNAMED = code`withUnknownProperties`;

/** The example of an object or enum: an import of the model, and a value of it. */
export function usageSnippet(context: PageContext, model: Model): Markdown {
  const { identifier, folder } = context.names.model(model.id);
  const [value] = pageValues(context, model);
  const line = code`import { ${identifier} } from ${stringLiteral(`${context.packageName}/models/${folder}`)};`;
  const more = value?.usesRuntime
    ? [line, code`import { ${ADD_UNNAMED} } from ${stringLiteral(`${context.packageName}/runtime`)};`]
    : [line];
  const statement =
    value === undefined ? code`// No examples available for this model` : declare(code`let value: ${identifier}`, value.text);
  return codeBlock(code`${more}\n\n${statement}${openNote(model.type)}`);
}

/** The example of one of several types that a value may have. */
export function variantSnippet(context: PageContext, node: TypeNode, { text }: PageValue): Markdown {
  return codeBlock(declare(code`const value: ${typeText(context.graph, context.names, node)}`, text));
}

/** A value that a page shows. */
export interface PageValue {
  readonly text: Code;
  /** It calls {@link ADD_UNNAMED}. */
  readonly usesRuntime: boolean;
}

type PageValues = readonly (PageValue | undefined)[];

// Neither graph nor names ever change, and the tests ask for the same values as the pages.
const known = new WeakMap<ModelGraph, WeakMap<NamePlan, Map<Model, PageValues>>>();

/**
 * The values that a model's page shows: one of the whole model, or one of each of the types that it
 * lists. `undefined` where there is none that the model itself accepts.
 */
export function pageValues({ graph, names }: Pick<PageContext, "graph" | "names">, model: Model): PageValues {
  const remembered = rememberedValues(graph, names);
  const values = remembered.get(model) ?? listValues(graph, names, model);
  remembered.set(model, values);
  return values;
}

function rememberedValues(graph: ModelGraph, names: NamePlan): Map<Model, PageValues> {
  const ofGraph = known.get(graph) ?? new WeakMap<NamePlan, Map<Model, PageValues>>();
  known.set(graph, ofGraph);
  const ofPlan = ofGraph.get(names) ?? new Map<Model, PageValues>();
  ofGraph.set(names, ofPlan);
  return ofPlan;
}

function listValues(graph: ModelGraph, names: NamePlan, model: Model): PageValues {
  const { identifier } = names.model(model.id);
  const types = variantsOnPage(model.type);
  if (types === undefined) return [findValue(graph, names, model.type, identifier, MOST_LINES.model, () => true)];
  const isOfModel = (type: TypeNode, wire: JsonValue): boolean =>
    acceptsWire(graph, model.type, wire, { closed: true }) && !isDescribedBetter(graph, model.type, type, wire);
  return types.map((type, index) =>
    findValue(graph, names, type, `${identifier} ${index}`, MOST_LINES.variant, (wire) => isOfModel(type, wire)),
  );
}

/** Whether a record of anything at all is decoded as an object with properties, which is another alternative. */
function isDescribedBetter(graph: ModelGraph, union: TypeNode, type: TypeNode, wire: JsonValue): boolean {
  if (union.kind !== "union" || !isFreeForm(modelType(graph, type)) || countParts(wire) < 2) return false;
  return union.variants.some((each) => modelType(graph, each.type).kind === "object" && acceptsWire(graph, each.type, wire));
}

function modelType(graph: ModelGraph, type: TypeNode): TypeNode {
  return (type.kind === "ref" ? graph.models.get(type.target)?.type : undefined) ?? type;
}

/** The types that a page lists one by one; `undefined` for a page that shows the model as a whole. */
export function variantsOnPage(type: TypeNode): readonly TypeNode[] | undefined {
  if (type.kind === "union") return inOrderOfTags(type);
  return type.kind === "object" || type.kind === "enum" || isFreeForm(type) ? undefined : [type];
}

// A mapping is the order in which the document itself introduces the types.
function inOrderOfTags({ variants, discriminator }: UnionNode): readonly TypeNode[] {
  const tagged = new Set(discriminator?.tags.map(({ variant }) => variant));
  const order = [...tagged, ...variants.keys()].filter((index, position, all) => all.indexOf(index) === position);
  return order.flatMap((index) => variants[index]?.type ?? []);
}

// What readers want to see; what is required, where that is too long; all there is, where only that tells
// one type of a union from the others.
function findValue(
  graph: ModelGraph,
  names: NamePlan,
  node: TypeNode,
  seed: string,
  most: number,
  accepts: (wire: JsonValue) => boolean,
): PageValue | undefined {
  const print = (policy: SamplePolicy): PageValue | undefined => {
    const wire = sampleWire(graph, node, policy, seed);
    if (wire === undefined || (policy === "page" && countParts(wire) > MOST_PARTS) || !accepts(wire)) return undefined;
    const text = printValue(graph, names, node, wire, { multiline: true, width: WIDTH, addUnnamed: ADD_UNNAMED });
    return { text, usesRuntime: text.includes(`...${ADD_UNNAMED}({}, `) };
  };
  const best = print("page");
  if (best !== undefined && best.text.split("\n").length <= most) return best;
  const short = print("minimal");
  if (best === undefined) return short ?? print("full");
  return short !== undefined && short.text.length < best.text.length ? short : best;
}

function countParts(value: JsonValue): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, part: JsonValue) => sum + countParts(part), 1);
}

// What does not fit on the line goes to the next, if it can: objects and arrays have lines of their own.
function declare(start: Code, value: Code): Code {
  const fits = start.length + 3 + value.length + 1 <= WIDTH;
  return fits || !value.startsWith('"') ? code`${start} = ${value};` : code`${start} =\n  ${value};`;
}

function openNote(node: TypeNode): Code {
  if (node.kind !== "enum" || !node.open) return code``;
  return code`\n\n// Open enum: unrecognized values are captured as ${unrecognized(node)}`;
}

/** The type of values that an open enum does not know. */
export function unrecognized(node: TypeNode & { readonly kind: "enum" }): Code {
  const types = new Set(node.members.map((member) => typeof member.value));
  if (types.size > 1) return code`Unrecognized<unknown>`;
  return types.has("string")
    ? code`Unrecognized<string>`
    : types.has("number")
      ? code`Unrecognized<number>`
      : code`Unrecognized<unknown>`;
}
