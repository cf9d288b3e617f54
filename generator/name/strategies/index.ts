import { speakeasyStrategy } from "./speakeasy-2023.js";
import { stableStrategy } from "./stable.js";
import type { NamingStrategy } from "./strategy.js";

const STRATEGIES = { stable: stableStrategy, "speakeasy-2023": speakeasyStrategy } as const;

/** The strategy that the config names. */
export function findStrategy(name: keyof typeof STRATEGIES): NamingStrategy {
  return STRATEGIES[name];
}
