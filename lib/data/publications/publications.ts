import { createPublicKey } from "node:crypto";
import { isShifted } from "@/lib/clock";
import { engagementOf } from "@/lib/domain/change/classes/subprocessor";
import type { ClassifiedItem } from "@/lib/domain/change/classify";
import { replacedBetween } from "@/lib/domain/change/how-gone";
import { templateVersion } from "@/lib/domain/documents/template-version";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { todayIn } from "@/lib/domain/organisation-day";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { manifestHash } from "@/lib/domain/publication/manifest";
import { type ChangeFacts, publicChange } from "@/lib/domain/publication/public-change";
import type { PublicChange, PublicPart } from "@/lib/domain/publication/public-part";
import { customersPart, publicPart } from "@/lib/domain/publication/publish";
import { keyIdOf, signHash } from "@/lib/domain/publication/signature";
import type { Register } from "@/lib/domain/register";
import { env } from "@/lib/env";
import { changesOf, findChangeSet, itemsOf } from "../changes/change-sets";
import { dayOf, instantOfColumn } from "../days";
import { inUseOn, leavingEntries } from "../gate/still-in-use";
import { presentRegister } from "../register";
import type { Entry, Transaction } from "../write";

/** What a publication has to tell of one change set: its step, and (the first time) its items. */
export type ToldChange = ChangeFacts & {
  readonly before: Register;
  readonly after: Register;
  readonly items: readonly ClassifiedItem[];
};

/**
 * Writes publication n within the transaction that gives the reason for it, unless neither part reads
 * differently from publication n-1.
 */
export async function publish(
  tx: Transaction,
  entry: Entry,
  changeSetId: string | null,
  told: ToldChange | null,
): Promise<number | null> {
  const previous = await tx.publication.findFirst({ orderBy: { number: "desc" } });
  const before = previous === null ? null : (JSON.parse(previous.publicPart) as PublicPart);
  const { register } = await presentRegister(tx);
  const asOf = todayIn(register, entry.at);
  const [open, used] = [
    await openChangeSets(tx, register, entry),
    await inUseOn(register, asOf, null, tx),
  ];
  const publicText = canonicalJson(
    publicPart({
      register: used.register,
      asOf,
      announced: open.announced,
      rollingOut: open.rollingOut,
      leaving: await leavingEntries(used, tx),
      replaced: new Map(
        told === null
          ? []
          : replacedBetween(told.before, register).map((ref) => [ref, told.id] as const),
      ),
      changes: changeLog(before?.changes ?? [], told),
      previous: before,
      simulated: isShifted(),
    }),
  );
  const customersText = canonicalJson(customersPart(register));
  if (
    before !== null &&
    previous?.customersPart === customersText &&
    saysTheSame(publicText, before)
  )
    return null;
  return sign(tx, entry, changeSetId, previous, publicText, customersText);
}

/** Two public parts that differ in nothing but the day they were made on say the same. */
function saysTheSame(publicText: string, before: PublicPart): boolean {
  const now = JSON.parse(publicText) as PublicPart;
  return canonicalJson({ ...now, asOf: before.asOf }) === canonicalJson(before);
}

async function sign(
  tx: Transaction,
  entry: Entry,
  changeSetId: string | null,
  previous: { number: number; hash: string } | null,
  publicText: string,
  customersText: string,
): Promise<number> {
  const key = env().signingKey;
  const publicKey = createPublicKey(key).export({ type: "spki", format: "pem" }).toString();
  const keyId = keyIdOf(publicKey);
  const head = await tx.auditEntry.findFirst({
    orderBy: { position: "desc" },
    select: { hash: true },
  });
  const manifest = {
    number: (previous?.number ?? 0) + 1,
    publishedAt: entry.at,
    baseUrl: env().appUrl,
    templateVersion,
    previousHash: previous?.hash ?? null,
    publicHash: sha256(publicText),
    customersHash: sha256(customersText),
    auditHead: head?.hash ?? "0".repeat(64),
    keyId,
    simulated: isShifted(),
  };
  const hash = manifestHash(manifest);
  const signature = signHash(hash, key.export({ type: "pkcs8", format: "pem" }).toString());
  await tx.signingKey.createMany({
    data: [{ keyId, publicKey, from: entry.at }],
    skipDuplicates: true,
  });
  await tx.publication.create({
    data: {
      ...manifest,
      hash,
      signature,
      publicPart: publicText,
      customersPart: customersText,
      changeSetId,
    },
  });
  return manifest.number;
}

/** What is announced and not active, and which entries are active but not for all. */
async function openChangeSets(tx: Transaction, register: Register, entry: Entry) {
  const zoneDay = (at: Date) => todayIn(register, instantOfColumn(at));
  const announced = await tx.changeSet.findMany({
    where: { state: "ANNOUNCED" },
    orderBy: { number: "asc" },
    select: { id: true },
  });
  const sets = await Promise.all(announced.map(({ id }) => findChangeSet(id, tx)));
  const held = await tx.notice.findMany({
    where: { effectiveOn: null, declinedAt: null, changeSet: { state: "ACTIVE" } },
    select: { changeSet: { select: { id: true, items: { select: { kind: true, ref: true } } } } },
    distinct: ["changeSetId"],
  });
  const keys = held.flatMap(({ changeSet }) => changeSet.items);
  return {
    announced: sets.flatMap((changeSet) =>
      changeSet === null || changeSet.announcedAt === null
        ? []
        : [
            {
              id: changeSet.id,
              changes: changesOf(itemsOf(changeSet), todayIn(register, entry.at)),
              announcedOn: zoneDay(changeSet.announcedAt),
              plannedOn: dayOf(changeSet.plannedOn),
            },
          ],
    ),
    rollingOut: new Set(
      keys.flatMap(
        ({ kind, ref }) => engagementOf(register, { kind: kind as KindName, ref }) ?? [],
      ),
    ),
  };
}

/** The change log with one change set's newest step, newest first. */
function changeLog(known: readonly PublicChange[], told: ToldChange | null): PublicChange[] {
  if (told === null) return [...known];
  const { before, after, items, ...facts } = told;
  const earlier = known.find(({ id }) => id === told.id);
  const change =
    earlier === undefined ? publicChange(facts, before, after, items) : { ...earlier, ...facts };
  const others = known.filter(({ id }) => id !== told.id);
  return change === null ? [...known] : [change, ...others];
}
