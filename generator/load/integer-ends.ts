/** How far the keyword of a bound may be from its number: `"exclusiveMaximum" : `, and some white space. */
const KEYWORD_SPAN = 60;

/**
 * Whether the number at the offset is the end of all 64-bit integers (`int64`, `uint64`), as the bound of a schema.
 * Generators write it beside the format; that it is read as a power of two, one more, changes nothing that a number can be.
 */
export function isEndOfIntegers(text: string, offset: number): boolean {
  const number = /(?:9223372036854775807|18446744073709551615)(?![\w.])/y;
  number.lastIndex = offset;
  return (
    number.test(text) && /\b(?:m|exclusiveM)aximum["']?\s*:\s*$/.test(text.slice(Math.max(0, offset - KEYWORD_SPAN), offset))
  );
}
