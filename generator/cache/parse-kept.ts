/** What a content of a cache says as JSON, whatever it is; undefined where it is none. */
export function parseKept(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
