/**
 * Whether a number is another one times an integer, as the decimals that they are written as (JSON Schema 2020-12 validation §6.2.1).
 * ajv divides doubles and rounds: to it 7 is a multiple of 1e308, and 1e308 one of 3.
 */
export function isMultiple(value: number, factor: number): boolean {
  const { coefficient, power } = parseDecimal(value);
  const divisor = parseDecimal(factor);
  const shift = power - divisor.power;
  return shift < 0
    ? coefficient % (divisor.coefficient * 10n ** BigInt(-shift)) === 0n
    : (coefficient * 10n ** BigInt(shift)) % divisor.coefficient === 0n;
}

// As few digits as tell it from its neighbours, which is how it is written.
function parseDecimal(number: number): { readonly coefficient: bigint; readonly power: number } {
  const [, sign = "", first = "0", decimals = "", power = "0"] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(number.toExponential()) ?? [];
  return { coefficient: BigInt(sign + first + decimals), power: Number(power) - decimals.length };
}
