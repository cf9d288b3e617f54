/** What becomes of a number as it is written when it is read as a JavaScript number (IEEE 754 binary64). */
export type NumberFate = "exact" | "inexact" | "infinite";

/** Decimal digits that a binary64 keeps whatever they are. */
const SAFE_DIGITS = 15;
/** More than any finite number has before the point. */
const MOST_DIGITS = 400;

/**
 * Whether reading a number changes it. Exact are integers that a binary64 holds, and what prints again
 * with the same significant digits, so that `0.1` is exact although its binary64 is not one tenth.
 * @param written decimal as in JSON or YAML 1.2 (`1.50`, `+.5`, `1e3`), or `0x…`, `0o…`
 */
export function judgeNumber(written: string, value: number = Number(written)): NumberFate {
  if (!Number.isFinite(value)) return "infinite";
  if (written.length <= SAFE_DIGITS && !/[ex]/i.test(written)) return "exact";
  if (
    written.length <= MOST_DIGITS &&
    /^(?:[-+]?\d+|0x[0-9a-f]+|0o[0-7]+)$/i.test(written) &&
    toBigInt(written) === BigInt(value)
  )
    return "exact";
  return normalise(written) === normalise(String(value)) ? "exact" : "inexact";
}

// BigInt takes a minus sign, and no plus sign.
function toBigInt(written: string): bigint {
  return BigInt(written.replace("+", ""));
}

/** Significant digits and the power of ten of the last of them: `1.50` and `15e-1` are the same. The sign is left out. */
function normalise(written: string): string {
  const [mantissa = "", exponent = "0"] = written.toLowerCase().split("e");
  const point = mantissa.indexOf(".");
  const decimals = point < 0 ? 0 : mantissa.length - point - 1;
  const digits = mantissa.replace(/[-+.]/g, "");
  let first = 0;
  while (digits[first] === "0") first++;
  let end = digits.length;
  while (end > first && digits[end - 1] === "0") end--;
  if (first === end) return "0";
  return `${digits.slice(first, end)}e${Number(exponent) - decimals + digits.length - end}`;
}
