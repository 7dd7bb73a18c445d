import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Erasure, findErasures, isErasureEvent } from "@/lib/data/erasures";

const erasureSchema = z.strictObject({
  event: z.string().refine(isErasureEvent),
  id: z.string().min(1),
});

/** The file beside the database that outlives it: a line for each erasure, without any data of the person. */
export function erasuresFile(dataDir: string): string {
  return join(dataDir, "erasures");
}

/** @throws an error that names the line which is none */
export async function readErasures(path: string): Promise<Erasure[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").flatMap((line, index) => {
    // A worker that was killed while it wrote left a part of a line; the next one wrote all of it.
    if (line === "" || !line.endsWith("}")) return [];
    const read = erasureSchema.safeParse(parsed(line));
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
 * Writes down beside the database who and what was erased, so that an old backup does not bring it back.
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

function lineOf({ event, id }: Erasure): string {
  return JSON.stringify({ event, id });
}
