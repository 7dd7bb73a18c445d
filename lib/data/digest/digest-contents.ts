import type { Instant } from "@/lib/domain/calendar";
import { informedCustomers } from "@/lib/domain/digest/informed";
import { todayIn } from "@/lib/domain/organisation-day";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import { changeToTell } from "../announcing/mail-facts";
import { leftOutRecords } from "../changes/outlook";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { presentRegister } from "../register";
import { digestSince } from "./digest-window";

/** A publication as a digest reads it. */
export type Drawn = { readonly number: number; readonly upTo: Instant; readonly part: PublicPart };

/** What a digest that went now would tell, and of which time: what staff see beforehand is made by what sends it. */
export async function nextDigest(at: Instant): Promise<{
  /** Null: no publication's files are drawn yet. */
  drawn: Drawn | null;
  since: Instant;
  contents: ReadonlyMap<string, readonly string[]>;
}> {
  const [drawn, since] = await Promise.all([newestDrawn(), digestSince(at)]);
  const contents =
    drawn === null
      ? new Map<string, readonly string[]>()
      : await digestContents({ since, upTo: drawn.upTo, at }, drawn.part);
  return { drawn, since, contents };
}

/** The newest publication whose files are drawn: what a mail leads to is there. */
async function newestDrawn(): Promise<Drawn | null> {
  const newest = await database().publicationListing.aggregate({ _max: { number: true } });
  if (newest._max.number === null) return null;
  const { number, publishedAt, publicPart } = await database().publication.findUniqueOrThrow({
    where: { number: newest._max.number },
    select: { number: true, publishedAt: true, publicPart: true },
  });
  return { number, upTo: instantOfColumn(publishedAt), part: JSON.parse(publicPart) as PublicPart };
}

const inEffect: readonly PublicPart["changes"][number]["state"][] = ["active", "rolling-out"];

/**
 * The changes that a digest tells each customer, by their refs: what took effect after one instant and up to another, and stands in
 * the public log.
 *
 * @param at instant of the digest: who has left by then is told nothing
 */
async function digestContents(
  { since, upTo, at }: { since: Instant; upTo: Instant; at: Instant },
  part: PublicPart,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const known = new Set(
    part.changes.flatMap(({ id, state }) => (inEffect.includes(state) ? id : [])),
  );
  const rows = await database().changeSet.findMany({
    where: {
      state: "ACTIVE",
      internal: false,
      number: { gt: 0 },
      activatedAt: { gt: new Date(since), lte: new Date(upTo) },
    },
    include: {
      items: { orderBy: [{ kind: "asc" }, { ref: "asc" }] },
      notices: { select: { agreementRef: true } },
    },
    orderBy: { number: "asc" },
  });
  const [{ register }, leftOut] = await Promise.all([presentRegister(), leftOutRecords()]);
  const contents = new Map<string, string[]>();
  for (const { notices, ...changeSet } of rows) {
    if (!known.has(changeSet.id) || changeSet.activatedAt === null) continue;
    const on = todayIn(register, instantOfColumn(changeSet.activatedAt));
    const change = await changeToTell("NOTICE", changeSet, register, on);
    const told = new Set(notices.map(({ agreementRef }) => agreementRef));
    const days = { on, today: todayIn(register, at) };
    for (const ref of informedCustomers(change, days, told, leftOut))
      contents.set(ref, [...(contents.get(ref) ?? []), changeSet.id]);
  }
  return contents;
}
