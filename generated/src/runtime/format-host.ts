import { decodePunycode, encodePunycode } from "./punycode.js";

/** RFC 1123 §2.1: labels of letters, digits and inner hyphens, 63 each, 253 in all; RFC 5890 §2.3.2.1 for encoded ones. */
export function isHostname(text: string): boolean {
  if (text.length > 253) return false;
  const labels = text.split(".");
  if (!labels.every((label) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(label))) return false;
  return !labels.some(hasHyphens) || areLabels(labels);
}

/** RFC 5890 §2.3.2.3, without the tables of code points: labels of letters, marks, digits and inner hyphens. */
export function isIdnHostname(text: string): boolean {
  return text.length <= 253 && areLabels(text.split(/[.\u3002\uff0e\uff61]/u));
}

// RFC 5891 §4.2.3.1: hyphens in third and fourth place are for encoded labels only.
function hasHyphens(label: string): boolean {
  return label.slice(2, 4) === "--";
}

function areLabels(labels: readonly string[]): boolean {
  const decoded = labels.map((label) => (/^xn--/i.test(label) ? decodeLabel(label.slice(4).toLowerCase()) : label));
  return (
    decoded.every((label) => label !== undefined && isLabel(label)) && (!decoded.some(isBidi) || decoded.every(keepsBidiRule))
  );
}

// An encoded label is the only spelling of what it stands for, which is not plain ASCII (RFC 5891 §5.4).
function decodeLabel(encoded: string): string | undefined {
  const label = decodePunycode(encoded);
  return label !== undefined && /[^\0-\x7f]/.test(label) && encodePunycode(label) === encoded ? label : undefined;
}

function isLabel(label: string): boolean {
  if (!/^(?:[\p{L}\p{M}\p{N}\u00b7\u0375\u06fd\u06fe\u0f0b\u05f3\u05f4\u30fb-]|\u200c|\u200d)+$/u.test(label)) return false;
  const length = /[^\0-\x7f]/.test(label) ? encodePunycode(label).length + 4 : label.length;
  return length <= 63 && !/^[-\p{M}]|-$/u.test(label) && !hasHyphens(label) && hasContext(label);
}

// RFC 5892 appendix A: characters that are allowed beside certain others only.
function hasContext(label: string): boolean {
  if (/(?<!l)\u00b7|\u00b7(?!l)|\u0375(?!\p{Script=Greek})|(?<!\p{Script=Hebrew})[\u05f3\u05f4]/u.test(label)) return false;
  if (/(?<![\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])(?:\u200d|(?<!\p{Script=Arabic})\u200c)/u.test(label))
    return false;
  if (label.includes("\u30fb") && !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(label.replaceAll("\u30fb", "")))
    return false;
  return (
    !(/[\u0660-\u0669]/.test(label) && /[\u06f0-\u06f9]/.test(label)) &&
    !/[\u0640\u07fa\u3031-\u3035\u303b]|\u302e|\u302f/.test(label)
  );
}

const RIGHT_TO_LEFT = /(?=\p{L})[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

function isBidi(label: string | undefined): boolean {
  return label !== undefined && (RIGHT_TO_LEFT.test(label) || /[\u0660-\u0669]/.test(label));
}

// RFC 5893 §2: a label begins with a letter, has letters of that direction alone, and digits of one kind.
function keepsBidiRule(label: string | undefined): boolean {
  if (label === undefined || /^\p{N}/u.test(label)) return false;
  const letters = label.match(/\p{L}/gu) ?? [];
  const count = letters.filter((letter) => RIGHT_TO_LEFT.test(letter)).length;
  if (count === 0) return !/[\u0660-\u0669]/.test(label);
  return count === letters.length && !(/[\d\u06f0-\u06f9]/.test(label) && /[\u0660-\u0669]/.test(label));
}

/** RFC 2673 §3.2: four decimal octets without leading zeros. */
export function isIpv4(text: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text);
}

/** RFC 4291 §2.2: eight groups, one run of zeros left out, an IPv4 address in place of the last two; no zone. */
export function isIpv6(text: string): boolean {
  const [left, right, more] = text.split("::");
  if (left === undefined || more !== undefined) return false;
  const head = countGroups(left, right === undefined);
  const tail = right === undefined ? 0 : countGroups(right, true);
  return right === undefined ? head === 8 : head >= 0 && tail >= 0 && head + tail <= 7;
}

// How many groups of 16 bits; -1 for anything else.
function countGroups(text: string, last: boolean): number {
  if (text === "") return 0;
  const groups = text.split(":");
  const dotted = last && isIpv4(groups.at(-1) ?? "");
  if (dotted) groups.pop();
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return -1;
  return groups.length + (dotted ? 2 : 0);
}
