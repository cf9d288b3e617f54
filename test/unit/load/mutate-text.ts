/** What mistakes in YAML are made of. */
const PIECES = [
  ...[
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    ":",
    ": ",
    "- ",
    "-",
    "#",
    " #",
    "# c\n",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "!t ",
    "!!int ",
  ],
  ...[
    "|",
    ">",
    "|+\n",
    ">2\n",
    "? ",
    "%",
    "@",
    "`",
    "---\n",
    "...\n",
    "<<: ",
    "~",
    "0",
    "1",
    ".5",
    "e5",
    "0x1f",
    "null",
    "true",
    "a",
    "é",
    "\\",
    "\\n",
  ],
  ...["\r\n", "\r", "\uFEFF", "-0", "1e400", "9007199254740993", "__proto__: 1\n", "key: value\n", "- item\n", "200: ok\n"],
];

/** A text with up to three pieces put in, taken out or said again; the same for the same seed. */
export function mutate(text: string, seed: number): string {
  let state = (seed + 1) * 2654435761;
  const below = (count: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % count;
  };
  let result = text;
  for (let times = below(4); times > 0; times--) {
    const at = below(result.length + 1);
    const length = below(6);
    const rest = result.slice(at + (below(2) === 0 ? 0 : length));
    const more = below(4) === 0 ? result.slice(below(result.length + 1)).slice(0, below(40)) : PIECES[below(PIECES.length)];
    result = result.slice(0, at) + (below(4) === 0 ? "" : more) + rest;
  }
  return result;
}
