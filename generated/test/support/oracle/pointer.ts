import { isWireObject } from "../wire.js";

/** The node that a JSON pointer (RFC 6901) names; undefined where it leads nowhere. */
export function nodeAt(document: unknown, pointer: string): unknown {
  let node = document;
  for (const token of pointer.split("/").slice(1).map(unescapeToken)) {
    if (Array.isArray(node)) node = node[Number(token)];
    else node = isWireObject(node) && Object.hasOwn(node, token) ? node[token] : undefined;
  }
  return node;
}

/** A pointer one step further down. */
export function append(pointer: string, token: string | number): string {
  return `${pointer}/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The pointer of a `$ref` into the same document, normalised; undefined for any other reference. */
export function pointerOf(reference: string): string | undefined {
  if (!reference.startsWith("#/")) return undefined;
  return reference
    .slice(1)
    .split("/")
    .slice(1)
    .map((token) => unescapeToken(decode(token)))
    .reduce(append, "");
}

/** A token of a pointer as the name that it stands for. */
export function unescapeToken(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}

// A fragment is percent-encoded (RFC 3986 §3.5), but documents often write it plainly.
function decode(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token; // a percent sign that stands for itself
  }
}
