import { type KindName, kindNames } from "@/lib/domain/kinds/kinds";
import { canonicalJson } from "@/lib/domain/publication/canonical";
import { bodyOf, list, referencesOf } from "@/lib/domain/register";
import { Prisma } from "../database/generated/client";
import { forgetPresent, presentRegister, type Snapshot } from "../register";
import type { Transaction } from "../write";

export type ReplayProblem = {
  what: "recordDiffers" | "recordMissing" | "recordTooMany" | "referencesDiffer";
  where: string;
};

/** Compares the typed tables, which lists and searches read, with a replay of the revisions, which are the truth. */
export async function compareWithReplay(
  tx: Transaction,
): Promise<{ problems: ReplayProblem[]; records: number }> {
  forgetPresent();
  const snapshot = await presentRegister(tx);
  const problems: ReplayProblem[] = [];
  for (const kind of kindNames) problems.push(...(await problemsOfKind(tx, kind, snapshot)));
  problems.push(...(await problemsOfReferences(tx, snapshot)));
  return { problems, records: snapshot.seqOf.size };
}

async function problemsOfKind(
  tx: Transaction,
  kind: KindName,
  { register, seqOf }: Snapshot,
): Promise<ReplayProblem[]> {
  const table = Prisma.raw(`"${kind}"`);
  const rows = await tx.$queryRaw<
    { ref: string; row: Record<string, unknown>; seq: number | null }[]
  >`
    select t.ref, to_jsonb(t) as row, p.seq from ${table} t left join "Present" p on p.kind = ${kind} and p.ref = t.ref order by t.ref`;
  const stored = new Map(rows.map((one) => [one.ref, one]));
  const expected = list(register, kind);
  const problems = expected.flatMap(({ ref, validFrom }): ReplayProblem[] => {
    const where = `${kind}/${ref}`;
    const found = stored.get(ref);
    if (found === undefined) return [{ what: "recordMissing", where }];
    const seq = seqOf.get(where);
    const says = { ...bodyOf(register, { kind, ref }), ref, validFrom, revisionSeq: seq };
    const isSame =
      found.seq === seq &&
      canonicalJson(withoutAbsent(says)) === canonicalJson(withoutAbsent(found.row));
    return isSame ? [] : [{ what: "recordDiffers", where }];
  });
  const known = new Set(expected.map(({ ref }) => ref));
  const tooMany = rows.filter(({ ref }) => !known.has(ref));
  return [
    ...problems,
    ...tooMany.map(
      ({ ref }): ReplayProblem => ({ what: "recordTooMany", where: `${kind}/${ref}` }),
    ),
  ];
}

/** A column holds null where a body has nothing. */
function withoutAbsent(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== null && value !== undefined),
  );
}

async function problemsOfReferences(
  tx: Transaction,
  { register }: Snapshot,
): Promise<ReplayProblem[]> {
  const rows = await tx.$queryRaw<{ from: string; use: string }[]>`
    select "fromKind" || '/' || "fromRef" as from, field || ' ' || "toKind" || '/' || "toRef" as use from "Reference"`;
  const stored = new Set(rows.map(({ from, use }) => `${from} ${use}`));
  const expected = kindNames.flatMap((kind) =>
    list(register, kind).flatMap((row) =>
      referencesOf(kind, row.ref, { ...row }).map(({ field, to }) => ({
        from: `${kind}/${row.ref}`,
        use: `${field} ${to.kind}/${to.ref}`,
      })),
    ),
  );
  const wanted = new Set(expected.map(({ from, use }) => `${from} ${use}`));
  const differing = [
    ...expected.filter(({ from, use }) => !stored.has(`${from} ${use}`)),
    ...rows.filter(({ from, use }) => !wanted.has(`${from} ${use}`)),
  ];
  return [...new Set(differing.map(({ from }) => from))].map((where) => ({
    what: "referencesDiffer",
    where,
  }));
}
