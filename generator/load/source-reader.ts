/** What reading a source gives: its bytes, or why there are none. */
export type ReadResult =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "not found" }
  | { readonly kind: "folder" }
  /** A link leads out of the folder that was named. */
  | { readonly kind: "outside" }
  | { readonly kind: "unreadable"; readonly reason: string }
  /** `bytes` is the size as far as it is known. */
  | { readonly kind: "too large"; readonly bytes: number }
  /** No answer from the network, or not the wanted one. The reason carries neither credentials nor query. */
  | { readonly kind: "unreachable"; readonly reason: string };

/** Where documents come from. Nothing in it throws for what is wrong with a source. */
export interface SourceReader {
  /** @param within a folder that the file must stand in, links followed; then it has to be a regular file, too */
  readFile(path: string, maxBytes: number, within?: string): Promise<ReadResult>;
  readStandardInput(maxBytes: number): Promise<ReadResult>;
  /** @param timeout in milliseconds, for the whole of it */
  fetchUrl(url: URL, maxBytes: number, timeout: number): Promise<ReadResult>;
}
