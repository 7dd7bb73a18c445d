import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import { type CrossCheck, crossCheck } from "@/lib/domain/cross-check/cross-check";
import type { AnnexNaming, NoticeNaming, RecordsNaming } from "@/lib/domain/cross-check/outputs";
import { authorityRecord } from "@/lib/domain/documents/record/authority-record";
import { ownEntities } from "@/lib/domain/documents/record/record-parties";
import { isGap } from "@/lib/domain/documents/record/told";
import { agreementsInForce } from "@/lib/domain/findings/standing";
import { todayIn } from "@/lib/domain/organisation-day";
import { find, type Register } from "@/lib/domain/register";
import { annexLists } from "../annexes/annex-lists";
import { database } from "../database/current";
import { heldBackFor } from "../gate/held-back";
import { inUseOn } from "../gate/still-in-use";
import { presentRegister } from "../register";
import { dealingsNow } from "./dealings";

export type CrossCheckToday = CrossCheck & {
  readonly register: Register;
  readonly asOf: CalendarDate;
};

/** Whom the records, the public list, the annexes and the notices name today, compared; null for whoever may not see the register. */
export async function crossCheckNow(actor: Actor): Promise<CrossCheckToday | null> {
  if (!mayDo(actor, "register:read")) return null;
  const [{ register }, dealings] = await Promise.all([presentRegister(), dealingsNow()]);
  const asOf = todayIn(register, actor.at);
  const { published, changes } = dealings;
  const used = await inUseOn(register, asOf);
  const outputs = {
    records: recordsNaming(used.register, asOf, actor),
    list:
      published === null
        ? null
        : {
            number: published.number,
            names: new Map(published.entries.map(({ ref, name }) => [ref, name])),
          },
    annexes: published === null ? [] : await annexesNaming(register, asOf),
    notices: noticesNaming(changes),
  };
  return { ...crossCheck(register, outputs), register, asOf };
}

/** Whom the records of each of our companies as processor name, read from the records themselves. */
function recordsNaming(register: Register, asOf: CalendarDate, { at }: Actor): RecordsNaming {
  const recipients = ownEntities(register).flatMap(({ ref: entity }) => {
    const record = authorityRecord(register, {
      register: "PROCESSOR",
      entity,
      asOf,
      recordedAt: at,
      language: "en",
      simulated: false,
      createdOn: new Map(),
    });
    return (record?.activities ?? []).flatMap((one) =>
      isGap(one.recipients) ? [] : one.recipients,
    );
  });
  const others = recipients.filter(
    ({ ref, kind }) => !register.Engagement.has(ref) && kind === "SUB_PROCESSOR",
  );
  return {
    engagements: new Set(
      recipients.flatMap(({ ref }) => (register.Engagement.has(ref) ? [ref] : [])),
    ),
    others: [...new Map(others.map((one) => [one.ref, one])).values()].map(({ ref, name }) => {
      const kind = register.Participation.has(ref) ? "Participation" : "Disclosure";
      return { key: { kind, ref }, name, entity: find(register, kind, ref)?.legalEntityId };
    }),
  };
}

async function annexesNaming(register: Register, asOf: CalendarDate): Promise<AnnexNaming[]> {
  const newest = await database().publication.findFirstOrThrow({
    orderBy: { number: "desc" },
    select: { number: true, hash: true },
  });
  const held = await heldBackFor(null);
  const lists = await annexLists(newest, agreementsInForce(register, asOf), held);
  return [...lists].map(([agreementRef, engagements]) => ({
    agreementRef,
    engagements,
    heldBack: new Set(
      (held.get(agreementRef) ?? []).flatMap(({ before }) =>
        before.flatMap(({ kind, ref }) => (kind === "Engagement" ? [ref] : [])),
      ),
    ),
  }));
}

type Changes = Awaited<ReturnType<typeof dealingsNow>>["changes"];

/** What each agreement was told of the engagements that changes in effect brought; whoever was owed a notice and has none is there, too. */
function noticesNaming(changes: Changes): NoticeNaming[] {
  return changes
    .filter(({ state, added }) => state === "ACTIVE" && added.length > 0)
    .flatMap(({ id: changeSetId, title, added, owed, notices }) => {
      const told = new Set(notices.map(({ agreementRef }) => agreementRef));
      const states = [
        ...notices.map((one) => ({ agreementRef: one.agreementRef, state: stateOf(one) })),
        ...owed
          .filter((agreementRef) => !told.has(agreementRef))
          .map((agreementRef) => ({ agreementRef, state: "OWED" as const })),
      ];
      return added.flatMap((engagementRef) =>
        states.map((one) => ({ ...one, engagementRef, changeSetId, title })),
      );
    });
}

function stateOf({
  effectiveOn,
  isDeclined,
}: Changes[number]["notices"][number]): NoticeNaming["state"] {
  if (effectiveOn !== null) return "TOLD";
  return isDeclined ? "CLOSED" : "WAITS";
}
