/** Scenarios are Markdown: a heading that says what is shown, an input document, and what must come of it. */

export interface Scenario {
  readonly title: string;
  /** Fenced blocks in order; `info` is what stands behind the fence. */
  readonly blocks: readonly Block[];
}

export interface Block {
  readonly language: string;
  /** `input.yaml`, the path of an output file, `diagnostics`, or `config`. */
  readonly name: string;
  readonly text: string;
  /** Where the text begins and ends in the file, for re-recording. */
  readonly start: number;
  readonly end: number;
}

const FENCE = /^(`{3,})(\w+) (\S+)\n([\s\S]*?)^\1$/gm;

/** Splits a file at its second-level headings. Blocks without a name are prose. */
export function parseScenarios(markdown: string): readonly Scenario[] {
  const blocks = [...markdown.matchAll(FENCE)].map((match): Block => {
    const text = match[4] ?? "";
    const start = match.index + match[0].indexOf("\n") + 1;
    return { language: match[2] ?? "", name: match[3] ?? "", text, start, end: start + text.length };
  });
  const isInside = (index: number): boolean => blocks.some((block) => block.start <= index && index < block.end);
  const headings = [...markdown.matchAll(/^## (.+)$/gm)].filter((match) => !isInside(match.index));
  return headings.map((heading, index) => {
    const end = headings[index + 1]?.index ?? markdown.length;
    return { title: heading[1] ?? "", blocks: blocks.filter((block) => heading.index < block.start && block.start < end) };
  });
}

/** The file with the texts of some blocks replaced. */
export function replaceBlocks(markdown: string, texts: ReadonlyMap<Block, string>): string {
  let result = markdown;
  for (const [block, text] of [...texts].sort(([left], [right]) => right.start - left.start)) {
    result = result.slice(0, block.start) + (text.endsWith("\n") ? text : `${text}\n`) + result.slice(block.end);
  }
  return result;
}
