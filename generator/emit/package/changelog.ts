import type { ReleasedChange, ReleaseEntry } from "../../compare/types.js";
import { printChanges } from "../print/changes.js";
import { joinMarkdown, type Markdown, markdown } from "../print/markdown.js";
import { inline } from "../print/markdown-text.js";

/** The text of `CHANGELOG.md`: every release, the latest first, with the changes that users of the package see. */
export function printChangelog(releases: readonly ReleaseEntry[]): string {
  const entries = releases.map(
    ({ version, changes }, index) =>
      markdown`## ${inline(version, "text")}\n\n${printEntry(changes, index === releases.length - 1)}`,
  );
  return `${joinMarkdown([markdown`# Changelog`, ...entries], "\n\n")}\n`;
}

function printEntry(changes: readonly ReleasedChange[], isFirst: boolean): Markdown {
  if (changes.length > 0) return printChanges(changes);
  return isFirst ? markdown`First release.` : markdown`The same models; the code was generated anew.`;
}
