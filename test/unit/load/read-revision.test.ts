import { describe, expect, it } from "vitest";
import { createRevisionReader, parseRevision } from "../../../generator/load/read-revision.js";

describe("a revision of git", () => {
  it.each([
    ["main:openapi.yaml", "main", "openapi.yaml"],
    ["HEAD~2:spec/a b.yaml", "HEAD~2", "spec/a b.yaml"],
    ["v1.0:./openapi.yaml", "v1.0", "./openapi.yaml"],
    ["@:x.json", "@", "x.json"],
    ["feature/x:a:b.yaml", "feature/x", "a:b.yaml"],
  ])("is understood: %s", (text, revision, path) => {
    expect(parseRevision(text)).toEqual({ revision, path });
  });

  it.each([
    ["a file", "openapi.yaml"],
    ["a URL", "https://example.com/openapi.yaml"],
    ["a file on a Windows drive", "C:\\spec\\openapi.yaml"],
    ["one with slashes", "C:/spec/openapi.yaml"],
    ["what git would take for a flag", "--output=x:openapi.yaml"],
    ["the index", ":openapi.yaml"],
    ["a folder alone", "main:"],
    ["standard input", "-"],
  ])("is told from %s", (_what, text) => {
    expect(parseRevision(text)).toBeUndefined();
  });

  it.each(["../secret.yaml", "spec/../../secret.yaml", "other/a.yaml"])(
    "has no file outside of the document's folder: %s",
    async (path) => {
      expect(await createRevisionReader({ revision: "HEAD", path: "spec/a.yaml" }).readFile(path, 1000, "spec")).toEqual({
        kind: "outside",
      });
    },
  );
});
