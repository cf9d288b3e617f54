/**
 * Stryker has written its switches into the generator: the text of the runtime is then no longer ours to be
 * type-checked, and everything takes longer.
 */
export const isInstrumented = process.env["STRYKER_MUTATOR_WORKER"] !== undefined;
