/** Where commands print. Results go to `out`, everything else to `err`. */
export interface Console {
  out(text: string): void;
  err(text: string): void;
  /** Whether colours are wanted on `out` and on `err`. */
  readonly color: { readonly out: boolean; readonly err: boolean };
}

/** The process's own output. Every text gets the line feed that it lacks. */
export function createProcessConsole(): Console {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
  return {
    out: (text) => write(process.stdout, text),
    err: (text) => write(process.stderr, text),
    color: { out: wantsColor(process.stdout), err: wantsColor(process.stderr) },
  };
}

function write(stream: NodeJS.WriteStream, text: string): void {
  if (text !== "") stream.write(text.endsWith("\n") ? text : `${text}\n`);
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
