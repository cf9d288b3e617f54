/** A run's way to learn that it is to be broken off, and to ask for time to do so in good order. */
export interface Interruption {
  isRequested(): boolean;
  /** Until the work is done, an interruption is only noted. */
  shield<Result>(work: () => Promise<Result>): Promise<Result>;
  /** The next interruption calls this instead of ending the process; one after that ends it. */
  take(end: () => void): void;
}

/** For runs that nobody interrupts. */
export const uninterrupted: Interruption = { isRequested: () => false, shield: (work) => work(), take: () => {} };

/**
 * An interruption, and the call that requests it: `interrupt` says whether the process may end at
 * once; where it may not, the run comes to its end by itself, and soon.
 *
 * @param heed is told when an interruption begins to matter, and when no longer: a process that heeds signals all the
 *   time cannot be ended by them while it computes
 */
export function createInterruption(heed: (matters: boolean) => void): {
  readonly interruption: Interruption;
  interrupt(): boolean;
} {
  let requested = false;
  let shields = 0;
  let taken: (() => void) | undefined;
  const change = (update: () => void): void => {
    const before = shields > 0 || taken !== undefined;
    update();
    const after = shields > 0 || taken !== undefined;
    if (before !== after) heed(after);
  };
  const shield: Interruption["shield"] = async (work) => {
    change(() => shields++);
    try {
      return await work();
    } finally {
      change(() => shields--);
    }
  };
  const take: Interruption["take"] = (end) => {
    change(() => {
      taken = end;
    });
  };
  const interrupt = (): boolean => {
    requested = true;
    const end = taken;
    change(() => {
      taken = undefined;
    });
    end?.();
    return end === undefined && shields === 0;
  };
  return { interruption: { isRequested: () => requested, shield, take }, interrupt };
}
