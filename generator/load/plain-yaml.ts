import { CST, Document, isScalar } from "yaml";
import type { JsonValue } from "../model/types.js";
import { judgeNumber } from "./judge-number.js";
import type { NotedPlaces } from "./places.js";
import { YAML_OPTIONS } from "./yaml-options.js";
import { setOwn } from "./yaml-value.js";

/** What the tokens of a text say, and where. */
export interface PlainYaml {
  readonly value: JsonValue;
  /** Offset of the value. */
  readonly root: number;
  readonly places: NotedPlaces;
}

/**
 * The value of a text straight from its tokens, where all of it is as documents are written: mappings, sequences and
 * scalars in them. Undefined where anything else stands in it (anchors, aliases, tags, directives, tabs, explicit or
 * double keys), or anything that would be reported: then the composer reads it, and has the last word. Without its
 * nodes, reading takes a third less (6 to 9 % of a run).
 * @param deepest so many levels at most
 */
export function readPlain(tokens: readonly CST.Token[], deepest: number): PlainYaml | undefined {
  const [document, ...others] = tokens.filter(({ type }) => !AROUND.has(type));
  if (document?.type !== "document" || others.length > 0) return undefined;
  const { start, value: root, end } = document;
  const begins = isBlank(start, true) || (isBlank(start, true, "doc-start") && hasNewline(start));
  if (!begins || !CST.isCollection(root) || !isBlank(end, true)) return undefined;
  const reader = new PlainReader(deepest);
  const value = reader.read(root);
  return value === undefined ? undefined : { value, root: root.offset, places: reader.places };
}

/** What may stand around a document. */
const AROUND: ReadonlySet<CST.Token["type"]> = new Set(["space", "comment", "newline", "byte-order-mark"] as const);

