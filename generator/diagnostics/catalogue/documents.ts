import { didYouMean, entry, example, listNames, listSteps, quote } from "../entry.js";
import { suggestType } from "../suggest-type.js";

/** MM2xxx: the document is read, but does not mean what it should. */
export const documents = {
  MM2001: entry<{ found: string }>({
    severity: "error",
    title: "not an OpenAPI document",
    message: ({ found }) => `This is not an OpenAPI document: ${found}.`,
    help: () => "An OpenAPI document says which version it follows, as in: openapi: 3.1.0",
    explanation:
      'The root of an OpenAPI document is an object with a field `openapi` (or `swagger: "2.0"`) that says which version of the specification it follows.',
    example: example(
      "yaml",
      ["info: { title: Pets, version: 1.0.0 }", "paths: {}"],
      ["openapi: 3.1.0", "info: { title: Pets, version: 1.0.0 }", "paths: {}"],
    ),
  }),
  MM2002: entry<{ version: string }>({
    severity: "error",
    title: "unsupported version",
    message: ({ version }) => `OpenAPI version ${quote(version)} is not supported.`,
    help: () => "Supported are Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2; write all parts of the version, as in 3.1.0.",
    explanation:
      "A version that modelmint does not know may give another meaning to the same words, so it does not guess. Nor does it guess a version that is not written in full.",
    example: example("yaml", ['openapi: "3"'], ["openapi: 3.0.3"]),
  }),
  MM2003: entry<{ expected: string; found: string }>({
    severity: "error",
    title: "wrong shape",
    message: ({ expected, found }) => `This has to be ${expected}, not ${found}.`,
    help: () => "Look for a line above that is indented wrongly, or for a value that is missing.",
    explanation:
      "The OpenAPI specification says what kind of value stands where. A value of another kind has no meaning there, for modelmint or any other tool.",
    example: example(
      "yaml",
      ["responses:", "  - description: The pets."],
      ["responses:", '  "200":', "    description: The pets."],
    ),
  }),
  MM2004: entry<{ reference: string; missing: string; suggestion: string | undefined }>({
    severity: "error",
    title: "reference leads nowhere",
    message: ({ reference, missing }) => `${quote(reference, 300)} leads nowhere: there is no ${quote(missing, 300)}.`,
    help: ({ suggestion }) => didYouMean(suggestion) ?? "Add what it refers to, or correct the reference.",
    explanation:
      "A `$ref` is a URI with a JSON pointer behind the `#` (RFC 6901), and every part of the pointer has to exist. Upper and lower case count. A `/` in a name is written `~1` there, and a `~` is written `~0`.",
    example: example("yaml", ["$ref: '#/components/schema/Pet'"], ["$ref: '#/components/schemas/Pet'"]),
  }),
  MM2005: entry<{ reference: string; found: string }>({
    severity: "error",
    title: "reference to something other than a schema",
    message: ({ reference, found }) => `${quote(reference, 300)} does not lead to a schema, but to ${found}.`,
    help: () => "Refer to a schema: one under components/schemas, or the schema inside of what is referred to now.",
    explanation:
      "In the place of a schema, a `$ref` has to lead to a schema, and not to a response or a parameter that contains one.",
    example: example(
      "yaml",
      ["schema:", "  $ref: '#/components/responses/Pet'"],
      ["schema:", "  $ref: '#/components/schemas/Pet'"],
    ),
  }),
  MM2006: entry<{ chain: readonly string[] }>({
    severity: "error",
    title: "references go in a circle",
    message: ({ chain }) => `These references lead only to each other: ${listSteps(chain)}.`,
    help: () => "Let one of them say something itself, such as a type.",
    explanation:
      "Recursion is fine where something stands between: a property, `items`, an alternative. A circle of nothing but `$ref` or `allOf` never says what the value is.",
    example: example(
      "yaml",
      ["Node: { $ref: '#/components/schemas/Tree' }", "Tree: { $ref: '#/components/schemas/Node' }"],
      [
        "Node: { $ref: '#/components/schemas/Tree' }",
        "Tree:",
        "  type: object",
        "  properties:",
        "    children:",
        "      type: array",
        "      items: { $ref: '#/components/schemas/Node' }",
      ],
    ),
  }),
  MM2007: entry<{ found: string; known: readonly string[] }>({
    severity: "error",
    title: "invalid type",
    message: ({ found }) => `${found} is not a type.`,
    help: ({ found, known }) => suggestType(found, known) ?? `The types are ${listNames(known)}.`,
    explanation:
      "`type` is one of the seven names of JSON Schema, or (since OpenAPI 3.1) an array of them. What other languages call `int`, `float`, `date` or `file` is one of these with a `format`.",
    example: example("yaml", ["type: datetime"], ["type: string", "format: date-time"]),
  }),
  MM2008: entry<{ found: string }>({
    severity: "error",
    title: "invalid required",
    message: ({ found }) => `"required" has to be an array of property names, not ${found}.`,
    help: () => "List the names of the required properties beside properties; a property cannot call itself required.",
    explanation:
      "In a schema, `required` stands beside `properties` and lists names. `required: true` is for parameters, request bodies and headers.",
    example: example(
      "yaml",
      ["type: object", "properties:", "  id: { type: string, required: true }"],
      ["type: object", "required: [id]", "properties:", "  id: { type: string }"],
    ),
  }),
  MM2009: entry<{ found: string }>({
    severity: "error",
    title: "invalid enum",
    message: ({ found }) => `"enum" has to be an array of values, not ${found}.`,
    help: () => "Write the allowed values as an array, even a single one.",
    explanation: "`enum` lists all values that are allowed, as an array. A text with commas in it is one value, and no array.",
    example: example("yaml", ["type: string", 'enum: "open, closed"'], ["type: string", "enum: [open, closed]"]),
  }),
  MM2010: entry<{ keyword: string; expected: string; found: string }>({
    severity: "error",
    title: "invalid value of a keyword",
    message: ({ keyword, expected, found }) => `"${keyword}" has to be ${expected}, not ${found}.`,
    explanation:
      "JSON Schema says what the value of each keyword has to be. With another value the keyword has no meaning, and a tool that passed over it would check less than the document promises.",
    example: example("yaml", ["type: string", 'maxLength: "80"'], ["type: string", "maxLength: 80"]),
  }),
  MM2011: entry<{ found: string }>({
    severity: "error",
    title: "not a schema",
    message: ({ found }) => `A schema has to be an object or a boolean, not ${found}.`,
    help: () => "For a type alone, write an object with it: { type: string }",
    explanation:
      "Something else stands in the place of a schema. In OpenAPI 3.0 a schema is an object; since 3.1 the booleans `true` (any value) and `false` (no value) are schemas too.",
    example: example("yaml", ["schema: string"], ["schema:", "  type: string"]),
  }),
  MM2012: entry<{ reference: string; reason: string }>({
    severity: "error",
    title: "file of a reference cannot be used",
    message: ({ reference, reason }) => `${quote(reference, 300)} cannot be followed: ${reason}.`,
    help: () =>
      "The file has to be beside the document or in a folder below it, or below the folder that --root names; a host has to be allowed with --allow-host.",
    explanation:
      "References to other files are followed within the folder of the document, or within the one that `reading.root` (`--root`) names, which the document has to be in: not to folders above it, to absolute paths or `file:` URLs, through links that lead out of it, nor over the network, unless `reading.allowHosts` (`--allow-host`) names the host. Otherwise a document from a stranger could read any file and reach any host.",
    example: example("yaml", ["$ref: ../common/pet.yaml"], ["$ref: common/pet.yaml"]),
  }),
  MM2013: entry<{ keyword: string; suggestion?: string | undefined }>({
    severity: "warning",
    title: "unsupported keyword",
    message: ({ keyword }) => `${quote(keyword)} is not supported; values that it rules out are accepted.`,
    help: ({ suggestion }) =>
      didYouMean(suggestion) ?? "If it is misspelt, correct it; if it is an extension, give it a name that begins with x-.",
    explanation:
      "modelmint does not know this keyword, or cannot check it here, and so the models accept more than the document says. With `--fail-on-warnings` the run fails instead.",
    example: example("yaml", ["type: string", "maxLenght: 80"], ["type: string", "maxLength: 80"]),
  }),
  MM2014: entry<{ reason: string }>({
    severity: "warning",
    title: "nothing can satisfy this schema",
    message: ({ reason }) => `No value can satisfy this schema: ${reason}.`,
    help: () => "Remove what contradicts the rest.",
    explanation:
      "The keywords of the schema, or those of schemas that apply together, rule each other out. Its type, or that of a property that it requires, is `never`, and decoding it always fails. In an `allOf`, `additionalProperties: false` of one member forbids what the others name: `unevaluatedProperties: false` beside the `allOf` does not.",
    example: example("yaml", ["type: string", "enum: [1, 2]"], ["type: integer", "enum: [1, 2]"]),
  }),
  MM2015: entry<{ model: string }>({
    severity: "info",
    title: "no finite value",
    message: ({ model }) => `${model} requires itself, so no finite value satisfies it; it gets no samples.`,
    help: () => "Make one of the properties in the circle optional or nullable, or put it into an array.",
    explanation: "A required property leads back to its own model, and so a value would have to contain another without end.",
    example: example(
      "yaml",
      ["Node:", "  type: object", "  required: [next]", "  properties:", "    next: { $ref: '#/components/schemas/Node' }"],
      ["Node:", "  type: object", "  properties:", "    next: { $ref: '#/components/schemas/Node' }"],
    ),
  }),
  MM2016: entry<{ type: string }>({
    severity: "info",
    title: "type is inferred",
    message: ({ type }) =>
      `The schema states no type; its keywords speak of type ${type}, and values of other types pass unchecked.`,
    help: ({ type }) => `If nothing else is meant, add type: ${type}`,
    explanation:
      "By JSON Schema, `properties` restricts objects only: without `type: object`, every string and every number is valid too. modelmint gives such a schema the type that its keywords speak of, and lets other values pass unchanged, since the document allows them.",
    example: example(
      "yaml",
      ["properties:", "  id: { type: string }"],
      ["type: object", "properties:", "  id: { type: string }"],
    ),
  }),
  MM2017: entry<{ reason: string }>({
    severity: "warning",
    title: "example contradicts its schema",
    message: ({ reason }) => `The example does not satisfy its own schema: ${reason}.`,
    help: () => "Correct the example or the schema.",
    explanation:
      "People read the example and believe it. It is left out of the docs, and the generated tests assert that it is rejected.",
    example: example("yaml", ["type: integer", "minimum: 1", "example: 0"], ["type: integer", "minimum: 1", "example: 20"]),
  }),
  MM2019: entry<{ pattern: string }>({
    severity: "warning",
    title: "pattern does not compile",
    message: ({ pattern }) => `${quote(pattern)} is not a regular expression of JavaScript, and is not checked.`,
    help: () => "Write it as JavaScript would read it with the flag u.",
    explanation:
      "Patterns of JSON Schema are regular expressions of ECMA-262, read with the flag `u`. Other languages have more: `\\A`, `\\z`, `(?i)`, `\\h`, possessive quantifiers, an escape in front of any character.",
    example: example("yaml", ["type: string", "pattern: '\\A[a-z]+\\z'"], ["type: string", "pattern: '^[a-z]+$'"]),
  }),
  MM2020: entry<{ pattern: string }>({
    severity: "warning",
    title: "pattern may take very long",
    message: ({ pattern }) =>
      `${quote(pattern)} repeats a group that holds a repetition or alternatives: some texts may take it exponential time.`,
    help: () => "Write it without a repetition of a repetition, or bound the text with maxLength.",
    explanation:
      "A regular expression such as `(a+)+$` tries exponentially many ways before it gives up (catastrophic backtracking). Lengths are checked before patterns, so a small `maxLength` bounds the harm.",
    example: example("yaml", ["type: string", "pattern: '^([a-z]+-?)+$'"], ["type: string", "pattern: '^[a-z][a-z-]*$'"]),
  }),
  MM2021: entry<Record<never, never>>({
    severity: "info",
    title: "schema without a type",
    message: () => "The schema restricts values without saying what they are; its type is unknown.",
    help: () => "Add a type.",
    explanation:
      "Keywords such as `not` say only what a value is not. Values are checked for it, but their type in TypeScript can only be `unknown`.",
    example: example("yaml", ["not: { enum: [none] }"], ["type: string", "not: { enum: [none] }"]),
  }),
  MM2022: entry<{ feature: string }>({
    severity: "error",
    title: "not possible yet",
    message: ({ feature }) => `${feature} is not possible yet.`,
    explanation:
      "The document or the config asks for something that this version of modelmint cannot do. It says so, rather than to do half of it.",
  }),
  MM2024: entry<{ limit: number }>({
    severity: "error",
    title: "too much is repeated",
    message: ({ limit }) => `In the form of OpenAPI 3.0 the document repeats more than ${limit} nodes.`,
    help: () => "Refer to a path item once; and describe large forms as OpenAPI 3.0 does, by a schema that can be shared.",
    explanation:
      "Swagger 2.0 documents are upgraded to OpenAPI 3.0 before anything else. References to path items of other files and to shared form fields become copies there, so a few lines could stand for millions of nodes. The first copy of each is free.",
  }),
  MM2023: entry<Record<never, never>>({
    severity: "warning",
    title: "nothing to generate",
    message: () => "The document has no schema that a model could be made of.",
    help: () => "Models come from components/schemas, and from the bodies, headers and parameters of operations.",
    explanation:
      "Neither components nor operations of the document hold an object, an enum, a union, or any other schema with a name. The package would be empty. Often the document is only a part, and another file refers to it.",
  }),
  MM2025: entry<{ property: string; reason: string }>({
    severity: "warning",
    title: "default that is not filled in",
    message: ({ property, reason }) => `The default of ${quote(property)} is not filled in: ${reason}.`,
    help: () => "Correct the default; or leave it, and the property stays optional.",
    explanation:
      'With `models.defaults: "apply"`, decoding fills defaults in. One that its own schema does not allow, that contains itself, or whose presence could make another value of the object is left alone: its property stays optional, as it is without the option.',
    example: example("yaml", ["type: integer", "default: small"], ["type: integer", "default: 1"]),
  }),
  MM2026: entry<{ keyword: string; reason: string; instead: string }>({
    severity: "warning",
    title: "keyword without effect",
    message: ({ keyword, reason }) => `${quote(keyword)} has no effect here: ${reason}.`,
    help: ({ instead }) => `Write ${instead}.`,
    explanation:
      "The keyword means something in another version of OpenAPI or in another place. Here the specification says to ignore it, and so do the models; the author most likely meant it to count. `nullable` belongs to OpenAPI 3.0: since 3.1 null is one of the types. And in OpenAPI 3.0 everything beside a `$ref` is ignored. Names and descriptions of members (`x-enum-varnames` and the like) count where there is one for each value of `enum`.",
    example: example("yaml", ["type: string", "nullable: true"], ['type: [string, "null"]']),
  }),
  MM2027: entry<{ keyword: string; reason: string }>({
    severity: "info",
    title: "part of a discriminator that changes nothing",
    message: ({ keyword, reason }) => `${quote(keyword)} is passed over: ${reason}.`,
    help: () =>
      "To tell the schemas apart, require the property and map each of its values to one of them, or refer to a oneOf of them.",
    explanation:
      'A discriminator says which alternative of a `oneOf` or `anyOf` a value belongs to. One on a common parent, without alternatives, makes the parent the union of the schemas that extend it by `allOf`, if the parent requires the property, if its `mapping` leads to those schemas (their names are the tags where there is none), and if nothing that the document says of the property contradicts that (`models.inheritance: "parent"` leaves it as it is). Otherwise a value that is described by the parent alone is decoded as the parent, and keeps what else it has as unknown properties.',
    example: example(
      "yaml",
      ["Being:", "  type: object", "  discriminator: { propertyName: kind }"],
      [
        "Being:",
        "  oneOf: [{ $ref: '#/components/schemas/Pet' }, { $ref: '#/components/schemas/Animal' }]",
        "  discriminator: { propertyName: kind }",
      ],
    ),
  }),
  MM2028: entry<{ field: string; object: string; meant: string }>({
    severity: "warning",
    title: "unknown field",
    message: ({ field, object }) => `${quote(field)} is no field of the ${object}, and is passed over.`,
    help: ({ meant }) => didYouMean(meant),
    explanation:
      "The specification does not know the field, and so nothing below it counts; it looks like a known one that is spelt in another way. Extensions have names that begin with x-.",
    example: example("yaml", ["respones:", '  "200": { description: Pets. }'], ["responses:", '  "200": { description: Pets. }']),
  }),
  MM2029: entry<{ reference: string }>({
    severity: "warning",
    title: "mapping leads nowhere",
    message: ({ reference }) =>
      `${quote(reference, 300)} is neither the name of a component nor a reference to a schema; its tag is passed over.`,
    help: () => "Correct it, or leave it out: the name of a component is its tag anyway.",
    explanation:
      "`mapping` and `defaultMapping` of a discriminator name component schemas, or refer to schemas. Which values are valid does not hang on them, and so a tag that leads nowhere is passed over: values that have it are tried with all alternatives.",
    example: example(
      "yaml",
      [
        "oneOf: [{ $ref: '#/components/schemas/Pet' }, { $ref: '#/components/schemas/Animal' }]",
        "discriminator: { propertyName: kind, mapping: { pet: 'pet.yaml#/Pet' } }",
      ],
      [
        "oneOf: [{ $ref: '#/components/schemas/Pet' }, { $ref: '#/components/schemas/Animal' }]",
        "discriminator: { propertyName: kind, mapping: { pet: '#/components/schemas/Pet' } }",
      ],
    ),
  }),
  MM2031: entry<{ limit: number; what: string }>({
    severity: "error",
    title: "too much is merged",
    message: ({ limit, what }) => `With this schema, models take over more than ${limit} ${what} by allOf.`,
    help: () => "Leave out what is not needed, or refer to a base by a property of its own instead of extending it.",
    explanation:
      "A model that extends others by `allOf` has all of their properties, and so has each one that extends it: a chain of a thousand schemas, each with one property more, makes half a million. What a small document can grow to in this way is limited. A description of 400 characters counts as a property.",
  }),
  MM2032: entry<{ mediaType: string }>({
    severity: "warning",
    title: "XML is not read",
    message: ({ mediaType }) =>
      `The value travels as ${quote(mediaType)} alone; its model decodes and encodes JSON, and takes no notice of xml.`,
    help: () => "Offer it as JSON too; or turn the XML into the JSON that the schema describes before it is decoded.",
    explanation:
      "Models describe JSON values. For a body that can be had as XML only, the model still gives the type of what the schema describes, but it does not parse XML, nor write it; names, attributes and wrappers that `xml` asks for are left to whoever does.",
    example: example(
      "yaml",
      ["requestBody:", "  content:", "    application/xml: { schema: { $ref: '#/components/schemas/Pet' } }"],
      [
        "requestBody:",
        "  content:",
        "    application/json: { schema: { $ref: '#/components/schemas/Pet' } }",
        "    application/xml: { schema: { $ref: '#/components/schemas/Pet' } }",
      ],
    ),
  }),
  MM2033: entry<{ field: string }>({
    severity: "warning",
    title: "a path item clashes with what it refers to",
    message: ({ field }) =>
      `The path item that is referred to has ${quote(field)} too; this one is taken, and that one is left out.`,
    help: ({ field }) => `Remove ${quote(field)} from one of the two.`,
    explanation:
      "Beside the `$ref` of a path item other fields may stand: they count together with those that are referred to. Where both have the same field, OpenAPI says that the behaviour is undefined; then the one beside the `$ref` is taken.",
    example: example(
      "yaml",
      [
        "/cats:",
        "  get: { responses: { '200': { description: Cats } } }",
        "/pets:",
        "  $ref: '#/paths/~1cats'",
        "  get: { responses: { '200': { description: Pets } } }",
      ],
      [
        "/cats:",
        "  get: { responses: { '200': { description: Cats } } }",
        "/pets:",
        "  $ref: '#/paths/~1cats'",
        "  post: { responses: { '201': { description: A new pet } } }",
      ],
    ),
  }),
  MM2034: entry<{ wireName: string; tag: string; variant: string; other: string }>({
    severity: "info",
    title: "only a discriminator tells alternatives apart",
    message: ({ wireName, tag, variant, other }) =>
      `Values of ${quote(variant)} whose ${quote(wireName)} is ${quote(tag)} can be values of ${quote(other)} too: the discriminator decides, as oneOf alone would reject them.`,
    help: ({ wireName, tag, variant }) =>
      `For validators that know no discriminators: state in each alternative which values of ${quote(wireName)} it has (in ${quote(variant)} enum: [${JSON.stringify(tag)}]); or use anyOf.`,
    explanation:
      "Of a `oneOf` exactly one alternative has to accept a value. Where the alternatives leave the property of the discriminator open, a value can be described by several of them, and JSON Schema, in which a discriminator means nothing, rejects it. Models take the alternative that the tag names if it accepts the value, and otherwise the one of the others that describes most of it.",
    example: example(
      "yaml",
      [
        "oneOf: [{ $ref: '#/components/schemas/Pet' }, { $ref: '#/components/schemas/Animal' }]",
        "discriminator: { propertyName: kind }",
      ],
      [
        "anyOf: [{ $ref: '#/components/schemas/Pet' }, { $ref: '#/components/schemas/Animal' }]",
        "discriminator: { propertyName: kind }",
      ],
    ),
  }),
  MM2035: entry<Record<never, never>>({
    severity: "warning",
    title: "an alternative leads back to itself",
    message: () => "One of the alternatives leads back to this schema with nothing between; it is left out.",
    help: () => "Remove it, or put it where a value contains another: into a property or an array.",
    explanation:
      "Whether a value is one of the alternatives cannot hang on whether it is one of the alternatives: following such references would never end. The value is one of all other alternatives that the schemas of the circle list.",
    example: example(
      "yaml",
      ["Name: { anyOf: [{ $ref: '#/components/schemas/Name' }, { type: string }, { type: integer }] }"],
      ["Name: { anyOf: [{ type: string }, { type: integer }] }"],
    ),
  }),
  MM2036: entry<{ limit: number }>({
    severity: "error",
    title: "too many schemas look at one value",
    message: ({ limit }) => `From this schema on, more than ${limit} schemas in a row are asked about the same value.`,
    help: () => "List the alternatives and conditions in one schema, instead of a schema that leads to the next.",
    explanation:
      "A schema whose alternatives (`oneOf`, `anyOf`) or conditions (`not`, `if`, `dependentSchemas`) are schemas that have such themselves, and so on, is asked about a value only after all that it leads to. How far a document can go in this way is limited, so that no model overflows the stack of the program that decodes with it.",
  }),
  MM2037: entry<{ property: string; reason: string }>({
    severity: "warning",
    title: "default contradicts its schema",
    message: ({ property, reason }) => `The default of ${quote(property)} does not satisfy its own schema: ${reason}.`,
    help: () => "Correct the default or the schema.",
    explanation:
      "Whoever leaves the property out is taken to have sent its default, which would be refused if it were sent. A default of null or of an object without properties is not told, for many frameworks write these where there is no default.",
    example: example(
      "yaml",
      ["type: string", "enum: [asc, desc]", "default: ASC"],
      ["type: string", "enum: [asc, desc]", "default: asc"],
    ),
  }),
  MM2038: entry<{ lower: string; least: number; upper: string; most: number }>({
    severity: "warning",
    title: "bounds that exclude each other",
    message: ({ lower, least, upper, most }) => `No value can have both ${lower}: ${least} and ${upper}: ${most}.`,
    help: ({ lower, upper }) =>
      `Correct one of the two; they may have been mixed up: ${lower} is the smaller one, ${upper} the greater.`,
    explanation:
      "The lower bound is above the upper one, so that no value of the kind that they speak of satisfies the schema. What is optional can only be left out; what requires such a value can never be decoded.",
    example: example("yaml", ["type: integer", "minimum: 100", "maximum: 1"], ["type: integer", "minimum: 1", "maximum: 100"]),
  }),
  MM2039: entry<{ operationId: string; line: number }>({
    severity: "warning",
    title: "operations with the same operationId",
    message: ({ operationId, line }) => `Another operation is called ${quote(operationId)} too, at line ${line}.`,
    help: () => "Give each operation an operationId of its own.",
    explanation:
      "An operationId is unique among all operations of a document (OAS 3.1 §4.8.10.1), and names are made of it: of two operations that share one, the models of the second get names that hang on where it stands.",
    example: example(
      "yaml",
      ["/pets: { get: { operationId: list } }", "/owners: { get: { operationId: list } }"],
      ["/pets: { get: { operationId: listPets } }", "/owners: { get: { operationId: listOwners } }"],
    ),
  }),
  MM2040: entry<{ limit: number }>({
    severity: "error",
    title: "names take too long to match",
    message: ({ limit }) => `With this schema, holding properties against patternProperties takes more than ${limit} steps.`,
    help: () => "State fewer patterns, or simpler ones; or describe the properties without them.",
    explanation:
      "What a property is hangs on each pattern of `patternProperties` that its name matches, so every name is held against every pattern. A thousand of each make a million, and repeats that are counted (`{0,1000}`) can make each of these as dear. What a small document can ask for in this way is limited.",
  }),
  MM2041: entry<{ keyword: string; name: string; first: string }>({
    severity: "warning",
    title: "two schemas of one name",
    message: ({ keyword, name, first }) =>
      `${quote(keyword)} gives this schema the name ${quote(name, 300)}, which ${quote(first, 300)} has as well.`,
    help: () => "Give one of them another name, or none: a reference may say where a schema stands instead.",
    explanation:
      "Within all documents an `$id`, taken with the base URI that it stands in, names one schema (JSON Schema 2020-12 §8.2.1), and so does an `$anchor` or `$dynamicAnchor` within a document or a schema with an `$id` (§8.2.2). What such a name means when there are two is undefined, so a reference by it is an error (MM2042). Copies that say the same are left alone.",
    example: example(
      "yaml",
      ["Cat: { $anchor: pet, type: object }", "Dog: { $anchor: pet, type: string }"],
      ["Cat: { $anchor: cat, type: object }", "Dog: { $anchor: dog, type: string }"],
    ),
  }),
  MM2042: entry<{ reference: string; places: readonly string[] }>({
    severity: "error",
    title: "ambiguous reference",
    message: ({ reference, places }) =>
      `${quote(reference, 300)} leads to more than one schema: ${listNames(places.map((place) => quote(place, 300)))}.`,
    help: () => "Give all but one of them another $id or anchor, or refer to one by where it stands: #/components/schemas/…",
    explanation:
      "Several schemas have the `$id` or the anchor that this reference names, and they say different things. Tools choose among them by rules of their own, if they notice at all; JSON Schema leaves it undefined. modelmint does not guess.",
    example: example(
      "yaml",
      ["Cat: { $anchor: pet, type: object }", "Dog: { $anchor: pet, type: string }", "Owner: { $ref: '#pet' }"],
      ["Cat: { $anchor: cat, type: object }", "Dog: { $anchor: dog, type: string }", "Owner: { $ref: '#cat' }"],
    ),
  }),
  MM2043: entry<{ megabytes: number }>({
    severity: "error",
    title: "package too large",
    message: ({ megabytes }) => `What this document asks for is more than ${megabytes} megabytes of files.`,
    help: () =>
      "Shorten the descriptions and examples of schemas that many others extend or contain, or write less: --docs false, --tests false.",
    explanation:
      "What a schema says is repeated where others extend it by `allOf`, and its example wherever it is a part of something: a long text that a thousand schemas take over is in a thousand files, pages and tests. A package may have 128 megabytes, and 32 characters for each of its document; those of real documents have 25 at most.",
  }),
  MM2044: entry<{ field: string }>({
    severity: "warning",
    title: "null where nothing stands",
    message: ({ field }) => `${quote(field, 300)} is null, which is read as if nothing stood there.`,
    help: () => "Leave it out, or write what is missing. A schema that allows any value is {}.",
    explanation:
      "Programs that write documents print what is not set as null, and YAML reads a key with nothing after it as null. OpenAPI has null in data alone (`default`, `example`, `const`). A field that is null is as if it was not there; a property, component, response or media type that is null has its name, and nothing is said of it.",
    example: example("yaml", ["type: array", "items:"], ["type: array", "items: { type: string }"]),
  }),
  MM2045: entry<Record<never, never>>({
    severity: "info",
    title: "tuple in older words",
    message: () => "A list of schemas in `items` is read as `prefixItems`, and `additionalItems` beside it as `items`.",
    help: () => "Since OpenAPI 3.1 the schemas of the first items are called prefixItems, and that of all others items.",
    explanation:
      "JSON Schema up to 2019-09 had the schemas of the first items in `items` and that of all others in `additionalItems`. OpenAPI never took that over: in 3.0 `items` is one schema, and since 3.1 tuples have `prefixItems`. Generators of JSON Schema write it nevertheless, and it can be meant in one way only.",
    example: example(
      "yaml",
      ["type: array", "items: [{ type: number }, { type: number }]", "additionalItems: false"],
      ["type: array", "prefixItems: [{ type: number }, { type: number }]", "items: false"],
    ),
  }),
};
