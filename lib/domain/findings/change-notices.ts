import { type CalendarDate, laterOf } from "@/lib/domain/calendar";
import { materialityLabels } from "@/lib/domain/reference/enums";
import { apply, find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import {
  type Dealings,
  type DealtChange,
  type DealtNotice,
  isGatedNotice,
  placeOf,
} from "./dealings";
import { defect } from "./defect";
import { dataCategoriesOf } from "./engagement-data";
import { addressGap, channelGap } from "./entities";
import type { DealingRules, Defect } from "./finding";
import { agreementsInForce, recipientOf, vendorOf } from "./standing";

/** The rules on how customers are told of changes. The provision and the weight of each stand in reference/linter-rules.ts. */
export const changeNoticeRules: DealingRules = {
  "CHG-001": changeWithoutNotice,
  "CHG-002": effectiveTooEarly,
  "CHG-003": noticeIsIncomplete,
  "CHG-004": onlyPublished,
  "CHG-005": noticeDidNotArrive,
  "CHG-007": classIsLowered,
  "CHG-009": objectionIsNotAnswered,
  "DPA-002": noContactForNotices,
};

function agreements(count: number): string {
  return count === 1 ? "one agreement" : `${count} agreements`;
}

function atChange(register: Register, change: DealtChange, sentence: string): Defect[] {
  const place = placeOf(change);
  return place === undefined ? [] : [defect(register, place, `“${change.title}”: ${sentence}`)];
}

/**
 * Reading: an agreement that was to be told and is still in force has no notice, or the change took effect there although no
 * mail was ever accepted and nothing approved.
 */
function changeWithoutNotice(register: Register, { changes }: Dealings): Defect[] {
  return changes.flatMap((change) => {
    const told = new Set(change.notices.map(({ agreementRef }) => agreementRef));
    const untold = change.owed.filter(
      (ref) => !told.has(ref) && register.CustomerAgreement.has(ref),
    );
    const unnoticed = change.notices.filter(
      (notice) =>
        isGatedNotice(notice) &&
        notice.effectiveOn !== null &&
        notice.startsOn === null &&
        !notice.isApproved,
    );
    const count = untold.length + unnoticed.length;
    if (count === 0) return [];
    const what = change.state === "ACTIVE" ? "is in effect" : "is announced";
    return atChange(
      register,
      change,
      `it ${what} without a notice to ${agreements(count)} that had to get one; tell those customers now.`,
    );
  });
}

/** Reading: a planned day is judged where all customers get the change on one day; else each agreement waits for its own. */
function effectiveTooEarly(register: Register, { changes }: Dealings): Defect[] {
  return changes.flatMap((change) => {
    const early = change.notices.filter(
      (notice) =>
        isGatedNotice(notice) &&
        !notice.isApproved &&
        !notice.isDeclined &&
        isBefore(dayOfEffect(change, notice), notice.earliestEffectiveOn),
    );
    const [latest] = early
      .flatMap((notice) => notice.earliestEffectiveOn ?? [])
      .toSorted()
      .reverse();
    if (latest === undefined) return [];
    return atChange(
      register,
      change,
      `for ${agreements(early.length)} it takes effect before the earliest day that the agreement allows; that is ${latest} for the last of them.`,
    );
  });
}

function dayOfEffect(
  { state, plannedOn, isPerCustomer }: DealtChange,
  { effectiveOn }: DealtNotice,
): string | null {
  if (effectiveOn !== null) return effectiveOn;
  return state === "ANNOUNCED" && !isPerCustomer ? plannedOn : null;
}

function isBefore(day: string | null, other: string | null): boolean {
  return day !== null && other !== null && day < other;
}

/**
 * Reading: judged as long as the change still waits for somebody, by what the notice takes from the register: what is missing
 * there was missing in the mail.
 */
function noticeIsIncomplete(register: Register, { changes }: Dealings): Defect[] {
  return changes.flatMap((change) => {
    const waits = change.notices.some(
      (notice) => isGatedNotice(notice) && notice.effectiveOn === null && !notice.isDeclined,
    );
    if (!waits) return [];
    const after = change.state === "ANNOUNCED" ? apply(register, change.changes) : register;
    const ofSet = missingOfSet(after, change);
    return change.added
      .flatMap((ref) => find(after, "Engagement", ref) ?? [])
      .filter((engagement) => isSubprocessor(after, engagement))
      .flatMap((engagement): Defect[] => {
        const missing = [...missingOf(after, engagement), ...ofSet];
        if (missing.length === 0) return [];
        const place = { kind: "Engagement" as const, ref: engagement.ref };
        const sentence = `the notice of “${change.title}” lacks ${missing.join(", ")}; record it, and tell the customers again.`;
        return [defect(after, place, sentence)];
      });
  });
}

function missingOf(register: Register, engagement: Row<"Engagement">): string[] {
  const entity = recipientOf(register, engagement);
  const service = find(register, "VendorService", engagement.vendorServiceId);
  const locations = pointingTo(register, "ProcessingLocation", "engagementId", engagement.ref);
  const transfers = pointingTo(register, "Transfer", "engagementId", engagement.ref);
  const isBare = transfers.some(
    ({ ref }) => pointingTo(register, "TransferMechanismUse", "transferId", ref).length === 0,
  );
  const wanting: [isWanting: boolean, what: string][] = [
    [vendorOf(register, engagement) === undefined || entity?.legalName === undefined, "the name"],
    [entity === undefined || addressGap(entity) !== undefined, "the address"],
    [entity === undefined || channelGap(entity) !== undefined, "the contact"],
    [service?.function === undefined && engagement.purpose === undefined, "the service"],
    [dataCategoriesOf(register, engagement).length === 0, "the data"],
    [!locations.some(({ country }) => country !== undefined), "the location"],
    [isBare, "the transfer mechanism"],
  ];
  return wanting.filter(([isWanting]) => isWanting).map(([, what]) => what);
}

function missingOfSet(register: Register, { plannedOn, state, notices }: DealtChange): string[] {
  const canObject = list(register, "Organisation").some(
    ({ objectionEmail, privacyEmail }) => objectionEmail ?? privacyEmail,
  );
  const lacksDeadline = notices.some(
    ({ changeClass, startsOn, objectionLastDay, isApproved }) =>
      changeClass === "M1" && startsOn !== null && objectionLastDay === null && !isApproved,
  );
  return [
    ...(state === "ANNOUNCED" && plannedOn === null ? ["the day of effect"] : []),
    ...(canObject ? [] : ["the address for objections"]),
    ...(lacksDeadline ? ["the last day for objections"] : []),
  ];
}

function onlyPublished(register: Register, { changes, contacts }: Dealings): Defect[] {
  return changes.flatMap((change) => {
    const count = change.notices.filter(
      (notice) =>
        isOpenNotice(notice) &&
        notice.deliveries.all === 0 &&
        (contacts.get(notice.customerRef) ?? 0) > 0,
    ).length;
    if (count === 0) return [];
    return atChange(
      register,
      change,
      `nobody was written to under ${agreements(count)}, and publishing alone informs no customer; send the notice.`,
    );
  });
}

function isOpenNotice(notice: DealtNotice): boolean {
  return (
    isGatedNotice(notice) && notice.effectiveOn === null && !notice.isDeclined && !notice.isApproved
  );
}

function noticeDidNotArrive(register: Register, { changes, contacts }: Dealings): Defect[] {
  return changes.flatMap((change) =>
    change.notices
      .filter((notice) => isOpenNotice(notice) && notice.deliveries.good === 0)
      .filter(
        ({ deliveries, customerRef }) =>
          deliveries.all > 0 || (contacts.get(customerRef) ?? 0) === 0,
      )
      .map(({ agreementRef, deliveries }) =>
        defect(
          register,
          { kind: "CustomerAgreement", ref: agreementRef },
          deliveries.all > 0
            ? `the notice of “${change.title}” did not arrive, and nothing else was sent; name another contact and send it again, or send a letter.`
            : `there is nobody to send the notice of “${change.title}” to; name a contact, or send a letter.`,
        ),
      ),
  );
}

function noContactForNotices(
  register: Register,
  { contacts }: Dealings,
  { asOf }: { asOf: Parameters<typeof agreementsInForce>[1] },
): Defect[] {
  return agreementsInForce(register, asOf)
    .filter(({ customerId }) => (contacts.get(customerId ?? "") ?? 0) === 0)
    .map(({ ref }) =>
      defect(
        register,
        { kind: "CustomerAgreement", ref },
        "its customer has no confirmed contact for notices; name one, and have the address confirmed.",
      ),
    );
}

/** Reading: whoever approves the change seconds the class, unless it is the one who set it. */
function classIsLowered(register: Register, { changes }: Dealings): Defect[] {
  return changes.flatMap(({ title, lowered }) =>
    lowered.flatMap(({ kind, ref, field, from, to, reason, isSeconded }): Defect[] => {
      const wanting = [
        ...(reason.trim() === "" ? ["a reason"] : []),
        ...(isSeconded ? [] : ["a second person"]),
      ];
      if (wanting.length === 0) return [];
      const place = { kind, ref, ...(field !== null && { field }) };
      const classes = `from “${materialityLabels[from]}” to “${to === "INTERNAL" ? "Internal" : materialityLabels[to]}”`;
      const sentence = `“${title}” lowered its class ${classes} without ${wanting.join(" and ")}; record why, and have somebody else look at it.`;
      return [defect(register, place, sentence)];
    }),
  );
}

/**
 * Reading: answered is what was decided, whichever way; a planned day counts once it has come, and no sooner than the agreement's own
 * days let the change take effect.
 */
function objectionIsNotAnswered(
  register: Register,
  { changes }: Dealings,
  { asOf }: { asOf: CalendarDate },
): Defect[] {
  return changes.flatMap((change) =>
    change.notices
      .filter(
        ({ unansweredObjectionOn, isDeclined }) => unansweredObjectionOn !== null && !isDeclined,
      )
      .filter((notice) => {
        const { effectiveOn, earliestEffectiveOn } = notice;
        const { plannedOn } = change;
        const day =
          effectiveOn ?? (plannedOn && laterOf(plannedOn, earliestEffectiveOn ?? plannedOn));
        return day !== null && day <= asOf;
      })
      .map(({ agreementRef, unansweredObjectionOn }) =>
        defect(
          register,
          { kind: "CustomerAgreement", ref: agreementRef },
          `its objection of ${unansweredObjectionOn} to “${change.title}” was not answered before the change took effect or was to; decide on it now, and tell the customer.`,
        ),
      ),
  );
}
