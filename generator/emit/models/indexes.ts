import type { ModelGraph, ModelId } from "../../model/types.js";
import type { ModelFolder, NamePlan, RelativePath } from "../../name/types.js";
import { type Code, code } from "../print/code.js";
import { NAMESPACES } from "../print/folder.js";
import { relativeModule } from "../print/module-specifier.js";
import { type Link, printModule } from "../print/print-module.js";
import { HEADER } from "./module.js";

/** The index of a folder: every model that is not internal, by its one name. */
export function printFolderIndex(
  folder: ModelFolder,
  modules: ReadonlyMap<RelativePath, readonly ModelId[]>,
  graph: ModelGraph,
  names: NamePlan,
): string {
  const exports: Link[] = [];
  for (const [module, ids] of [...modules].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const models = ids.filter((id) => graph.models.get(id)?.internal === false && names.model(id).folder === folder);
    if (models.length === 0) continue;
    const identifiers = models.map((id) => code`${names.model(id).identifier}`).sort();
    exports.push({
      kind: "reexport",
      names: identifiers.map((name) => ({ name, alias: undefined, typeOnly: false })),
      from: relativeModule(`src/models/${folder}/index`, module),
    });
  }
  return printModule(HEADER, exports);
}

const RUNTIME_VALUES: readonly Code[] = [
  code`DecodeError`,
  code`EncodeError`,
  code`formatIssue`,
  code`unknownPropertiesOf`,
  code`unrecognized`,
  code`unrecognizedTag`,
  code`withUnknownProperties`,
];
const RUNTIME_TYPES: readonly Code[] = [
  code`Codec`,
  code`DecodeOptions`,
  code`EncodeOptions`,
  code`Issue`,
  code`IssueCode`,
  code`Result`,
  code`StandardSchema`,
  code`Unrecognized`,
  code`UnrecognizedTag`,
];

/** The index of the package: the folders as namespaces, and what everyone needs of the runtime. */
export function printPackageIndex(folders: readonly ModelFolder[]): string {
  return printModule(HEADER, [
    ...folders.map<Link>((folder) => ({
      kind: "namespaceReexport",
      name: NAMESPACES[folder],
      from: relativeModule("src/index", `src/models/${folder}/index`),
    })),
    {
      kind: "reexport",
      names: [
        ...RUNTIME_VALUES.map((value) => ({ name: value, alias: undefined, typeOnly: false })),
        ...RUNTIME_TYPES.map((type) => ({ name: type, alias: undefined, typeOnly: true })),
      ],
      from: relativeModule("src/index", "src/runtime/index"),
    },
  ]);
}
