import type {
  JsonObject,
  JsonValue,
  MapNode,
  ModelGraph,
  ModelId,
  ObjectNode,
  PatternProperty,
  ScalarNode,
  TypeNode,
  UnionNode,
} from "../../model/types.js";
import type { Identifier, NamePlan } from "../../name/types.js";
import { type Code, code, joinCode } from "../print/code.js";
import { literal, numberLiteral, propertyKey, stringLiteral } from "../print/literal.js";
import { acceptsWire, chooseVariant } from "./accepts.js";
import { factsOf } from "./facts.js";
import { fillDefaults } from "./fill-defaults.js";
import { isJsonArray, isJsonObject, ownValue } from "./json.js";
import { findClosest } from "./unnamed.js";

/** How a value is laid out. */
export interface ValueLayout {
  /** One entry a line, indented by two spaces; else everything on one line. */
  readonly multiline: boolean;
  /**
   * Where the line of a string would be longer than so many columns, the string goes to the next
   * line, below its key. `undefined`: never.
   */
  readonly width?: number | undefined;
  /**
   * What makes an object to be spread of properties that have to be there although no type names them
   * (`required` does). `undefined`: they are left out, like all that the type does not name.
   */
  readonly addUnnamed?: Code;
}

interface Printing {
  readonly graph: ModelGraph;
  readonly names: NamePlan;
  readonly layout: ValueLayout;
}

/**
 * The TypeScript literal of what a wire value decodes to: property names of the plan, dates and big
 * integers constructed, names of a map as on the wire. Undeclared extras of an object are left out,
 * because they have no place in its type.
 *
 * @param type a node of the graph; an object node has to be a model's own, for its names to be known
 * @param wire a value that the type accepts
 */
export function printValue(graph: ModelGraph, names: NamePlan, type: TypeNode, wire: JsonValue, layout: ValueLayout): Code {
  const owner = factsOf(graph).owner.get(type);
  return printNode(
    { graph, names, layout },
    type,
    fillDefaults(graph, type, wire) ?? wire,
    0,
    owner === undefined ? [] : [owner.id],
  );
}

// `passed` are the models that led to this very value: going back to one would never end.
function printNode(printing: Printing, node: TypeNode, value: JsonValue, depth: number, passed: readonly ModelId[] = []): Code {
  switch (node.kind) {
    case "scalar":
      return printScalar(node, value);
    case "ref": {
      const model = printing.graph.models.get(node.target);
      return model === undefined
        ? printJson(printing, value, depth)
        : printNode(printing, model.type, value, depth, [...passed, node.target]);
    }
    case "union": {
      const variant = findVariant(printing, node, value, passed);
      return variant === undefined ? printJson(printing, value, depth) : printNode(printing, variant, value, depth, passed);
    }
    case "array":
      return isJsonArray(value) ? printItems(printing, value, () => node.items, depth) : printJson(printing, value, depth);
    case "tuple":
      return isJsonArray(value)
        ? printItems(printing, value, (index) => node.prefix[index] ?? node.rest, depth)
        : printJson(printing, value, depth);
    case "map":
      return isJsonObject(value) ? printRecord(printing, node, value, depth) : printJson(printing, value, depth);
    case "object":
      return isJsonObject(value) ? printObject(printing, node, value, depth) : printJson(printing, value, depth);
    case "literal":
    case "enum":
    case "unknown":
    case "never":
      return printJson(printing, value, depth);
  }
}

function printScalar(node: ScalarNode, value: JsonValue): Code {
  if (node.representation === "bigint" && (typeof value === "number" || typeof value === "string"))
    return code`${bigintLiteral(value)}`;
  if (node.representation === "decimal" && typeof value === "number") return stringLiteral(BigInt(value).toString());
  if (typeof value !== "string") return literal(value);
  if (node.representation === "Date") return code`new Date(${stringLiteral(value)})`;
  if (node.representation === "Blob") return code`new Blob([${stringLiteral(value)}])`;
  if (node.representation !== "Uint8Array") return stringLiteral(value);
  return code`new Uint8Array([${joinCode(Array.from(Buffer.from(value, "base64"), numberLiteral), ", ")}])`;
}

// As a literal where a double holds it exactly, else from its digits.
function bigintLiteral(value: number | string): Code {
  const whole = BigInt(value);
  if (whole >= -(2n ** 53n) && whole <= 2n ** 53n) return code`${numberLiteral(Number(whole))}n`;
  return code`BigInt(${stringLiteral(whole.toString())})`;
}

function findVariant(printing: Printing, node: UnionNode, value: JsonValue, passed: readonly ModelId[]): TypeNode | undefined {
  const chosen = chooseVariant(node, value);
  if (typeof chosen === "number") return node.variants[chosen]?.type;
  if (chosen === "open") return undefined;
  const types = node.variants
    .map((variant) => variant.type)
    .filter((type) => type.kind !== "ref" || !passed.includes(type.target));
  return findClosest(printing.graph, types, value);
}

