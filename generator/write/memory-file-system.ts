import { type Entry, type EntryKind, type FileSystem, FileSystemError } from "./file-system.js";

type Node =
  | { readonly kind: "file"; readonly content: Uint8Array }
  | { readonly kind: "folder" }
  | { readonly kind: "link"; readonly target: string };

/** A file system in memory: what the library writes to on request, and what tests look into. */
export interface MemoryFileSystem extends FileSystem {
  /** All files as text, path → text, sorted by path. */
  files(): ReadonlyMap<string, string>;
  /** Puts a file with all folders above it, or replaces one. */
  put(path: string, text: string): void;
  /** Puts a symbolic link to another path of this file system. */
  link(path: string, target: string): void;
}

/** An empty one, or one that holds the given files (path → text). */
export function createMemoryFileSystem(files: Readonly<Record<string, string>> = {}): MemoryFileSystem {
  const nodes = new Map<string, Node>([["", { kind: "folder" }]]);
  const memory = createCalls(nodes);
  for (const [path, text] of Object.entries(files)) memory.put(path, text);
  return memory;
}

function createCalls(nodes: Map<string, Node>): MemoryFileSystem {
  return {
    kindOf: async (path) => nodes.get(locate(nodes, path))?.kind,
    kindBehind: async (path) => nodes.get(follow(nodes, path))?.kind,
    list: async (folder) => listFolder(nodes, folder),
    read: async (path) => fileAt(nodes, follow(nodes, path), path).content,
    create: async (path, content) => createFile(nodes, path, content),
    sync: async (paths) => requireAll(nodes, paths),
    rename: async (from, to) => renameFile(nodes, from, to),
    remove: async (path) => removeFile(nodes, path),
    makeFolder: async (path) => makeFolder(nodes, path),
    removeFolder: async (path) => removeFolder(nodes, path),
    isWritable: async (folder) => nodes.get(follow(nodes, folder))?.kind === "folder",
    files: () => allFiles(nodes),
    put: (path, text) => putNode(nodes, path, { kind: "file", content: new TextEncoder().encode(text) }),
    link: (path, target) => putNode(nodes, path, { kind: "link", target }),
  };
}

/** Drops `.` and empty parts, and resolves `..`; the root is the empty text. */
function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** Follows links in all parts of the path but the last. */
function locate(nodes: Map<string, Node>, path: string): string {
  const normal = normalise(path);
  const slash = normal.lastIndexOf("/");
  return slash < 0 ? normal : `${follow(nodes, normal.slice(0, slash))}/${normal.slice(slash + 1)}`.replace(/^\//, "");
}

function follow(nodes: Map<string, Node>, path: string, budget = 40): string {
  const place = locate(nodes, path);
  const node = nodes.get(place);
  if (node?.kind !== "link") return place;
  if (budget === 0) throw new FileSystemError("ELOOP", path);
  return follow(nodes, node.target, budget - 1);
}

function parentOf(place: string): string {
  return place.slice(0, Math.max(place.lastIndexOf("/"), 0));
}

function requireFolder(nodes: Map<string, Node>, place: string, path: string): void {
  const kind: EntryKind | undefined = nodes.get(place)?.kind;
  if (kind === undefined) throw new FileSystemError("ENOENT", path);
  if (kind !== "folder") throw new FileSystemError("ENOTDIR", path);
}

function fileAt(nodes: Map<string, Node>, place: string, path: string): { readonly content: Uint8Array } {
  const node = nodes.get(place);
  if (node === undefined) throw new FileSystemError("ENOENT", path);
  if (node.kind !== "file") throw new FileSystemError("EISDIR", path);
  return node;
}

function childrenOf(nodes: Map<string, Node>, place: string): readonly [string, Node][] {
  const prefix = place === "" ? "" : `${place}/`;
  return [...nodes].filter(([name]) => name !== "" && name.startsWith(prefix) && !name.slice(prefix.length).includes("/"));
}

function listFolder(nodes: Map<string, Node>, folder: string): readonly Entry[] {
  const place = follow(nodes, folder);
  requireFolder(nodes, place, folder);
  return childrenOf(nodes, place).map(([path, node]) => ({ name: path.slice(path.lastIndexOf("/") + 1), kind: node.kind }));
}

function createFile(nodes: Map<string, Node>, path: string, content: Uint8Array): void {
  const place = locate(nodes, path);
  requireFolder(nodes, parentOf(place), path);
  if (nodes.has(place)) throw new FileSystemError("EEXIST", path);
  nodes.set(place, { kind: "file", content: content.slice() });
}

// Memory keeps nothing over a power cut; what is left of it is that the paths have to be there.
function requireAll(nodes: Map<string, Node>, paths: readonly string[]): void {
  for (const path of paths) if (!nodes.has(follow(nodes, path))) throw new FileSystemError("ENOENT", path);
}

function renameFile(nodes: Map<string, Node>, from: string, to: string): void {
  const source = locate(nodes, from);
  const target = locate(nodes, to);
  const { content } = fileAt(nodes, source, from);
  requireFolder(nodes, parentOf(target), to);
  if (nodes.get(target)?.kind === "folder") throw new FileSystemError("EISDIR", to);
  nodes.delete(source);
  nodes.set(target, { kind: "file", content });
}

function removeFile(nodes: Map<string, Node>, path: string): void {
  const place = locate(nodes, path);
  const node = nodes.get(place);
  if (node === undefined) throw new FileSystemError("ENOENT", path);
  if (node.kind === "folder") throw new FileSystemError("EISDIR", path);
  nodes.delete(place);
}

function makeFolder(nodes: Map<string, Node>, path: string): void {
  const place = locate(nodes, path);
  requireFolder(nodes, parentOf(place), path);
  if (nodes.has(place)) throw new FileSystemError("EEXIST", path);
  nodes.set(place, { kind: "folder" });
}

function removeFolder(nodes: Map<string, Node>, path: string): void {
  const place = locate(nodes, path);
  requireFolder(nodes, place, path);
  if (childrenOf(nodes, place).length > 0) throw new FileSystemError("ENOTEMPTY", path);
  nodes.delete(place);
}

function putNode(nodes: Map<string, Node>, path: string, node: Node): void {
  const place = normalise(path);
  for (let folder = parentOf(place); folder !== ""; folder = parentOf(folder)) nodes.set(folder, { kind: "folder" });
  nodes.set(place, node);
}

function allFiles(nodes: Map<string, Node>): ReadonlyMap<string, string> {
  const decoder = new TextDecoder();
  const files = [...nodes].flatMap(([path, node]) =>
    node.kind === "file" ? [[path, decoder.decode(node.content)] as const] : [],
  );
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}
