/** JSON Pointers (RFC 6901), without the `#` of their URI fragment form. */

/** Splits a pointer into its unescaped reference tokens. `""` is the whole document. */
export function parsePointer(pointer: string): string[] {
  if (pointer === "") return [];
  // RFC 6901 §4: first ~1, then ~0, so that ~01 stays ~1.
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The inverse of {@link parsePointer}. */
export function formatPointer(tokens: readonly string[]): string {
  return tokens.map((token) => `/${escapeToken(token)}`).join("");
}

/** The pointer of a member of the node that `pointer` names. */
export function appendPointer(pointer: string, ...tokens: readonly (string | number)[]): string {
  let result = pointer;
  for (const token of tokens) result += `/${escapeToken(String(token))}`;
  return result;
}

function escapeToken(token: string): string {
  return /[~/]/.test(token) ? token.replaceAll("~", "~0").replaceAll("/", "~1") : token;
}
