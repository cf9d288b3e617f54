import { posix } from "node:path";
import type { Diagnostics } from "../../diagnostics/collector.js";
import { joinUri } from "../join-uri.js";
import type { Limits } from "../limits.js";
import { locationOf } from "../location.js";
import { parseBytes } from "../parse-bytes.js";
import { readInput } from "../read-input.js";
import { reportUnreadRoot } from "../report-unread.js";
import { placeRoot, type SourceInput, sourceInputOf } from "../source-input.js";
import type { SourceReader } from "../source-reader.js";
import type { SourceDocument } from "../types.js";
import { readOverlay } from "./read-overlay.js";
import type { Overlay } from "./types.js";

/** What overlays are loaded with: where files come from, and what they are meant for. */
export interface OverlaySettings {
  readonly limits: Limits;
  readonly reader: SourceReader;
  /** The document that the overlays are applied to. */
  readonly input: SourceInput;
}

/**
 * Reads Overlay files in the order given; undefined, and everything reported, where one of them cannot be used.
 * @param names paths or URLs as a person writes them
 */
export async function loadOverlays(
  names: readonly string[],
  settings: OverlaySettings,
  diagnostics: Diagnostics,
): Promise<readonly Overlay[] | undefined> {
  const overlays: Overlay[] = [];
  for (const [index, name] of names.entries()) {
    const document = await readDocument(name, index, settings, diagnostics);
    const overlay = document && readOverlay(document, diagnostics);
    if (overlay === undefined) continue;
    reportOtherTarget(overlay, name, settings.input, diagnostics);
    overlays.push(overlay);
  }
  return overlays.length === names.length ? overlays : undefined;
}

async function readDocument(
  name: string,
  index: number,
  { limits, reader }: OverlaySettings,
  diagnostics: Diagnostics,
): Promise<SourceDocument | undefined> {
  const input = sourceInputOf(name);
  const place = placeRoot(input);
  if (input.kind === "text") return undefined;
  const result = await readInput(input, reader, limits);
  // The order counts, and where overlays are does not.
  const uri = `#/overlays/${index}/${place.uri.split("/").at(-1) ?? ""}`;
  if (result.kind === "bytes") return parseBytes({ uri, shownAs: place.shownAs, bytes: result.bytes }, limits, diagnostics);
  reportUnreadRoot(result, place, limits.maxBytes, diagnostics);
  return undefined;
}

/** `extends` may name a published copy of the document that is at hand, so that only what is surely another is told. */
function reportOtherTarget(overlay: Overlay, name: string, input: SourceInput, diagnostics: Diagnostics): void {
  const target = input.kind === "path" ? input.path : input.kind === "url" ? input.url : undefined;
  if (overlay.extends === undefined || target === undefined) return;
  const meant = joinUri(slashed(name), overlay.extends);
  const isUrl = (text: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(text);
  if (isUrl(meant) !== isUrl(target) || isAbsolute(meant) !== isAbsolute(target)) return;
  if (posix.normalize(meant) === posix.normalize(slashed(target))) return;
  diagnostics.report("MM6009", { extends: overlay.extends, input: target }, locationOf(overlay.document, "/extends"));
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}

function isAbsolute(path: string): boolean {
  return /^(?:[\\/]|[a-z]:)/i.test(path);
}
