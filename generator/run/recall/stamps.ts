import { lstatSync } from "node:fs";
import type { Stamps } from "./types.js";

/** A tick of a disk's clock that counts parts of a second, and of one that counts every other second; with some room. */
const FINE_TICK = 50;
const COARSE_TICK = 2_100;

/** Stamps of the real disk. */
export const realStamps: Stamps = {
  stampOf(path) {
    const status = lstatSync(path, { throwIfNoEntry: false });
    return status?.isFile() === true
      ? `${status.ctimeMs} ${status.mtimeMs} ${status.size} ${status.ino} ${status.mode}`
      : undefined;
  },
  isFresh(stamp) {
    const changed = Number.parseFloat(stamp);
    return changed > Date.now() - (changed % 1_000 === 0 ? COARSE_TICK : FINE_TICK);
  },
};
