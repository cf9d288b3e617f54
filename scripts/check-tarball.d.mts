/** Findings of publint and "Are the types wrong?" about a packed package; see check-tarball.mjs. */
export function checkTarball(path: string): Promise<readonly string[]>;
/** The files of a packed package, sorted. */
export function listTarball(path: string): readonly string[];
