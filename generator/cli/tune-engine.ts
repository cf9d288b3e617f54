import { setFlagsFromString } from "node:v8";

/** The V8 of Node 20, which has nothing between its plain compiler and the one that optimizes. Those after it do, and need no help. */
const TUNED = /^11\./;

/**
 * What suits a run that goes over much code a few times. Left as it is, this V8 spends a third of the run's CPU time on
 * optimizing functions that are hardly used once they are: so each is compiled plainly at once, which costs little, and
 * optimized when it has been used for twelve times as long as usual.
 */
const FLAGS: readonly string[] = ["--always-sparkplug", "--interrupt-budget=800000"];

/**
 * Tunes the engine of this process, which has to be one of our own: call it before the pipeline is loaded. What is
 * generated does not depend on it. Does nothing on engines that it is not known to help, for flags come and go.
 * @param version of V8; in the form of `process.versions.v8`
 */
export function tuneEngine(version: string = process.versions.v8, set: (flag: string) => void = setFlagsFromString): void {
  if (TUNED.test(version)) for (const flag of FLAGS) set(flag);
}
