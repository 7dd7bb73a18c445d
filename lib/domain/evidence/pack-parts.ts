import { z } from "zod";
import { packPaths } from "./pack";
import {
  changeSchema,
  deliverySchema,
  type ExcerptEntry,
  excerptEntrySchema,
  excerptHeadSchema,
  noticeSchema,
  type PackChange,
  type PackDelivery,
  type PackNotice,
  type PackPublication,
  type PackTermination,
  packPublicationSchema,
  packTerminationSchema,
  sealsSchema,
} from "./pack-facts";
import { type PackProblem, packProblem } from "./pack-problem";

/** The facts of a pack, read from its files. */
export type PackParts = {
  readonly changes: readonly PackChange[];
  readonly notices: readonly PackNotice[];
  readonly deliveries: readonly PackDelivery[];
  readonly publications: readonly PackPublication[];
  /** Ends of agreements; a pack about a change, and one of an older Recital, has none. */
  readonly terminations?: readonly PackTermination[];
  /** position of the entry that sealed → digests of all attempts under its seal */
  readonly seals: Readonly<Record<string, readonly string[]>>;
  readonly excerpt: Excerpt;
};

/** Audit entries one after the other, and the hash before the first; null where the first is the first of all. */
export type Excerpt = {
  readonly previousHash: string | null;
  readonly entries: readonly ExcerptEntry[];
};

/** @returns the parts, or which of them cannot be read */
export function readParts(texts: ReadonlyMap<string, string>): PackParts | PackProblem[] {
  const problems: PackProblem[] = [];
  function part<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> | null {
    const read = schema.safeParse(jsonIn(texts.get(path)));
    if (read.success) return read.data;
    problems.push(packProblem("packPartUnreadable", path));
    return null;
  }
  const changes = part(packPaths.changes, z.array(changeSchema));
  const notices = part(packPaths.notices, z.array(noticeSchema));
  const deliveries = part(packPaths.deliveries, z.array(deliverySchema));
  const publications = part(packPaths.publications, z.array(packPublicationSchema));
  const terminations = texts.has(packPaths.terminations)
    ? part(packPaths.terminations, z.array(packTerminationSchema))
    : [];
  const seals = part(packPaths.seals, sealsSchema);
  const excerpt = readExcerpt(texts.get(packPaths.audit));
  if (excerpt === null) problems.push(packProblem("packPartUnreadable", packPaths.audit));
  if (!(changes && notices && deliveries && publications && terminations && seals && excerpt))
    return problems;
  return { changes, notices, deliveries, publications, terminations, seals, excerpt };
}

/** A line for each entry, after one for what stood before them: a chain may be too long for one JSON value. */
function readExcerpt(text: string | undefined): Excerpt | null {
  if (text === undefined) return null;
  const [first, ...lines] = text.split("\n").filter((line) => line !== "");
  const head = excerptHeadSchema.safeParse(jsonIn(first));
  if (!head.success) return null;
  const entries: ExcerptEntry[] = [];
  for (const line of lines) {
    const entry = excerptEntrySchema.safeParse(jsonIn(line));
    if (!entry.success) return null;
    entries.push(entry.data);
  }
  return { previousHash: head.data.previousHash, entries };
}

export function jsonIn(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
