/**
 * Whether a text as a whole is what a pattern says: `*` is any part of it without a slash, `**` any part at all, everything else is meant
 * literally. In time of the product of the lengths; a regular expression with as many stars would try each way to share the text out.
 */
export function matchGlob(pattern: string, text: string): boolean {
  const parts = pattern.split(/(\*+)/);
  const literal = parts.reduce((length, part) => length + (part.startsWith("*") ? 0 : part.length), 0);
  if (literal > text.length) return false;
  // The lengths of beginnings of the text that match the parts so far.
  let reached = new Set([0]);
  for (const part of parts) {
    if (part !== "") reached = part.startsWith("*") ? spread(reached, text, part.length > 1) : advance(reached, text, part);
  }
  return reached.has(text.length);
}

function advance(reached: ReadonlySet<number>, text: string, literal: string): Set<number> {
  const next = new Set<number>();
  for (const start of reached) if (text.startsWith(literal, start)) next.add(start + literal.length);
  return next;
}

function spread(reached: ReadonlySet<number>, text: string, everywhere: boolean): Set<number> {
  const next = new Set<number>();
  let open = false;
  for (let length = 0; length <= text.length; length++) {
    if (!everywhere && text[length - 1] === "/") open = false;
    if (reached.has(length)) open = true;
    if (open) next.add(length);
  }
  return next;
}
