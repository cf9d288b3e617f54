import type { Side } from "../compare/types.js";
import { resolveConfig } from "../config/resolve-config.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import { DEEPEST } from "../load/limits.js";
import type { ReadingOptions } from "../load/options.js";
import type { ReadResult, SourceReader } from "../load/source-reader.js";
import { readSurface } from "../pipeline.js";
import type { ReleaseState } from "./release-file.js";

/** What users of the last release see: its documents by its options, under the names that it was published with. */
export async function readReleasedSide(state: ReleaseState, diagnostics: Diagnostics): Promise<Side | undefined> {
  const [root] = state.documents;
  const uri = root?.uri ?? "";
  const config = resolveConfig({ models: state.models, naming: state.naming, reading: readingOf(state) });
  const { surface, diagnostics: told } = await readSurface({
    input: /^https?:/i.test(uri) ? { kind: "url", url: uri } : { kind: "path", path: uri },
    options: { ...config, input: uri },
    reader: createStateReader(state),
  });
  diagnostics.add(...told.filter(({ severity }) => severity === "error"));
  return surface && { graph: surface.graph, names: state.names };
}

/**
 * What was read then is read again, whatever limits the config set: names of files begin at the folder that references could
 * lead to, and nothing is read but what the state holds.
 */
function readingOf({ documents }: ReleaseState): Partial<ReadingOptions> {
  const hosts = documents.flatMap(({ uri }) => (/^https?:/i.test(uri) && URL.canParse(uri) ? [new URL(uri).host] : []));
  return { allowHosts: hosts, root: ".", maxDepth: DEEPEST, maxMegabytes: Number.MAX_SAFE_INTEGER };
}

function createStateReader({ documents }: ReleaseState): SourceReader {
  const read = (uri: string): Promise<ReadResult> => {
    const found = documents.find((entry) => entry.uri === uri);
    if (found === undefined) return Promise.resolve({ kind: "not found" });
    return Promise.resolve({ kind: "bytes", bytes: new TextEncoder().encode(JSON.stringify(found.document)) });
  };
  return {
    readFile: (path) => read(path),
    fetchUrl: (url) => read(String(url)),
    readStandardInput: () => Promise.resolve({ kind: "not found" }),
  };
}
