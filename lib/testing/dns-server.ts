import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";

/** What a name says; one that is not there is not known, an empty list says nothing of that kind. */
export type Zone = Readonly<
  Record<string, { readonly TXT?: readonly string[]; readonly MX?: readonly string[] } | "SILENT">
>;

const types = { MX: 15, TXT: 16 } as const;

/**
 * A name server on loopback that answers for a few names (RFC 1035), and a resolver that asks it alone. `SILENT` names get no
 * answer at all.
 */
export async function dnsServer(
  zone: Zone,
): Promise<{ resolver: Resolver; close: () => Promise<void> }> {
  const socket = createSocket("udp4");
  socket.on("message", (query, { port, address }) => {
    const answer = answerTo(query, zone);
    if (answer !== null) socket.send(answer, port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  const resolver = new Resolver({ timeout: 100, tries: 1 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return {
    resolver,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function answerTo(query: Buffer, zone: Zone): Buffer | null {
  const { name, end } = nameAt(query, 12);
  const type = query.readUInt16BE(end);
  const known = zone[name.toLowerCase()];
  if (known === "SILENT") return null;
  const isBelow = Object.keys(zone).some((other) => other.endsWith(`.${name.toLowerCase()}`));
  const records =
    type === types.TXT
      ? (known?.TXT ?? []).map(textData)
      : type === types.MX
        ? (known?.MX ?? []).map(serverData)
        : [];
  const header = Buffer.from(query.subarray(0, 12));
  // A response with recursion; 3: there is no such name, and none below it (RFC 8020).
  header.writeUInt16BE(0x8180 | (known === undefined && !isBelow ? 3 : 0), 2);
  header.writeUInt16BE(records.length, 6);
  header.writeUInt32BE(0, 8);
  return Buffer.concat([
    header,
    query.subarray(12, end + 4),
    ...records.map((data) => recordOf(type, data)),
  ]);
}

function recordOf(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  // A pointer to the name of the question; class IN; an hour.
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(3600, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function textData(text: string): Buffer {
  const parts = text.match(/.{1,255}/gs) ?? [""];
  return Buffer.concat(parts.map((part) => Buffer.from([part.length, ...Buffer.from(part)])));
}

function serverData(exchange: string): Buffer {
  return Buffer.concat([Buffer.from([0, 10]), encoded(exchange)]);
}

function encoded(name: string): Buffer {
  const labels = name.split(".").filter((label) => label !== "");
  return Buffer.concat([
    ...labels.map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ]);
}

function nameAt(message: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = start;
  for (;;) {
    const length = message[at] ?? 0;
    if (length === 0) return { name: labels.join("."), end: at + 1 };
    labels.push(message.toString("latin1", at + 1, at + 1 + length));
    at += length + 1;
  }
}
