/** RFC 1123 §2.1: labels of letters, digits and inner hyphens, 63 each, 253 in all. */
export function isHostname(text: string): boolean {
  if (text.length > 253) return false;
  return text.split(".").every((label) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(label) && isPlainLabel(label));
}

// RFC 5891 §4.2.3.1: hyphens in third and fourth place are for encoded labels only.
function isPlainLabel(label: string): boolean {
  return label.slice(2, 4) !== "--" || /^xn--[a-z\d-]*[a-z\d]$/i.test(label);
}

/** RFC 5890 §2.3.2.3, without the tables of code points: labels of letters, marks, digits and inner hyphens. */
export function isIdnHostname(text: string): boolean {
  if (text.length > 253) return false;
  return text.split(/[.\u3002\uff0e\uff61]/u).every(isIdnLabel);
}

function isIdnLabel(label: string): boolean {
  if (
    label.length > 63 ||
    !/^(?:[\p{L}\p{M}\p{N}\u00b7\u0375\u06fd\u06fe\u0f0b\u05f3\u05f4\u30fb-]|\u200c|\u200d)+$/u.test(label)
  )
    return false;
  return !/^[-\p{M}]|-$/u.test(label) && isPlainLabel(label) && hasContext(label);
}

// RFC 5892 appendix A: characters that are allowed beside certain others only.
function hasContext(label: string): boolean {
  if (/(?<!l)\u00b7|\u00b7(?!l)|\u0375(?!\p{Script=Greek})|(?<!\p{Script=Hebrew})[\u05f3\u05f4]/u.test(label)) return false;
  if (/(?<![\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])\u200d/u.test(label)) return false;
  if (label.includes("\u30fb") && !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(label.replaceAll("\u30fb", "")))
    return false;
  return (
    !(/[\u0660-\u0669]/.test(label) && /[\u06f0-\u06f9]/.test(label)) &&
    !/[\u0640\u07fa\u3031-\u3035\u303b]|\u302e|\u302f/.test(label)
  );
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
