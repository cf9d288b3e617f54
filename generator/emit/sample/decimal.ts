/** A finite double as the decimal that it prints as: `digits × 10^exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/**
 * Whether a number is an integral multiple of another, in decimal arithmetic: 0.07 is a multiple of
 * 0.01 although `0.07 % 0.01` is not 0 (JSON Schema 2020-12 validation §6.2.1). What was calculated may be infinite, which is none.
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(divisor)) return false;
  const left = toDecimal(value);
  const right = toDecimal(divisor);
  if (right.digits === 0n) return false;
  const exponent = Math.min(left.exponent, right.exponent);
  return scale(left, exponent) % scale(right, exponent) === 0n;
}

function toDecimal(value: number): Decimal {
  const [mantissa = "0", exponent = "0"] = value.toString().split("e");
  const [whole = "0", decimals = ""] = mantissa.split(".");
  return { digits: BigInt(whole + decimals), exponent: Number(exponent) - decimals.length };
}

function scale(decimal: Decimal, exponent: number): bigint {
  return decimal.digits * 10n ** BigInt(decimal.exponent - exponent);
}
