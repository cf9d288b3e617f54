import { describe, expect, it } from "vitest";
import { createDiagnostics } from "../../../generator/diagnostics/collector.js";
import { detectVersion } from "../../../generator/load/detect-version.js";
import { parse, summarise } from "./load-kit.js";

async function detect(text: string) {
  const { document } = await parse(text);
  if (document === undefined) throw new Error(`does not parse: ${text}`);
  const diagnostics = createDiagnostics();
  const version = detectVersion(document, diagnostics);
  return { version, found: summarise(diagnostics), message: diagnostics.all()[0]?.message ?? "" };
}

describe("versions that are understood", () => {
  it.each([
    ["openapi: 3.0.0", "3.0"],
    ["openapi: 3.0.4", "3.0"],
    ['openapi: "3.1.1"', "3.1"],
    ["openapi: 3.2.0", "3.2"],
    ["openapi: 3.1.0-rc1", "3.1"],
    ['openapi: "3.1"', "3.1"],
    ['swagger: "2.0"', "2.0"],
    ["swagger: 2.0", "2.0"],
    ["openapi: 3.0", "3.0"],
    ["openapi: 3.1", "3.1"],
    ["openapi: 3.2", "3.2"],
    ["info: {}\nopenapi: 3.1.0", "3.1"],
  ])("%s is %s", async (text, version) => {
    expect(await detect(text)).toMatchObject({ version, found: [] });
  });
});

describe("versions that are not", () => {
  it.each([
    ["openapi: 4.0.0", "4.0.0"],
    ["openapi: 3.3.0", "3.3.0"],
    ["openapi: 3.10.0", "3.10.0"],
    ["openapi: 3.1.0.1", "3.1.0.1"],
    ["openapi: v3.1.0", "v3.1.0"],
    ["openapi: ''", ""],
    ['swagger: "1.2"', "1.2"],
    ['swagger: "3.0"', "3.0"],
  ])("%s is refused by its name", async (text, version) => {
    const outcome = await detect(text);
    expect(outcome).toMatchObject({ version: undefined, found: ["MM2002 1:1"] });
    expect(outcome.message).toContain(JSON.stringify(version));
  });
});

describe("other documents", () => {
  it.each([
    ["null", "its root is null"],
    ["[]", "its root is an array"],
    ["just text", "its root is a string"],
    ["7", "its root is the number 7"],
    ["{}", 'it has no field "openapi"'],
    ["OpenAPI: 3.1.0", 'it has no field "openapi", but "OpenAPI"'],
    ["opneapi: 3.1.0", 'it has no field "openapi", but "opneapi"'],
    ["asyncapi: 3.0.0", "it is an AsyncAPI document"],
    ["arazzo: 1.0.0", "it is an Arazzo description"],
    ["overlay: 1.0.0", "it is an OpenAPI overlay"],
    ["$schema: https://json-schema.org/draft/2020-12/schema", "it is a JSON Schema"],
    ["openapi: 3.3", "is the number 3.3, not a version in quotes"],
    ["swagger: 3.0", "is the number 3, not a version in quotes"],
    ["openapi: {}", "is an object, not a version in quotes"],
    ["openapi:", "is null, not a version in quotes"],
  ])("%s: %s", async (text, reason) => {
    const outcome = await detect(text);
    expect(outcome).toMatchObject({ version: undefined, found: ["MM2001 1:1"] });
    expect(outcome.message).toContain(reason);
  });

  it("are not taken for OpenAPI because of what every object inherits", async () => {
    expect((await detect("__proto__: {openapi: 3.1.0}")).found).toEqual(["MM2001 1:1"]);
  });
});
