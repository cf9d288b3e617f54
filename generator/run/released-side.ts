import type { Side } from "../compare/types.js";
import { resolveConfig } from "../config/resolve-config.js";
import type { Diagnostics } from "../diagnostics/collector.js";
import type { ReadResult, SourceReader } from "../load/source-reader.js";
import { readSurface } from "../pipeline.js";
import type { ReleaseState } from "./release-file.js";

/** What users of the last release see: its documents by its options, under the names that it was published with. */
export async function readReleasedSide(state: ReleaseState, diagnostics: Diagnostics): Promise<Side | undefined> {
  const [root] = state.documents;
  const uri = root?.uri ?? "";
  const config = resolveConfig({ models: state.models, naming: state.naming });
  const { surface, diagnostics: told } = await readSurface({
    input: /^https?:/i.test(uri) ? { kind: "url", url: uri } : { kind: "path", path: uri },
    options: { ...config, input: uri },
    reader: createStateReader(state),
  });
  diagnostics.add(...told.filter(({ severity }) => severity === "error"));
  return surface && { graph: surface.graph, names: state.names };
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
