import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { findErasures, isErasureEvent, type Outliving } from "@/lib/data/audit/erasures";
import { instantOf } from "@/lib/domain/calendar";

const outlivingSchema = z.union([
  z.strictObject({
    event: z.literal("contact.digestSet"),
    id: z.string().min(1),
    wanted: z.boolean(),
    at: z.iso.datetime().transform(instantOf),
  }),
  z.strictObject({ event: z.string().refine(isErasureEvent), id: z.string().min(1) }),
]);

/** The file beside the database that outlives it: a line for each erasure and each choice about the digest, without any data of the person. */
export function erasuresFile(dataDir: string): string {
  return join(dataDir, "erasures");
}

/** @throws an error that names the line which is none */
export async function readErasures(path: string): Promise<Outliving[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").flatMap((line, index) => {
    // A worker that was killed while it wrote left a part of a line; the next one wrote all of it.
    if (line === "" || !line.endsWith("}")) return [];
    const read = outlivingSchema.safeParse(parsed(line));
    if (!read.success) throw new Error(`${path}, line ${index + 1}: this is no erasure.`);
    return [read.data];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/**
 * Writes down beside the database who and what was erased, and who stopped the digest, so that an old backup does not undo it.
 *
 * @param after up to which position of the audit chain this was done before; 0: nothing
 * @returns     up to which position it is done now
 */
export async function keepErasures(dataDir: string, after: number): Promise<number> {
  const { erasures, upTo } = await findErasures(after);
  if (erasures.length === 0) return upTo;
  const path = erasuresFile(dataDir);
  const known = new Set((await readErasures(path)).map(lineOf));
  const missing = erasures.map(lineOf).filter((line) => !known.has(line));
  if (missing.length > 0) {
    await mkdir(dataDir, { recursive: true, mode: 0o711 });
    await appendFile(path, `\n${missing.join("\n")}\n`, { mode: 0o600, flush: true });
  }
  return upTo;
}

function lineOf(one: Outliving): string {
  const { event, id } = one;
  if (one.event !== "contact.digestSet") return JSON.stringify({ event, id });
  return JSON.stringify({ event, id, wanted: one.wanted, at: one.at });
}
