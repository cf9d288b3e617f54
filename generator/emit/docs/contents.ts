import type { Model, ModelGraph, ModelId, Scope } from "../../model/types.js";
import { toRelativePath } from "../../name/relative-path.js";
import type { ModelFolder as Folder, NamePlan, RelativePath } from "../../name/types.js";
import { identifierText, joinMarkdown, type Markdown, markdown, pageLink, type TextMode } from "../print/markdown.js";
import { inline } from "../print/markdown-text.js";
import type { GeneratedFile } from "../types.js";

const FOLDERS: readonly Folder[] = ["operations", "components", "errors"];
const SUMMARY_LENGTH = 120;

/** Pages that lead to all other pages: one for the package, and one beside each folder of models. */
export function contentsPages(graph: ModelGraph, names: NamePlan, mode: TextMode): readonly GeneratedFile[] {
  const folders = FOLDERS.filter((folder) => listModels(graph, names, folder).length > 0);
  return [
    { path: PACKAGE_PAGE, text: packagePage(graph, names, folders, mode), models: [] },
    { path: MACHINE_PAGE, text: machinePage(graph, names, folders, mode), models: [] },
    ...folders.map((folder) => ({
      path: FOLDER_PAGES[folder],
      text: folderPage(graph, names, folder, mode),
      models: listModels(graph, names, folder),
    })),
  ];
}

// Fixed paths, beside the folders and not in them, where a model may be called `Readme`.
const MACHINE_PAGE = toRelativePath("docs/llms.txt");
const PACKAGE_PAGE = toRelativePath("docs/README.md");
const FOLDER_PAGES: Readonly<Record<Folder, RelativePath>> = {
  operations: toRelativePath("docs/models/operations.md"),
  components: toRelativePath("docs/models/components.md"),
  errors: toRelativePath("docs/models/errors.md"),
};
const TITLES: Readonly<Record<Folder, Markdown>> = {
  operations: markdown`Models of operations`,
  components: markdown`Models of components`,
  errors: markdown`Bodies of failures`,
};

function listModels(graph: ModelGraph, names: NamePlan, folder: Folder): readonly ModelId[] {
  const documented = Array.from(graph.models.values()).filter((model) => !model.internal);
  return documented.map((model) => model.id).filter((id) => names.model(id).folder === folder);
}

function packagePage(graph: ModelGraph, names: NamePlan, folders: readonly Folder[], mode: TextMode): Markdown {
  const count = (folder: Folder): Markdown => inline(String(listModels(graph, names, folder).length), "text");
  const lines = folders.map(
    (folder) => markdown`- ${pageLink(TITLES[folder], PACKAGE_PAGE, FOLDER_PAGES[folder])}: ${count(folder)}`,
  );
  return markdown`# ${oneLine(graph.info.title, mode)}

The models of version ${oneLine(graph.info.version, mode)}, one page each.

${lines}
- ${pageLink(markdown`All on one page`, PACKAGE_PAGE, MACHINE_PAGE)}, for programs that read
`;
}

// All pages on one, in the form of llmstxt.org, for readers that are no people.
function machinePage(graph: ModelGraph, names: NamePlan, folders: readonly Folder[], mode: TextMode): Markdown {
  const sections = folders.map((folder) => {
    const models = listModels(graph, names, folder).flatMap((id) => graph.models.get(id) ?? []);
    return markdown`## ${TITLES[folder]}\n\n${models.map((model) => entry(names, model, MACHINE_PAGE, mode))}`;
  });
  return markdown`# ${oneLine(graph.info.title, mode)}

> TypeScript models of version ${oneLine(graph.info.version, mode)}, one page each.

${joinMarkdown(sections, "\n\n")}
`;
}

function folderPage(graph: ModelGraph, names: NamePlan, folder: Folder, mode: TextMode): Markdown {
  const scopes = graph.scopes.flatMap((scope) => {
    const models = shownModels(graph, names, scope, folder);
    return models.length === 0 ? [] : [{ scope, models }];
  });
  // A component is its own heading, as a rule.
  const body =
    folder === "components"
      ? joinMarkdown(
          scopes.flatMap(({ models }) => componentEntries(names, models, mode)),
          "\n",
        )
      : joinMarkdown(
          scopes.map(({ scope, models }) => {
            return markdown`## ${oneLine(scope.name, "text")}\n\n${models.map((model) => entry(names, model, FOLDER_PAGES[folder], mode))}`;
          }),
          "\n\n",
        );
  return markdown`# ${TITLES[folder]}

${body}
`;
}

/** A line for a component, and below it one for each model inside of it. */
function componentEntries(names: NamePlan, models: readonly Model[], mode: TextMode): readonly Markdown[] {
  return models.map((model, index) => {
    const line = entry(names, model, FOLDER_PAGES.components, mode);
    return index > 0 && models[0]?.path.length === 0 ? markdown`  ${line}` : line;
  });
}

function shownModels(graph: ModelGraph, names: NamePlan, scope: Scope, folder: Folder): readonly Model[] {
  return scope.models
    .flatMap((id) => graph.models.get(id) ?? [])
    .filter((model) => !model.internal && names.model(model.id).folder === folder);
}

function entry(names: NamePlan, model: Model, from: RelativePath, mode: TextMode): Markdown {
  const { identifier, page } = names.model(model.id);
  const label = identifierText(identifier);
  const link = pageLink(model.doc.deprecated ? markdown`~~${label}~~` : label, from, page);
  const summary = summarise(model.doc.description ?? "");
  return summary === "" ? markdown`- ${link}` : markdown`- ${link}: ${inline(summary, mode)}`;
}

function oneLine(text: string, mode: TextMode): Markdown {
  return inline(text.replace(/\s+/g, " ").trim(), mode);
}

// The first paragraph, which may be wrapped, cut between words where it is long.
function summarise(text: string): string {
  const [first = "", ...others] = text.trim().split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  const end = others.findIndex((next) => next.trim() === "" || STARTS_BLOCK.test(next));
  const line = [first, ...others.slice(0, end < 0 ? others.length : end)].map((part) => part.trim()).join(" ");
  if (line.length <= SUMMARY_LENGTH) return line;
  return `${line.slice(0, line.lastIndexOf(" ", SUMMARY_LENGTH) + 1 || SUMMARY_LENGTH).trimEnd()} …`;
}

/** A line that is not the rest of a paragraph: of a list, a heading, a table, a quotation or code. */
const STARTS_BLOCK = /^\s*(?:[-+*|>#=]|```|~~~|\d{1,9}[.)]\s)/;
