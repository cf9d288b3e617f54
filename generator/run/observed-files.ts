import type { Observer } from "../observe/types.js";
import type { FileSystem } from "../write/file-system.js";

/** A file system whose reads and writes are counted. */
export function observeFiles(fileSystem: FileSystem, observer: Observer): FileSystem {
  return {
    ...fileSystem,
    read: async (path) => {
      const content = await fileSystem.read(path);
      observer.count("read");
      observer.count("read bytes", content.length);
      return content;
    },
    create: (path, content) => {
      observer.count("written");
      observer.count("written bytes", content.length);
      return fileSystem.create(path, content);
    },
  };
}
