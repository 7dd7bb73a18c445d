import type { Actor } from "@/lib/auth/actor";
import { type AttemptFacts, attemptDigest, sealDigest } from "@/lib/domain/evidence/attempt-digest";
import { done, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { instantOfColumn } from "../days";
import { type Transaction, write } from "../write";

type StoredAttempt = Prisma.AttemptGetPayload<object>;

/** Few enough that other writers do not wait long for their turn. */
const mostAtOnce = 5_000;
const hour = 3_600_000;

/** Nothing but a worker's exchange and a recorded letter write attempts, so that their days are what these wrote. */
export function attemptFacts(attempt: StoredAttempt): AttemptFacts {
  const { startedAt, databaseAt, dates, ...rest } = attempt;
  return {
    ...rest,
    startedAt: instantOfColumn(startedAt),
    databaseAt: instantOfColumn(databaseAt),
    dates: dates as AttemptFacts["dates"],
  };
}

/**
 * Writes into the audit chain which attempts there were: sending itself never waits for the writer's lock, and so leaves no
 * entry of its own.
 *
 * @param which "recent" begins an hour before what was sealed last: what a worker that looks all the time can have missed
 * @returns     how many were sealed
 */
export async function sealAttempts(actor: Actor, which: "all" | "recent"): Promise<number> {
  let sealed = 0;
  for (;;) {
    if ((await unsealed(database(), which, 1)).length === 0) return sealed;
    const result = await sealOnce(actor, which);
    if (!result.ok) return sealed;
    sealed += result.value.attempts;
  }
}

function sealOnce(actor: Actor, which: "all" | "recent") {
  return write<{ attempts: number; digest: string }, "nothingToSeal">(
    actor,
    (sealed) => ({ type: "attempts.sealed", ...sealed }),
    async (tx, { position }) => {
      const attempts = await unsealed(tx, which, mostAtOnce);
      if (attempts.length === 0) return refuse("nothingToSeal");
      const seals = attempts.map((attempt) => ({
        deliveryId: attempt.deliveryId,
        number: attempt.number,
        position,
        digest: attemptDigest(attemptFacts(attempt)),
      }));
      await tx.attemptSeal.createMany({ data: seals });
      return done({
        attempts: seals.length,
        digest: sealDigest(seals.map(({ digest }) => digest)),
      });
    },
  );
}

type Reader = Pick<Transaction, "attempt" | "attemptSeal">;

/** An hour before the attempt that was sealed last: a worker that looks all the time has missed none that is older. */
async function lookedUpTo(tx: Reader): Promise<Date | null> {
  const { _max } = await tx.attemptSeal.aggregate({ _max: { position: true } });
  if (_max.position === null) return null;
  const last = await tx.attempt.findFirst({
    where: { seal: { position: _max.position } },
    orderBy: { databaseAt: "desc" },
    select: { databaseAt: true },
  });
  return last === null ? null : new Date(last.databaseAt.getTime() - hour);
}

async function unsealed(
  tx: Reader,
  which: "all" | "recent",
  most: number,
): Promise<StoredAttempt[]> {
  const after = which === "recent" ? await lookedUpTo(tx) : null;
  return tx.attempt.findMany({
    where: { seal: null, ...(after !== null && { databaseAt: { gt: after } }) },
    orderBy: { databaseAt: "asc" },
    take: most,
  });
}

/** Attempts without a seal that a worker cannot have missed: they are older than what was sealed last, by name. */
export async function unsealedBefore(tx: Reader): Promise<string[]> {
  const before = await lookedUpTo(tx);
  if (before === null) return [];
  const rows = await tx.attempt.findMany({
    where: { seal: null, databaseAt: { lte: before } },
    orderBy: [{ deliveryId: "asc" }, { number: "asc" }],
    select: { deliveryId: true, number: true },
  });
  return rows.map(({ deliveryId, number }) => `delivery ${deliveryId}, attempt ${number}`);
}

/** What the seals and the attempts say now, by the position of the entry that sealed them. */
export type SealRead = {
  /** position → digest over the digests that were noted */
  readonly digests: ReadonlyMap<number, string>;
  /** attempts that are not as they were when they were sealed, by name */
  readonly altered: readonly string[];
};

/** Computes anew what each seal covers, page by page. */
export async function readSeals(tx: Pick<Transaction, "attemptSeal">): Promise<SealRead> {
  const noted = new Map<number, string[]>();
  const altered: string[] = [];
  let last: { deliveryId: string; number: number } | null = null;
  for (;;) {
    const page: Prisma.AttemptSealGetPayload<{ include: { attempt: true } }>[] =
      await tx.attemptSeal.findMany({
        include: { attempt: true },
        orderBy: [{ deliveryId: "asc" }, { number: "asc" }],
        take: mostAtOnce,
        ...(last === null ? {} : { skip: 1, cursor: { deliveryId_number: last } }),
      });
    for (const { position, digest, attempt } of page) {
      const digests = noted.get(position);
      if (digests === undefined) noted.set(position, [digest]);
      else digests.push(digest);
      if (attemptDigest(attemptFacts(attempt)) !== digest)
        altered.push(`delivery ${attempt.deliveryId}, attempt ${attempt.number}`);
    }
    const end = page.at(-1);
    if (end === undefined)
      return {
        digests: new Map([...noted].map(([position, all]) => [position, sealDigest(all)])),
        altered,
      };
    last = { deliveryId: end.deliveryId, number: end.number };
  }
}
