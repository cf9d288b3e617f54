import { groupByModel } from "../../compare/group-changes.js";
import type { Change } from "../../compare/types.js";
import { joinMarkdown, type Markdown, markdown, textSpan } from "./markdown.js";
import { inline } from "./markdown-text.js";

/** Changes as a list for a changelog: a heading for each kind of verdict that there is, models in bold, places as code. */
export function printChanges(changes: readonly Change[]): Markdown {
  const sections = headings.flatMap(([verdict, heading]) => {
    const found = changes.filter((change) => change.verdict === verdict);
    return found.length === 0 ? [] : [markdown`### ${heading}\n\n${joinMarkdown(groupByModel(found).flatMap(printModel), "\n")}`];
  });
  return joinMarkdown(sections, "\n\n");
}

const headings: readonly (readonly [Change["verdict"], Markdown])[] = [
  ["breaking", markdown`Breaking`],
  ["warning", markdown`May break`],
  ["info", markdown`Changed`],
];

function printModel({ changes }: ReturnType<typeof groupByModel>[number]): readonly Markdown[] {
  return changes.map(
    ({ model, path, message }) =>
      markdown`- **${inline(model, "text")}**: ${path === "" ? markdown`the model` : textSpan(path)} ${inline(message, "text")}`,
  );
}
