import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import { done, type Result, refuse } from "@/lib/domain/result";
import { type BackupHeader, backupHeaderSchema } from "./backup-format";

/** The last line: how many lines are before it, and their SHA-256, each with its line end. */
const trailerSchema = z.strictObject({ lines: z.int(), sha256: z.string() });
type Trailer = z.infer<typeof trailerSchema>;

const trailerStart = '{"lines":';
const damaged = "damaged";

/**
 * Writes a backup beside its place and moves it there: it is there whole, or not at all. Only its owner may read
 * it, for it holds what the database holds.
 *
 * @param batches what `dumpDatabase` yields
 */
export async function writeBackup(
  path: string,
  batches: AsyncIterable<string[]>,
): Promise<Trailer & { bytes: number }> {
  const hash = createHash("sha256");
  const trailer = { lines: 0, sha256: "" };
  async function* sealed(): AsyncGenerator<string> {
    for await (const batch of batches) {
      const text = batch.map((line) => `${line}\n`).join("");
      hash.update(text);
      trailer.lines += batch.length;
      yield text;
    }
    trailer.sha256 = hash.digest("hex");
    yield `${JSON.stringify(trailer)}\n`;
  }
  const draft = `${path}.${process.pid}.draft`;
  try {
    const file = createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true });
    await pipeline(Readable.from(sealed()), createGzip(), file);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  return { ...trailer, bytes: (await stat(path)).size };
}

/** Reads a backup to its end, before anything is done with it. */
export async function checkBackup(
  path: string,
): Promise<Result<BackupHeader, "backupDamaged" | "backupOfOtherFormat">> {
  let first: string | null = null;
  try {
    for await (const line of backupLines(path)) first ??= line;
    const header = backupHeaderSchema.safeParse(JSON.parse(first ?? "null"));
    return header.success ? done(header.data) : refuse("backupOfOtherFormat");
  } catch (error) {
    if (isDamage(error)) return refuse("backupDamaged");
    throw error;
  }
}

/** The lines of a backup behind its header; they end with an error when the file is not as `checkBackup` saw it. */
export async function* backupRows(path: string): AsyncGenerator<string> {
  let isHeader = true;
  for await (const line of backupLines(path)) {
    if (!isHeader) yield line;
    isHeader = false;
  }
}

/** @yields every line but the last, which must fit them */
async function* backupLines(path: string): AsyncGenerator<string> {
  const hash = createHash("sha256");
  let count = 0;
  let trailer: Trailer | null = null;
  for await (const line of linesIn(path)) {
    if (trailer !== null) throw damage();
    const text = line.toString();
    if (text.startsWith(trailerStart)) {
      trailer = trailerOf(text);
      continue;
    }
    hash.update(line).update("\n");
    count += 1;
    yield text;
  }
  if (trailer === null || trailer.lines !== count || trailer.sha256 !== hash.digest("hex"))
    throw damage();
}

async function* linesIn(path: string): AsyncGenerator<Buffer> {
  const expanded = createGunzip();
  const reading = pipeline(createReadStream(path), expanded);
  // Told by the loop below as well; unheard here, it would end the process.
  reading.catch(() => undefined);
  let parts: Buffer[] = [];
  for await (const chunk of expanded) {
    let rest: Buffer = chunk;
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      yield Buffer.concat([...parts, rest.subarray(0, end)]);
      parts = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) parts.push(rest);
  }
  await reading;
  if (parts.length > 0) throw damage();
}

function trailerOf(text: string): Trailer | null {
  try {
    return trailerSchema.parse(JSON.parse(text));
  } catch {
    throw damage();
  }
}

function damage(): Error {
  return new Error("The backup is damaged", { cause: damaged });
}

function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.cause === damaged ||
    error instanceof SyntaxError ||
    ("code" in error && String(error.code).startsWith("Z_"))
  );
}
