import { setFlagsFromString } from "node:v8";

/**
 * What suits a run that goes over much code a few times, by versions of V8 that it is known to help. Left as they are, they spend up to a
 * third of the run's CPU time on optimizing functions that are hardly used once they are: so each is compiled plainly at once, which costs
 * little, and optimized when it has been used for twelve times as long as usual.
 */
const TUNED: readonly (readonly [version: RegExp, flags: readonly string[]])[] = [
  [/^11\./, ["--always-sparkplug", "--interrupt-budget=800000"]],
  [/^1[234]\./, ["--always-sparkplug", "--invocation-count-for-turbofan=36000", "--invocation-count-for-maglev=4800"]],
];

/**
 * Tunes the engine of this process, which has to be one of our own: call it before the pipeline is loaded. What is
 * generated does not depend on it. Does nothing on engines that it is not known to help, for flags come and go.
 * @param version of V8; in the form of `process.versions.v8`
 */
export function tuneEngine(version: string = process.versions.v8, set: (flag: string) => void = setFlagsFromString): void {
  const [, flags = []] = TUNED.find(([versions]) => versions.test(version)) ?? [];
  for (const flag of flags) set(flag);
}
