import { mayDo, type StaffActor } from "@/lib/auth/actor";
import { type CalendarDate, daysBetween } from "@/lib/domain/calendar";
import type { Consequence } from "@/lib/domain/change/consequence";
import { todayIn } from "@/lib/domain/organisation-day";
import { guessVendors, proposedVendor, type VendorGuess } from "@/lib/domain/received/guess-vendor";
import { ourDeadline } from "@/lib/domain/received/our-deadline";
import {
  hasFailed,
  type ReceivedContract,
  type ReceivedOutlook,
  type ReceivedView,
} from "@/lib/domain/received/received-view";
import { statedDays } from "@/lib/domain/received/stated-days";
import { shorterPeriod, statedPeriods } from "@/lib/domain/received/stated-periods";
import { vendorGap } from "@/lib/domain/received/vendor-gap";
import { recordPath } from "@/lib/domain/record/record-address";
import type { FormOption } from "@/lib/domain/record/record-form-view";
import { recordTitle } from "@/lib/domain/record/record-title";
import { find, list, pointingTo, type Register } from "@/lib/domain/register";
import { findChangeSet, type StoredChangeSet } from "../changes/change-sets";
import { outlookOf } from "../changes/outlook";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { dayOf, instantOfColumn } from "../days";
import { presentRegister } from "../register";
import { foreseenOf } from "./received-cascade";
import { lastDayOfRight } from "./received-facts";
import { receivedRow, vendorName } from "./received-notices";

const people = { select: { name: true, email: true } } as const;
type Stored = Prisma.ReceivedNoticeGetPayload<{
  omit: { bytes: true };
  include: { enteredBy: typeof people; handledBy: typeof people };
}>;

/** One notice with all that its page shows; null where there is none, or the actor may not read the register. */
export async function findReceived(actor: StaffActor, id: string): Promise<ReceivedView | null> {
  if (!mayDo(actor, "register:read") || id.includes("\0")) return null;
  const row = await database().receivedNotice.findUnique({
    where: { id },
    omit: { bytes: true },
    include: { enteredBy: people, handledBy: people },
  });
  if (row === null) return null;
  const { register } = await presentRegister();
  const today = todayIn(register, actor.at);
  const guesses = row.erasedAt === null ? guessVendors(register, row) : [];
  const guess = proposedVendor(guesses);
  const vendorRef = row.vendorRef ?? guess?.vendorRef ?? null;
  const changeSet = row.changeSetId === null ? null : await findChangeSet(row.changeSetId);
  const { fileName, sha256, attached, text, changes, answer, sentBy } = row;
  const contracts = vendorRef === null ? [] : contractsOf(register, row, vendorRef, today);
  return {
    ...receivedRow(register, row, today),
    text,
    fileName,
    sha256,
    attached,
    enteredAt: instantOfColumn(row.enteredAt),
    enteredBy: nameOf(row.enteredBy),
    handledBy: nameOf(row.handledBy),
    changes,
    statedEffectiveOn: dayOf(row.statedEffectiveOn),
    answer,
    answeredOn: dayOf(row.answeredOn),
    sentBy,
    isErased: row.erasedAt !== null,
    vendors: vendorOptions(register, guesses),
    guess:
      guess === null || row.vendorRef !== null
        ? null
        : {
            ref: guess.vendorRef,
            ground: guess.ground,
            name: vendorName(register, guess.vendorRef),
          },
    namedDays: statedDays(`${row.subject}\n${text}`),
    shorter: shorterPeriod(
      statedPeriods(`${row.subject}\n\n${text}`),
      dayOf(row.receivedOn),
      contracts.filter(({ isChosen }) => isChosen).map(({ deadline }) => deadline),
    ),
    contracts,
    lastDay: lastDayOfRight(register, row),
    outlook: await receivedOutlook(actor, row, changeSet),
    changeState: changeSet?.state ?? null,
  };
}

function nameOf(user: { name: string | null; email: string } | null): string | null {
  return user && (user.name ?? user.email);
}

/** All vendors by name, those that the notice may be from first. */
function vendorOptions(register: Register, guesses: readonly VendorGuess[]): FormOption[] {
  const likely = guesses.map(({ vendorRef }) => vendorRef);
  const rank = (ref: string) => (likely.includes(ref) ? likely.indexOf(ref) : likely.length);
  return list(register, "Vendor")
    .map(({ ref }) => ({ value: ref, label: vendorName(register, ref) }))
    .toSorted(
      (one, other) =>
        rank(one.value) - rank(other.value) || one.label.localeCompare(other.label, "en"),
    );
}

function contractsOf(
  register: Register,
  row: Stored,
  vendorRef: string,
  today: CalendarDate,
): ReceivedContract[] {
  const received = {
    receivedOn: dayOf(row.receivedOn),
    statedEffectiveOn: dayOf(row.statedEffectiveOn),
  };
  const isConfirmed = row.vendorRef !== null;
  return vendorGap(register, vendorRef, today).flatMap((gap) => {
    const engagement = find(register, "Engagement", gap.engagementRef);
    if (engagement === undefined) return [];
    const below = pointingTo(register, "Engagement", "parentEngagementId", engagement.ref);
    return [
      {
        ...gap,
        isChosen: !isConfirmed || row.engagementRefs.includes(engagement.ref),
        deadline: ourDeadline(engagement, received),
        below: below.map(({ ref }) => {
          const key = { kind: "Engagement" as const, ref };
          return { title: recordTitle(register, key), href: recordPath(key) };
        }),
      },
    ];
  });
}

/** What it means for our customers: of the change that was made of it, or of one as it would be made today. */
async function receivedOutlook(
  actor: StaffActor,
  row: Stored,
  changeSet: StoredChangeSet | null,
): Promise<ReceivedOutlook | null> {
  if (row.vendorRef === null || row.engagementRefs.length === 0) return null;
  const stated = dayOf(row.statedEffectiveOn);
  if (changeSet === null || hasFailed(changeSet.state)) {
    const foreseen = row.state === "OPEN" ? await foreseenOf(actor, row.engagementRefs) : null;
    return foreseen && toldOf(foreseen, stated, false);
  }
  if (!["DRAFT", "IN_REVIEW", "APPROVED"].includes(changeSet.state)) return null;
  return toldOf((await outlookOf(changeSet, actor.at)).consequence, stated, true);
}

function toldOf(
  {
    customers,
    earliestEffectiveOn: earliestOn,
  }: Pick<Consequence, "customers" | "earliestEffectiveOn">,
  stated: CalendarDate | null,
  isDraft: boolean,
): ReceivedOutlook {
  const isShort = stated !== null && earliestOn !== null && stated < earliestOn;
  return {
    customers: customers.length,
    earliestOn,
    daysShort: isShort ? daysBetween(stated, earliestOn) : 0,
    isDraft,
  };
}
