import { isIpv6 } from "./format-host.js";

/** RFC 3986 §3, with a scheme. */
export function isUri(text: string): boolean {
  return isReference(text, false) && /^[a-z][a-z\d+.-]*:/i.test(text);
}

/** RFC 3986 §4.1. */
export function isUriReference(text: string): boolean {
  return isReference(text, false);
}

/** RFC 3987 §2.2, with a scheme. */
export function isIri(text: string): boolean {
  return isReference(text, true) && /^[a-z][a-z\d+.-]*:/i.test(text);
}

/** RFC 3987 §2.2. */
export function isIriReference(text: string): boolean {
  return isReference(text, true);
}

// RFC 3986 appendix B takes any text apart; what the parts may hold is checked afterwards.
const PARTS = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/su;

function isReference(text: string, international: boolean): boolean {
  const parts = PARTS.exec(text);
  if (parts === null) return false;
  const [, scheme, authority, path = "", query = "", fragment = ""] = parts;
  if (text.startsWith(":") || (scheme !== undefined && !/^[a-z][a-z\d+.-]*$/i.test(scheme))) return false;
  const isPart = international ? isIriPart : isUriPart;
  if (authority !== undefined && !isAuthority(authority, isPart)) return false;
  return isPart(path, "/:@") && isPart(query, "/?:@", true) && isPart(fragment, "/?:@");
}

type PartTest = (text: string, also: string, isQuery?: boolean) => boolean;

const isUriPart: PartTest = (text, also) => matches(text, also, /^[\w.~!$&'()*+,;=-]$/);

// RFC 3987 §2.2: `ucschar` everywhere, `iprivate` in queries only.
const isIriPart: PartTest = (text, also, isQuery = false) =>
  matches(
    text,
    also,
    isQuery
      ? /^(?:[\w.~!$&'()*+,;=-]|[^\0-\x9f\p{Cs}\p{Noncharacter_Code_Point}])$/u
      : /^(?:[\w.~!$&'()*+,;=-]|[^\0-\x9f\p{Cs}\p{Co}\p{Noncharacter_Code_Point}])$/u,
  );

function matches(text: string, also: string, allowed: RegExp): boolean {
  const plain = text.replaceAll(/%[\da-f]{2}/gi, "");
  for (const char of plain) if (!also.includes(char) && !allowed.test(char)) return false;
  return true;
}

function isAuthority(text: string, isPart: PartTest): boolean {
  const at = text.lastIndexOf("@");
  if (at >= 0 && !isPart(text.slice(0, at), ":")) return false;
  const host = text.slice(at + 1).replace(/:\d*$/, "");
  if (!host.startsWith("[")) return isPart(host, "");
  if (!host.endsWith("]")) return false;
  const literal = host.slice(1, -1);
  return isIpv6(literal) || /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(literal);
}

/** RFC 6570 §2: expressions are closed and well-formed; what stands between them is not restricted to URIs' characters. */
export function isUriTemplate(text: string): boolean {
  const literals = text.replaceAll(
    /\{[+#./;?&=,!@|]?(?:[\w%]+(?:\.[\w%]+)*(?::[1-9]\d{0,3}|\*)?)(?:,[\w%]+(?:\.[\w%]+)*(?::[1-9]\d{0,3}|\*)?)*\}/g,
    "",
  );
  return !/[\0- "<>\\^`{|}\x7f]|%(?![\da-f]{2})/i.test(literals);
}
