const ONES = [
  "Zero",
  "One",
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
  "Thirteen",
  "Fourteen",
  "Fifteen",
  "Sixteen",
  "Seventeen",
  "Eighteen",
  "Nineteen",
];
const TENS = ["", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];
const GROUPS: readonly (readonly [size: number, name: string])[] = [
  [1_000_000_000, "Billion"],
  [1_000_000, "Million"],
  [1_000, "Thousand"],
];

/** Spells the number that a name begins with: `2ImageUrl` → `TwoImageUrl`. Longer than twelve digits: each digit. */
export function spellLeadingNumber(name: string): string {
  const digits = /^\d+/.exec(name)?.[0];
  if (digits === undefined) return name;
  const spelled = digits.length > 12 ? Array.from(digits, (digit) => spell(Number(digit))).join("") : spell(Number(digits));
  return spelled + name.slice(digits.length);
}

/** @param value a whole number, at least 0 and below 10^12 */
function spell(value: number): string {
  for (const [size, name] of GROUPS) {
    if (value >= size) return `${spell(Math.floor(value / size))}${name}${rest(value % size)}`;
  }
  if (value >= 100) return `${spell(Math.floor(value / 100))}Hundred${value % 100 === 0 ? "" : `And${spell(value % 100)}`}`;
  if (value < ONES.length) return ONES[value] ?? "";
  return `${TENS[Math.floor(value / 10)] ?? ""}${value % 10 === 0 ? "" : spell(value % 10)}`;
}

function rest(value: number): string {
  return value === 0 ? "" : `${value < 100 ? "And" : ""}${spell(value)}`;
}
