import { BlockList, isIP, isIPv4 } from "node:net";

/** What no request may go to: this machine, its network, and all that is not plain unicast on the Internet (IANA's registries). */
const special = listOf([
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
  // Of IPv6 only global unicast is public at all; within it, what stands for IPv4 or for nothing.
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
]);
const globalUnicast = listOf([["2000::", 3]]);
const loopback = listOf([
  ["127.0.0.0", 8],
  ["::1", 128],
]);

/** Whether an address is one of the public Internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || contains(special, address)) return false;
  return isIPv4(address) || contains(globalUnicast, address);
}

/** Whether an address is this machine itself. */
export function isLoopbackAddress(address: string): boolean {
  return isIP(address) !== 0 && contains(loopback, address);
}

function listOf(networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of networks)
    list.addSubnet(address, prefix, isIPv4(address) ? "ipv4" : "ipv6");
  return list;
}

function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIPv4(address) ? "ipv4" : "ipv6");
}
