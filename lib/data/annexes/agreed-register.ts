import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import { agreedRegister } from "@/lib/domain/change/agreed";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { lifted } from "@/lib/domain/kinds/lift";
import {
  type CustomersPart,
  customersBody,
  isCustomersKind,
} from "@/lib/domain/publication/customers-part";
import { apply, emptyRegister, type RecordChange, type Register } from "@/lib/domain/register";
import { database } from "../database/current";
import { type HeldBackNotice, heldBackFor } from "../gate/held-back";

/** What became effective only after an old publication was held back when that publication was made. */
export async function heldBackAt(
  agreementRef: string,
  at: Instant | null,
): Promise<readonly HeldBackNotice[]> {
  return (await heldBackFor(agreementRef, database(), at)).get(agreementRef) ?? [];
}

/** A change as customers see it: nothing of what is none of theirs. */
export function seenByCustomers(change: RecordChange): RecordChange[] {
  return isCustomersKind(change.kind)
    ? [{ ...change, body: customersBody(change.kind, change.body) }]
    : [];
}

/** What customers see of a publication, as one agreement has it: without what is held back for it. */
export async function agreedAt(
  publication: { readonly number: number; readonly hash: string },
  held: readonly HeldBackNotice[],
): Promise<Register> {
  return agreedRegister(
    await registerOfPublication(publication),
    held.map((one) => ({ ...one, before: one.before.flatMap(seenByCustomers) })),
  );
}

/** The registers last asked for, by the hash of their publication, which never changes. */
const knownRegisters = new Map<string, Register>();
const mostKnown = 4;

async function registerOfPublication({
  number,
  hash,
}: {
  number: number;
  hash: string;
}): Promise<Register> {
  const known = knownRegisters.get(hash);
  if (known !== undefined) return known;
  const { customersPart } = await database().publication.findUniqueOrThrow({
    where: { number },
    select: { customersPart: true },
  });
  const register = registerOf(JSON.parse(customersPart) as CustomersPart);
  if (knownRegisters.size >= mostKnown) knownRegisters.clear();
  knownRegisters.set(hash, register);
  return register;
}

function registerOf(part: CustomersPart): Register {
  const changes = Object.entries(part.records).flatMap(([kind, records]) =>
    Object.entries(records ?? {}).map(([ref, body]) => ({
      kind: kind as KindName,
      ref,
      validFrom: "0001-01-01" as CalendarDate,
      body: lifted(kind as KindName, body),
    })),
  );
  return apply(emptyRegister, changes);
}
