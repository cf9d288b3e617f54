/** Brings dist/ up to date; see build.mjs. */
export function build(options?: { readonly declarations?: boolean }): Promise<void>;
