// RFC 3492 §5: parameter values for host names.
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const INITIAL_BIAS = 72;
const INITIAL_CODE_POINT = 128;
const LAST_CODE_POINT = 0x10ffff;

/** What follows `xn--` as text (RFC 3492 §6.2); `undefined` where it is not Punycode. */
export function decodePunycode(encoded: string): string | undefined {
  const end = encoded.lastIndexOf("-");
  const output = [...encoded.slice(0, Math.max(end, 0))];
  let codePoint = INITIAL_CODE_POINT;
  let bias = INITIAL_BIAS;
  let index = 0;
  for (let position = end + 1; position < encoded.length; ) {
    const start = index;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(encoded.charAt(position++) || "-");
      if (digit < 0) return undefined;
      index += digit * weight;
      // No place that far exists in a text that ends at the last code point; also where the weight is infinite by now.
      if (!(index <= LAST_CODE_POINT * (output.length + 1))) return undefined;
      const threshold = thresholdOf(k, bias);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    bias = adapt(index - start, output.length + 1, start === 0);
    codePoint += Math.floor(index / (output.length + 1));
    index %= output.length + 1;
    if (codePoint > LAST_CODE_POINT) return undefined;
    output.splice(index++, 0, String.fromCodePoint(codePoint));
  }
  return output.join("");
}

/** A text as what follows `xn--` (RFC 3492 §6.3). */
export function encodePunycode(text: string): string {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < INITIAL_CODE_POINT);
  let output = String.fromCodePoint(...basic) + (basic.length > 0 ? "-" : "");
  let bias = INITIAL_BIAS;
  let delta = 0;
  let done = basic.length;
  for (let codePoint = INITIAL_CODE_POINT; done < points.length; codePoint++, delta++) {
    const next = Math.min(...points.filter((point) => point >= codePoint));
    delta += (next - codePoint) * (done + 1);
    codePoint = next;
    for (const point of points) {
      if (point < codePoint) delta++;
      if (point !== codePoint) continue;
      output += encodeNumber(delta, bias);
      bias = adapt(delta, done + 1, done === basic.length);
      delta = 0;
      done++;
    }
  }
  return output;
}

function encodeNumber(delta: number, bias: number): string {
  let output = "";
  let rest = delta;
  for (let k = BASE; ; k += BASE) {
    const threshold = thresholdOf(k, bias);
    if (rest < threshold) return output + digitOf(rest);
    output += digitOf(threshold + ((rest - threshold) % (BASE - threshold)));
    rest = Math.floor((rest - threshold) / (BASE - threshold));
  }
}

function digitOf(value: number): string {
  return "abcdefghijklmnopqrstuvwxyz0123456789".charAt(value);
}

function thresholdOf(k: number, bias: number): number {
  return Math.min(Math.max(k - bias, T_MIN), T_MAX);
}

// RFC 3492 §6.1.
function adapt(delta: number, count: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + 38));
}
