/** Says what an interrupt (Ctrl-C) is to do instead of ending the process at once. A second one ends it at once. */
export type TakeInterrupt = (end: () => void) => void;
