import { type Context, report, wrongType } from "./context.js";
import { parseDateTime } from "./date-time.js";
import type { Key } from "./issue.js";
import { isDate } from "./kind.js";

/** A date-time (RFC 3339 §5.6). The `Date` remembers its text, so that offset and all digits survive. */
export function decodeDate(input: unknown, context: Context, key?: Key): Date {
  if (typeof input !== "string") return wrongType("string", input, context, key);
  const instant = parseDateTime(input);
  if (Number.isNaN(instant)) return report("format", "date-time with an offset", input, context, key);
  const date = new Date(instant);
  new WireText(date, input, instant);
  return date;
}

/** The remembered text while the instant is unchanged, else ISO 8601 in UTC. */
export function encodeDate(value: Date, context: Context, key?: Key): string {
  if (!isDate(value)) return wrongType("Date", value, context, key);
  const text = WireText.of(value);
  if (text !== undefined) return text;
  const instant = value.getTime();
  // RFC 3339 has four digits for the year.
  if (!(instant >= -62167219200000 && instant <= 253402300799999)) {
    return report("unrepresentable", "a valid date in the years 0 to 9999", value, context, key);
  }
  return value.toISOString();
}

// A constructor may return any object, and private fields of a subclass are then put onto that one. So a plain Date can
// carry its text where no comparison, copy or inspection sees it; a symbol property or a subclass would show.
class Stamped {
  constructor(date: Date) {
    // biome-ignore lint/correctness/noConstructorReturn: that is the point
    return date;
  }
}

class WireText extends Stamped {
  readonly #text: string;
  readonly #instant: number;

  constructor(date: Date, text: string, instant: number) {
    super(date);
    this.#text = text;
    this.#instant = instant;
  }

  static of(date: Date): string | undefined {
    if (!(#text in date)) return undefined;
    return date.#instant === date.getTime() ? date.#text : undefined;
  }
}
