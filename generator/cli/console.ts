/** Where commands print. Results go to `out`, everything else to `err`. */
export interface Console {
  out(text: string): void;
  err(text: string): void;
  /** Whether colours are wanted on `out` and on `err`. */
  readonly color: { readonly out: boolean; readonly err: boolean };
}

/** The process's own output. */
export function createProcessConsole(): Console {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
  return createConsole(
    (text) => process.stdout.write(text),
    (text) => process.stderr.write(text),
    { out: wantsColor(process.stdout), err: wantsColor(process.stderr) },
  );
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
