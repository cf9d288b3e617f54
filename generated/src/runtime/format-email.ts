import { isHostname, isIdnHostname, isIpv4, isIpv6 } from "./format-host.js";

/** RFC 5321 §4.1.2 `Mailbox`. */
export function isEmail(text: string): boolean {
  return isMailbox(text, /^(?:[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*|"(?:[ !#-[\]-~]|\\[ -~])*")$/, isHostname);
}

/** RFC 6531 §3.3: the same with any Unicode beyond ASCII. */
export function isIdnEmail(text: string): boolean {
  return isMailbox(
    text,
    /^(?:[\w!#$%&'*+/=?^`{|}~\u0080-\u{10ffff}-]+(?:\.[\w!#$%&'*+/=?^`{|}~\u0080-\u{10ffff}-]+)*|"(?:[ !#-[\]-~\u0080-\u{10ffff}]|\\[ -~])*")$/u,
    isIdnHostname,
  );
}

function isMailbox(text: string, local: RegExp, isDomain: (text: string) => boolean): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64 || !local.test(text.slice(0, at))) return false;
  const domain = text.slice(at + 1);
  const literal = /^\[(IPv6:)?(.*)\]$/i.exec(domain);
  if (literal === null) return isDomain(domain);
  return literal[1] === undefined ? isIpv4(literal[2] ?? "") : isIpv6(literal[2] ?? "");
}
