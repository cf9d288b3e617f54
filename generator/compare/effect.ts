/**
 * What a change does to the set of values. "Wider" is measured against what the old package decodes,
 * "narrower" against what the new document allows, so that the two answer the two questions that
 * matter: does the old package read what comes, and is what it sends still right?
 */
export interface Effect {
  /** Values are allowed that the old package does not decode. */
  readonly wider: boolean;
  /** Values that were allowed are no longer. */
  readonly narrower: boolean;
  /**
   * The set of values changes, but old packages take it without harm: a name that was free is declared,
   * a value is new that they keep as unrecognised.
   */
  readonly tolerated: boolean;
  /** The same values are something else in TypeScript. */
  readonly shape: boolean;
}

export const NO_EFFECT: Effect = Object.freeze({ wider: false, narrower: false, tolerated: false, shape: false });
export const WIDER: Effect = Object.freeze({ ...NO_EFFECT, wider: true });
export const NARROWER: Effect = Object.freeze({ ...NO_EFFECT, narrower: true });
export const TOLERATED: Effect = Object.freeze({ ...NO_EFFECT, tolerated: true });
export const SHAPE: Effect = Object.freeze({ ...NO_EFFECT, shape: true });
export const BOTH: Effect = Object.freeze({ ...NO_EFFECT, wider: true, narrower: true });

/** Both effects together. */
export function joinEffects(left: Effect, right: Effect): Effect {
  return {
    wider: left.wider || right.wider,
    narrower: left.narrower || right.narrower,
    tolerated: left.tolerated || right.tolerated,
    shape: left.shape || right.shape,
  };
}

export function equalEffects(left: Effect, right: Effect): boolean {
  return (
    left.wider === right.wider &&
    left.narrower === right.narrower &&
    left.tolerated === right.tolerated &&
    left.shape === right.shape
  );
}

/** Whether a set of values is touched at all. */
export function changesValues({ wider, narrower, tolerated }: Effect): boolean {
  return wider || narrower || tolerated;
}
