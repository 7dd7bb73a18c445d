import { randomUUID } from "node:crypto";
import { type Actor, mayDo, type StaffActor } from "@/lib/auth/actor";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { organisationZone } from "@/lib/domain/organisation-day";
import type { FormOption } from "@/lib/domain/record/record-form-view";
import { recordTitle } from "@/lib/domain/record/record-title";
import { list, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import {
  type RequestView,
  requestedItems,
  type VendorRequestDraft,
} from "@/lib/domain/vendor-request";
import {
  findChangeSet,
  type ItemDraft,
  prepareChangeSet,
  putChangeSet,
  type StoredChangeSet,
  step,
} from "../changes/change-sets";
import { outlookOf, outlookOfItems } from "../changes/outlook";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { columnOf, dayOf, instantOfColumn } from "../days";
import { presentRegister } from "../register";
import { write } from "../write";

type Stored = Prisma.VendorRequestGetPayload<{ include: { requester: true } }>;

/** What the form offers to choose from: names alone, for a requester does not see the register. */
export type RequestChoices = Readonly<
  Record<"products" | "dataCategories" | "dataSubjects", readonly FormOption[]>
>;

export async function requestChoices(actor: Actor): Promise<RequestChoices | null> {
  if (!mayDo(actor, "request:make")) return null;
  const { register } = await presentRegister();
  return {
    products: namesIn(register, "Product"),
    dataCategories: namesIn(register, "PersonalDataCategory"),
    dataSubjects: namesIn(register, "DataSubjectCategory"),
  };
}

function namesIn(register: Register, kind: KindName): FormOption[] {
  return list(register, kind)
    .map(({ ref }) => ({ value: ref, label: recordTitle(register, { kind, ref }) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, "en"));
}

export type RequestRefusal = "notAllowed" | "noSuchChoice";

/** Takes a request down; whoever handles requests finds it in the list. */
export async function makeRequest(
  actor: StaffActor,
  draft: VendorRequestDraft,
): Promise<Result<{ id: string }, RequestRefusal>> {
  if (!mayDo(actor, "request:make")) return refuse("notAllowed");
  const { register } = await presentRegister();
  const { productRef, dataCategoryRefs, dataSubjectRefs, wantedOn } = draft;
  const isKnown =
    (productRef === null || register.Product.has(productRef)) &&
    dataCategoryRefs.every((ref) => register.PersonalDataCategory.has(ref)) &&
    dataSubjectRefs.every((ref) => register.DataSubjectCategory.has(ref));
  if (!isKnown) return refuse("noSuchChoice");
  const id = randomUUID();
  return write<{ id: string }, RequestRefusal>(
    actor,
    { type: "request.made", requestId: id },
    async (tx, { at }) => {
      const last = await tx.vendorRequest.findFirst({ orderBy: { number: "desc" } });
      await tx.vendorRequest.create({
        data: {
          ...draft,
          dataCategoryRefs: [...dataCategoryRefs],
          dataSubjectRefs: [...dataSubjectRefs],
          wantedOn: columnOf(wantedOn),
          id,
          number: (last?.number ?? 0) + 1,
          requesterId: actor.id,
          createdAt: at,
        },
      });
      return done({ id });
    },
  );
}

/** The requests that somebody may see: all for those who read the register, to others their own; the newest first. */
export async function listRequests(actor: Actor): Promise<RequestView[]> {
  const rows = await database().vendorRequest.findMany({
    where: visibleTo(actor),
    include: { requester: true },
    orderBy: { number: "desc" },
    take: 200,
  });
  return Promise.all(rows.map((row) => viewOf(actor, row)));
}

/** One request; null where there is none, or it is somebody else's. */
export async function findRequest(actor: Actor, id: string): Promise<RequestView | null> {
  const row = await database().vendorRequest.findFirst({
    where: { ...visibleTo(actor), id },
    include: { requester: true },
  });
  return row === null ? null : viewOf(actor, row);
}

function visibleTo(actor: Actor): Prisma.VendorRequestWhereInput {
  if (mayDo(actor, "register:read")) return {};
  return { requesterId: actor.type === "staff" ? actor.id : "" };
}

function draftOf(row: Stored): VendorRequestDraft {
  return { ...row, wantedOn: dayOf(row.wantedOn) };
}

async function viewOf(actor: Actor, row: Stored): Promise<RequestView> {
  const { register } = await presentRegister();
  const changeSet = row.changeSetId === null ? null : await findChangeSet(row.changeSetId);
  const titles = (kind: KindName, refs: readonly string[]) =>
    refs.map((ref) => recordTitle(register, { kind, ref }));
  return {
    ...draftOf(row),
    id: row.id,
    askedBy: row.requester.name ?? row.requester.email,
    askedAt: instantOfColumn(row.createdAt),
    state: row.declinedAt !== null ? "DECLINED" : (changeSet?.state ?? "RECEIVED"),
    reply: row.reply,
    productName: titles("Product", row.productRef === null ? [] : [row.productRef])[0] ?? null,
    dataCategories: titles("PersonalDataCategory", row.dataCategoryRefs),
    dataSubjects: titles("DataSubjectCategory", row.dataSubjectRefs),
    changeSetId: mayDo(actor, "register:read") ? row.changeSetId : null,
    ...(await earliestOf(actor, register, row, changeSet)),
  };
}

type Earliest = Pick<RequestView, "earliestOn" | "isFree">;

const nothing: Earliest = { earliestOn: null, isFree: false };

/** When it could be used: as the change stands, or, before there is one, as it would stand. */
async function earliestOf(
  { at }: Actor,
  register: Register,
  row: Stored,
  changeSet: StoredChangeSet | null,
): Promise<Earliest> {
  if (row.declinedAt !== null) return nothing;
  if (changeSet === null) {
    const items = asItems(requestedItems(register, draftOf(row), () => false));
    return earliestIn((await outlookOfItems(items, at, null)).consequence.earliestEffectiveOn);
  }
  switch (changeSet.state) {
    case "DRAFT":
    case "IN_REVIEW":
    case "APPROVED":
      return earliestIn((await outlookOf(changeSet, at)).consequence.earliestEffectiveOn);
    case "ANNOUNCED":
      return { earliestOn: dayOf(changeSet.plannedOn), isFree: false };
    case "ACTIVE": {
      const since = changeSet.activatedAt;
      const zone = organisationZone(register);
      return { earliestOn: since && dateIn(instantOfColumn(since), zone), isFree: false };
    }
    default:
      return nothing;
  }
}

function earliestIn(day: CalendarDate | null): Earliest {
  return { earliestOn: day, isFree: day === null };
}

function asItems(items: ReturnType<typeof requestedItems>): ItemDraft[] {
  return items.map((item) => ({ ...item, validFrom: null, overrides: [] }));
}

export type TakeRefusal =
  | "notAllowed"
  | "noSuchRequest"
  | "handledAlready"
  | "nothingChanges"
  | "notYet"
  | "changedMeanwhile";

/** Makes a change set of a request, with all that the form says. */
export async function takeRequest(
  actor: StaffActor,
  { id }: { id: string },
): Promise<Result<{ changeSetId: string }, TakeRefusal>> {
  if (!mayDo(actor, "request:handle")) return refuse("notAllowed");
  const row = await database().vendorRequest.findUnique({
    where: { id },
    include: { requester: true },
  });
  if (row === null) return refuse("noSuchRequest");
  const { register } = await presentRegister();
  const taken = await takenRefs();
  const items = requestedItems(register, draftOf(row), (kind, ref) => taken.has(`${kind}/${ref}`));
  const prepared = await prepareChangeSet(actor, {
    title: `Engage ${row.vendorName}: ${row.service}`.slice(0, 200),
    reason: row.purpose,
    items: asItems(items),
  });
  if (!prepared.ok) return prepared;
  return write<{ changeSetId: string }, TakeRefusal>(
    actor,
    ({ changeSetId }) => ({ type: "request.taken", requestId: id, changeSetId }),
    async (tx, entry) => {
      const now = await tx.vendorRequest.findUnique({ where: { id } });
      if (now === null) return refuse("noSuchRequest");
      if (now.changeSetId !== null || now.declinedAt !== null) return refuse("handledAlready");
      const put = await putChangeSet(tx, entry, actor, prepared.value);
      if (!put.ok) return put;
      const changeSetId = put.value.id;
      // Its words are those of whoever asked: they are an author of it, and approve nothing of their own (V4).
      const authors = [...new Set([`user:${actor.id}`, `user:${row.requesterId}`])];
      await step(tx, entry, changeSetId, { authors });
      await tx.vendorRequest.update({
        where: { id },
        data: { changeSetId, handledById: actor.id },
      });
      return done({ changeSetId });
    },
  );
}

const kindsMade = ["Vendor", "VendorService", "Engagement", "ProcessingLocation"] as const;

/** The refs of the kinds that such a change makes, in the register and in all change sets. */
export async function takenRefs(): Promise<ReadonlySet<string>> {
  const where = { kind: { in: [...kindsMade] } };
  const select = { kind: true, ref: true } as const;
  const [records, items] = await Promise.all([
    database().record.findMany({ where, select }),
    database().changeItem.findMany({ where, select }),
  ]);
  return new Set([...records, ...items].map(({ kind, ref }) => `${kind}/${ref}`));
}

/** Says no to a request, with the reason that whoever asked reads. */
export async function declineRequest(
  actor: StaffActor,
  { id, reply }: { id: string; reply: string },
): Promise<Result<{ id: string }, "notAllowed" | "noSuchRequest" | "handledAlready">> {
  if (!mayDo(actor, "request:handle")) return refuse("notAllowed");
  return write<{ id: string }, "noSuchRequest" | "handledAlready">(
    actor,
    { type: "request.declined", requestId: id },
    async (tx, { at }) => {
      const row = await tx.vendorRequest.findUnique({ where: { id } });
      if (row === null) return refuse("noSuchRequest");
      if (row.changeSetId !== null || row.declinedAt !== null) return refuse("handledAlready");
      const data = { declinedAt: at, reply, handledById: actor.id };
      await tx.vendorRequest.update({ where: { id }, data });
      return done({ id });
    },
  );
}
