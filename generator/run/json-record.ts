/** Whether objects and arrays stand in one another on more levels than these. */
export function isNestedDeeper(value: unknown, levels: number): boolean {
  let around = [value];
  for (let level = 0; around.length > 0; level++) {
    if (level > levels) return true;
    around = around.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** An object as `JSON.parse` gives it, of which nothing is known yet. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
