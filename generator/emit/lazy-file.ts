import type { GeneratedFile } from "./types.js";

/**
 * A file that is printed when its text is asked for, and once.
 * @param sha256 of the text, where that is known without it
 */
export function lazyFile(
  path: GeneratedFile["path"],
  models: GeneratedFile["models"],
  print: () => string,
  sha256?: string,
): GeneratedFile {
  let text: string | undefined;
  return {
    path,
    models,
    ...(sha256 === undefined ? undefined : { sha256 }),
    get text() {
      text ??= print();
      return text;
    },
  };
}
