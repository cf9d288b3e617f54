import type { Change, ReleasedChange } from "../../compare/types.js";
import { showHidden } from "../../diagnostics/show-hidden.js";
import { joinMarkdown, type Markdown, markdown, textSpan } from "./markdown.js";
import { inline } from "./markdown-text.js";

/** Changes as a list for a changelog: a heading for each kind of verdict that there is, models in bold, places as code. */
export function printChanges(changes: readonly Omit<ReleasedChange, "rule">[]): Markdown {
  const sections = headings.flatMap(([verdict, heading]) => {
    const found = changes.filter((change) => change.verdict === verdict);
    return found.length === 0 ? [] : [markdown`### ${heading}\n\n${joinMarkdown(found.map(printChange), "\n")}`];
  });
  return joinMarkdown(sections, "\n\n");
}

const headings: readonly (readonly [Change["verdict"], Markdown])[] = [
  ["breaking", markdown`Breaking`],
  ["warning", markdown`May break`],
  ["info", markdown`Changed`],
];

function printChange({ model, path, message }: Omit<ReleasedChange, "rule">): Markdown {
  const place = path === "" ? markdown`the model` : textSpan(path);
  return markdown`- **${inline(model, "text")}**: ${place} ${inline(showHidden(message), "text")}`;
}
