import { frame } from "../diagnostics/frame.js";
import type { SourceLocation } from "../diagnostics/types.js";
import { createLineTable } from "../load/line-table.js";
import { createJsonLocator } from "../load/locate-json.js";
import { formatPointer } from "../resolve/pointer.js";

/** Finds where a config says something, by the keys that lead there; indexes of entries are keys too. */
export type ConfigLocator = (keys: readonly string[]) => SourceLocation;

/** Locator of a config in JSON. */
export function locateInJsonConfig(uri: string, text: string): ConfigLocator {
  const offsetOf = createJsonLocator(text);
  return createLocator(uri, text, (keys) => offsetOf(formatPointer(keys)));
}

/**
 * Locator of a config in TypeScript or JavaScript. What is not written out in the default export, but
 * comes from elsewhere, has no line.
 */
export async function locateInModuleConfig(uri: string, text: string): Promise<ConfigLocator> {
  const { findInModule } = await import("./find-in-module.js");
  return createLocator(uri, text, findInModule(text));
}

function createLocator(uri: string, text: string, offsetOf: (keys: readonly string[]) => number | undefined): ConfigLocator {
  const lines = createLineTable(text);
  return (keys) => {
    const pointer = formatPointer(keys);
    const offset = offsetOf(keys);
    if (offset === undefined) return { uri, pointer };
    const position = lines.positionAt(offset);
    return { uri, pointer, ...position, frame: frame(text, position, lines) };
  };
}
