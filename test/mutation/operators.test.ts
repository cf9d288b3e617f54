import ts from "typescript";
import { describe, expect, it } from "vitest";
import { findEdits } from "./mutate.js";
import { OPERATORS } from "./operators/index.js";
import { applyEdits } from "./operators/operator.js";

const CODEC = 'export const Pet: $.Codec<Pet> = $.codec("Pet", decodePet, encodePet);\n';
const decode = (body: string): string =>
  `${CODEC}export function decodePet(input: unknown, context: $.Context): Pet {\n${body}\n}`;
const encode = (body: string): string =>
  `${CODEC}export function encodePet(value: Pet, context: $.Context): Pet.Wire {\n${body}\n}`;
const ID = 'id: $.decodeString(input["id"], context, "id"),';
const NAME = 'name: $.decodeString(input["pet_name"], context, "pet_name"),';
const NOTE = 'if (input["note"] !== undefined) value.note = $.decodeString(input["note"], context, "note");';
const BOTH = `${decode(`const value: Pet = { ${ID} ${NAME} };`)}\n${encode('const wire: Pet.Wire = { id: $.encodeString(value.id, context, "id"), pet_name: $.encodeString(value.name, context, "name"), };').replace(CODEC, "")}`;
const KEEP = "for (const name in input) if (!isNameOfPet(name)) $.keepUnknown(value, input, name, context);";
const MEMBERS = `${decode("return $.decodeMember<Pet>(input, context, key, membersPet);")}\nconst membersPet: readonly Pet[] = ["a", "b"];`;
const TAGS = decode('switch (fields["kind"]) {\ncase "a": return decodeA(input);\ncase "b": return decodeB(input);\n}');

