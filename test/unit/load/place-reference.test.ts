import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinUri } from "../../../generator/load/join-uri.js";
import { placeReference } from "../../../generator/load/place-reference.js";

describe("references that are followed", () => {
  it.each([
    ["openapi.yaml", "pet.yaml", "pet.yaml"],
    ["openapi.yaml", "./pet.yaml", "pet.yaml"],
    ["openapi.yaml", "schemas/pet.yaml", "schemas/pet.yaml"],
    ["schemas/pet.yaml", "owner.yaml", "schemas/owner.yaml"],
    ["schemas/pet.yaml", "../paths/pets.yaml", "paths/pets.yaml"],
    ["schemas/pet.yaml", "../openapi.yaml", "openapi.yaml"],
    ["a/b/c.yaml", "../../d.yaml", "d.yaml"],
    ["a/b.yaml", "../a/./b//c.yaml", "a/b/c.yaml"],
    ["openapi.yaml", "my%20pet.yaml", "my pet.yaml"],
    ["openapi.yaml", "100%.yaml", "100%.yaml"],
    ["openapi.yaml", "...yaml", "...yaml"],
    ["openapi.yaml", "..a/b.yaml", "..a/b.yaml"],
  ])("%s refers with %s to %s", (base, path, uri) => {
    expect(placeReference(base, path, [])).toEqual({ kind: "allowed", uri });
  });
});

describe("references that are refused", () => {
  it.each([
    ["openapi.yaml", "../pet.yaml", "out of the document's folder"],
    ["openapi.yaml", "a/../../pet.yaml", "out of the document's folder"],
    ["openapi.yaml", "..", "out of the document's folder"],
    ["a/b.yaml", "../../pet.yaml", "out of the document's folder"],
    ["openapi.yaml", "%2e%2e/pet.yaml", "out of the document's folder"],
    ["openapi.yaml", "..%2Fpet.yaml", "out of the document's folder"],
    ["openapi.yaml", "../openapi.yaml", "out of the document's folder"],
    ["openapi.yaml", "/etc/passwd", "absolute paths"],
    ["openapi.yaml", "%2Fetc%2Fpasswd", "absolute paths"],
    ["openapi.yaml", "//host/share.yaml", "absolute paths"],
    ["openapi.yaml", "\\\\host\\share.yaml", "absolute paths"],
    ["openapi.yaml", "C:\\pet.yaml", "absolute paths"],
    ["openapi.yaml", "c:/pet.yaml", "absolute paths"],
    ["openapi.yaml", "file:///etc/passwd", "file: URLs"],
    ["openapi.yaml", "file:pet.yaml", "file: URLs"],
    ["openapi.yaml", "data:application/json,{}", "data: URLs"],
    ["openapi.yaml", "urn:pets", "urn: URLs"],
    ["openapi.yaml", "..\\pet.yaml", "with / between folders"],
    ["openapi.yaml", "pet%00.yaml", "control characters"],
    ["openapi.yaml", "./", "names a folder"],
    ["openapi.yaml", "https://example.com/pet.yaml", "over the network"],
    ["openapi.yaml", "http:pet.yaml", "http: URLs"],
    ["https://example.com/openapi.yaml", "pet.yaml", "over the network"],
    ["https://example.com/openapi.yaml", "//169.254.169.254/latest", "over the network"],
    ["openapi.yaml", "https://[", "not a valid URL"],
  ])("%s refers with %s: %s", (base, path, reason) => {
    const placement = placeReference(base, path, ["allowed.example"]);
    expect(placement).toMatchObject({ kind: "refused", reason: expect.stringContaining(reason) });
  });
});

describe("hosts that the user allows", () => {
  const allowed = ["allowed.example", "other.example:8080"];
  it.each([
    ["openapi.yaml", "https://allowed.example/pet.yaml", "https://allowed.example/pet.yaml"],
    ["openapi.yaml", "http://other.example:8080/a/pet.yaml", "http://other.example:8080/a/pet.yaml"],
    ["https://allowed.example/a/openapi.yaml", "../pet.yaml", "https://allowed.example/pet.yaml"],
  ])("%s refers with %s to %s", (base, path, uri) => {
    expect(placeReference(base, path, allowed)).toEqual({ kind: "allowed", uri });
  });

  it.each([
    "https://other.example/pet.yaml",
    "https://allowed.example.evil.example/",
    "https://allowed.example@evil.example/",
    "https://allowed.example:444/",
  ])("are not %s", (path) => {
    expect(placeReference("openapi.yaml", path, allowed)).toMatchObject({ kind: "refused" });
  });
});

describe("identities", () => {
  const name = fc.constantFrom("a", "b", "c.yaml", "..", ".", "", "%2e%2e", "d e");
  const path = fc.array(name, { minLength: 1, maxLength: 6 }).map((segments) => segments.join("/"));

  it("never lead out of the folder, wherever the references stand", () => {
    fc.assert(
      fc.property(fc.array(path, { maxLength: 4 }), (paths) => {
        let base = "openapi.yaml";
        for (const next of paths) {
          const placement = placeReference(base, next, []);
          if (placement.kind === "refused") continue;
          base = placement.uri;
          expect(base.split("/")).not.toContain("..");
          expect(base).not.toMatch(/^\/|^$/);
        }
      }),
    );
  });

  it("are those of RFC 3986, as URL computes them", () => {
    fc.assert(
      fc.property(fc.constantFrom("openapi.yaml", "x/openapi.yaml", "x/y/openapi.yaml"), path, (base, next) => {
        const uri = joinUri(base, next);
        fc.pre(
          !uri.startsWith("..") && !next.startsWith("/") && !next.includes("//") && !/(?:^|\/)(?:\.|\.\.|%2e%2e)?$/.test(next),
        );
        expect(`/${uri}`).toBe(decodeURIComponent(new URL(next, `http://host/${base}`).pathname));
      }),
    );
  });
});
