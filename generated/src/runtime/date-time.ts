/**
 * The instant of a date-time (RFC 3339 §5.6) in milliseconds since 1970, fractions cut off; NaN for anything else.
 * A leap second is the first instant of the next minute. Written by hand because `new Date(text)`
 * takes February 30, and costs three times as much.
 */
export function parseDateTime(text: string): number {
  if (text.length < 20 || !isSeparator(text.charCodeAt(10))) return Number.NaN;
  const day = parseDay(text);
  const time = parseTime(text, 11);
  return day * 86400000 + time;
}

/** Days since 1970-01-01 of the date at the start of a text; NaN for no date (RFC 3339 §5.6, `full-date`). */
export function parseDay(text: string): number {
  const year = digits(text, 0) * 100 + digits(text, 2);
  const month = digits(text, 5);
  const day = digits(text, 8);
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN;
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return Number.NaN;
  return daysBefore(year, month) + day - 1;
}

/** Milliseconds since midnight UTC of the time that begins at an index and ends with the text; NaN for no time. */
export function parseTime(text: string, start: number): number {
  const hour = digits(text, start);
  const minute = digits(text, start + 3);
  const second = digits(text, start + 6);
  if (text.charCodeAt(start + 2) !== 58 || text.charCodeAt(start + 5) !== 58) return Number.NaN;
  if (!(hour <= 23 && minute <= 59 && second <= 60)) return Number.NaN;
  let index = start + 8;
  let milliseconds = 0;
  if (text.charCodeAt(index) === 46) {
    const first = ++index;
    for (let scale = 100; isDigit(text.charCodeAt(index)); index++, scale = Math.trunc(scale / 10)) {
      milliseconds += scale * (text.charCodeAt(index) - 48);
    }
    if (index === first) return Number.NaN;
  }
  const offset = parseOffset(text, index);
  // A leap second is inserted at the end of a UTC day only (RFC 3339 §5.7).
  if (second === 60 && (((hour * 60 + minute - offset) % 1440) + 1440) % 1440 !== 1439) return Number.NaN;
  return (hour * 60 + minute - offset) * 60000 + second * 1000 + (second === 60 ? 0 : milliseconds);
}

/** Minutes of an offset (`Z`, `+01:00`) that ends the text. */
function parseOffset(text: string, index: number): number {
  const sign = text.charCodeAt(index);
  if (sign === 90 || sign === 122) return text.length === index + 1 ? 0 : Number.NaN;
  if ((sign !== 43 && sign !== 45) || text.length !== index + 6 || text.charCodeAt(index + 3) !== 58) return Number.NaN;
  const hour = digits(text, index + 1);
  const minute = digits(text, index + 4);
  if (!(hour <= 23 && minute <= 59)) return Number.NaN;
  return sign === 45 ? -(hour * 60 + minute) : hour * 60 + minute;
}

function isSeparator(char: number): boolean {
  return char === 84 || char === 116;
}

function isDigit(char: number): boolean {
  return char >= 48 && char <= 57;
}

/** Two digits as a number, else NaN. */
function digits(text: string, index: number): number {
  const first = text.charCodeAt(index) - 48;
  const second = text.charCodeAt(index + 1) - 48;
  return first >= 0 && first <= 9 && second >= 0 && second <= 9 ? first * 10 + second : Number.NaN;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// Days from 1970-01-01 to the first of a month, the year taken to begin in March, so that February's length comes last.
function daysBefore(year: number, month: number): number {
  const shifted = month > 2 ? year : year - 1;
  const dayOfYear = Math.trunc((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  return 365 * shifted + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + dayOfYear - 719468;
}
