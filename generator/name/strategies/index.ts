import { stableStrategy } from "./stable.js";
import type { NamingStrategy } from "./strategy.js";

const STRATEGIES = { stable: stableStrategy } as const;

/** The strategy that the config names. */
export function findStrategy(name: keyof typeof STRATEGIES): NamingStrategy {
  return STRATEGIES[name];
}
