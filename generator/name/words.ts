/** Splitting names of a document into words, and joining words into identifiers. ASCII in the result, always. */

/** What a symbol is called where a name would otherwise lose its meaning (`+1`, `>=`, `*`). */
const SYMBOL_WORDS: ReadonlyMap<string, string> = new Map([
  ["+", "plus"],
  ["-", "minus"],
  ["*", "star"],
  ["/", "slash"],
  ["%", "percent"],
  ["=", "equals"],
  ["<", "less"],
  [">", "greater"],
  ["!", "not"],
  ["?", "question"],
  ["&", "and"],
  ["|", "or"],
  ["^", "caret"],
  ["~", "tilde"],
  ["#", "hash"],
  ["$", "dollar"],
  ["@", "at"],
  [".", "dot"],
  [",", "comma"],
  [":", "colon"],
  [";", "semicolon"],
  ["'", "quote"],
  ['"', "quotes"],
  ["`", "backtick"],
  ["\\", "backslash"],
  ["(", "open"],
  [")", "close"],
  ["[", "bracket"],
  ["]", "bracketClose"],
  ["{", "brace"],
  ["}", "braceClose"],
  ["_", "underscore"],
  [" ", "space"],
]);

/**
 * Words of a name: split at everything that is neither letter nor digit, capitals inside kept
 * (`b64_json` → `b64`, `json`; `postURL` → `postURL`). Letters with diacritics lose them; other
 * characters beyond ASCII are spelled by code point (`価` → `U4fa1`). A name of symbols, or of a
 * symbol before a number, spells its symbols (`+1` → `plus`, `1`). Empty only for the empty name.
 */
export function splitWords(name: string): readonly string[] {
  const plain = toAscii(name);
  const words = plain.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const isSigned = /^[^A-Za-z0-9]+\d/.test(plain) && /^[+\-<>=!~*]/.test(plain);
  if (words.length > 0 && !isSigned) return words;
  return [...plain].flatMap((character) => symbolWord(character)).concat(isSigned ? words : []);
}

/**
 * A name with the symbols before its first word spelled (`@id` → `at id`), which tells it from the word alone; undefined where it
 * begins with none.
 */
export function spellStart(name: string): string | undefined {
  const [, symbols = "", rest = ""] = /^([^A-Za-z0-9]+)([A-Za-z0-9].*)$/s.exec(toAscii(name)) ?? [];
  if (symbols === "") return undefined;
  const words = [...symbols].flatMap((character) => symbolWord(character));
  return [...words, ...splitWords(rest)].join(" ");
}

/** None for letters and digits. */
function symbolWord(character: string): readonly string[] {
  const word = SYMBOL_WORDS.get(character);
  return word === undefined ? [] : [word];
}

/** Latin letters that have no decomposition. */
const LATIN: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ["ẞ", "SS"],
  ["æ", "ae"],
  ["Æ", "AE"],
  ["œ", "oe"],
  ["Œ", "OE"],
  ["ø", "o"],
  ["Ø", "O"],
  ["đ", "d"],
  ["Đ", "D"],
  ["ł", "l"],
  ["Ł", "L"],
  ["þ", "th"],
  ["Þ", "Th"],
  ["ð", "d"],
  ["Ð", "D"],
  ["ı", "i"],
]);

function toAscii(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name)) return name;
  const decomposed = [...name.normalize("NFKD").replace(/\p{M}/gu, "")].map((letter) => LATIN.get(letter) ?? letter).join("");
  return decomposed.replace(/[^\x20-\x7e]/gu, (character) =>
    /[\p{L}\p{N}\p{S}]/u.test(character) ? `_U${codePoint(character)}_` : "_",
  );
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}

/** `create_image edit` → `CreateImageEdit`; capitals inside words stay (`HTTPError`). */
export function toPascalCase(name: string): string {
  return splitWords(name)
    .map((word) => capitalize(word))
    .join("");
}

/** `total_tokens` → `totalTokens`; a leading run of capitals is one word (`URLPath` → `urlPath`, `ID` → `id`). */
export function toCamelCase(name: string): string {
  const words = splitWords(name);
  return words.map((word, index) => (index === 0 ? lowerStart(word) : capitalize(word))).join("");
}

/** Member names of enums: words in capitals only are taken for words (`EXACT_MATCH` → `ExactMatch`, `USD` → `Usd`). */
export function toMemberCase(value: string): string {
  const isShouting = /[A-Z]/.test(value) && !/[a-z]/.test(value);
  return splitWords(value)
    .map((word) => capitalize(isShouting ? word.toLowerCase() : word))
    .join("");
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function lowerStart(word: string): string {
  const capitals = /^[A-Z]+/.exec(word)?.[0] ?? "";
  if (capitals.length === word.length) return word.toLowerCase();
  if (capitals.length <= 1) return word.charAt(0).toLowerCase() + word.slice(1);
  // The last capital of a run begins the next word (`URLPath`), unless a digit follows the run (`B64x`).
  const kept = /^[a-z]/.test(word.slice(capitals.length)) ? capitals.length - 1 : capitals.length;
  return word.slice(0, kept).toLowerCase() + word.slice(kept);
}
