import { setTimeout as pause } from "node:timers/promises";
import { publicActor, type StaffActor, staffActor } from "@/lib/auth/actor";
import { announceChangeSet } from "@/lib/data/announcing/announcing";
import { createChangeSet, newestSeqOf } from "@/lib/data/changes/change-sets";
import { approveChangeSet, submitChangeSet } from "@/lib/data/changes/change-steps";
import { renameChangeSet } from "@/lib/data/changes/draft-edits";
import { propose } from "@/lib/data/changes/proposing";
import { returnChangeSet } from "@/lib/data/mail/returning";
import { objectByLink } from "@/lib/data/objections/objection-link";
import { addUser } from "@/lib/data/people/people";
import { subscribe } from "@/lib/data/publications/subscribers";
import { presentRegister } from "@/lib/data/register";
import type { Role } from "@/lib/domain/access";
import { linkToken } from "@/lib/domain/link-token";
import { bodyOf } from "@/lib/domain/register";
import { env } from "@/lib/env";
import { expectDone } from "@/lib/testing/outbox-fixture";
import type { BenchRow } from "../bench-row";
import { announcedChange, rowOf, type Scene, withScene, yesterday } from "./scene";

const id = "F10";
const equal = 50;
const rounds = 100;

/** The same done by many at one moment, and two things at one moment that cannot both be. */
export async function actAtOnce({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  return withScene(async (scene) => {
    const forms = await formsOf(scene, await announcedChange());
    const rows: BenchRow[] = [];
    for (const form of forms) rows.push(await sendFifty(form));
    return [
      ...rows,
      await editAgainstEachOther(quick ? 20 : rounds),
      await approveWhileEdited(scene, quick ? 10 : rounds),
    ];
  });
}

function staff(name: string, ...roles: Role[]): StaffActor {
  return staffActor({ id: name, roles }, "web", yesterday());
}

const editor = () => staff("editor", "EDITOR");
const approver = () => staff("approver", "APPROVER");

type Form = { name: string; send: () => Promise<unknown>; count: () => Promise<number> };

/** A form that is sent fifty times at once does what it does once. */
async function sendFifty({ name, send, count }: Form): Promise<BenchRow> {
  await Promise.all(Array.from({ length: equal }, send));
  const made = await count();
  const row = rowOf(`${equal} equal posts of ${name} at once: made`, made, 1, { id });
  return { ...row, target: "1", ok: made === 1 };
}

async function formsOf({ database }: Scene, announced: string): Promise<Form[]> {
  const approved = await submitted("Sent many times");
  expectDone(await approveChangeSet(approver(), approved));
  const proposal = await proposalOf("A purpose sent many times");
  const notice = await database.notice.findFirstOrThrow({
    where: { changeSetId: announced },
    include: { deliveries: true },
  });
  const token = linkToken(env().authSecret, "objection", notice.deliveries[0]?.deliveryId ?? "");
  const statement = { noticeIds: [notice.id], text: "No.", name: "Ann" };
  const visitor = publicActor(yesterday());
  const person = { email: "new@example.org", name: null, roles: [] };
  const reader = { email: "reader@example.org", productRef: null, language: "en" as const };
  return [
    {
      name: "a proposal",
      send: () => propose(editor(), proposal),
      count: () => database.changeSet.count({ where: { title: proposal.title } }),
    },
    {
      name: "an announcement",
      send: () => announceChangeSet(approver(), approved, null),
      count: () => database.announcedChange.count({ where: { changeSetId: approved } }),
    },
    {
      name: "an objection by link",
      send: () => objectByLink(visitor, token, statement),
      count: () => database.objection.count({ where: { noticeId: notice.id } }),
    },
    {
      name: "an invitation",
      send: () => addUser(staff("admin", "ADMINISTRATOR"), person),
      count: () => database.user.count({ where: { email: person.email } }),
    },
    {
      name: "a wish to be told",
      send: () => subscribe(visitor, reader, "here"),
      count: () => database.serviceMail.count({ where: { address: reader.email } }),
    },
  ];
}

async function proposalOf(purpose: string) {
  const snapshot = await presentRegister();
  const [ref = ""] = snapshot.register.Engagement.keys();
  const key = { kind: "Engagement" as const, ref };
  return {
    ...key,
    body: { ...bodyOf(snapshot.register, key), purpose },
    baseSeq: newestSeqOf(snapshot, key),
    itemHash: null,
    validFrom: null,
    changeSetId: null,
    title: purpose,
    reason: null,
  };
}

async function drafted(title: string): Promise<string> {
  const { kind, ref, body } = await proposalOf(title);
  const item = { kind, ref, body, validFrom: null, overrides: [] };
  return expectDone(await createChangeSet(editor(), { title, reason: null, items: [item] })).id;
}

async function submitted(title: string): Promise<string> {
  const changeSetId = await drafted(title);
  expectDone(await submitChangeSet(editor(), changeSetId));
  return changeSetId;
}

const head = (title: string) => ({ title, reason: null, plannedOn: null });

/** Two editors save what they read of the same draft: one of them is told, each time. */
async function editAgainstEachOther(times: number): Promise<BenchRow> {
  const changeSetId = await drafted("Two at once");
  let seen: number | undefined;
  let wrong = 0;
  for (let round = 1; round <= times; round += 1) {
    const answers = await Promise.all(
      ["one", "other"].map((name) =>
        renameChangeSet(staff(name, "EDITOR"), changeSetId, head(`${name} ${round}`), seen),
      ),
    );
    const saved = answers.filter((answer) => answer.ok);
    seen = saved.at(-1)?.value.position;
    const isTold = answers.some((answer) => !answer.ok && answer.reason === "changedMeanwhile");
    // In the first round nobody says what they have seen: both save, in turn.
    if (round > 1 && (saved.length !== 1 || !isTold)) wrong += 1;
  }
  return rowOf(`two editors on one draft, ${times} rounds: edits lost without a word`, wrong, 0, {
    id,
  });
}

/** What is approved is what was read: either the approval comes first and the edit is refused, or it is void. */
async function approveWhileEdited({ database }: Scene, times: number): Promise<BenchRow> {
  let wrong = 0;
  let approvals = 0;
  for (let round = 1; round <= times; round += 1) {
    const title = `Round ${round}`;
    const changeSetId = await submitted(title);
    const edit = async () => {
      const returned = await returnChangeSet(editor(), changeSetId, null);
      return returned.ok ? renameChangeSet(editor(), changeSetId, head("Edited")) : returned;
    };
    const approve = () => approveChangeSet(approver(), changeSetId);
    // In turn: at the same moment, and the edit when the approval has all but come.
    const [approved] = await Promise.all([
      approve(),
      round % 2 === 0 ? edit() : pause(round % 40).then(edit),
    ]);
    if (approved.ok) approvals += 1;
    const now = await database.changeSet.findUniqueOrThrow({ where: { id: changeSetId } });
    const isApproved = now.approvedById !== null || now.frozen !== null;
    if (isApproved !== (now.state === "APPROVED") || (isApproved && now.title !== title))
      wrong += 1;
  }
  return rowOf(
    `approved while it is edited, ${times} rounds: approvals of what nobody read`,
    wrong,
    0,
    {
      id,
      note: `${approvals} times the approval came first, and was void by the edit`,
    },
  );
}
