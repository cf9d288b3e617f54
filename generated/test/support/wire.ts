/** An object as `JSON.parse` gives it. */
export type WireObject = Record<string, unknown>;

/** A value as it would arrive: through JSON text, so that nothing is shared with the test's own data. */
export function overTheWire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Whether a value is a JSON object. */
export function isWireObject(value: unknown): value is WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A copy of an object without some of its properties. */
export function without(wire: WireObject, names: readonly string[]): WireObject {
  return Object.fromEntries(Object.entries(wire).filter(([name]) => !names.includes(name)));
}

/** A copy of an object with some properties set, last if they are new; one called `__proto__` is only that. */
export function withProperties(wire: WireObject, properties: readonly (readonly [name: string, value: unknown])[]): WireObject {
  return Object.fromEntries([...Object.entries(wire), ...properties]);
}
