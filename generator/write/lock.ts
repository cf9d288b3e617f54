import { type FileSystem, FileSystemError } from "./file-system.js";
import { parentFolder } from "./paths.js";
import { attempt } from "./settle.js";

/** A process, told apart from every other one, also from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in whatever form the system tells; empty where it does not. Letters and digits. */
  readonly started: string;
  /** The machine it runs on. Letters and digits. */
  readonly host: string;
}

/** What locking needs to know of processes and time. */
export interface LockKeeper {
  readonly self: ProcessIdentity;
  /** Whether a process is running; of other machines that cannot be known, and is assumed. */
  isRunning(other: ProcessIdentity): boolean;
  wait(milliseconds: number): Promise<void>;
}

export interface LockSettings {
  /** Longest time to wait for another run, in milliseconds; 0 is not to wait at all. */
  readonly patience: number;
  /** Told once, when there is something to wait for. */
  readonly onWait?: (holder: ProcessIdentity) => void;
  /** Whether the run is to be broken off. */
  readonly isInterrupted?: () => boolean;
}

/** The lock of one output folder. */
export interface OutputLock {
  readonly ok: true;
  /** Gives it back; with it goes the folder where this run made it and nothing is in it. */
  release(): Promise<void>;
}

export interface NotLocked {
  readonly ok: false;
  /** Who has it; undefined where the wait was interrupted. */
  readonly holder: ProcessIdentity | undefined;
  /** The file that says so. */
  readonly path: string;
}

const prefix = ".modelmint-lock.";

/** Two runs that begin in the same instant see each other: so long each waits for the other to step back. */
const contention = 250;

/**
 * Locks an output folder, which is made where it does not exist, for this process.
 *
 * Every run puts a file of its own name into the folder and then looks for others: whoever is second
 * to look sees the first, so never do two go on. Where both see each other, both step back and try
 * again after pauses of different length. A file with the name of a process that has ended means
 * nothing any more and may be removed by anybody at any time: there is no moment at which taking over
 * a stale lock could hit a living one, as there is where all share one file.
 */
export async function lockOutput(
  fileSystem: FileSystem,
  root: string,
  keeper: LockKeeper,
  settings: LockSettings,
): Promise<OutputLock | NotLocked> {
  const made: string[] = [];
  const own = `${root}/${nameLock(keeper.self)}`;
  const giveUp = async (holder: ProcessIdentity | undefined): Promise<NotLocked> => {
    await removeFolders(fileSystem, made);
    return { ok: false, holder, path: holder === undefined ? own : `${root}/${nameLock(holder)}` };
  };
  let waited = 0;
  let told = false;
  let races = 0;
  for (let attempts = 1; ; attempts++) {
    const holder = await tryToLock(fileSystem, root, keeper, made, races < mostRaces);
    races = holder === keeper.self ? races + 1 : 0;
    if (holder === undefined) return { ok: true, release: () => release(fileSystem, own, made) };
    if (settings.isInterrupted?.() === true) return giveUp(undefined);
    if (waited >= Math.max(settings.patience, contention)) return giveUp(holder);
    if (waited >= contention && !told) settings.onWait?.(holder);
    told = waited >= contention;
    const pause = shortestPause + ((keeper.self.pid * attempts) % (longestPause - shortestPause));
    await keeper.wait(pause);
    waited += pause;
  }
}

/** So often in a row may the folder be gone again when a file is to be put into it; then it is not other runs that remove it. */
const mostRaces = 4;

const shortestPause = 20;
const longestPause = 81; // the difference is a prime, so that few processes have the same pauses

/** Undefined where the lock is ours now; else who has it, or tries to as we do. */
async function tryToLock(
  fileSystem: FileSystem,
  root: string,
  keeper: LockKeeper,
  made: string[],
  mayRace: boolean,
): Promise<ProcessIdentity | undefined> {
  const own = nameLock(keeper.self);
  try {
    made.push(...(await makeRoot(fileSystem, root)));
    const [holder] = await listRunning(fileSystem, root, keeper);
    if (holder !== undefined) return holder;
    await fileSystem.create(`${root}/${own}`, new TextEncoder().encode(`${JSON.stringify(keeper.self)}\n`));
    const [rival] = (await listRunning(fileSystem, root, keeper)).filter((other) => nameLock(other) !== own);
    if (rival !== undefined) await fileSystem.remove(`${root}/${own}`);
    return rival;
  } catch (error) {
    // This process writes to the folder already, in another call; or a run that made the folder removed it again.
    if (error instanceof FileSystemError && (error.code === "EEXIST" || (error.code === "ENOENT" && mayRace))) return keeper.self;
    await attempt(() => release(fileSystem, `${root}/${own}`, made));
    throw error;
  }
}

