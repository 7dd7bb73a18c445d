import { type CalendarDate, calendarDateOf } from "@/lib/domain/calendar";
import { agreedRegister } from "@/lib/domain/change/agreed";
import { find, list, type Register, type Row } from "@/lib/domain/register";
import { isConcerned } from "@/lib/domain/termination/concerned";
import { dataDueOn, type Holder, holdersOf } from "@/lib/domain/termination/holders";
import {
  type EndTask,
  earliestSettlement,
  type Settlement,
  standingSettlement,
} from "@/lib/domain/termination/task";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { dayOf } from "../days";
import { authorisedSince } from "../gate/authorised-since";
import { heldBackFor } from "../gate/held-back";
import type { Transaction } from "../write";

/** The agreements whose end was recorded with what the customer chose, and whose data are not known to be gone. */
export function endingAgreements(register: Register): Row<"CustomerAgreement">[] {
  return list(register, "CustomerAgreement").filter(
    ({ onEnd, dataHeldUntil }) => onEnd !== undefined && dataHeldUntil === undefined,
  );
}

/** Who holds the data of an agreement: those of its own agreed list, without what is held back for it. */
export async function presentHolders(
  register: Register,
  agreement: Row<"CustomerAgreement">,
): Promise<Holder[]> {
  const held = (await heldBackFor(agreement.ref)).get(agreement.ref) ?? [];
  return holdersOf(agreedRegister(register, held), agreement);
}

/**
 * The holders that have no task yet. Another name under the same engagement is another holder: a vendor that took the place of one
 * that was asked holds data all the same.
 */
export function withoutTask(
  holders: readonly Holder[],
  tasks: readonly Pick<StoredTask, "engagementRef" | "holder">[],
): Holder[] {
  return holders.filter(
    ({ engagementRef, name }) =>
      !tasks.some(
        (task) =>
          task.engagementRef === engagementRef && (engagementRef === null || task.holder === name),
      ),
  );
}

/** A holder of an agreement's data that stands on its list no more, and was asked to give them up. */
export type FormerHolder = {
  readonly engagementRef: string;
  /** As it was called when it was asked. */
  readonly name: string;
  readonly agreementRef: string;
};

/**
 * Who holds data of agreements, as far as is known, and has left their lists: its part is open, or a law keeps it until a day to come.
 *
 * Source: GDPR Art. 28(3)(g), 28(4); product decision 0066.
 *
 * @param today the last day on which something is kept counts in full
 */
export async function formerHolders(
  register: Register,
  today: CalendarDate,
  reader?: Transaction,
): Promise<FormerHolder[]> {
  const ending = list(register, "CustomerAgreement").filter(
    (agreement) => agreement.onEnd !== undefined && isConcerned(agreement, today),
  );
  if (ending.length === 0) return [];
  const tasks = await (reader ?? database()).terminationTask.findMany({
    where: { agreementRef: { in: ending.map(({ ref }) => ref) } },
    orderBy: { id: "asc" },
  });
  const held = await heldBackFor(null, reader);
  return ending.flatMap((agreement) => {
    const { ref: agreementRef } = agreement;
    const asked = tasks.filter((task) => task.agreementRef === agreementRef);
    const present = holdersOf(agreedRegister(register, held.get(agreementRef) ?? []), agreement);
    return asked.flatMap((task): FormerHolder[] => {
      const { engagementRef, holder: name } = task;
      if (engagementRef === null || hasGivenUp(task, agreement, today)) return [];
      const isListed = present.some(
        (one) => one.engagementRef === engagementRef && one.name === name,
      );
      return isListed ? [] : [{ engagementRef, name, agreementRef }];
    });
  });
}

/** Whether a holder has deleted or returned its part, or the law that keeps it has run out. */
function hasGivenUp(
  task: StoredTask,
  agreement: Row<"CustomerAgreement">,
  today: CalendarDate,
): boolean {
  const { settled } = endTask(task, agreement);
  return settled !== null && (settled.outcome !== "RETAINED" || settled.until < today);
}

export type StoredTask = Prisma.TerminationTaskGetPayload<object>;

