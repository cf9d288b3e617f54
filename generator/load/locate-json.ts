import { parsePointer } from "../resolve/pointer.js";
import { createLineTable } from "./line-table.js";
import { isSpace } from "./scan-json.js";
import type { Position } from "./types.js";

/** Where the members of one object or the items of one array begin. */
type Children = ReadonlyMap<string, Child>;

interface Child {
  /** Of the key of a member, of the value of an item. */
  readonly offset: number;
  readonly value: number;
}

/** Where a node of a JSON text begins; see {@link createJsonLocator}, which is for many of them. */
export function locateInJson(text: string, pointer: string): Position {
  return createLineTable(text).positionAt(createJsonLocator(text)(pointer));
}

/**
 * Finds nodes by pointer: the offset of the key of a member, of the value of an item, of the nearest
 * existing ancestor where the pointer leads nowhere. Reads only the objects and arrays on the way,
 * each of them once.
 * @param text valid JSON
 */
export function createJsonLocator(text: string): (pointer: string) => number {
  const known = new Map<number, Children>();
  const childrenAt = (offset: number): Children => {
    let children = known.get(offset);
    if (children === undefined) {
      children = text[offset] === "{" ? listMembers(text, offset) : text[offset] === "[" ? listItems(text, offset) : new Map();
      known.set(offset, children);
    }
    return children;
  };
  return (pointer) => {
    let value = skipSpace(text, 0);
    let offset = value;
    for (const token of parsePointer(pointer)) {
      const child = childrenAt(value).get(token);
      if (child === undefined) return offset;
      ({ offset, value } = child);
    }
    return offset;
  };
}

function listMembers(text: string, start: number): Children {
  const members = new Map<string, Child>();
  let offset = skipSpace(text, start + 1);
  while (text[offset] === '"') {
    const end = skipString(text, offset);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    members.set(String(JSON.parse(text.slice(offset, end))), { offset, value });
    offset = skipSpace(text, skipSpace(text, skipValue(text, value)) + 1);
  }
  return members;
}

function listItems(text: string, start: number): Children {
  const items = new Map<string, Child>();
  let offset = skipSpace(text, start + 1);
  while (offset < text.length && text[offset] !== "]") {
    items.set(String(items.size), { offset, value: offset });
    const end = skipSpace(text, skipValue(text, offset));
    if (text[end] !== ",") break;
    offset = skipSpace(text, end + 1);
  }
  return items;
}

/** The offset behind a value, by counting brackets. */
function skipValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const character = text[at];
    if (character === '"') at = skipString(text, at);
    else if (character === "{" || character === "[") {
      depth++;
      at++;
    } else if (character === "}" || character === "]") {
      depth--;
      at++;
    } else if (depth === 0) return skipWord(text, at);
    else at++;
    if (depth === 0) return at;
  }
  return text.length;
}

function skipWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !",]} \n\r\t".includes(text.charAt(at))) at++;
  return at;
}

function skipString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return end + 1;
  }
  return text.length;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}
