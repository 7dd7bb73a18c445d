import { createHash } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";

/** A name, empty when there is none, and an address. */
export type Person = { name: string; address: string };

/** What the list shows of one kept mail. */
export type KeptMail = {
  id: string;
  /** When it came, by the clock of the file system. */
  arrivedAt: string;
  envelopeFrom: string;
  envelopeTo: string;
  from: Person[];
  to: Person[];
  subject: string;
  messageId: string;
  /** SHA-256 of the bytes as they were sent. */
  sha256: string;
  bytes: number;
};

export type ReceivedMail = { envelopeFrom: string; envelopeTo: string; raw: Buffer };

export type InboxStore = {
  /** Keeps one mail; when this has settled, it is on the disk for good. */
  keep(mail: ReceivedMail): Promise<void>;
  /** The ids of all kept mails, newest first. */
  ids(): Promise<string[]>;
  find(id: string): Promise<KeptMail | null>;
  /** The kept file: the trace that delivery added, then the bytes as they were sent. */
  file(id: string): Promise<Buffer | null>;
  read(id: string): Promise<{ mail: KeptMail; parsed: ParsedMail } | null>;
};

const MAIL_FILE = /^(?<id>(?<number>\d{8,})-[A-Za-z0-9@._+-]+)\.eml$/;
const LONGEST_NAME = 180;

/**
 * One folder of `.eml` files, numbered in the order of arrival. Each begins with the two lines
 * that a mail server adds on final delivery (RFC 5321 4.4), so that the envelope is kept too.
 */
export async function openInboxStore(folder: string): Promise<InboxStore> {
  await mkdir(folder, { recursive: true });
  const found = await readdir(folder);
  // What a killed process had not finished was never acknowledged: its sender sends it again.
  const unfinished = found.filter((name) => name.endsWith(".part"));
  await Promise.all(unfinished.map((name) => rm(join(folder, name), { force: true })));
  let lastNumber = Math.max(0, ...found.map(numberOf));
  const syncFolder = sharedSync(folder);
  const summaries = new Map<string, KeptMail>();

  async function keep(mail: ReceivedMail): Promise<void> {
    lastNumber += 1;
    const number = lastNumber;
    const draft = join(folder, `${process.pid}-${number}.part`);
    await writeDurably(draft, [traceOf(mail), mail.raw]);
    await linkUnderFreeNumber(draft, number, safeName(mail.envelopeTo));
    await syncFolder();
    await rm(draft, { force: true });
  }

  async function linkUnderFreeNumber(draft: string, wanted: number, name: string): Promise<void> {
    for (let number = wanted; ; number += 1) {
      lastNumber = Math.max(lastNumber, number);
      try {
        return await link(draft, join(folder, `${String(number).padStart(8, "0")}-${name}.eml`));
      } catch (error) {
        // Another process that serves the same folder was faster.
        if (!hasCode(error, "EEXIST")) throw error;
      }
    }
  }

  async function ids(): Promise<string[]> {
    const names = await readdir(folder);
    const numbered = names.flatMap((name) => {
      const id = MAIL_FILE.exec(name)?.groups?.id;
      return id === undefined ? [] : [{ id, number: numberOf(name) }];
    });
    numbered.sort((a, b) => b.number - a.number || (a.id < b.id ? 1 : -1));
    return numbered.map(({ id }) => id);
  }

  async function file(id: string): Promise<Buffer | null> {
    if (!MAIL_FILE.test(`${id}.eml`)) return null;
    try {
      return await readFile(pathOf(id));
    } catch (error) {
      if (hasCode(error, "ENOENT")) return null;
      throw error;
    }
  }

  async function find(id: string): Promise<KeptMail | null> {
    const known = summaries.get(id);
    if (known !== undefined) return known;
    const bytes = await file(id);
    if (bytes === null) return null;
    const head = bytes.subarray(0, endOfHeaders(bytes));
    const summary = summaryOf(id, await arrival(id), bytes, await simpleParser(head));
    summaries.set(id, summary);
    return summary;
  }

  async function read(id: string): ReturnType<InboxStore["read"]> {
    const [mail, bytes] = await Promise.all([find(id), file(id)]);
    if (mail === null || bytes === null) return null;
    return { mail, parsed: await simpleParser(bytes, { skipTextToHtml: true }) };
  }

  async function arrival(id: string): Promise<string> {
    return (await stat(pathOf(id))).mtime.toISOString();
  }

  function pathOf(id: string): string {
    return join(folder, `${id}.eml`);
  }

  return { keep, ids, find, file, read };
}

/** The part of a kept file that the sender sent. */
export function sentBytes(file: Buffer): Buffer {
  const trace = /^Return-Path: [^\n]*\r\nDelivered-To: [^\n]*\r\n/.exec(
    file.subarray(0, 2_000).toString("latin1"),
  );
  return file.subarray(trace?.[0].length ?? 0);
}

function traceOf({ envelopeFrom, envelopeTo }: ReceivedMail): Buffer {
  return Buffer.from(`Return-Path: <${envelopeFrom}>\r\nDelivered-To: ${envelopeTo}\r\n`);
}

function summaryOf(id: string, arrivedAt: string, file: Buffer, head: ParsedMail): KeptMail {
  const sent = sentBytes(file);
  return {
    id,
    arrivedAt,
    envelopeFrom: headerLine(head, "return-path").replace(/^<|>$/g, ""),
    envelopeTo: headerLine(head, "delivered-to"),
    from: peopleOf(head.from),
    to: peopleOf(head.to),
    subject: head.subject ?? "",
    messageId: head.messageId ?? "",
    sha256: createHash("sha256").update(sent).digest("hex"),
    bytes: sent.length,
  };
}

function peopleOf(written: AddressObject | AddressObject[] | undefined): Person[] {
  const lists = [written ?? []].flat();
  return lists.flatMap(({ value }) =>
    value.map(({ name, address }) => ({ name, address: address ?? "" })),
  );
}

function headerLine(mail: ParsedMail, key: string): string {
  const line = mail.headerLines.find((header) => header.key === key)?.line ?? "";
  return line.slice(line.indexOf(":") + 1).trim();
}

function endOfHeaders(file: Buffer): number {
  const end = file.indexOf("\r\n\r\n");
  return end === -1 ? file.length : end + 4;
}

function safeName(address: string): string {
  const safe = address
    .toLowerCase()
    .replace(/[^a-z0-9@._+-]/g, "_")
    .slice(0, LONGEST_NAME);
  return safe === "" ? "nobody" : safe;
}

function numberOf(name: string): number {
  return Number(MAIL_FILE.exec(name)?.groups?.number ?? 0);
}

async function writeDurably(path: string, chunks: Buffer[]): Promise<void> {
  const handle = await open(path, "w", 0o600);
  try {
    await handle.writev(chunks);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Syncs a folder; calls that come while one sync runs share the next one. */
function sharedSync(folder: string): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  return () => {
    waiting ??= running.then(() => {
      waiting = null;
      running = syncNow(folder);
      return running;
    });
    return waiting;
  };
}

async function syncNow(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
