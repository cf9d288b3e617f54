import { decodeUri, hasScheme, joinUri } from "./join-uri.js";

/** The document that a reference means, or why it must not be read. */
export type Placement =
  | { readonly kind: "allowed"; readonly uri: string }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * Decides where a reference to another document leads. Only files in the root document's folder and
 * below it are followed, and the hosts that the user allows: the document may be a stranger's.
 * @param base identity of the document that the reference stands in
 * @param path the reference without its fragment
 */
export function placeReference(base: string, path: string, allowedHosts: readonly string[]): Placement {
  const decoded = decodeUri(path);
  const uri = joinUri(base, path);
  if (/^https?:\/\//i.test(uri)) return placeOnNetwork(uri, allowedHosts);
  if (/^[a-z]:[\\/]/i.test(decoded) || /^[\\/]/.test(decoded)) return refuse("absolute paths are not followed");
  if (hasScheme(path)) return refuse(`${path.slice(0, path.indexOf(":"))}: URLs are not followed`);
  if (decoded.includes("\\")) return refuse("a reference is a URI, with / between folders");
  if (/\p{Cc}/u.test(decoded)) return refuse("it contains control characters");
  if (uri === "") return refuse("it names a folder");
  return uri === ".." || uri.startsWith("../") ? refuse("it leads out of the document's folder") : { kind: "allowed", uri };
}

function placeOnNetwork(uri: string, allowedHosts: readonly string[]): Placement {
  if (!URL.canParse(uri)) return refuse("it is not a valid URL");
  const url = new URL(uri);
  return allowedHosts.includes(url.host) ? { kind: "allowed", uri } : refuse("references over the network are not followed");
}

function refuse(reason: string): Placement {
  return { kind: "refused", reason };
}
