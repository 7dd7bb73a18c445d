import { lookup } from "node:dns/promises";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { isLoopbackAddress, isPublicAddress } from "@/lib/data/programs/public-address";

/** What came back: a status, or why there is none. */
export type OutboundAnswer =
  | { readonly status: number }
  /** It may not be sent there, now or ever. */
  | { readonly refused: string }
  /** It did not work this time. */
  | { readonly failed: string };

export type OutboundRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether this machine itself may be reached: where all of an installation is on it. */
  readonly allowsLoopback: boolean;
  readonly timeoutMilliseconds: number;
  /** Whether nothing may leave this machine: what was made under a shifted clock. */
  readonly staysHere: boolean;
};

type Place = { readonly address: string; readonly family: number };

/**
 * Sends something to an address that somebody typed: the one function by which anything here does that.
 *
 * It refuses addresses of private networks. The name is looked up once, every address that it has is checked, and the
 * connection goes to the one that was checked: a name that means something else a moment later leads nowhere else. Redirects
 * are not followed, and of the answer no more than its status is read.
 */
export async function postOutbound(asked: OutboundRequest): Promise<OutboundAnswer> {
  const url = new URL(asked.url);
  const places = await placesOf(url.hostname);
  if ("failed" in places) return places;
  const isHere = places.every(({ address }) => isLoopbackAddress(address));
  if (asked.staysHere && !isHere)
    return { refused: "what was made under a shifted clock does not leave this machine" };
  const mayGo = isHere
    ? asked.allowsLoopback
    : places.every(({ address }) => isPublicAddress(address));
  if (!mayGo) return { refused: "the address is one of a private network" };
  if (url.protocol !== "https:" && !isHere) return { refused: "the address is not https" };
  const [place] = places;
  return place === undefined ? { failed: "the name has no address" } : sent(url, place, asked);
}

async function placesOf(hostname: string): Promise<readonly Place[] | { failed: string }> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  try {
    return await lookup(host, { all: true });
  } catch (error) {
    return { failed: wordsOf(error) };
  }
}

function sent(
  url: URL,
  { address, family }: Place,
  { headers, body, timeoutMilliseconds }: OutboundRequest,
): Promise<OutboundAnswer> {
  return new Promise((resolve) => {
    const send = url.protocol === "https:" ? requestHttps : requestHttp;
    const request = send(
      url,
      {
        method: "POST",
        headers: { ...headers, "content-length": Buffer.byteLength(body) },
        // No pool: a connection that stood from before would not be to the address that was checked.
        agent: false,
        lookup: (_name, { all }, answer) =>
          all === true ? answer(null, [{ address, family }]) : answer(null, address, family),
        signal: AbortSignal.timeout(timeoutMilliseconds),
      },
      (response) => {
        resolve({ status: response.statusCode ?? 0 });
        response.destroy();
      },
    );
    request.on("error", (error) => resolve({ failed: wordsOf(error) }));
    request.end(body);
  });
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return "it did not work";
  if (error.name === "AbortError" || error.name === "TimeoutError") return "no answer in time";
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
