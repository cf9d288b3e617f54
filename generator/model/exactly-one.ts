import type { UnionNode } from "./types.js";

/**
 * Whether exactly one variant may accept a value, as `oneOf` has it. Where a discriminator says whose a value is, and the variants leave
 * its property open, a value may be described by several of them: JSON Schema alone, which knows no discriminators, would reject it, and
 * with it most values of such a union. Everybody who writes one means the variant of the tag.
 */
export function isExactlyOne({ exclusive, discriminator }: UnionNode): boolean {
  return exclusive && discriminator?.enforced !== false;
}
