/**
 * Whether two values are the same to a user: deeply equal, dates by their instant, the order of
 * keys ignored, -0 as 0. A property that is present but undefined differs from one that is absent.
 */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right || Object.is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (left instanceof Date || right instanceof Date) {
    return left instanceof Date && right instanceof Date && Object.is(left.getTime(), right.getTime());
  }
  if (Array.isArray(left) || Array.isArray(right)) {
    return Array.isArray(left) && Array.isArray(right) && sameItems(left, right);
  }
  if (left instanceof Uint8Array || right instanceof Uint8Array) {
    return left instanceof Uint8Array && right instanceof Uint8Array && sameItems(left, right);
  }
  return sameProperties(left, right);
}

function sameItems(left: ArrayLike<unknown>, right: ArrayLike<unknown>): boolean {
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) {
    if (!sameValue(left[index], right[index])) return false;
  }
  return true;
}

function sameProperties(left: object, right: object): boolean {
  const keys = enumerableKeys(left);
  if (keys.length !== enumerableKeys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && sameValue(ownValue(left, key), ownValue(right, key)));
}

function enumerableKeys(value: object): PropertyKey[] {
  return Reflect.ownKeys(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key));
}

// RFC 3339 §5.6: the texts that stand for an instant.
const DATE_TIME = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/**
 * Whether two wire values are the same but for the way in which an instant is written: a `Date` that
 * was not decoded knows its instant only, not the offset and the digits that some document had.
 */
export function sameInstants(left: unknown, right: unknown): boolean {
  return sameValue(withInstants(left), withInstants(right));
}

function withInstants(value: unknown): unknown {
  if (typeof value === "string" && DATE_TIME.test(value)) return new Date(value.toUpperCase().replace(" ", "T"));
  if (Array.isArray(value)) return value.map(withInstants);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withInstants(inner)]));
}

/** An own property's value, whatever it is called (`__proto__` included). */
export function ownValue(value: object, key: PropertyKey): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}
