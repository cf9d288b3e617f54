import type { FileSystem } from "./file-system.js";
import { parentFolder, temporarySuffix } from "./paths.js";

/** Gives one file a new content in one step: it has the old one or the new one at any time, after a power cut too. */
export async function replaceFile(fileSystem: FileSystem, path: string, text: string): Promise<void> {
  const temporary = path + temporarySuffix;
  if ((await fileSystem.kindOf(temporary)) === "file") await fileSystem.remove(temporary); // of a run that was cut off
  await fileSystem.create(temporary, new TextEncoder().encode(text));
  await fileSystem.sync([temporary]);
  await fileSystem.rename(temporary, path);
  await fileSystem.sync([parentFolder(path) ?? "."]);
}
