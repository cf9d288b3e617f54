import { parseDateTime, parseDay, parseTime } from "./date-time.js";

/** RFC 3339 §5.6 `date-time`. */
export function isDateTime(text: string): boolean {
  return !Number.isNaN(parseDateTime(text));
}

/** RFC 3339 §5.6 `full-date`. */
export function isDay(text: string): boolean {
  return text.length === 10 && !Number.isNaN(parseDay(text));
}

/** RFC 3339 §5.6 `full-time`. */
export function isTime(text: string): boolean {
  return !Number.isNaN(parseTime(text, 0));
}

/** RFC 3339 appendix A: designators in order, weeks alone. */
export function isDuration(text: string): boolean {
  return /^P(?:\d+W|(?=\d|T\d)(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/.test(
    text,
  );
}
