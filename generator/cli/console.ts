/** Where commands print. Results go to `out`, everything else to `err`. */
export interface Console {
  out(text: string): void;
  err(text: string): void;
  /** Whether colours are wanted on `out` and on `err`. */
  readonly color: { readonly out: boolean; readonly err: boolean };
  /**
   * Shows a line that stays until something else is printed or another takes its place. Absent where
   * nobody looks on: a pipe, the log of a CI job.
   */
  readonly status?: (text: string) => void;
}

/** The process's own output. */
export function createProcessConsole(): Console {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
  const color = { out: wantsColor(process.stdout), err: wantsColor(process.stderr) };
  const out = (text: string): void => void process.stdout.write(text);
  const err = (text: string): void => void process.stderr.write(text);
  const { stdout } = process;
  if (stdout.isTTY !== true || process.env["TERM"] === "dumb") return createConsole(out, err, color);
  return createStatusConsole(out, err, color, () => stdout.columns);
}

/** A console upon a terminal, with a status line at the bottom. */
export function createStatusConsole(
  writeOut: (text: string) => void,
  writeErr: (text: string) => void,
  color: Console["color"],
  columns: () => number,
): Console {
  let shown = false;
  const clear = (): void => {
    if (shown) writeOut("\r\u001b[2K");
    shown = false;
  };
  const clearFirst = (write: (text: string) => void) => (text: string) => {
    clear();
    write(text);
  };
  const status = (text: string): void => {
    clear();
    // A line that wraps could not be taken back.
    writeOut(text.length < columns() ? text : `${text.slice(0, Math.max(columns() - 2, 0))}…`);
    shown = text !== "";
  };
  return { ...createConsole(clearFirst(writeOut), clearFirst(writeErr), color), status };
}

/** A console upon two streams of text. Every text gets the line feed that it lacks, and an empty one is not written. */
export function createConsole(
  writeOut: (text: string) => void,
  writeErr: (text: string) => void,
  color: Console["color"],
): Console {
  const lines = (write: (text: string) => void) => (text: string) => {
    if (text !== "") write(text.endsWith("\n") ? text : `${text}\n`);
  };
  return { out: lines(writeOut), err: lines(writeErr), color };
}

// `modelmint check | head` closes the pipe early, which is nobody's mistake.
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

/** https://no-color.org and FORCE_COLOR as Node itself reads it. */
function wantsColor(stream: NodeJS.WriteStream): boolean {
  if ((process.env["NO_COLOR"] ?? "") !== "") return false;
  const forced = process.env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return stream.isTTY === true && process.env["TERM"] !== "dumb";
}
