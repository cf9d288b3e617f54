import { readdirSync, readFileSync } from "node:fs";
import { parseScenarios } from "../scenarios/scenario.js";

const scenarios = new URL("../scenarios/", import.meta.url);
const spec = new URL("../../spec/create-image-edit.yaml", import.meta.url);

/**
 * A document in JSON, which is YAML too, full of what parsers and printers like to treat in their own
 * way: numbers in several notations, names that look like numbers, texts that look like something else.
 */
export const oddDocument = String.raw`{
  "openapi": "3.1.0",
  "info": { "title": "İstanbul", "version": "1.0" },
  "paths": {
    "/ILIK/{id}": {
      "post": {
        "operationId": "getILIK",
        "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
        "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Ilik" } } } },
        "responses": {
          "default": { "description": "no", "content": { "application/json": { "schema": { "type": "object", "properties": { "message": { "type": "string" } } } } } },
          "404": { "description": "null" },
          "200": { "description": "yes", "content": { "application/json": { "schema": { "type": "object", "properties": { "found_at": { "type": "string", "format": "date-time", "example": "2020-02-03T04:05:06.700+05:30" } } } } } }
        }
      }
    }
  },
  "components": {
    "schemas": {
      "zoo": { "type": "array", "items": { "$ref": "#/components/schemas/Ilik" } },
      "Äpfel": { "type": "string", "enum": ["z", "ä", "a", "I", "ı", "i", "İ"] },
      "Ilik": {
        "type": "object",
        "description": "First line.\r\nSecond line with a tab\t, and \u2028 inside.\n\n  - indented\n",
        "required": ["b", "10"],
        "properties": {
          "b": { "type": "number", "minimum": 0, "maximum": 1.50e2, "multipleOf": 0.10, "default": 1.0, "example": 1E1 },
          "10": { "type": "integer", "minimum": 1.0, "exclusiveMaximum": 100e1 },
          "2": { "type": "string", "pattern": "^[\\d]+\\.$", "examples": ["1.", "22."] },
          "a": { "type": ["string", "null"], "enum": ["no", "1.0", "2020-01-01", "0o7", "~", "", " ", "null", null] },
          "__proto__": { "const": { "y": 1.0, "x": [true, "true", 1e-7] } },
          "id": { "type": "string", "format": "date", "example": "2020-02-29" },
          "constructor": { "oneOf": [{ "type": "string", "maxLength": 3.0 }, { "type": "object", "additionalProperties": { "type": "integer" } }] }
        }
      }
    }
  }
}
`;

/** Documents that give a package, by what they are called in messages. */
export const documents: readonly (readonly [name: string, text: string])[] = [
  ["the document of this repository", readFileSync(spec, "utf8")],
  ["a document full of oddities", oddDocument],
  ...readdirSync(scenarios)
    .filter((name) => name.endsWith(".md") && name !== "errors.md")
    .flatMap((name) => parseScenarios(readFileSync(new URL(name, scenarios), "utf8")))
    .flatMap(({ title, blocks }) => {
      const input = blocks.find(({ name }) => name === "input.yaml");
      return input === undefined ? [] : [[`the scenario “${title}”`, input.text] as const];
    }),
];