const { schema, options } = new Document(null, YAML_OPTIONS);
/** Null, booleans and numbers; everything else is text (YAML 1.2 §10.3.2). */
const TYPED = schema.tags.flatMap((tag) => ("test" in tag && tag.test !== undefined && tag.default === true ? [tag] : []));
/** What none of them begins with. */
const TEXT = /^[^~nNtTfF.+\-\d]/;
/** What plain scalars must not begin with (YAML 1.2 §7.3.3), or a line end. */
const IMPLAIN = /^[\t,%|>@`]|\n/;

class PlainReader {
  readonly places = new Map<object, ReadonlyMap<string, number> | readonly number[]>();
  private plain = true;

  constructor(private readonly deepest: number) {}

  /** Undefined where something is not plain. */
  read(root: CST.Token): JsonValue | undefined {
    const value = this.node(root, 0);
    return this.plain ? value : undefined;
  }

  /** @param depth number of mappings and sequences around the node */
  private node(token: CST.Token, depth: number): JsonValue {
    switch (token.type) {
      case "scalar":
        return this.typed(this.text(token));
      case "single-quoted-scalar":
      case "double-quoted-scalar":
      case "block-scalar":
        return this.text(token);
      case "block-map":
      case "block-seq":
      case "flow-collection":
        return depth < this.deepest ? this.collection(token, depth + 1) : this.stop();
      default:
        return this.stop();
    }
  }

  private collection(token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection, depth: number): JsonValue {
    if (token.type === "block-map") return this.blockMap(token, depth);
    if (token.type === "block-seq") return this.blockSequence(token, depth);
    const isMap = token.start.source === "{";
    const [end, ...after] = token.end;
    if (end?.source !== (isMap ? "}" : "]") || !isBlank(after, false)) return this.stop();
    return isMap ? this.flowMap(token, depth) : this.flowSequence(token, depth);
  }

  private blockMap({ items, indent }: CST.BlockMap, depth: number): JsonValue {
    const mapping = new Mapping();
    for (const [index, item] of items.entries()) {
      if (!this.plain || !isBlank(item.start, true)) return this.stop();
      const { key, sep, value } = item;
      if (isEmpty(item) && index === items.length - 1) break;
      // The `:` follows the key at once, and a mapping begins on a line of its own.
      const isPair = sep?.[0]?.type === "map-value-ind" && isBlank(sep, false, "map-value-ind");
      if (!isPair || (value?.type === "block-map" && !hasNewline(sep))) return this.stop();
      const name = this.key(key);
      if (name === undefined || !CST.isScalar(key) || key.indent !== indent) return this.stop();
      if (!mapping.add(name, key.offset, value === undefined ? null : this.node(value, depth))) return this.stop();
    }
    return mapping.close(this.places);
  }

  private flowMap({ items }: CST.FlowCollection, depth: number): JsonValue {
    const mapping = new Mapping();
    for (const [index, item] of items.entries()) {
      if (!this.plain) return null;
      if (isLast(items, index)) break;
      const { key, sep, value } = item;
      const name = this.key(key);
      if (name === undefined || !CST.isScalar(key) || !follows(item, index) || !isBlank(sep, false, "map-value-ind"))
        return this.stop();
      if (!mapping.add(name, key.offset, value === undefined ? null : this.inFlow(value, depth))) return this.stop();
    }
    return mapping.close(this.places);
  }

  private blockSequence({ items }: CST.BlockSequence, depth: number): JsonValue {
    const values: JsonValue[] = [];
    const offsets: number[] = [];
    for (const [index, { start, value }] of items.entries()) {
      if (!this.plain) return null;
      if (value === undefined && index === items.length - 1 && isBlank(start, true)) break;
      if (value === undefined || !isBlank(start, true, "seq-item-ind")) return this.stop();
      offsets.push(value.offset);
      values.push(this.node(value, depth));
    }
    this.places.set(values, offsets);
    return values;
  }

  private flowSequence({ items }: CST.FlowCollection, depth: number): JsonValue {
    const values: JsonValue[] = [];
    const offsets: number[] = [];
    for (const [index, item] of items.entries()) {
      if (!this.plain) return null;
      if (isLast(items, index)) break;
      const { key, sep, value } = item;
      if ((key ?? sep) !== undefined || value === undefined || !follows(item, index)) return this.stop();
      offsets.push(value.offset);
      values.push(this.inFlow(value, depth));
    }
    this.places.set(values, offsets);
    return values;
  }

  private inFlow(token: CST.Token, depth: number): JsonValue {
    return token.type.startsWith("block-") ? this.stop() : this.node(token, depth);
  }

  /** A name on one line; the composer's keys of other kinds are the same text. */
  private key(token: CST.Token | null | undefined): string | undefined {
    if (!CST.isScalar(token) || token.type === "block-scalar" || token.end !== undefined) return undefined;
    if (token.source.length > LONGEST_KEY || token.source.includes("\n")) return undefined;
    const text = this.text(token);
    return token.type === "scalar" && (text === "" || text === "<<") ? undefined : text;
  }

  private text(token: CST.FlowScalar | CST.BlockScalar): string {
    if (token.type !== "block-scalar") {
      const { type, source, end } = token;
      if (end !== undefined && !isBlank(end, false)) this.stop();
      // Nearly all of them need no more than this.
      if (type === "scalar" && !IMPLAIN.test(source)) return source;
      if (type === "single-quoted-scalar" && /^'[^'\n]*'$/.test(source)) return source.slice(1, -1);
      if (type === "double-quoted-scalar" && /^"[^"\\\n]*"$/.test(source)) return source.slice(1, -1);
    }
    return CST.resolveAsScalar(token, true, this.stop).value;
  }

  private typed(text: string): JsonValue {
    if (TEXT.test(text)) return text;
    const tag = TYPED.find(({ test }) => test?.test(text));
    if (tag === undefined) return text;
    const resolved: unknown = tag.resolve(text, this.stop, options);
    const value = isScalar(resolved) ? resolved.value : resolved;
    if (value === null || typeof value === "boolean") return value;
    const isExact = typeof value === "number" && judgeNumber(text, value) === "exact" && !Object.is(value, -0);
    return isExact ? value : this.stop();
  }

  /** Something is not plain; what is read from here on does not count. */
  private readonly stop = (): null => {
    this.plain = false;
    return null;
  };
}

/** The composer counts 1,024 characters from a key to its `:`. */
const LONGEST_KEY = 1000;

/** Members as they are met. */
class Mapping {
  private readonly members: { [key: string]: JsonValue } = {};
  private readonly names: string[] = [];
  private readonly offsets: number[] = [];

  /** Whether the name is new. */
  add(name: string, offset: number, value: JsonValue): boolean {
    if (Object.hasOwn(this.members, name)) return false;
    setOwn(this.members, name, value);
    this.names.push(name);
    this.offsets.push(offset);
    return true;
  }

  close(places: Map<object, ReadonlyMap<string, number> | readonly number[]>): JsonValue {
    const { members, names, offsets } = this;
    // Objects list what reads as an index before all else, so that only names tell where it stood.
    const isMixed = names.some((name) => /^\d/.test(name));
    places.set(members, isMixed ? new Map(names.map((name, index) => [name, offsets[index] ?? 0])) : offsets);
    return members;
  }
}

/** White space without tabs, comments after some of it (at the beginning too, where `spaced`), and the indicator, once, if there is one. */
function isBlank(tokens: readonly CST.SourceToken[] | undefined, spaced: boolean, indicator?: CST.SourceToken["type"]): boolean {
  let missing = indicator !== undefined;
  let afterSpace = spaced;
  for (const { type, source } of tokens ?? []) {
    if (type === "newline" || (type === "space" && !source.includes("\t"))) afterSpace = true;
    else if (type === indicator && missing) {
      missing = false;
      afterSpace = false;
    } else if (type !== "comment" || !afterSpace) return false;
  }
  return !missing;
}

function hasNewline(tokens: readonly CST.SourceToken[]): boolean {
  return tokens.some(({ type }) => type === "newline");
}

function isEmpty({ key, sep, value }: CST.CollectionItem): boolean {
  return key === undefined && sep === undefined && value === undefined;
}

/** Whether nothing but white space, or a last comma, stands there. */
function isLast(items: readonly CST.CollectionItem[], index: number): boolean {
  const item = items[index];
  if (item === undefined || index < items.length - 1 || !isEmpty(item)) return false;
  return isBlank(item.start, false) || (index > 0 && isBlank(item.start, false, "comma"));
}

/** Whether an item of a flow collection is where one may be. */
function follows({ start }: CST.CollectionItem, index: number): boolean {
  return isBlank(start, false, index === 0 ? undefined : "comma");
}