function printJson(printing: Printing, value: JsonValue, depth: number): Code {
  if (isJsonArray(value)) {
    const items = value.map((item) => printJson(printing, item, depth + 1));
    return printBlock(printing, LIST, items);
  }
  if (!isJsonObject(value)) return literal(value);
  const members = Object.entries(value).map(([name, member]) =>
    printEntry(printing, propertyKey(name), printJson(printing, member, depth + 1), depth),
  );
  return printBlock(printing, OBJECT, members);
}

function printItems(printing: Printing, items: readonly JsonValue[], typeAt: (index: number) => TypeNode, depth: number): Code {
  return printBlock(
    printing,
    LIST,
    items.map((item, index) => printNode(printing, typeAt(index), item, depth + 1)),
  );
}

/** What the extras of an object or map may be. */
interface Extras {
  readonly values: TypeNode;
  readonly patterns: readonly PatternProperty[];
}

function printRecord(printing: Printing, extras: Extras | MapNode, value: JsonObject, depth: number): Code {
  const facts = factsOf(printing.graph);
  const members = Object.entries(value).map(([name, member]) => {
    const pattern = extras.patterns.find((each) => facts.pattern(each.pattern)?.test(name) === true);
    return printEntry(printing, propertyKey(name), printNode(printing, pattern?.type ?? extras.values, member, depth + 1), depth);
  });
  return printBlock(printing, OBJECT, members);
}

function printObject(printing: Printing, node: ObjectNode, value: JsonObject, depth: number): Code {
  const owner = factsOf(printing.graph).owner.get(node);
  if (owner === undefined) return printJson(printing, value, depth);
  const members: Code[] = [];
  for (const property of node.properties) {
    const member = ownValue(value, property.wireName);
    if (member === undefined) continue;
    const name = printing.names.property(owner.id, property.wireName);
    members.push(printEntry(printing, identifierKey(name), printNode(printing, property.type, member, depth + 1), depth));
  }
  if (node.additional.kind === "typed") {
    const named = new Set(node.properties.map((property) => property.wireName));
    const extras = Object.fromEntries(Object.entries(value).filter(([name]) => !named.has(name)));
    const record = printRecord(printing, node.additional, extras, depth + 1);
    if (Object.keys(extras).length > 0)
      members.push(printEntry(printing, code`${printing.names.extras(owner.id)}`, record, depth));
  }
  const unnamed = printUnnamed(printing, node, value, depth);
  return printBlock(printing, OBJECT, unnamed === undefined ? members : [...members, unnamed]);
}

// Spread, so that the type of the object around is still what its properties are read by.
function printUnnamed(printing: Printing, node: ObjectNode, value: JsonObject, depth: number): Code | undefined {
  const call = printing.layout.addUnnamed;
  if (call === undefined || node.additional.kind !== "unknown" || node.additional.policy !== "keep") return undefined;
  const demanded = findDemanded(printing.graph, node, value);
  return demanded.length === 0
    ? undefined
    : code`...${call}({}, ${printJson(printing, Object.fromEntries(demanded), depth + 1)})`;
}

/** For each, the whole value is looked at once more: of more than these, all are shown or none. */
const MOST_TRIED = 20;

/** Properties without a name of which no more can be left out, or the value would be none of the object's. */
function findDemanded(graph: ModelGraph, node: ObjectNode, value: JsonObject): readonly (readonly [string, JsonValue])[] {
  const named = new Set(node.properties.map((property) => property.wireName));
  const unnamed = Object.entries(value).filter(([name]) => !named.has(name));
  if (unnamed.length > MOST_TRIED) {
    const bare = Object.fromEntries(Object.entries(value).filter(([name]) => named.has(name)));
    return acceptsWire(graph, node, bare) ? [] : unnamed;
  }
  let kept = value;
  return unnamed.filter(([name]) => {
    const { [name]: _, ...others } = kept;
    if (!acceptsWire(graph, node, others)) return true;
    kept = others;
    return false;
  });
}

// Written plainly, `__proto__` would set the prototype.
function identifierKey(name: Identifier): Code {
  return name === "__proto__" ? propertyKey(name) : code`${name}`;
}

function printEntry(printing: Printing, key: Code, value: Code, depth: number): Code {
  const { multiline, width } = printing.layout;
  const columns = 2 * (depth + 1) + key.length + 2 + value.length + 1;
  const tooLong = multiline && width !== undefined && columns > width && value.startsWith('"');
  return tooLong ? code`${key}:\n  ${value}` : code`${key}: ${value}`;
}

interface Brackets {
  readonly open: Code;
  readonly close: Code;
  /** What stands inside of them where all is on one line. */
  readonly space: Code;
}

const LIST: Brackets = { open: code`[`, close: code`]`, space: code`` };
const OBJECT: Brackets = { open: code`{`, close: code`}`, space: code` ` };

function printBlock({ layout }: Printing, { open, close, space }: Brackets, entries: readonly Code[]): Code {
  if (entries.length === 0) return code`${open}${close}`;
  if (layout.multiline) return code`${open}\n  ${entries.map((entry) => code`${entry},`)}\n${close}`;
  return code`${open}${space}${joinCode(entries, ", ")}${space}${close}`;
}
