/** Nobody mistypes a longer one, and comparing two takes the product of their lengths. */
const LONGEST = 200;

/**
 * The candidate that a mistyped name most likely means: the one with the smallest edit distance
 * (without regard to case), if that is at most a third of the name's length, or one in a name of two
 * letters. The first of equals. For names of more than 200 characters there is none.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  const limit = name.length < 2 ? 0 : Math.max(1, Math.floor(name.length / 3));
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Each search looks at all names that there are. Whoever has more that lead nowhere has not mistyped them. */
const MOST_SEARCHES = 50;

/** {@link nearest} for the first 50 names that are looked for, which is what a large document can have of them; none for further ones. */
export function createSuggester(): (name: string, candidates: () => Iterable<string>) => string | undefined {
  let searches = 0;
  return (name, candidates) => (searches++ < MOST_SEARCHES ? nearest(name, candidates()) : undefined);
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment); `limit` where there are at least so many. */
function editDistance(left: string, right: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    if (Math.min(...current) >= limit) return limit;
    before = last;
    last = current;
  }
  return Math.min(last[right.length] ?? limit, limit);
}
