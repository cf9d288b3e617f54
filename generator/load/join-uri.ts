import { posix } from "node:path";

/**
 * Identity of the document that a reference names, from the identity of the document that it stands
 * in (RFC 3986 §5, for paths that are relative to the root document). Leads out of the root
 * document's folder by leading `..` segments, and then to no document.
 * @param reference without fragment
 */
export function joinUri(base: string, reference: string): string {
  if (hasScheme(reference)) return reference;
  if (/^https?:/i.test(base)) return URL.canParse(reference, base) ? new URL(reference, base).href : reference;
  const segments = base.split("/").slice(0, -1);
  for (const segment of decodeUri(reference).split("/")) {
    if (segment === "." || segment === "") continue;
    if (segment === ".." && segments.length > 0 && segments.at(-1) !== "..") segments.pop();
    else segments.push(segment);
  }
  return segments.join("/");
}

/** A reference from one document to another: the inverse of {@link joinUri}. */
export function relativeUri(from: string, to: string): string {
  return /^https?:/i.test(to) ? to : encodeUri(posix.relative(posix.dirname(from), to));
}

/** Whether a reference begins with a scheme (RFC 3986 §3.1): is no relative one. */
export function hasScheme(reference: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(reference);
}

/** Percent-decodes; a stray `%` is taken literally, as no other reading of it exists. */
export function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Percent-encodes; half a surrogate pair, which no URI can have, is left as it is. */
export function encodeUri(text: string): string {
  return text.replace(/[^\p{Surrogate}]+/gu, encodeURI);
}

/** The name of a document's file, without its ending. */
export function fileName(uri: string): string {
  return (uri.split(/[\\/]/).at(-1) ?? uri).replace(/\.[a-z]+$/i, "");
}

/** A reference's document, empty for its own, and what the fragment after it says, as written. */
export function splitReference(reference: string): { readonly path: string; readonly fragment: string } {
  const hash = reference.indexOf("#");
  return hash < 0 ? { path: reference, fragment: "" } : { path: reference.slice(0, hash), fragment: reference.slice(hash + 1) };
}
