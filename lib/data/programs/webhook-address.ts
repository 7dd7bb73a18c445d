import { isIP } from "node:net";
import { webhookAddressProblem } from "@/lib/domain/api/webhook-view";
import { isLoopbackAddress, isPublicAddress } from "./public-address";

/** Names that mean nothing on the Internet (RFC 6761, 6762, 8375; ICANN for `internal`), or something else on each network. */
const privateName = /^[^.]+$|\.(localhost|local|internal|home\.arpa)$/;

/**
 * Why an address cannot be told of events, as far as can be said without a network; null where nothing speaks against it. What a
 * name means is looked up when something is sent, each time anew: it can mean something else by then.
 */
export function webhookAddressTrouble(text: string, isLocal: boolean): string | null {
  const problem = webhookAddressProblem(text, isLocal);
  if (problem !== null) return problem;
  // The parser has made plain numbers of all other ways to write an address.
  const host = new URL(text).hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (host === "localhost" || isLoopbackAddress(host))
    return isLocal ? null : `${host} is this machine itself: name an address of the Internet.`;
  const isPrivate = isIP(host) === 0 ? privateName.test(host) : !isPublicAddress(host);
  return isPrivate
    ? `${host} belongs to a private network: nothing is sent there. Name an address of the Internet.`
    : null;
}
