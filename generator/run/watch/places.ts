/** What stands at a path of the disk, as far as following files needs to know. */
export interface PlaceReader {
  /** Absolute form of a path. */
  absolute(path: string): string;
  parent(path: string): string;
  name(path: string): string;
  /** Something that changes when the folder is replaced by another; undefined where there is no folder. */
  identify(folder: string): string | undefined;
  /** Where links lead; undefined where nothing is. */
  resolveLinks(path: string): string | undefined;
}

/** A folder to follow, and the entries of it that matter. */
export interface Place {
  readonly folder: string;
  readonly names: ReadonlySet<string>;
}

/**
 * Folders to follow so that no change of a file is missed. Not the files themselves: editors replace
 * them by renaming others. Where a folder is not there, the nearest one above it is followed for its
 * appearance; where a link leads elsewhere, both ends are.
 * @returns by a key that changes when a folder is another one than before, or other names matter in it
 */
export function planPlaces(paths: readonly string[], reader: PlaceReader): ReadonlyMap<string, Place> {
  const folders = new Map<string, { identity: string; names: Set<string> }>();
  const add = (path: string): void => {
    const folder = reader.parent(path);
    const identity = reader.identify(folder);
    if (identity === undefined) {
      if (folder !== path) add(folder);
      return;
    }
    const known = folders.get(folder) ?? { identity, names: new Set() };
    known.names.add(reader.name(path));
    folders.set(folder, known);
  };
  for (const path of paths.map(reader.absolute)) {
    add(path);
    const target = reader.resolveLinks(path);
    if (target !== undefined && target !== path) add(target);
  }
  return new Map(
    [...folders].map(([folder, { identity, names }]) => {
      return [JSON.stringify([folder, identity, ...[...names].sort()]), { folder, names }];
    }),
  );
}
