import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { type PlaceReader, planPlaces } from "../../../../generator/run/watch/places.js";

/** A disk on which these folders are, by their identity, and these links. */
function disk(folders: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}): PlaceReader {
  return {
    absolute: (path) => posix.resolve("/home", path),
    parent: posix.dirname,
    name: (path) => posix.basename(path),
    identify: (folder) => folders[folder],
    resolveLinks: (path) => links[path] ?? path,
  };
}

function placesOf(paths: readonly string[], reader: PlaceReader): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...planPlaces(paths, reader).values()].map(({ folder, names }) => [folder, [...names]]));
}

describe("the places to follow", () => {
  const folders = { "/": "1", "/home": "2", "/home/spec": "3", "/elsewhere": "4" };

  it.each<[string, readonly string[], object]>([
    ["files in one folder", ["a.yaml", "b.yaml"], { "/home": ["a.yaml", "b.yaml"] }],
    ["files in several", ["a.yaml", "spec/b.yaml"], { "/home": ["a.yaml"], "/home/spec": ["b.yaml"] }],
    ["a folder that is not there yet", ["spec/x/y/a.yaml"], { "/home/spec": ["x"] }],
    ["the same file twice", ["a.yaml", "./a.yaml", "/home/a.yaml"], { "/home": ["a.yaml"] }],
    ["nothing", [], {}],
  ])("are the folders of %s", (_what, paths, want) => {
    expect(placesOf(paths, disk(folders))).toEqual(want);
  });

  it("are both ends of a link", () => {
    const reader = disk(folders, { "/home/a.yaml": "/elsewhere/b.yaml" });
    expect(placesOf(["a.yaml"], reader)).toEqual({ "/home": ["a.yaml"], "/elsewhere": ["b.yaml"] });
  });

  it("have another key when the folder was replaced, or other names matter", () => {
    const keyOf = (paths: readonly string[], reader: PlaceReader) => [...planPlaces(paths, reader).keys()].join();
    const key = keyOf(["a.yaml", "b.yaml"], disk(folders));
    expect(keyOf(["b.yaml", "a.yaml"], disk(folders))).toBe(key);
    expect(keyOf(["a.yaml", "b.yaml"], disk({ ...folders, "/home": "5" }))).not.toBe(key);
    expect(keyOf(["a.yaml"], disk(folders))).not.toBe(key);
  });
});
