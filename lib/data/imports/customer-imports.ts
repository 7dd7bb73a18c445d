import { randomUUID } from "node:crypto";
import { type Actor, mayDo } from "@/lib/auth/actor";
import type { Instant } from "@/lib/domain/calendar";
import type { ListedContact } from "@/lib/domain/customer/contact";
import type { CustomerListFacts } from "@/lib/domain/customer/customer-list";
import { isSameAddress } from "@/lib/domain/mail-address";
import { done, type Result, refuse } from "@/lib/domain/result";
import { type ItemDraft, itemsOf, prepareChangeSet, putChangeSet } from "../changes/change-sets";
import { openStates } from "../changes/draft-choices";
import { database } from "../database/current";
import { listContacts } from "../people/people";
import { presentRegister } from "../register";
import { type Transaction, write } from "../write";

const kindsListed = ["Customer", "CustomerAgreement"] as const;

/** Everything that decides what a customer list would change; null for whoever may not change it. */
export async function customerFacts(actor: Actor): Promise<CustomerListFacts | null> {
  if (!mayDo(actor, "changeSet:edit")) return null;
  const kind = { in: [...kindsListed] };
  const [{ register }, contacts, records, open] = await Promise.all([
    presentRegister(),
    listContacts(),
    database().record.findMany({ where: { kind } }),
    database().changeSet.findMany({
      where: { state: { in: [...openStates] }, items: { some: { kind } } },
      include: { items: { where: { kind } } },
    }),
  ]);
  const proposed = open.flatMap((changeSet) =>
    itemsOf(changeSet).map(({ kind: of, ref, body }) => ({
      kind: of,
      ref,
      body,
      changeSetId: changeSet.id,
    })),
  );
  const used = kindsListed.map((of) => {
    const refs = [...records, ...proposed].filter((each) => each.kind === of).map(({ ref }) => ref);
    return [of, new Set(refs)] as const;
  });
  const refsOf = new Map(used);
  return { register, contacts, proposed, usedRefs: (of) => refsOf.get(of) ?? new Set() };
}

export type CustomerImport = {
  readonly title: string;
  readonly reason: string | null;
  readonly items: readonly ItemDraft[];
  readonly contacts: readonly ListedContact[];
  readonly fileHash: string;
};

export type Imported = {
  /** null where the list changed contacts alone. */
  readonly changeSetId: string | null;
  /** Whether the records are in effect: no output of theirs changes. */
  readonly internal: boolean;
};

export type ImportRefusal = "notAllowed" | "nothingChanges" | "notYet" | "changedMeanwhile";

/**
 * Imports customers with their agreements and contacts, all or nothing: the records as one change set, the contacts, which
 * are not part of the register, at once.
 *
 * Source: none, product rule (product 2.2).
 */
export async function importCustomers(
  actor: Actor,
  { items, contacts, fileHash, title, reason }: CustomerImport,
): Promise<Result<Imported, ImportRefusal>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  if (contacts.length > 0 && !mayDo(actor, "contact:edit")) return refuse("notAllowed");
  if (items.length === 0 && contacts.length === 0) return refuse("nothingChanges");
  const prepared =
    items.length === 0 ? null : await prepareChangeSet(actor, { title, reason, items });
  if (prepared !== null && !prepared.ok) return prepared;
  const named = contacts.map((contact) => ({ ...contact, ref: contact.ref ?? randomUUID() }));
  const confirmed = named.flatMap(({ ref, confirmedBy }) =>
    confirmedBy === null ? [] : [{ contactId: ref, reason: confirmedBy }],
  );
  return write<Imported, ImportRefusal>(
    actor,
    ({ changeSetId }) => ({
      type: "customerList.imported",
      fileHash,
      changeSetId,
      items: items.length,
      contactIds: named.map(({ ref }) => ref),
      confirmed,
    }),
    async (tx, entry) => {
      const made = prepared === null ? null : await putChangeSet(tx, entry, actor, prepared.value);
      if (made !== null && !made.ok) return made;
      if (!(await putContacts(tx, contacts, named, entry.at))) return refuse("changedMeanwhile");
      const { id = null, internal = false } = made?.value ?? {};
      return done({ changeSetId: id, internal });
    },
  );
}

/** @returns false where somebody added, moved or erased one of them since the list was compared */
async function putContacts(
  tx: Transaction,
  contacts: readonly ListedContact[],
  named: readonly (ListedContact & { ref: string })[],
  at: Instant,
): Promise<boolean> {
  const fresh = named.filter((_contact, index) => contacts[index]?.ref === null);
  const known = named.filter((_contact, index) => contacts[index]?.ref !== null);
  if (!(await areStillNew(tx, fresh))) return false;
  await tx.customerContact.createMany({
    data: fresh.map(({ ref, customer, confirmedBy, ...contact }) => ({
      id: ref,
      customerRef: customer,
      createdAt: at,
      confirmedAt: confirmedBy === null ? null : at,
      ...contact,
    })),
  });
  for (const { ref, customer, confirmedBy, name, language, purpose } of known) {
    const { count } = await tx.customerContact.updateMany({
      where: { id: ref, customerRef: customer, erasedAt: null },
      data: { name, language, purpose, ...(confirmedBy === null ? {} : { confirmedAt: at }) },
    });
    if (count === 0) return false;
  }
  return true;
}

async function areStillNew(tx: Transaction, fresh: readonly ListedContact[]): Promise<boolean> {
  const present = await tx.customerContact.findMany({
    where: { customerRef: { in: fresh.map(({ customer }) => customer) }, erasedAt: null },
    select: { customerRef: true, email: true },
  });
  const addresses = new Map<string, (string | null)[]>();
  for (const { customerRef, email } of present)
    addresses.set(customerRef, [...(addresses.get(customerRef) ?? []), email]);
  return fresh.every(
    ({ customer, email }) => !addresses.get(customer)?.some((known) => isSameAddress(known, email)),
  );
}
