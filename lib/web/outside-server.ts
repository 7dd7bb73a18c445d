import { operatorError } from "@/lib/env";
import { largestFile, type Outside } from "./outside";

const patienceMilliseconds = 30_000;
const mostRedirects = 3;
/** What is served ready compressed is another file on the server's disk, and so is looked at too. */
const encodings = ["identity", "gzip", "br"];

/**
 * Reads published files with nothing but HTTP.
 *
 * @param address http or https, of the public root
 * @throws an operator error from every reading that the server does not answer, or not in time, or with too much
 */
export function outsideServer(address: string): Outside {
  const root = new URL(address.endsWith("/") ? address : `${address}/`);
  root.search = "";
  root.hash = "";
  return {
    read: (path) => fetchFile(new URL(path, root), "identity"),
    readForms: async (path) => {
      const found: Uint8Array[] = [];
      for (const encoding of encodings) {
        const bytes = await fetchFile(new URL(addressOf(path), root), encoding);
        if (bytes !== null) found.push(bytes);
      }
      return found.length === encodings.length ? found : [];
    },
    list: async () => null,
  };
}

/** A page is read at the address that people know: `changes`, not `changes.html`. */
function addressOf(path: string): string {
  const page = path.replace(/\.html$/, "").replace(/(^|\/)index$/, "$1");
  // A first part with a colon would be a scheme.
  return `./${page}`;
}

async function fetchFile(address: URL, encoding: string): Promise<Uint8Array | null> {
  try {
    const response = await follow(address, encoding);
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel();
      return null;
    }
    if (response.status !== 200) throw operatorError(`${address.href} answers ${response.status}.`);
    return await bytesOf(response, address);
  } catch (error) {
    throw isOperators(error) ? error : operatorError(`${address.href} ${reasonOf(error)}`);
  }
}

/** Redirects lead on within one host only: another would answer for whom it is not. */
async function follow(address: URL, encoding: string): Promise<Response> {
  let at = address;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    const response = await fetch(at, {
      redirect: "manual",
      headers: { "Accept-Encoding": encoding, "Cache-Control": "no-cache" },
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    const next = new URL(location, at);
    const isSafer = next.protocol === at.protocol || next.protocol === "https:";
    if (next.host !== address.host || !isSafer)
      throw operatorError(`${at.href} leads to another place: ${next.origin}.`);
    at = next;
  }
  throw operatorError(`${address.href} leads from one address to the next without end.`);
}

async function bytesOf(response: Response, address: URL): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > largestFile)
      throw operatorError(`${address.href} is longer than any published file.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function isOperators(error: unknown): boolean {
  return error instanceof Error && error.cause === "operator";
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return "does not answer in time.";
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const known: Record<string, string> = {
    ECONNREFUSED: "does not answer: nothing listens there.",
    ECONNRESET: "broke off.",
    ENOTFOUND: "cannot be found: no such host.",
    EAI_AGAIN: "cannot be found: the name is not resolved.",
    UND_ERR_CONNECT_TIMEOUT: "does not answer in time.",
    UND_ERR_SOCKET: "broke off.",
  };
  return (
    known[code] ??
    `cannot be read: ${code || (cause instanceof Error ? cause.message : String(cause))}.`
  );
}
