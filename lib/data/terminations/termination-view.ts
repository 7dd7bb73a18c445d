import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import { calendarDateOf } from "@/lib/domain/calendar";
import { todayIn } from "@/lib/domain/organisation-day";
import type { Register, Row } from "@/lib/domain/register";
import { certificateTrouble } from "@/lib/domain/termination/task";
import type { TaskView, TerminationView } from "@/lib/domain/termination/termination-view";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { namesOfActors } from "../people/actor-names";
import { dueDay, earliestDays, endTask, type StoredTask, tasksOf } from "./termination-facts";

/** How the end of one agreement stands: its tasks, what shows them, and its certificates. */
export async function terminationOf(
  actor: Actor,
  register: Register,
  agreement: Row<"CustomerAgreement">,
): Promise<TerminationView> {
  const { ref, title, endsOn, onEnd, dataHeldUntil } = agreement;
  const today = todayIn(register, actor.at);
  const [tasks, certificates, proposed] = await Promise.all([
    tasksOf(ref),
    database().deletionCertificate.findMany({
      where: { agreementRef: ref },
      omit: { bytes: true },
      orderBy: { language: "desc" },
    }),
    openChangeOf(ref),
  ]);
  const last = endsOn === undefined ? null : calendarDateOf(endsOn);
  const earliest = await earliestDays(agreement, tasks);
  const ends = tasks.map((task) => endTask(task, agreement, earliest.get(task.id)));
  return {
    agreement: ref,
    title: title ?? ref,
    endsOn: last,
    onEnd: onEnd ?? null,
    dueOn: dueDay(agreement),
    heldUntil: dataHeldUntil === undefined ? null : calendarDateOf(dataHeldUntil),
    tasks: await taskViews(tasks, agreement, earliest, today),
    certificates: certificates.map(({ language, sha256, issuedAt }) => ({
      language,
      sha256,
      issuedAt: instantOfColumn(issuedAt),
    })),
    trouble:
      certificates.length > 0 || !mayDo(actor, "termination:certify")
        ? null
        : certificateTrouble(ends, last, today, actorName(actor)),
    proposedBy: proposed,
  };
}

/** The change by which an agreement is to end, or to be over, where one waits for its approval. */
async function openChangeOf(ref: string): Promise<string | null> {
  const item = await database().changeItem.findFirst({
    where: {
      kind: "CustomerAgreement",
      ref,
      changeSet: { state: { in: ["DRAFT", "IN_REVIEW", "APPROVED"] } },
    },
    select: { changeSetId: true },
  });
  return item?.changeSetId ?? null;
}

const unshown = { evidence: null, attachmentId: null };

async function taskViews(
  tasks: readonly StoredTask[],
  agreement: Row<"CustomerAgreement">,
  earliest: ReadonlyMap<string, TaskView["earliestOn"]>,
  today: TaskView["dueOn"],
): Promise<TaskView[]> {
  const actors = tasks.flatMap(({ ownerId, settledBy }) => [
    ...(ownerId === null ? [] : [`user:${ownerId}`]),
    ...(settledBy === null ? [] : [settledBy]),
  ]);
  const files = tasks.flatMap(({ attachmentId }) => attachmentId ?? []);
  const [names, kept] = await Promise.all([
    namesOfActors(actors),
    database().attachment.findMany({
      where: { id: { in: files }, removedAt: null },
      select: { id: true, fileName: true },
    }),
  ]);
  const nameOf = new Map(kept.map(({ id, fileName }) => [id, fileName]));
  return tasks.map((task) => {
    const { id, engagementRef, ownerId } = task;
    const own = endTask(task, agreement, earliest.get(id));
    // What showed an earlier end shows nothing of this one.
    const { evidence, attachmentId } = own.settled === null ? unshown : task;
    const day = dueDay(agreement) ?? today;
    return {
      ...own,
      settledBy: own.settledBy === null ? null : (names.get(own.settledBy) ?? own.settledBy),
      id,
      engagementRef,
      earliestOn: earliest.get(id) ?? null,
      dueOn: day,
      isOverdue: own.settled === null && day < today,
      owner: ownerId === null ? null : (names.get(`user:${ownerId}`) ?? null),
      evidence,
      file: fileOf(attachmentId, nameOf),
    };
  });
}

function fileOf(id: string | null, nameOf: ReadonlyMap<string, string>): TaskView["file"] {
  const name = id === null ? undefined : nameOf.get(id);
  return id === null || name === undefined ? null : { id, name };
}
