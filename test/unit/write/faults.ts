import { type FileSystem, FileSystemError } from "../../../generator/write/file-system.js";

/** What a process that was killed leaves of itself: nothing runs after it, no clean-up either. */
export class Killed extends Error {}

export type Fault =
  /** The call fails, once, with an error of the system. */
  | { readonly kind: "fails"; readonly code: string }
  /** From then on every call fails: a disk that is full, or read-only. Removing may still be possible. */
  | { readonly kind: "breaks"; readonly code: string; readonly removes: boolean }
  /** The process ends before the call, in the middle of it, or right after it. */
  | { readonly kind: "killed"; readonly when: "before" | "within" | "after" };

/** A file system with a fault at one of its calls. */
export interface FaultyFileSystem {
  readonly fileSystem: FileSystem;
  /** The name of the call that met the fault; undefined as long as it was not reached. */
  hit(): string | undefined;
}

const names = [
  "kindOf",
  "kindBehind",
  "list",
  "read",
  "create",
  "sync",
  "rename",
  "remove",
  "makeFolder",
  "removeFolder",
  "isWritable",
] as const satisfies readonly (keyof FileSystem)[];
const changing: ReadonlySet<string> = new Set(["create", "sync", "rename", "remove", "makeFolder", "removeFolder"]);

type Call = (...args: readonly unknown[]) => Promise<unknown>;

function wrap(
  fileSystem: FileSystem,
  around: (name: string, args: readonly unknown[], call: Call) => Promise<unknown>,
): FileSystem {
  const wrapped = names.map((name) => {
    const call = fileSystem[name] as Call; // whatever its arguments are, they are passed on
    return [name, (...args: readonly unknown[]) => around(name, args, call)] as const;
  });
  return Object.fromEntries(wrapped) as unknown as FileSystem; // every member is there: names lists them all
}

/** Lets every call through and writes down what it was: `rename out/to`, `sync out/a out/b`. */
export function logCalls(fileSystem: FileSystem): { readonly fileSystem: FileSystem; readonly calls: readonly string[] } {
  const calls: string[] = [];
  const logged = wrap(fileSystem, (name, args, call) => {
    const [first, second] = args;
    calls.push(`${name} ${Array.isArray(first) ? first.join(" ") : name === "rename" ? second : first}`);
    return call(...args);
  });
  return { fileSystem: logged, calls };
}

/** Puts a fault at the n-th call (from 0). */
export function injectFault(fileSystem: FileSystem, n: number, fault: Fault): FaultyFileSystem {
  let count = 0;
  let hit: string | undefined;
  const around = async (name: string, args: readonly unknown[], call: Call): Promise<unknown> => {
    const now = count++ === n;
    if (now) hit = name;
    if (hit === undefined) return call(...args);
    if (fault.kind === "killed") return dieAround(fault, now, name, args, call);
    const refuses =
      fault.kind === "fails" ? now : changing.has(name) && !(fault.removes && (name === "remove" || name === "removeFolder"));
    if (refuses) throw new FileSystemError(fault.code, String(args[0]));
    return call(...args);
  };
  return { fileSystem: wrap(fileSystem, around), hit: () => hit };
}

async function dieAround(
  { when }: Extract<Fault, { kind: "killed" }>,
  now: boolean,
  name: string,
  args: readonly unknown[],
  call: Call,
): Promise<never> {
  if (now && when === "after") await call(...args);
  const [path, content] = args;
  if (now && when === "within" && name === "create" && content instanceof Uint8Array)
    await call(path, content.subarray(0, content.length / 2));
  throw new Killed(name);
}
