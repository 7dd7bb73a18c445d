import { type FileHandle, open } from "node:fs/promises";
import { crc32, inflateRawSync } from "node:zlib";
import { WrongUse } from "./answer";

type Entry = {
  readonly path: string;
  readonly name: Buffer;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
};

const headerBytes = { entry: 46, local: 30, descriptor: 16, end: 22 };
/** Sizes follow each file. Beside that bit stand only how hard it was packed, and that its name is UTF-8. */
const [sizesFollow, harmless] = [0x0008, 0x0806];
const deflated = 8;

/**
 * The files of a ZIP, by the directory at its end, as every program unpacks them. What stands before each file has to say the same,
 * and nothing may lie between: two programs could otherwise find two packs in one file.
 *
 * @param most how large one file may be, and all together: a small ZIP may hold gigabytes
 */
export async function* filesOfZip(
  target: string,
  most: { readonly file: number; readonly total: number },
): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
  const file = await open(target);
  try {
    const { entries, end } = await directoryOf(file, target);
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    const large = entries.find(({ size }) => size > most.file);
    if (large !== undefined || total > most.total)
      throw new WrongUse(`${large?.path ?? target} is too large for a pack of evidence.`);
    for (const [index, entry] of entries.entries()) {
      const next = entries[index + 1]?.offset ?? end;
      const span = await bytesAt(file, entry.offset, next - entry.offset, target);
      yield { path: entry.path, bytes: contentOf(entry, span, target) };
    }
  } finally {
    await file.close();
  }
}

async function directoryOf(
  file: FileHandle,
  target: string,
): Promise<{ entries: Entry[]; end: number }> {
  const { size } = await file.stat();
  const tail = await bytesAt(file, size - headerBytes.end, headerBytes.end, target);
  const [count, length, start] = [
    tail.readUInt16LE(10),
    tail.readUInt32LE(12),
    tail.readUInt32LE(16),
  ];
  const isEnd = tail.toString("latin1", 0, 4) === "PK\u0005\u0006";
  if (!isEnd || start + length + headerBytes.end !== size) throw notOurs(target);
  const directory = await bytesAt(file, start, length, target);
  const entries: Entry[] = [];
  for (let at = 0; at < length; ) {
    const entry = entryAt(directory.subarray(at), target);
    entries.push(entry);
    at += headerBytes.entry + entry.name.length;
  }
  const isOnce = new Set(entries.map(({ path }) => path)).size === entries.length;
  const isInside = entries[0]?.offset === 0 && entries.every(({ offset }) => offset < start);
  if (entries.length !== count || !isOnce || !isInside) throw notOurs(target);
  return { entries, end: start };
}

/** One line of the directory. Fields beyond the name could give it another name: there are none. */
function entryAt(bytes: Buffer, target: string): Entry {
  if (bytes.length < headerBytes.entry || bytes.toString("latin1", 0, 4) !== "PK\u0001\u0002")
    throw notOurs(target);
  const [flags, method] = [bytes.readUInt16LE(8), bytes.readUInt16LE(10)];
  const [named, more, comment] = [
    bytes.readUInt16LE(28),
    bytes.readUInt16LE(30),
    bytes.readUInt16LE(32),
  ];
  const isOurs =
    (flags & ~harmless) === sizesFollow && method === deflated && more === 0 && comment === 0;
  const name = bytes.subarray(headerBytes.entry, headerBytes.entry + named);
  if (!isOurs || name.length !== named) throw notOurs(target);
  return {
    path: name.toString(),
    name,
    flags,
    crc: bytes.readUInt32LE(16),
    packed: bytes.readUInt32LE(20),
    size: bytes.readUInt32LE(24),
    offset: bytes.readUInt32LE(42),
  };
}

/** What lies from the beginning of one file to that of the next: its header, its bytes, its sizes, and no more. */
function contentOf(entry: Entry, span: Buffer, target: string): Uint8Array {
  const { name, flags, crc, packed, size } = entry;
  const begin = headerBytes.local + name.length;
  const end = begin + packed;
  const isSame =
    span.length === end + headerBytes.descriptor &&
    span.toString("latin1", 0, 4) === "PK\u0003\u0004" &&
    span.readUInt16LE(6) === flags &&
    span.readUInt16LE(8) === deflated &&
    span.readUInt16LE(26) === name.length &&
    span.readUInt16LE(28) === 0 &&
    span.subarray(headerBytes.local, begin).equals(name) &&
    span.toString("latin1", end, end + 4) === "PK\u0007\u0008" &&
    [crc, packed, size].every((value, index) => span.readUInt32LE(end + 4 + 4 * index) === value);
  if (!isSame) throw notOurs(target);
  const bytes = inflated(span.subarray(begin, end), size, target);
  if (bytes.length !== size || crc32(bytes) !== crc) throw notOurs(target);
  return bytes;
}

function inflated(bytes: Buffer, size: number, target: string): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) });
  } catch {
    throw notOurs(target);
  }
}

async function bytesAt(
  file: FileHandle,
  position: number,
  length: number,
  target: string,
): Promise<Buffer> {
  if (position < 0 || length < headerBytes.end) throw notOurs(target);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw notOurs(target);
  return buffer;
}

function notOurs(target: string): WrongUse {
  return new WrongUse(
    `${target} is damaged, or no ZIP as Recital writes it. If another program packed it, unpack it and check the folder.`,
  );
}
