import { open } from "node:fs/promises";
import { type MailHead, mailHeadIn } from "@/lib/domain/evidence/mail-head";
import { WrongUse } from "./answer";

/** Headers stand at the beginning; however long the rest of a mail is, it is not read. */
const mostRead = 256 * 1024;

/** Reads the head out of a mail as it was saved; a file without one, or with two, is no use here. */
export async function readMailHead(path: string): Promise<MailHead> {
  const head = mailHeadIn(await beginningOf(path));
  if (head === "several")
    throw new WrongUse(`${path} names more than one publication: it is not as Recital sent it.`);
  if (head === null)
    throw new WrongUse(
      `${path} is no mail of Recital that names a publication: it lacks X-Recital-Publication and X-Recital-Publication-Hash. Save the mail whole, with its headers.`,
    );
  return head;
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
