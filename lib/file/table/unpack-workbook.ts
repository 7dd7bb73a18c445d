import { Unzip, type UnzipFile, UnzipInflate } from "fflate";
import { inWords, TableRefusal, tableLimits } from "./table";

/** The parts of an archive by their names. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** So little is inflated before what came out is counted: at most a thousand times as much. */
const step = 4_096;

const damaged = () =>
  new TableRefusal(
    "the workbook is damaged: its archive cannot be unpacked",
    "open it in a spreadsheet program, and save it anew",
  );

/**
 * Unpacks an archive, and counts what comes out while it does: a small file may hold gigabytes, and what it says of its
 * own size is no proof.
 */
export function unpackWorkbook(bytes: Uint8Array): Parts {
  if (isEncrypted(bytes))
    throw new TableRefusal(
      "the archive is protected by a password",
      "save the workbook without one",
    );
  const parts = new Map<string, Part>();
  const most = Math.min(tableLimits.inflatedBytes, bytes.length * tableLimits.ratio);
  let inflated = 0;
  const unzip = new Unzip();
  unzip.register(UnzipInflate);
  unzip.onfile = (file) => {
    const part = newPart(parts, file);
    file.ondata = (error, data, isLast) => {
      // What is thrown here comes back here as an error of the archive.
      if (error) throw error instanceof TableRefusal ? error : damaged();
      inflated += data.length;
      if (inflated > most) throw tooLarge(most);
      part.chunks.push(data);
      part.isWhole = isLast;
    };
    file.start();
  };
  feed(unzip, bytes);
  if (parts.size === 0 || [...parts.values()].some(({ isWhole }) => !isWhole)) throw damaged();
  return new Map([...parts].map(([name, { chunks }]) => [name, joined(chunks)]));
}

type Part = { chunks: Uint8Array[]; isWhole: boolean };

function newPart(parts: Map<string, Part>, { name }: UnzipFile): Part {
  // Two readers may take different ones of two parts with one name.
  if (parts.has(name)) throw damaged();
  if (parts.size >= tableLimits.entries)
    throw new TableRefusal(
      `the workbook is an archive of more than ${tableLimits.entries} files`,
      "save the one sheet as a workbook of its own, without pictures, or as CSV",
    );
  const part: Part = { chunks: [], isWhole: false };
  parts.set(name, part);
  return part;
}

function feed(unzip: Unzip, bytes: Uint8Array): void {
  try {
    for (let at = 0; at < bytes.length; at += step)
      unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch (error) {
    throw error instanceof TableRefusal ? error : damaged();
  }
}

function isEncrypted(bytes: Uint8Array): boolean {
  return ((bytes[6] ?? 0) & 1) === 1;
}

function tooLarge(most: number): TableRefusal {
  const reason =
    most === tableLimits.inflatedBytes
      ? `inflates to more than ${inWords(most / 1_000_000)} MB`
      : `inflates to more than ${tableLimits.ratio} times its size`;
  return new TableRefusal(
    `the workbook ${reason}`,
    "copy the list into a new workbook, without formats, and save that",
  );
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