/** How a stored task was settled, for whatever end; null where nobody did. */
function settlementOf(task: StoredTask): Settlement | null {
  const { outcome, doneOn, retentionLaw: law, retainedUntil } = task;
  if (outcome === null || doneOn === null) return null;
  if (outcome !== "RETAINED") return { outcome, doneOn: dayOf(doneOn) };
  if (law === null || retainedUntil === null) throw new Error("What is kept by law names none");
  return { outcome, doneOn: dayOf(doneOn), law, until: dayOf(retainedUntil) };
}

/** A stored task as the end of its agreement has it: what was settled for an earlier one is open again. */
export function endTask(
  task: StoredTask,
  { endsOn }: Pick<Row<"CustomerAgreement">, "endsOn">,
  earliestOn = endsOn === undefined ? null : calendarDateOf(endsOn),
): EndTask {
  const settled = standingSettlement(settlementOf(task), earliestOn);
  return { holder: task.holder, settled, settledBy: settled && task.settledBy };
}

/** For each of these tasks of one agreement the first day on which it can have been settled. */
export async function earliestDays(
  agreement: Row<"CustomerAgreement">,
  tasks: readonly Pick<StoredTask, "id" | "engagementRef">[],
): Promise<Map<string, CalendarDate | null>> {
  const refs = tasks.flatMap(({ engagementRef }) => engagementRef ?? []);
  const since = await authorisedSince(agreement, refs);
  const last = agreement.endsOn === undefined ? null : calendarDateOf(agreement.endsOn);
  return new Map(
    tasks.map(({ id, engagementRef }) => [
      id,
      earliestSettlement(last, engagementRef === null ? null : (since.get(engagementRef) ?? null)),
    ]),
  );
}

/** The tasks of one agreement: our own first, then by name. */
export async function tasksOf(
  agreementRef: string,
  reader: Pick<Prisma.TransactionClient, "terminationTask"> = database(),
): Promise<StoredTask[]> {
  const rows = await reader.terminationTask.findMany({ where: { agreementRef } });
  const place = ({ engagementRef, holder }: StoredTask) =>
    `${engagementRef === null ? 0 : 1}${holder}`;
  return rows.toSorted((one, other) => place(one).localeCompare(place(other), "en"));
}

type OpenTask = { id: string; customerRef: string; dueOn: CalendarDate; ownerId: string | null };

/** The tasks that are open, each with the day by which it is due. */
export async function openEndTasks(register: Register): Promise<OpenTask[]> {
  const rows = await database().terminationTask.findMany({
    where: { termination: { certificates: { none: {} } } },
    include: { termination: { select: { customerRef: true } } },
  });
  return rows.flatMap((task) => {
    const { id, agreementRef, ownerId, termination } = task;
    const { customerRef } = termination;
    const agreement = find(register, "CustomerAgreement", agreementRef);
    if (agreement === undefined || endTask(task, agreement).settled !== null) return [];
    const dueOn = dueDay(agreement);
    return dueOn === null || !register.Customer.has(customerRef)
      ? []
      : [{ id, customerRef, dueOn, ownerId }];
  });
}

/** The day by which the data of an agreement are to be gone; null while it has no end, or says that it has none any more. */
export function dueDay(agreement: Row<"CustomerAgreement">): CalendarDate | null {
  return agreement.onEnd === undefined ? null : dataDueOn(agreement);
}

type OpenEnding = {
  agreementRef: string;
  customerRef: string;
  dueOn: CalendarDate | null;
  /** Holders that have not settled their part. */
  left: number;
};

/** The ends that wait for a holder, or for the certificate. */
export async function openEndings(register: Register): Promise<OpenEnding[]> {
  const rows = await database().termination.findMany({
    where: { certificates: { none: {} } },
    include: { tasks: true },
  });
  return rows.flatMap(({ agreementRef, customerRef, tasks }) => {
    const agreement = find(register, "CustomerAgreement", agreementRef);
    if (agreement?.onEnd === undefined || !register.Customer.has(customerRef)) return [];
    const left = tasks.filter((task) => endTask(task, agreement).settled === null).length;
    return [{ agreementRef, customerRef, dueOn: dueDay(agreement), left }];
  });
}
