import { type Alias, isAlias, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { JsonValue } from "../model/types.js";
import { judgeNumber } from "./judge-number.js";
import { DEEPEST, type Limits } from "./limits.js";
import { createLineTable, type LineTable } from "./line-table.js";
import type { ReportAt } from "./parsed.js";

/** Tags of the JSON schema of YAML (YAML 1.2 §10.2); `!` alone asks for no resolution. */
const TAGS: ReadonlySet<string> = new Set([
  "!",
  ...["map", "seq", "str", "int", "float", "bool", "null"].map((name) => `tag:yaml.org,2002:${name}`),
]);

type Members = { [key: string]: JsonValue };

/**
 * Makes JSON of YAML nodes in one walk, in which aliases become copies within a limit and whatever
 * JSON cannot hold is reported.
 */
export class YamlReader {
  /** Where the members of each object and array that was made begin in the text. */
  readonly places = new Map<object, ReadonlyMap<string, number> | readonly number[]>();
  /** What aliases stand for. An anchor may be defined again later, so this cannot be told by name. */
  private readonly targets = new Map<Alias, ParsedNode>();
  madeNegativeZero = false;
  private readonly anchors = new Map<string, ParsedNode>();
  /** Anchored nodes that are being read. */
  private readonly open = new Set<ParsedNode>();
  private readonly lines: LineTable;
  private readonly deepest: number;
  /** The outermost alias that is being expanded. */
  private expanding: Alias.Parsed | undefined;
  private copies = 0;
  /** A limit was passed; it is reported, and nothing more is read. */
  private stopped = false;

  private readonly report: ReportAt;

  constructor(
    text: string,
    private readonly limits: Limits,
    report: ReportAt,
  ) {
    this.report = once(report);
    this.lines = createLineTable(text);
    this.deepest = Math.min(limits.maxDepth, DEEPEST);
  }

  /** Undefined where a limit was passed. */
  read(root: ParsedNode): JsonValue | undefined {
    const value = this.node(root, 0);
    return this.stopped ? undefined : value;
  }

  /** @param depth number of objects and arrays around the node */
  private node(node: ParsedNode | null, depth: number): JsonValue {
    if (node === null || this.stopped) return null;
    if (isAlias(node)) return this.alias(node, depth);
    if (this.expanding !== undefined && ++this.copies > this.limits.maxAliasNodes) {
      return this.stop("MM1011", this.limits.maxAliasNodes, offsetOf(this.expanding));
    }
    if (node.tag !== undefined && !TAGS.has(node.tag))
      this.report("MM1013", { tag: node.tag.replace(/^tag:yaml\.org,2002:/, "!!") }, offsetOf(node));
    if (node.anchor === undefined) return this.content(node, depth);
    // What an alias copies has defined its anchors already.
    if (this.expanding === undefined) this.anchors.set(node.anchor, node);
    this.open.add(node);
    const value = this.content(node, depth);
    this.open.delete(node);
    return value;
  }

  private content(node: Exclude<ParsedNode, Alias>, depth: number): JsonValue {
    if (isScalar(node)) return this.scalar(node);
    if (depth >= this.deepest) return this.stop("MM1007", this.deepest, offsetOf(node));
    return isSeq(node) ? this.sequence(node, depth + 1) : this.mapping(node, depth + 1);
  }

  private alias(alias: Alias.Parsed, depth: number): JsonValue {
    const target = this.targetOf(alias);
    if (target === undefined) {
      this.report("MM1008", { reason: `no anchor &${alias.source} stands before this alias` }, offsetOf(alias));
      return null;
    }
    if (this.open.has(target)) {
      this.report("MM1012", { anchor: alias.source }, offsetOf(alias));
      return null;
    }
    const outermost = this.expanding === undefined;
    if (outermost) this.expanding = alias;
    const value = this.node(target, depth);
    if (outermost) this.expanding = undefined;
    return value;
  }

  private readonly targetOf = (alias: Alias): ParsedNode | undefined => {
    const target = this.targets.get(alias) ?? this.anchors.get(alias.source);
    if (target !== undefined) this.targets.set(alias, target);
    return target;
  };

  private sequence(sequence: YAMLSeq.Parsed, depth: number): JsonValue {
    const items: JsonValue[] = [];
    const places: number[] = [];
    for (const item of sequence.items) {
      if (this.stopped) break;
      const node = item as ParsedNode; // pairs in flow sequences come wrapped in mappings
      places.push(offsetOf(node));
      items.push(this.node(node, depth));
    }
    this.places.set(items, places);
    return items;
  }

  private mapping(mapping: YAMLMap.Parsed, depth: number): JsonValue {
    const members: Members = {};
    // Where each name stands first: a search for it would make many duplicates quadratic.
    const firsts = new Map<string, number>();
    for (const { key, value } of mapping.items) {
      if (this.stopped) break;
      const name = this.key(key, mapping);
      if (name === undefined) continue;
      const first = firsts.get(name);
      if (first === undefined) {
        firsts.set(name, offsetOf(key));
        setOwn(members, name, this.node(value, depth));
      } else this.duplicate(name, key, first);
    }
    this.places.set(members, firsts);
    return members;
  }

  private key(node: ParsedNode | null, mapping: YAMLMap.Parsed): string | undefined {
    const name = keyText(node, this.targetOf);
    if (name === undefined) this.report("MM1015", { key: "" }, node === null ? offsetOf(mapping) : offsetOf(node));
    else if (isMergeKey(node)) this.report("MM1019", {}, offsetOf(node));
    else if (isScalar(node) && node.anchor !== undefined && this.expanding === undefined) this.anchors.set(node.anchor, node);
    return name;
  }

  private duplicate(name: string, key: ParsedNode, first: number): void {
    this.report("MM1010", { key: name, line: this.lines.positionAt(first).line }, offsetOf(key));
  }

  private scalar(node: Scalar.Parsed): JsonValue {
    const { value } = node;
    if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
    if (typeof value === "number") return this.number(node, value);
    // Only tags that are not allowed make other values, and those were reported.
    return node.source;
  }

  private number(node: Scalar.Parsed, value: number): number {
    const written = node.source;
    const fate = judgeNumber(written, value);
    if (fate === "infinite") this.report("MM1020", { written }, offsetOf(node));
    if (Object.is(value, -0)) this.madeNegativeZero = true;
    if (fate === "inexact") this.report("MM1017", { written, read: String(value) }, offsetOf(node));
    return value;
  }

  private stop(code: "MM1007" | "MM1011", limit: number, offset: number): null {
    if (!this.stopped) this.report(code, { limit }, offset);
    this.stopped = true;
    return null;
  }
}

// What an alias copies is read once for each copy, and there may be very many: what is wrong with it is told once.
function once(report: ReportAt): ReportAt {
  const told = new Set<string>();
  return (code, data, offset) => {
    const finding = `${code} ${offset}`;
    if (told.has(finding)) return;
    told.add(finding);
    report(code, data, offset);
  };
}

/**
 * Text of a key: of strings their value, of everything else what is written, so that `200:` is "200".
 * Undefined for collections and for a key that is not there at all.
 */
function keyText(node: ParsedNode | null, targetOf: (alias: Alias) => ParsedNode | undefined): string | undefined {
  const key = isAlias(node) ? targetOf(node) : node;
  if (!isScalar(key)) return undefined;
  if (typeof key.value === "string") return key.value;
  return key.source === "" ? undefined : key.source;
}

/** Offset of the first character of a node. */
export function offsetOf(node: ParsedNode): number {
  return node.range[0];
}

function isMergeKey(node: ParsedNode | null): node is Scalar.Parsed {
  return isScalar(node) && node.type === "PLAIN" && node.value === "<<";
}

/** Sets a member, whatever it is called. */
export function setOwn(members: Members, name: string, value: JsonValue): void {
  // Assigning to __proto__ would set the prototype.
  if (name === "__proto__") Object.defineProperty(members, name, { value, writable: true, enumerable: true, configurable: true });
  else members[name] = value;
}