/** Runs that hold the lock or try to, sorted by name. Files of runs that have ended are removed. */
async function listRunning(fileSystem: FileSystem, root: string, keeper: LockKeeper): Promise<readonly ProcessIdentity[]> {
  const running: ProcessIdentity[] = [];
  for (const name of await listLocks(fileSystem, root)) {
    const identity = parseLock(name);
    if (identity === undefined) continue;
    if (keeper.isRunning(identity)) running.push(identity);
    else await removeIfThere(fileSystem, `${root}/${name}`);
  }
  return running;
}

async function listLocks(fileSystem: FileSystem, root: string): Promise<readonly string[]> {
  const entries = await fileSystem.list(root);
  return entries.flatMap(({ name, kind }) => (kind === "file" && name.startsWith(prefix) ? [name] : [])).sort();
}

async function removeIfThere(fileSystem: FileSystem, path: string): Promise<void> {
  try {
    await fileSystem.remove(path);
  } catch (error) {
    if (!(error instanceof FileSystemError && error.code === "ENOENT")) throw error;
  }
}

/** Whether any run has put a lock into a folder that exists, one that has ended too. */
export async function hasLocks(fileSystem: FileSystem, root: string): Promise<boolean> {
  return (await listLocks(fileSystem, root)).length > 0;
}

/** Comes back when no run is writing to an existing folder, or patience is at its end. Reads only; stale locks stay. */
export async function waitForWriters(fileSystem: FileSystem, root: string, keeper: LockKeeper, patience: number): Promise<void> {
  const isWriting = (name: string): boolean => {
    const identity = parseLock(name);
    return identity !== undefined && keeper.isRunning(identity);
  };
  for (let waited = 0; waited < patience; waited += longestPause) {
    if (!(await listLocks(fileSystem, root)).some(isWriting)) return;
    await keeper.wait(longestPause);
  }
}

// All that is known stands in the name, which is there in one step; a content could be read half-written.
function nameLock({ pid, started, host }: ProcessIdentity): string {
  return `${prefix}${pid}.${started}.${host}`;
}

function parseLock(name: string): ProcessIdentity | undefined {
  const [, pid, started, host] = /^\.modelmint-lock\.(\d+)\.([A-Za-z0-9]*)\.([A-Za-z0-9]*)$/.exec(name) ?? [];
  return pid === undefined || started === undefined || host === undefined ? undefined : { pid: Number(pid), started, host };
}

/** Makes the folder and those above it where they are missing. @returns those that it made, parents first */
async function makeRoot(fileSystem: FileSystem, root: string): Promise<readonly string[]> {
  if ((await fileSystem.kindBehind(root)) !== undefined) return [];
  const parent = parentFolder(root);
  const made = parent === undefined ? [] : await makeRoot(fileSystem, parent);
  try {
    await fileSystem.makeFolder(root);
    return [...made, root];
  } catch (error) {
    // Another run was quicker.
    if (error instanceof FileSystemError && error.code === "EEXIST") return made;
    await attempt(() => removeFolders(fileSystem, made));
    throw error;
  }
}

async function release(fileSystem: FileSystem, own: string, made: readonly string[]): Promise<void> {
  await removeIfThere(fileSystem, own);
  await removeFolders(fileSystem, made);
}

/** Removes folders as long as nothing is in them, the deepest first. */
async function removeFolders(fileSystem: FileSystem, made: readonly string[]): Promise<void> {
  for (const folder of [...made].reverse()) {
    try {
      await fileSystem.removeFolder(folder);
    } catch (error) {
      // Files of the output, or another run that waits for its turn.
      if (error instanceof FileSystemError && (error.code === "ENOTEMPTY" || error.code === "EEXIST" || error.code === "ENOENT"))
        return;
      throw error;
    }
  }
}
