import { open } from "node:fs/promises";
import { WrongUse } from "./answer";

/** The head of the chain of publications that a mail of Recital carries. */
export type MailHead = { number: number; hash: string };

/** Headers stand at the beginning; however long the rest of a mail is, it is not read. */
const mostRead = 256 * 1024;

/** Reads the head out of a mail as it was saved; a file without one, or with two, is no use here. */
export async function readMailHead(path: string): Promise<MailHead> {
  const headers = headersIn(await beginningOf(path));
  const numbers = headers
    .filter(({ name }) => name === "x-recital-publication")
    .map(({ value }) => value);
  const hashes = headers
    .filter(({ name }) => name === "x-recital-publication-hash")
    .map(({ value }) => value);
  const [number = "", hash = ""] = [numbers[0], hashes[0]];
  if (numbers.length > 1 || hashes.length > 1)
    throw new WrongUse(`${path} names more than one publication: it is not as Recital sent it.`);
  if (!/^[1-9]\d{0,8}$/.test(number) || !/^[0-9a-f]{64}$/.test(hash)) {
    throw new WrongUse(
      `${path} is no mail of Recital that names a publication: it lacks X-Recital-Publication and X-Recital-Publication-Hash. Save the mail whole, with its headers.`,
    );
  }
  return { number: Number(number), hash };
}

async function beginningOf(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(mostRead), 0, mostRead, 0);
      return buffer.subarray(0, bytesRead).toString("latin1");
    } finally {
      await file.close();
    }
  } catch {
    throw new WrongUse(`${path} cannot be read.`);
  }
}

/** RFC 5322 section 2.2: name, colon, value; a line that begins with a blank goes on with the one before. */
function headersIn(text: string): { name: string; value: string }[] {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  // Some programs save a mail with a line of their own before it.
  const first = lines[0]?.startsWith("From ") === true ? 1 : 0;
  const end = lines.indexOf("", first);
  const unfolded = lines
    .slice(first, end === -1 ? undefined : end)
    .join("\n")
    .replace(/\n(?=[ \t])/g, "");
  return unfolded.split("\n").flatMap((line) => {
    const colon = line.indexOf(":");
    return colon === -1
      ? []
      : [{ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() }];
  });
}
