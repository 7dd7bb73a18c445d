import type { GateFacts } from "@/lib/domain/change/gate";
import { authorisationSince } from "@/lib/domain/change/terms";
import { find } from "@/lib/domain/register";
import { outOfReachFrom } from "@/lib/domain/termination/out-of-reach";
import { termsOfNotice } from "../announcing/notice-terms";
import { reachable } from "../changes/outlook";
import type { Prisma } from "../database/generated/client";
import { dayOf } from "../days";
import { presentRegister } from "../register";
import type { Transaction } from "../write";

type Notice = {
  readonly id: string;
  readonly changeSetId: string;
  readonly agreementRef: string;
  readonly terms: Prisma.JsonValue;
  readonly earliestEffectiveOn: Date | null;
  readonly restartedAt: Date | null;
};

/** What the gate asks about terms and telling. */
export type ToldFacts = Pick<
  GateFacts,
  | "authorisation"
  | "silenceApproves"
  | "effect"
  | "isSigned"
  | "isInformed"
  | "untoldContacts"
  | "awaitsConfirmation"
  | "earliestEffectiveOn"
  | "outOfReachFrom"
>;

/** Announcements that tell of a change for the first time or anew, so that periods begin. */
export const telling = {
  OR: [{ kind: { in: ["NOTICE", "ADVERSE"] } }, { correction: { restarts: true } }],
} satisfies Prisma.AnnouncementWhereInput;

/** Whether an announcement counts: once a correction put right what was told, none of before does. */
export function counts(at: Date, restartedAt: Date | null | undefined): boolean {
  return restartedAt == null || at >= restartedAt;
}

const accepted = {
  state: "ACCEPTED",
  announcement: telling,
  attempts: { some: { outcome: "ACCEPTED" } },
} satisfies Prisma.DeliveryWhereInput;

/** Who was told of each of these notices, and what their terms make of it. */
export async function toldFactsOf(
  tx: Pick<Transaction, "changeSet" | "deliveredNotice" | "signedAnnex" | "$queryRaw">,
  notices: readonly Notice[],
): Promise<Map<string, ToldFacts>> {
  const told = await tx.deliveredNotice.findMany({
    where: { noticeId: { in: notices.map(({ id }) => id) }, delivery: accepted },
    select: { noticeId: true, delivery: { select: { announcement: { select: { at: true } } } } },
  });
  const restarted = new Map(notices.map(({ id, restartedAt }) => [id, restartedAt]));
  const signatures = await tx.signedAnnex.findMany({
    where: { noticeId: { in: notices.map(({ id }) => id) }, removedAt: null },
    select: { noticeId: true },
  });
  const signed = new Set(signatures.map(({ noticeId }) => noticeId));
  const informed = new Set(
    told
      .filter(({ noticeId, delivery }) => counts(delivery.announcement.at, restarted.get(noticeId)))
      .map(({ noticeId }) => noticeId),
  );
  const wantAll = notices.filter(
    (notice) => termsOfNotice(notice).contactsToInform === "ALL_CONTACTS",
  );
  const untold = await untoldContacts(
    tx,
    wantAll.map(({ id }) => id),
    restarted,
  );
  const { register } = await presentRegister(tx);
  const changeSets = await tx.changeSet.findMany({
    where: { id: { in: [...new Set(notices.map(({ changeSetId }) => changeSetId))] } },
    select: { id: true, gating: true },
  });
  const gatingOf = new Map(changeSets.map(({ id, gating }) => [id, gating]));
  return new Map(
    notices.map((notice) => {
      const terms = termsOfNotice(notice);
      const { deemedReceipt, effect } = terms;
      const agreement = find(register, "CustomerAgreement", notice.agreementRef);
      return [
        notice.id,
        {
          ...authorisationSince(terms, register, agreement),
          effect,
          isSigned: signed.has(notice.id),
          isInformed: informed.has(notice.id),
          untoldContacts: untold.get(notice.id) ?? 0,
          awaitsConfirmation: deemedReceipt === "CONFIRMATION",
          earliestEffectiveOn: dayOf(notice.earliestEffectiveOn),
          outOfReachFrom: outOfReachFrom(
            agreement ?? {},
            gatingOf.get(notice.changeSetId) ?? "GLOBAL_LATEST",
          ),
        },
      ];
    }),
  );
}

/**
 * How many of the contacts that a notice was meant for were not told of it. One who was erased, or is no contact for
 * notices any more, is not waited for.
 */
async function untoldContacts(
  tx: Pick<Transaction, "deliveredNotice">,
  noticeIds: readonly string[],
  restarted: ReadonlyMap<string, Date | null>,
): Promise<Map<string, number>> {
  if (noticeIds.length === 0) return new Map();
  const meant = await tx.deliveredNotice.findMany({
    where: {
      noticeId: { in: [...noticeIds] },
      delivery: {
        announcement: telling,
        state: { not: "CANCELLED" },
        contact: { erasedAt: null, purpose: reachable.purpose },
      },
    },
    select: {
      noticeId: true,
      delivery: {
        select: {
          contactId: true,
          state: true,
          announcement: { select: { at: true } },
          attempts: { where: { outcome: "ACCEPTED" }, select: { number: true }, take: 1 },
        },
      },
    },
  });
  const isTold = new Map<string, Map<string, boolean>>();
  for (const { noticeId, delivery } of meant) {
    const contacts = isTold.get(noticeId) ?? new Map<string, boolean>();
    const isAccepted =
      delivery.state === "ACCEPTED" &&
      delivery.attempts.length > 0 &&
      counts(delivery.announcement.at, restarted.get(noticeId));
    contacts.set(delivery.contactId, isAccepted || contacts.get(delivery.contactId) === true);
    isTold.set(noticeId, contacts);
  }
  return new Map(
    [...isTold].map(([id, contacts]) => [
      id,
      [...contacts.values()].filter((told) => !told).length,
    ]),
  );
}