/** Operator → a text, and parts of the texts that it makes of it, one a mutant. */
const GIVEN: readonly (readonly [operator: string, text: string, wanted: readonly string[]])[] = [
  ["check dropped", "function checkPet(wire: unknown) {\n  $.checkMinimum(wire, 1, context, key);\n}", ["{\n  \n}"]],
  ["all checks of a place dropped", decode("if (context.constraints) checkPet(input, context, key);"), ["{\n\n}"]],
  ["bound off by one", "$.checkMaximum(wire, 10, context, key);", ["wire, 11,", "wire, 9,"]],
  ["bound flipped", "$.checkMinLength(wire, 1, context, key);", ["$.checkMaxLength(wire, 1"]],
  [
    "bound exclusive instead of inclusive, and the reverse",
    "$.checkMinimum(wire, 1); $.checkExclusiveMaximum(wire, 2);",
    ["checkExclusiveMinimum(wire, 1)", "$.checkMaximum(wire, 2)"],
  ],
  ["pattern that matches everything", 'const pattern1 = $.pattern("^a$");', ['$.pattern("")']],
  ["format that accepts everything", '$.checkFormat(wire, "uuid", $.isUuid, context, key);', ['"uuid", (() => true),']],
  ["schema that is checked beside, lost", "$.checkAnyOf(wire, [one, two], context, key);", ["[two]", "[one]"]],
  ["rename dropped in decode", decode(`const value: Pet = { ${NAME} };`), ['input["pet_nameX"], context, "pet_name"']],
  ["renames swapped both ways", BOTH, ['name: $.decodeString(input["id"], context, "id"), id: $.decodeString(input["pet_name"]']],
  ["decode forgets a field", decode(`const value: Pet = { ${ID} };\n${NOTE}`), ["= { };", "};\n\n}"]],
  ["encode forgets a field", encode("if (value.note !== undefined) wire.note = $.encodeString(value.note);"), ["{\n\n}"]],
  [
    "required made optional",
    decode(`const value: Pet = { ${ID} };`),
    ['id: input["id"] === undefined ? $.nothing : $.decodeString('],
  ],
  ["optional made required", decode(NOTE), ['{\nvalue.note = $.decodeString(input["note"], context, "note");\n}']],
  [
    "optional made required in encode",
    encode("if (value.note !== undefined) wire.note = $.encodeString(value.note);"),
    ["{\nwire.note = $.encodeString(value.note);\n}"],
  ],
  ["default materialised", decode(NOTE), ["else (value.note as unknown) = null;"]],
  [
    "null dropped",
    decode(
      'const value: Pet = { id: input["id"] === null ? null : $.decodeString(input["id"]) };\nif (input === null) return null;',
    ),
    ['{ id: $.decodeString(input["id"]) }', "};\n\n}"],
  ],
  ["null added", decode(`const value: Pet = { ${ID} };`), ['id: input["id"] === null ? (null as never) : $.decodeString']],
  ["issue with a wrong path", decode(NOTE), ['input["note"], context, "noteX"']],
  ["unknown properties forgotten in decode", decode(KEEP), ["{\n\n}"]],
  ["unknown properties forgotten in encode", encode("$.encodeUnknown(wire, value, context, isNameOfPet);"), ["{\n\n}"]],
  [
    "rule for unknown properties changed",
    decode(KEEP),
    ["$.stripUnknown(input, name, context)", "$.rejectUnknown(input, name, context)"],
  ],
  ["__proto__ dropped", decode(KEEP), ['name !== "__proto__" && $.keepUnknown']],
  [
    "known name forgotten",
    'function isNameOfPet(name: string): boolean {\nswitch (name) {\ncase "id":\ncase "b":\nreturn true;\n}\n}',
    ['{\n\ncase "b"'],
  ],
  [
    "type not checked",
    decode(`const value: Pet = { ${ID} };`),
    ["($.decodeUnknown as (input: unknown, context: $.Context, key?: $.Key) => never)(input"],
  ],
  ["integer taken for a number", decode("return $.decodeInteger(input, context, key);"), ["$.decodeNumber(input"]],
  ["wrong literal", decode('return $.decodeLiteral(input, context, key, "cat");'), ['"catX"']],
  ["member of an enum lost", MEMBERS, ['= ["b"]', '= ["a"]']],
  ["member of an enum wrong", MEMBERS, ['["aX", "b"]', '["a", "bX"]']],
  ["member added to an enum", MEMBERS, ['["a", "b", "not-in-the-document" as never]']],
  ["constant of a member wrong", '$.enumCodec("Pet", decodePet, encodePet, { A: "a" });', ['{ A: "aX" }']],
  ["open enum closed", decode("return $.decodeOpenMember(input);"), ["$.decodeMember(input)"]],
  ["closed enum opened", decode("return $.decodeMember(input);"), ["$.decodeOpenMember(input)"]],
  [
    "first item skipped",
    decode("return $.decodeArray(input, context, key, decodeA);"),
    [".slice(1) : list) as never)(input as never), context"],
  ],
  [
    "date without its zone",
    encode("return $.encodeDate(value, context, key);"),
    ["String($.encodeDate(value, context, key)).replace("],
  ],
  [
    "variant lost",
    decode("return $.decodeBest<Pet>(input, context, key, [decodeA, decodeB], false);"),
    ["[decodeB]", "[decodeA]"],
  ],
  [
    "variants reordered",
    decode("return $.decodeBest<Pet>(input, context, key, [decodeA, decodeB], false);"),
    ["[decodeB, decodeA]"],
  ],
  [
    "exactly one variant not asked for, and the reverse",
    decode("return $.decodeBest<Pet>(input, context, key, [decodeA, decodeB], true);"),
    ["[decodeA, decodeB], false"],
  ],
  ["tag lost", TAGS, ['{\n\ncase "b"', "decodeA(input);\n\n}"]],
  ["tag wrong", TAGS, ['case "aX": return decodeA', 'case "bX": return decodeB']],
  ["tags swapped", TAGS, ['case "b": return decodeA(input);\ncase "a": return decodeB']],
  [
    "names that tell variants swapped",
    'function fitOfPet(name: string): number {\nswitch (name) {\ncase "bark": return 1;\ncase "purr": return 2;\n}\n}',
    ['case "purr": return 1;\ncase "bark": return 2;'],
  ],
];

function mutantsOf(name: string, text: string): readonly string[] {
  const operator = OPERATORS.find((each) => each.name === name);
  if (operator === undefined) throw new Error(`no operator is called ${name}`);
  return findEdits(operator, ts.createSourceFile("pet.ts", text, ts.ScriptTarget.ES2022, true)).map((edits) =>
    applyEdits(text, edits),
  );
}

describe("operators", () => {
  it.each(GIVEN)("%s", (name, text, wanted) => {
    const mutants = mutantsOf(name, text);
    expect(mutants).toHaveLength(wanted.length);
    mutants.forEach((mutant, index) => {
      expect(mutant).toContain(wanted[index]);
      expect(mutant).not.toBe(text);
    });
  });

  it("have a case each", () => {
    expect(OPERATORS.map(({ name }) => name).filter((name) => !GIVEN.some(([given]) => given === name))).toEqual([]);
  });

  it("leave alone the values of schemas that only restrict others", () => {
    expect(mutantsOf("decode forgets a field", decode(NOTE).replace(CODEC, ""))).toEqual([]);
    expect(mutantsOf("type not checked", decode(NOTE).replace(CODEC, ""))).toHaveLength(1);
  });

  it("leave alone what a branch for the kind has found already", () => {
    expect(
      mutantsOf("type not checked", decode('switch ($.kindOf(input)) {\ncase "string": return $.decodeString(input);\n}')),
    ).toEqual([]);
  });
});
