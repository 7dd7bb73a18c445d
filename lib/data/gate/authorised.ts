import { type Actor, type MachineActor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import {
  type Authorisation,
  authorisations,
  type ListIn,
  notListed,
  type WaitingChange,
} from "@/lib/domain/change/authorised";
import { withProfile } from "@/lib/domain/change/terms";
import { touchedEngagements } from "@/lib/domain/change/touched-engagements";
import { agreementSubprocessors } from "@/lib/domain/documents/annex-scope";
import { agreementsInForce } from "@/lib/domain/findings/standing";
import { todayIn } from "@/lib/domain/organisation-day";
import { apply, find, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { agreedAt, heldBackAt, seenByCustomers } from "../annexes/agreed-register";
import { changesOf, itemsOf } from "../changes/change-sets";
import { database } from "../database/current";
import { dayOf } from "../days";
import { suspendedFor } from "../incidents/suspensions";
import { presentRegister } from "../register";
import { authorisedSince } from "./authorised-since";
import type { HeldBackNotice } from "./held-back";
import { inUseOn } from "./still-in-use";

type Agreement = {
  readonly ref: string;
  readonly title: string;
  readonly inForce: boolean;
  readonly engagements: Authorisation[];
};

type Asked = {
  readonly register: Register;
  readonly at: Instant;
  readonly today: CalendarDate;
  readonly publication: { readonly number: number; readonly hash: string };
};

/**
 * Which sub-processors a customer has authorised, agreement by agreement: the lists that its annexes have, by the same
 * functions, and what these lists do not have yet.
 *
 * @param engagement null: all; else that one alone
 */
export async function authorisedFor(
  actor: Actor | MachineActor,
  { customer, engagement }: { readonly customer: string; readonly engagement: string | null },
): Promise<
  Result<
    {
      customer: string;
      publication: number;
      authorised: boolean | null;
      agreements: Agreement[];
    },
    "notAllowed" | "noSuchCustomer" | "noSuchEngagement" | "nothingPublished"
  >
> {
  if (!mayDo(actor, "authorisation:read")) return refuse("notAllowed");
  const [{ register }, publication] = await Promise.all([
    presentRegister(),
    database().publication.findFirst({
      orderBy: { number: "desc" },
      select: { number: true, hash: true },
    }),
  ]);
  if (find(register, "Customer", customer) === undefined) return refuse("noSuchCustomer");
  if (publication === null) return refuse("nothingPublished");
  const today = todayIn(register, actor.at);
  const inForce = new Set(agreementsInForce(register, today).map(({ ref }) => ref));
  const rows = pointingTo(register, "CustomerAgreement", "customerId", customer);
  const asked = { register, at: actor.at, today, publication };
  const agreements = await Promise.all(
    rows.map(async (row) => ({
      ref: row.ref,
      title: row.title ?? row.ref,
      inForce: inForce.has(row.ref),
      engagements: await engagementsOf(asked, withProfile(register, row)),
    })),
  );
  const whole = { customer, publication: publication.number };
  if (engagement === null) return done({ ...whole, authorised: null, agreements });
  const used = await inUseOn(register, today);
  return ofOne(asked, used.register, engagement, whole, agreements);
}

/**
 * The answer cut down to one engagement; one that no agreement lists is said to be listed by none.
 *
 * @param register with what any agreement still has
 */
function ofOne(
  { register: present, today }: Asked,
  register: Register,
  engagement: string,
  whole: { customer: string; publication: number },
  agreements: readonly Agreement[],
): Result<typeof whole & { authorised: boolean; agreements: Agreement[] }, "noSuchEngagement"> {
  const known = find(register, "Engagement", engagement);
  const cut = agreements.map((agreement) => ({
    ...agreement,
    engagements: agreement.engagements.filter(({ ref }) => ref === engagement),
  }));
  if (known === undefined && cut.every(({ engagements }) => engagements.length === 0))
    return refuse("noSuchEngagement");
  const covering = cut.filter(({ inForce, engagements }) => inForce && engagements.length > 0);
  const service = find(register, "VendorService", known?.vendorServiceId);
  return done({
    ...whole,
    authorised:
      covering.length > 0 &&
      covering.every(({ engagements }) => engagements.every((one) => one.authorised)),
    agreements: cut.map((agreement) =>
      agreement.engagements.length > 0 || known === undefined
        ? agreement
        : {
            ...agreement,
            engagements: [notListed(register, { engagement: known, service }, present, today)],
          },
    ),
  });
}

async function engagementsOf(
  { register, at, today, publication }: Asked,
  agreement: Row<"CustomerAgreement">,
): Promise<Authorisation[]> {
  const held = await heldBackAt(agreement.ref, null);
  const [agreed, newest, told] = await Promise.all([
    agreedAt(publication, held),
    agreedAt(publication, []),
    announcedTo(agreement.ref, held),
  ]);
  const announced = told.filter(({ isHeld }) => !isHeld);
  const coming = announced.reduce(
    (so, { changeSet }) => apply(so, changesOf(itemsOf(changeSet), today).flatMap(seenByCustomers)),
    newest,
  );
  const listIn = (one: Register): ListIn => ({
    register: one,
    listed: agreementSubprocessors({ agreed: one, agreement }),
  });
  const list = listIn(agreed);
  const refs = list.listed.map(({ engagement }) => engagement.ref);
  return authorisations(
    list,
    [...(held.length === 0 ? [] : [newest]), ...(announced.length === 0 ? [] : [coming])].map(
      listIn,
    ),
    register,
    waitingChanges(held, told, [agreed, newest, coming]),
    await authorisedSince(agreement, refs),
    await suspendedFor([agreement.ref], at),
    today,
  );
}

type Told = Awaited<ReturnType<typeof announcedTo>>[number];

/** The notices of what is held back for an agreement, and of what was announced to it and is in effect for nobody. */
async function announcedTo(agreementRef: string, held: readonly HeldBackNotice[]) {
  const heldIds = held.map(({ noticeId }) => noticeId);
  const rows = await database().notice.findMany({
    where: {
      agreementRef,
      OR: [
        { id: { in: heldIds } },
        { effectiveOn: null, declinedAt: null, changeSet: { state: "ANNOUNCED" } },
      ],
    },
    include: { changeSet: { include: { items: true } } },
    orderBy: { changeSet: { number: "asc" } },
  });
  return rows.map((row) => ({ ...row, isHeld: heldIds.includes(row.id) }));
}

function waitingChanges(
  held: readonly HeldBackNotice[],
  told: readonly Told[],
  registers: readonly Register[],
): WaitingChange[] {
  const touchedBy = (keys: Parameters<typeof touchedEngagements>[1]) => [
    ...new Set(registers.flatMap((register) => touchedEngagements(register, keys))),
  ];
  const earliest = new Map(told.map(({ id, earliestEffectiveOn }) => [id, earliestEffectiveOn]));
  return [
    ...held
      .toSorted((one, other) => one.order - other.order)
      .map(({ changeSetId, title, declined, noticeId, before }) => ({
        changeSet: changeSetId,
        title,
        state: declined ? ("DECLINED" as const) : ("HELD_BACK" as const),
        earliestEffectiveOn: declined ? null : dayOf(earliest.get(noticeId) ?? null),
        engagements: touchedBy(before),
      })),
    ...told
      .filter(({ isHeld }) => !isHeld)
      .map(({ changeSetId, changeSet, earliestEffectiveOn }) => ({
        changeSet: changeSetId,
        title: changeSet.title,
        state: "ANNOUNCED" as const,
        earliestEffectiveOn: dayOf(earliestEffectiveOn),
        engagements: touchedBy(itemsOf(changeSet)),
      })),
  ];
}
