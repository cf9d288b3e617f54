import type { ReadResult } from "./source-reader.js";

const MOST_REDIRECTS = 5;

/**
 * Fetches a document over http or https. Follows redirects on the same host and port only, and not from https
 * to http; sends no credentials; neither reads nor waits longer than allowed.
 */
export async function readUrl(url: URL, maxBytes: number, timeout: number): Promise<ReadResult> {
  if (url.username !== "" || url.password !== "")
    return { kind: "unreachable", reason: "the URL contains credentials, which are not sent" };
  const signal = AbortSignal.timeout(timeout);
  try {
    let target = url;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const response = await fetch(target.href, {
        redirect: "manual",
        signal,
        headers: { accept: "application/yaml, application/json, */*;q=0.5" },
      });
      if (response.status < 300 || response.status > 399) return await readResponse(response, maxBytes);
      await response.body?.cancel();
      const next = findRedirect(target, response.headers.get("location"));
      if (typeof next === "string") return { kind: "unreachable", reason: next };
      target = next;
    }
    return { kind: "unreachable", reason: `it redirects more than ${MOST_REDIRECTS} times` };
  } catch (error) {
    return { kind: "unreachable", reason: describeFailure(error, timeout) };
  }
}

/** Where a redirect leads, or why it is not followed. */
function findRedirect(from: URL, location: string | null): URL | string {
  if (location === null || !URL.canParse(location, from.href)) return "it redirects to nowhere";
  const target = new URL(location, from);
  // The port belongs to the place: another one may be another's service.
  const samePlace = target.host === from.host && /^https?:$/.test(target.protocol);
  if (!samePlace) return `it redirects to another host, ${target.host || target.protocol}`;
  if (from.protocol === "https:" && target.protocol === "http:") return "it redirects from https to http";
  return target;
}

async function readResponse(response: Response, maxBytes: number): Promise<ReadResult> {
  if (!response.ok) {
    await response.body?.cancel();
    return { kind: "unreachable", reason: `the answer is ${`${response.status} ${response.statusText}`.trim()}` };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > maxBytes) {
      await reader?.cancel();
      return { kind: "too large", bytes: size };
    }
    chunks.push(part.value);
  }
  return { kind: "bytes", bytes: Buffer.concat(chunks) };
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "the connection is refused",
  ECONNRESET: "the connection was closed",
  UND_ERR_SOCKET: "the connection was closed",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the name of the host cannot be looked up",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  UND_ERR_CONNECT_TIMEOUT: "the host does not answer",
};

function describeFailure(error: unknown, timeout: number): string {
  if (!(error instanceof Error)) throw error;
  if (error.name === "TimeoutError") return `it takes longer than ${timeout / 1000} seconds`;
  const code = findCode(error);
  if (code === undefined) return "the connection fails";
  return (
    REASONS[code] ??
    (/CERT|SIGNED|TLS|SSL/.test(code) ? `its certificate is not accepted (${code})` : `the connection fails (${code})`)
  );
}

/** `fetch` wraps what happened, and sometimes what happened on each address of the host. */
function findCode(error: Error): string | undefined {
  for (
    let cause: unknown = error;
    cause instanceof Error;
    cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause
  ) {
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  }
  return undefined;
}
