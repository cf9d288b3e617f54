import type { MapNode, ModelGraph, ModelId, ScalarNode, TypeNode } from "../../model/types.js";
import type { ModelFolder, NamePlan } from "../../name/types.js";
import { identifierText, joinMarkdown, type Markdown, markdown, pageLink, type TextMode } from "../print/markdown.js";
import { inline } from "../print/markdown-text.js";

/** What every part of a page is made from. */
export interface PageContext {
  readonly graph: ModelGraph;
  readonly names: NamePlan;
  /** The model that the page is about. */
  readonly id: ModelId;
  readonly mode: TextMode;
  readonly packageName: string;
  /** Defaults and constraints are told too. */
  readonly detailed: boolean;
}

const DATE = markdown`[Date](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Date)`;
const BLOB = markdown`[Blob](https://developer.mozilla.org/en-US/docs/Web/API/Blob)`;

/**
 * A type as the table of fields shows it: models as links, unions in italics without one, aliases
 * by what they stand for. `null` adds nothing.
 */
export function typeCell(context: PageContext, node: TypeNode, inside: readonly ModelId[] = []): Markdown {
  switch (node.kind) {
    case "scalar":
      return scalarCell(node);
    case "literal":
      return markdown`*${inline(JSON.stringify(node.value), context.mode)}*`;
    case "enum":
      return joinMarkdown(
        node.members.map((member) => markdown`*${inline(JSON.stringify(member.value), context.mode)}*`),
        ", ",
      );
    case "array":
      return markdown`${typeCell(context, node.items, inside)}[]`;
    case "tuple":
      return tupleCell(context, [...node.prefix.map((item) => typeCell(context, item, inside))], node.rest, inside);
    case "map":
      return recordCell(context, node.values.kind === "never" ? node.patterns.map((each) => each.type) : [node.values], inside);
    case "ref":
      return referenceCell(context, node.target, inside);
    case "union":
      return joinMarkdown(
        node.variants.map((variant) => typeCell(context, variant.type, inside)),
        ", ",
      );
    case "object":
    case "unknown":
      return markdown`*any*`;
    case "never":
      return markdown`*never*`;
  }
}

function scalarCell(node: ScalarNode): Markdown {
  switch (node.representation) {
    case "Date":
      return DATE;
    case "Blob":
      return BLOB;
    case "bigint":
      return markdown`*bigint*`;
    case "Uint8Array":
      return markdown`*Uint8Array*`;
    case "decimal":
      return markdown`*string*`;
    case "plain":
  }
  switch (node.type) {
    case "string":
      return markdown`*string*`;
    case "boolean":
      return markdown`*boolean*`;
    case "null":
      return markdown`*null*`;
    case "number":
    case "integer":
      return markdown`*number*`;
  }
}

function tupleCell(context: PageContext, items: readonly Markdown[], rest: TypeNode, inside: readonly ModelId[]): Markdown {
  const all = rest.kind === "never" ? items : [...items, markdown`...${typeCell(context, rest, inside)}[]`];
  return markdown`\\[${joinMarkdown(all, ", ")}]`;
}

/** A `Record` of one type of values, or of several that patterns of names tell apart. */
export function recordCell(context: PageContext, values: readonly TypeNode[], inside: readonly ModelId[] = []): Markdown {
  const types = joinMarkdown(
    values.map((value) => typeCell(context, value, inside)),
    ", ",
  );
  // MDX takes the bracket for a tag, CommonMark does not (§6.6): no tag has a comma after its name.
  return context.mode === "commonmark" ? markdown`Record<string, ${types}>` : markdown`Record&lt;string, ${types}>`;
}

/** A link to a model's page, as it is called outside of the package. */
export function modelLink({ names, id }: Pick<PageContext, "names" | "id">, target: ModelId): Markdown {
  const name = names.model(target);
  return pageLink(markdown`${FOLDER_TEXTS[name.folder]}.${identifierText(name.identifier)}`, names.model(id).page, name.page);
}

function referenceCell(context: PageContext, target: ModelId, inside: readonly ModelId[]): Markdown {
  const model = context.graph.models.get(target);
  const name = context.names.model(target);
  const label = markdown`${FOLDER_TEXTS[name.folder]}.${identifierText(name.identifier)}`;
  const kind = model?.type.kind;
  if (kind === "union") return markdown`*${label}*`;
  const named = kind === "object" || kind === "enum" || kind === undefined || inside.includes(target);
  return named || model === undefined || isFreeForm(model.type)
    ? modelLink(context, target)
    : typeCell(context, model.type, [...inside, target]);
}

/** A record of anything at all: it has a page like an object's, and no more to say of it in a cell. */
export function isFreeForm(type: TypeNode): type is MapNode {
  return type.kind === "map" && type.values.kind === "unknown" && type.patterns.length === 0;
}

const FOLDER_TEXTS: Readonly<Record<ModelFolder, Markdown>> = {
  components: markdown`components`,
  operations: markdown`operations`,
  errors: markdown`errors`,
};
