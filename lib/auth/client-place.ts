import { BlockList, isIP, isIPv4 } from "node:net";
import { headers } from "next/headers";
import { env } from "@/lib/env";

/**
 * The network that this request comes from, as limits count it; null when the web process did not say.
 *
 * server.ts writes the address of the connection into `x-recital-address`, over whatever the client wrote there.
 */
export async function clientPlace(): Promise<string | null> {
  return placeIn(await headers());
}

/** The same of a request at hand. */
export function placeIn(all: Pick<Headers, "get">): string | null {
  const connected = all.get("x-recital-address");
  if (connected === null) return null;
  return networkOf(clientAddress(connected, all.get("x-forwarded-for"), env().trustedProxies));
}

/**
 * The address of the client: the last one on the way that is no proxy of ours.
 *
 * @param connected who opened the connection
 * @param forwarded the header X-Forwarded-For, believed only as far as trusted proxies wrote it
 */
export function clientAddress(
  connected: string,
  forwarded: string | null,
  trustedProxies: readonly string[],
): string {
  const trusted = listOf(trustedProxies);
  let client = plain(connected);
  for (const hop of (forwarded ?? "").split(",").reverse()) {
    const before = plain(hop);
    if (isIP(before) === 0 || !contains(trusted, client)) break;
    client = before;
  }
  return client;
}

/** The network of an address: /24 of IPv4, /56 of IPv6, which is what one household or office is given. */
export function networkOf(address: string): string | null {
  const client = plain(address);
  if (isIPv4(client)) return `${client.split(".").slice(0, 3).join(".")}.0/24`;
  if (isIP(client) === 0) return null;
  const groups = groupsOf(client);
  const kept = groups.slice(0, 4).map((group, index) => (index === 3 ? group & 0xff00 : group));
  return `${kept.map((group) => group.toString(16)).join(":")}::/56`;
}

/** The eight groups of an IPv6 address, with what "::" stands for written out. */
function groupsOf(address: string): number[] {
  const [head = "", tail = ""] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const read = (part: string) =>
    part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
  const [before, after] = [read(head), read(tail)];
  const gap = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return [...before, ...gap, ...after];
}

/** Without a zone, and as IPv4 where it is IPv4 dressed as IPv6. */
function plain(address: string): string {
  const bare = address.trim().replace(/%.*$/, "");
  const inner = bare.replace(/^::ffff:/i, "");
  return isIPv4(inner) ? inner : bare;
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    const family = isIPv4(address) ? "ipv4" : "ipv6";
    list.addSubnet(address, Number(prefix ?? (family === "ipv4" ? 32 : 128)), family);
  }
  return list;
}

function contains(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}
