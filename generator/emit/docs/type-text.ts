import type { ModelGraph, ModelId, ScalarNode, TypeNode } from "../../model/types.js";
import type { NamePlan } from "../../name/types.js";
import { type Code, code, joinCode } from "../print/code.js";
import { NAMESPACES } from "../print/folder.js";
import { literal } from "../print/literal.js";

/** A type in TypeScript as a reader outside the package would write it: `components.Pet[]`. `null` adds nothing. */
export function typeText(graph: ModelGraph, names: NamePlan, node: TypeNode): Code {
  const inner = (type: TypeNode): Code => typeText(graph, names, type);
  switch (node.kind) {
    case "scalar":
      return scalarText(node);
    case "literal":
      return typeof node.value === "object" && node.value !== null ? code`unknown` : literal(node.value);
    case "enum":
      return joinCode(
        node.members.map((member) => literal(member.value)),
        " | ",
      );
    case "array":
      return node.items.kind === "union" || node.items.kind === "enum"
        ? code`(${inner(node.items)})[]`
        : code`${inner(node.items)}[]`;
    case "tuple": {
      const rest = node.rest.kind === "never" ? [] : [code`...${inner(node.rest)}[]`];
      return code`[${joinCode([...node.prefix.map(inner), ...rest], ", ")}]`;
    }
    case "map": {
      const values = node.values.kind === "never" ? node.patterns.map((each) => each.type) : [node.values];
      return code`{ [k: string]: ${joinCode(values.map(inner), " | ")} }`;
    }
    case "union":
      return joinCode(
        node.variants.map((variant) => inner(variant.type)),
        " | ",
      );
    case "ref":
      return referenceText(names, node.target);
    case "object":
      return code`object`;
    case "unknown":
      return code`any`;
    case "never":
      return code`never`;
  }
}

function referenceText(names: NamePlan, target: ModelId): Code {
  const { folder, identifier } = names.model(target);
  return code`${NAMESPACES[folder]}.${identifier}`;
}

function scalarText(node: ScalarNode): Code {
  switch (node.representation) {
    case "Date":
      return code`Date`;
    case "Blob":
      return code`Blob`;
    case "bigint":
      return code`bigint`;
    case "Uint8Array":
      return code`Uint8Array`;
    case "decimal":
      return code`string`;
    case "plain":
  }
  switch (node.type) {
    case "string":
      return code`string`;
    case "boolean":
      return code`boolean`;
    case "null":
      return code`null`;
    case "number":
    case "integer":
      return code`number`;
  }
}
