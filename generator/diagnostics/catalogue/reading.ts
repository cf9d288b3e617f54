import { entry, example, quote } from "../entry.js";

/** MM1xxx: the input cannot be read or parsed. */
export const reading = {
  MM1001: entry<{ path: string }>({
    severity: "error",
    title: "file not found",
    message: ({ path }) => `There is no file ${path}.`,
    help: () => "Check the spelling, and the folder that you are in; - stands for standard input.",
    explanation:
      "The document does not exist at that path. Paths on the command line start at the folder that you are in; paths in a config start at the folder of the config.",
  }),
  MM1002: entry<{ path: string; reason: string }>({
    severity: "error",
    title: "file cannot be read",
    message: ({ path, reason }) => `${path} cannot be read: ${reason}.`,
    help: () => "Check the permissions of the file and of the folders above it.",
    explanation: "Something is there, but the system does not let modelmint read it.",
  }),
  MM1003: entry<{ path: string }>({
    severity: "error",
    title: "not a file",
    message: ({ path }) => `${path} is not a file.`,
    help: () => "Name the OpenAPI document itself.",
    explanation:
      "A folder (or something else that holds no text) has that name. modelmint starts from one OpenAPI document and follows its references to other files; name that document.",
    example: example(
      "sh",
      ["modelmint generate spec --output generated"],
      ["modelmint generate spec/openapi.yaml --output generated"],
    ),
  }),
  MM1004: entry<{ uri: string }>({
    severity: "error",
    title: "empty document",
    message: ({ uri }) => `${uri} is empty.`,
    help: () => "If a command writes this file, check that it succeeded and was done.",
    explanation:
      "The document holds nothing but white space and comments. Usually a command that should have written it failed, or had not finished.",
  }),
  MM1005: entry<{ uri: string; encoding: string | undefined; offset: number }>({
    severity: "error",
    title: "not UTF-8",
    message: ({ uri, encoding, offset }) =>
      encoding === undefined
        ? `${uri} is not UTF-8: the byte at offset ${offset} belongs to no character.`
        : `${uri} is ${encoding}, not UTF-8.`,
    help: () => "Save the document as UTF-8.",
    explanation:
      "OpenAPI documents are exchanged as UTF-8 (RFC 8259 §8.1). Guessing another encoding could put wrong characters into names and enums, so modelmint does not guess.",
    example: example(
      "sh",
      ["modelmint generate latin1.yaml --output generated"],
      ["iconv -f ISO-8859-1 -t UTF-8 latin1.yaml > openapi.yaml", "modelmint generate openapi.yaml --output generated"],
    ),
  }),
  MM1006: entry<{ uri: string; bytes: number; limit: number }>({
    severity: "error",
    title: "document too large",
    message: ({ uri, bytes, limit }) => `${uri} has ${bytes} bytes; the limit is ${limit}.`,
    help: () => "Check that this is the document you mean; if it is, split it into files that refer to each other.",
    explanation:
      "A limit keeps a wrong or hostile input from using up the machine's memory. The largest published OpenAPI documents stay well below it.",
  }),
  MM1007: entry<{ limit: number }>({
    severity: "error",
    title: "nested too deeply",
    message: ({ limit }) => `The document is nested more than ${limit} levels deep.`,
    help: () => "Move the inner schemas to components/schemas and refer to them.",
    explanation:
      "Documents that people write stay far below this depth. Deeper ones are nearly always the work of a generator that went wrong, or made to overflow a parser.",
  }),
  MM1008: entry<{ reason: string }>({
    severity: "error",
    title: "YAML does not parse",
    message: ({ reason }) => `This is not valid YAML: ${reason}.`,
    help: () => "Look at the indentation and the quotes of this line and of the one before it.",
    explanation:
      "The document has to be YAML 1.2. Frequent causes: a tab in the indentation, a value without quotes that contains `: ` or ` #`, a key without quotes that begins with `{` or `[`, an item of a list that is not aligned with its neighbours, a merge conflict.",
    example: example("yaml", ["description: The state: open or closed"], ['description: "The state: open or closed"']),
  }),
  MM1009: entry<{ reason: string }>({
    severity: "error",
    title: "JSON does not parse",
    message: ({ reason }) => `This is not valid JSON: ${reason}.`,
    help: () => "JSON wants double quotes, a comma between members and none behind the last, and no comments.",
    explanation:
      "A document whose name ends in `.json` has to be JSON (RFC 8259). Comments, trailing commas and single quotes are not; if you want them, write YAML.",
    example: example("json", ['{ "openapi": "3.1.0", }'], ['{ "openapi": "3.1.0" }']),
  }),
  MM1010: entry<{ key: string; line: number }>({
    severity: "error",
    title: "duplicate key",
    message: ({ key, line }) => `The key ${quote(key)} is in this object already, at line ${line}.`,
    help: () => "Rename or remove one of the two.",
    explanation:
      "Two members of one object have the same name. A parser keeps one of them and silently drops the other, and parsers do not agree on which (RFC 8259 §4). modelmint stops, since whatever it chose would lose something.",
    example: example(
      "yaml",
      ["properties:", "  id: { type: string }", "  id: { type: integer }"],
      ["properties:", "  id: { type: string }", "  number: { type: integer }"],
    ),
  }),
  MM1011: entry<{ limit: number }>({
    severity: "error",
    title: "too many aliases",
    message: ({ limit }) => `The aliases of the document expand to more than ${limit} nodes.`,
    help: () => "Replace anchors and aliases of YAML by $ref, which stays a reference.",
    explanation:
      "An alias of YAML (`*name`) stands for a copy of the node with that anchor (`&name`). A few lines of aliases to aliases can stand for billions of nodes, so modelmint bounds what they expand to.",
  }),
  MM1012: entry<{ anchor: string }>({
    severity: "error",
    title: "anchor contains itself",
    message: ({ anchor }) => `The anchor ${quote(anchor)} contains an alias to itself.`,
    help: () => "Use $ref for recursion.",
    explanation: "A node of YAML that contains itself has no end, and no form in JSON. OpenAPI expresses recursion with `$ref`.",
    example: example(
      "yaml",
      ["Tree: &tree", "  type: object", "  properties:", "    parent: *tree"],
      ["Tree:", "  type: object", "  properties:", "    parent: { $ref: '#/components/schemas/Tree' }"],
    ),
  }),
  MM1013: entry<{ tag: string }>({
    severity: "error",
    title: "unknown YAML tag",
    message: ({ tag }) => `The tag ${quote(tag)} has no meaning in an OpenAPI document.`,
    help: () => "Remove the tag, and write the value itself.",
    explanation:
      "OpenAPI uses only what JSON has: objects, arrays, strings, numbers, booleans and null. Other tags ask a parser to build something else, such as an object of a class or the content of a file, which modelmint never does.",
    example: example("yaml", ["schema: !include pet.yaml"], ["schema:", "  $ref: pet.yaml"]),
  }),
  MM1014: entry<Record<never, never>>({
    severity: "error",
    title: "several YAML documents",
    message: () => "The file holds more than one YAML document.",
    help: () => "Keep one document, and remove the line --- with what follows it.",
    explanation: "Lines of three hyphens divide a file into several documents, which leaves open which of them is meant.",
    example: example("yaml", ["openapi: 3.1.0", "---", "openapi: 3.0.3"], ["openapi: 3.1.0"]),
  }),
  MM1015: entry<{ key: string }>({
    severity: "error",
    title: "key is not a scalar",
    message: () => "The key of a member has to be a string; this one is an object or an array.",
    help: () => "Write a plain or quoted string; quote a key that begins with { or [.",
    explanation:
      "Members of an object have strings as keys. Keys of YAML such as `200:` or `true:` are read as the text that they are written as; an object or an array has no such text.",
    example: example("yaml", ["properties:", "  {id}: { type: string }"], ["properties:", '  "{id}": { type: string }']),
  }),
  MM1016: entry<{ host: string; reason: string }>({
    severity: "error",
    title: "document cannot be fetched",
    message: ({ host, reason }) => `The document could not be fetched from ${host}: ${reason}.`,
    help: () => "Download it by other means, and name the file.",
    explanation:
      "Only the URL that you name yourself is fetched: by http or https, within limits of time and size, without following redirects to another host, and without sending credentials.",
    example: example(
      "sh",
      ["modelmint generate https://example.com/openapi.yaml --output generated"],
      [
        "curl --location --output openapi.yaml https://example.com/openapi.yaml",
        "modelmint generate openapi.yaml --output generated",
      ],
    ),
  }),
  MM1017: entry<{ written: string; read: string }>({
    severity: "warning",
    title: "number loses digits",
    message: ({ written, read }) => `The number ${quote(written).slice(1, -1)} is read as ${read}.`,
    help: () => "Write it as a string where every digit counts.",
    explanation:
      "Numbers of JavaScript hold about 16 digits. A longer one cannot be kept exactly, so a bound, an `enum` or an example made from it would differ from what is written.",
    example: example("yaml", ["type: integer", "enum: [9007199254740993]"], ["type: string", 'enum: ["9007199254740993"]']),
  }),
  MM1018: entry<{ offset: number }>({
    severity: "error",
    title: "NUL in the document",
    message: ({ offset }) => `The document contains a NUL character at offset ${offset}.`,
    help: () => "The file is damaged or is not text; produce it again.",
    explanation: "Neither JSON nor YAML allows NUL characters. They come from damaged files, from binary files, and from UTF-16.",
  }),
  MM1019: entry<Record<never, never>>({
    severity: "error",
    title: "merge key",
    message: () => "The merge key << is not part of YAML 1.2.",
    help: () => "Write the merged keys out, or use $ref or allOf. In quotes, << is a key like others.",
    explanation:
      "`<<: *anchor` is an extension of YAML 1.1, which OpenAPI does not use: some parsers copy the keys of the anchored object, others read a key named `<<`. modelmint does not choose one of the two in silence.",
    example: example(
      "yaml",
      ["Dog:", "  <<: *animal", "  type: object"],
      ["Dog:", "  allOf:", '    - $ref: "#/components/schemas/Animal"', "  type: object"],
    ),
  }),
  MM1020: entry<{ written: string }>({
    severity: "error",
    title: "number out of range",
    message: ({ written }) => `${quote(written).slice(1, -1)} is not a finite number.`,
    help: () => "Leave the bound out, or write a number below 1.8e308.",
    explanation:
      "JSON has no infinity and no NaN, and JavaScript reads numbers above about 1.8e308 as infinity, so the number cannot be kept.",
    example: example("yaml", ["type: number", "maximum: .inf"], ["type: number"]),
  }),
  MM1021: entry<{ limit: number }>({
    severity: "error",
    title: "too many files",
    message: ({ limit }) => `The document refers to more than ${limit} files.`,
    help: () => "Bundle the document into fewer files.",
    explanation: "References to other files are followed from file to file. A limit keeps a mistake from reading a whole disk.",
  }),
  MM1022: entry<{ version: string }>({
    severity: "warning",
    title: "other version of YAML",
    message: ({ version }) => `The document says that it is YAML ${version}, but it is read as YAML 1.2.`,
    help: () => "Remove the %YAML directive, and quote words such as yes and no if they are meant as text.",
    explanation:
      "OpenAPI is written in YAML 1.2. In YAML 1.1 `yes`, `no`, `on` and `off` are booleans, `010` is eight and `<<` merges; in 1.2 the words are text, `010` is ten and `<<` is a key. What the directive says changes nothing here.",
    example: example(
      "yaml",
      ["%YAML 1.1", "---", "openapi: 3.1.0", "info: { title: Pets, version: 1.0.0 }"],
      ["openapi: 3.1.0", "info: { title: Pets, version: 1.0.0 }"],
    ),
  }),
};
