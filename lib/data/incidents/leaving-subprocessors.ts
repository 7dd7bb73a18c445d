import type { CalendarDate } from "@/lib/domain/calendar";
import { engagementNamed, formerRef } from "@/lib/domain/change/restored-engagement";
import { engagedName } from "@/lib/domain/documents/annex-scope";
import type { LeavingSubprocessor } from "@/lib/domain/incident/leaving-view";
import { recordTitle } from "@/lib/domain/record/record-title";
import { find, type Register } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import { inUseOn } from "../gate/still-in-use";
import { type FormerHolder, formerHolders } from "../terminations/termination-facts";
import type { Transaction } from "../write";

/**
 * The sub-processors that the register has no more, and that some agreements have still: on their lists, or as holders of their
 * data; by name.
 *
 * Source: GDPR Art. 28(3)(f), 28(3)(g), 28(4); product decision 0066.
 *
 * @param reader the transaction in which it is asked; left out: as it stands now
 */
export async function leavingSubprocessors(
  register: Register,
  today: CalendarDate,
  reader?: Transaction,
): Promise<LeavingSubprocessor[]> {
  const used = await inUseOn(register, today, null, reader);
  const found = new Map<string, LeavingSubprocessor>();
  for (const [ref, usedFor] of used.stillHave) {
    const engagement = find(used.register, "Engagement", ref);
    if (engagement === undefined) continue;
    found.set(ref, {
      ref,
      title: recordTitle(used.register, { kind: "Engagement", ref }),
      name: engagedName(used.register, engagement),
      vendorRef: find(used.register, "VendorService", engagement.vendorServiceId)?.vendorId ?? null,
      usedFor,
      holdsFor: [],
    });
  }
  for (const holder of await formerHolders(register, today, reader)) {
    const one = leavingAs(register, found, holder);
    if (one === null || one.usedFor.includes(holder.agreementRef)) continue;
    found.set(one.ref, { ...one, holdsFor: [...one.holdsFor, holder.agreementRef] });
  }
  return [...found.values()].toSorted((one, other) => one.title.localeCompare(other.title, "en"));
}

/**
 * A former holder as others still use it; else by what it was called when it was asked, since no list has it. Null where the register
 * has it: what happens there stands in its record.
 */
function leavingAs(
  register: Register,
  found: ReadonlyMap<string, LeavingSubprocessor>,
  { engagementRef, name }: FormerHolder,
): LeavingSubprocessor | null {
  const same = [...found.values()].find(
    (one) => engagementNamed(one.ref) === engagementRef && one.name === name,
  );
  if (same !== undefined) return same;
  const present = find(register, "Engagement", engagementRef);
  const isThere = present !== undefined && isSubprocessor(register, present);
  if (isThere && engagedName(register, present) === name) return null;
  // Where another has taken its place in the engagement, the ref alone would name that one.
  const isTaken = isThere || found.has(engagementRef);
  const ref = isTaken ? formerRef(engagementRef, name) : engagementRef;
  return { ref, title: name, name, vendorRef: null, usedFor: [], holdsFor: [] };
}
