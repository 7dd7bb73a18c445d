import type { Temporal } from "temporal-polyfill";
import type { MachineActor } from "@/lib/auth/actor";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { timestampOf } from "../people/sessions";

/** What a request with an idempotency key finds: it is the first, or what the first was answered. */
export type Earlier =
  | { readonly state: "first" }
  | { readonly state: "answered"; readonly status: number; readonly body: unknown }
  /** The first is not answered yet. */
  | { readonly state: "underWay" }
  /** The key was used for something else. */
  | { readonly state: "otherRequest" };

const keptHours = 24;

/** A request that was not answered after so long died on the way: the next one takes its place. */
const abandonedSeconds = 120;

/**
 * Takes a key for a request, or tells what became of the request that has it.
 *
 * @param requestHash of all that the request asks for
 */
export async function takeKey(
  { tokenId }: MachineActor,
  key: string,
  requestHash: string,
  realNow: Temporal.Instant,
): Promise<Earlier> {
  const at = timestampOf(realNow);
  const id = { tokenId, key };
  await database().apiAnswer.deleteMany({ where: { ...id, OR: over(realNow) } });
  const { count } = await database().apiAnswer.createMany({
    data: [{ ...id, requestHash, at }],
    skipDuplicates: true,
  });
  if (count === 1) return { state: "first" };
  const found = await database().apiAnswer.findUnique({ where: { tokenId_key: id } });
  if (found === null) return { state: "underWay" };
  if (found.requestHash !== requestHash) return { state: "otherRequest" };
  return found.status === null
    ? { state: "underWay" }
    : { state: "answered", status: found.status, body: found.body };
}

function over(realNow: Temporal.Instant): Prisma.ApiAnswerWhereInput[] {
  return [
    { at: { lt: timestampOf(realNow.subtract({ hours: keptHours })) } },
    { status: null, at: { lt: timestampOf(realNow.subtract({ seconds: abandonedSeconds })) } },
  ];
}

/** Keeps what a request was answered under its key. */
export async function keepAnswer(
  { tokenId }: MachineActor,
  key: string,
  { status, body }: { readonly status: number; readonly body: unknown },
): Promise<void> {
  await database().apiAnswer.updateMany({
    where: { tokenId, key },
    data: { status, body: body as Prisma.InputJsonValue },
  });
}

/** Lets a key go whose request failed on our side: the same request may be sent again. */
export async function releaseKey({ tokenId }: MachineActor, key: string): Promise<void> {
  await database().apiAnswer.deleteMany({ where: { tokenId, key, status: null } });
}

/** Forgets the answers that nobody may ask for again. */
export async function forgetAnswers(realNow: Temporal.Instant): Promise<void> {
  await database().apiAnswer.deleteMany({ where: { OR: over(realNow) } });
}
