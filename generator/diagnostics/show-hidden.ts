/**
 * What a reader would not see, or what would change what they see: controls (terminal escapes among
 * them), directions and other format characters, spaces that are not the usual one, and lone
 * surrogates. The ideographic space and the selectors of emoji presentation stay. Of `##[add-mask]`,
 * `##vso[…]` and `##teamcity[…]` the second `#`: wherever they stand in a log, GitHub, Azure and TeamCity obey.
 */
const HIDDEN = /(?! |\u3000|\ufe0e|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}]|(?<=#)#(?=[a-z]{0,20}\[)/giu;

/** Replaces each hidden character (Unicode UTR 36 §2) by what `write` makes of it. */
export function replaceHidden(text: string, write: (character: string) => string): string {
  return text.replace(HIDDEN, (character) => write(character));
}

/**
 * Makes text of a document safe to print: hidden characters, line feeds too, are written as `\u202e`
 * or `\u{e0001}`, so that they neither reach a terminal nor deceive a reader.
 */
export function showHidden(text: string): string {
  return replaceHidden(text, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
    return code.length > 4 ? `\\u{${code}}` : `\\u${code}`;
  });
}

/** The same for a text that has to stand on one line: its line ends become spaces. */
export function showOnOneLine(text: string): string {
  return showHidden(text.trim().replace(/\s*[\r\n]\s*/g, " "));
}

/** The same at the start of a line, where GitHub takes `::add-mask::` and the like for commands. */
export function showAtLineStart(text: string): string {
  return showOnOneLine(text).replace(/^:(?=:)/, "\\u003a");
}
