import assert from "node:assert/strict";
import type fc from "fast-check";
import { announceChangeSet } from "@/lib/data/announcing/announcing";
import { withdrawChangeSet } from "@/lib/data/announcing/withdrawing";
import { recordApproval } from "@/lib/data/changes/approvals";
import { createChangeSet, type ItemDraft } from "@/lib/data/changes/change-sets";
import {
  approveChangeSet,
  rejectChangeSet,
  submitChangeSet,
} from "@/lib/data/changes/change-steps";
import { editChangeSet } from "@/lib/data/changes/draft-edits";
import { database } from "@/lib/data/database/current";
import { crossCheckNow } from "@/lib/data/findings/cross-check";
import { activateChangeSet } from "@/lib/data/gate/activation";
import { returnChangeSet } from "@/lib/data/mail/returning";
import { recordLetter } from "@/lib/data/notices/notice-acts";
import { decideObjection, recordObjection } from "@/lib/data/objections/objections";
import { presentRegister } from "@/lib/data/register";
import { addDays, dateIn } from "@/lib/domain/calendar";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import { bodyOf } from "@/lib/domain/register";
import { expectDone } from "../outbox-fixture";
import { subprocessorOf } from "../subprocessor-of";
import { customers, zoneOf } from "./customers";
import type { Decision, LifeCustomer, LifeModel } from "./model";
import type { RealLife, RelayMood } from "./real";

export type Command = fc.AsyncCommand<LifeModel, RealLife>;
type Step = (model: LifeModel, real: RealLife) => Promise<void>;

/** A step that is always tried: what must be refused is part of a life. */
function step(words: string, run: Step): Command {
  return {
    check: () => true,
    run: async (model, real) => {
      await run(model, real);
      await compare(model, real);
    },
    toString: () => words,
  };
}

/** What an act answered, as the model says it: null where it was done. */
function answer(result: { ok: true } | { ok: false; reason: string }): string | null {
  return result.ok ? null : result.reason;
}

async function draft(real: RealLife, text: string): Promise<ItemDraft> {
  const { register } = await presentRegister();
  const { scene: ref } = real;
  const body = { ...bodyOf(register, { kind: "Engagement", ref }), purpose: text };
  return { kind: "Engagement", ref, body, validFrom: null, overrides: [] };
}

/** The change of a life, a first draft: beside its words, one who comes in the place of one who goes. */
export async function beginLife(model: LifeModel, real: RealLife): Promise<void> {
  const coming = subprocessorOf(real.scene, "newcomer", model.isPerCustomer);
  const going = subprocessorOf(real.scene, "leaver", model.isPerCustomer).toReversed();
  const items = [
    await draft(real, "more"),
    ...[...coming, ...going.map((one) => ({ ...one, body: null }))].map(
      (one): ItemDraft => ({ ...one, validFrom: null, overrides: [] }),
    ),
  ];
  const created = await createChangeSet(real.staff("ann"), { title: "Life", reason: null, items });
  real.changeSetId = expectDone(created).id;
  model.begin("ann", "more");
}

export const edit = (author: string, text: string) =>
  step(`${author} writes ${text}`, async (model, real) => {
    const stored = await database().changeSet.findUniqueOrThrow({
      where: { id: real.changeSetId },
    });
    // Another word each time: what changes nothing is refused for that.
    const words = `${text} ${stored.position}`;
    const edit = { position: stored.position, items: [await draft(real, words)] };
    const result = await editChangeSet(real.staff(author), real.changeSetId, edit);
    assert.equal(answer(result), model.edit(author, words));
  });

export const submit = step("submit", async (model, real) =>
  assert.equal(answer(await submitChangeSet(real.staff("ann"), real.changeSetId)), model.submit()),
);

export const approve = (who: string) =>
  step(`${who} approves`, async (model, real) =>
    assert.equal(
      answer(await approveChangeSet(real.staff(who), real.changeSetId)),
      model.approve(who),
    ),
  );

export const reject = step("reject", async (model, real) =>
  assert.equal(
    answer(await rejectChangeSet(real.staff("eve"), real.changeSetId, "no")),
    model.reject(),
  ),
);

export const giveBack = step("back to the draft", async (model, real) =>
  assert.equal(
    answer(await returnChangeSet(real.staff("ann"), real.changeSetId, null)),
    model.giveBack(),
  ),
);

export const withdraw = step("withdraw", async (model, real) =>
  assert.equal(
    answer(await withdrawChangeSet(real.staff("ann"), real.changeSetId, null)),
    model.withdraw(),
  ),
);

export const announce = step("announce", async (model, real) => {
  const result = await announceChangeSet(real.staff("eve"), real.changeSetId, null);
  const planned = result.ok ? result.value.plannedOn : null;
  assert.equal(
    answer(result),
    model.announce(real.now(), planned === null ? 0 : real.dayOf(planned)),
  );
});

/** Per contact what the relay makes of its mail, in the order of customers and contacts. */
export const mail = (moods: readonly RelayMood[]) =>
  step(`mail ${moods.join(" ")}`, async (model, real) => {
    const all = customers.flatMap(({ ref, contacts }) =>
      Array.from({ length: contacts }, (_, at) => ({ ref, contact: at + 1 })),
    );
    const moodOf = new Map(
      all.map((one, at) => [addressOf(real, one), moods[at % moods.length] ?? "takes"]),
    );
    const due = model.untold();
    await real.mail((address) => moodOf.get(address) ?? "takes");
    for (const one of due) {
      const mood = moodOf.get(addressOf(real, one));
      if (mood === "takes" || mood === "refuses")
        model.answered(one.ref, one.contact, mood === "takes", real.now());
    }
  });

function addressOf(real: RealLife, { ref, contact }: { ref: string; contact: number }): string {
  return `dpo${contact}@${real.customer(ref)}.example`;
}

export const kill = step("a worker is killed", async (model, real) => {
  if (model.untold().length > 0) await real.killWorker();
});
export const restart = step("restart", (_model, real) => real.restart());
export const pass = (days: number) => step(`${days} days`, async (_model, real) => real.pass(days));
export const evening = step("evening", async (_model, real) => real.evening());

/** The mail that told somebody comes back after all. */
export const comeBack = ({ ref, contacts }: LifeCustomer, which: number) => {
  const contact = 1 + (which % contacts);
  return step(`mail to ${ref} ${contact} comes back`, async (model, real) => {
    const contactId = `${real.customer(ref)}-${contact}`;
    const told = await database().delivery.findFirst({
      where: {
        contactId,
        state: "ACCEPTED",
        channel: "EMAIL",
        announcement: { kind: "NOTICE" },
      },
    });
    if (told === null) return;
    await real.returnMail(told.messageId);
    model.returned(ref, contact);
  });
};

export const letter = ({ ref }: LifeCustomer) =>
  step(`letter to ${ref}`, async (model, real) => {
    const result = await recordLetter(real.staff("ann"), {
      ...noticeOf(real, ref),
      contactId: `${real.customer(ref)}-1`,
      sentOn: null,
      channel: "LETTER",
      text: null,
    });
    assert.equal(answer(result), model.letter(ref, real.now()));
  });

export const approveEarly = ({ ref }: LifeCustomer) =>
  step(`${ref} approves in writing`, async (model, real) => {
    const said = { receivedOn: null, channel: "EMAIL", text: null } as const;
    const result = await recordApproval(real.staff("ann"), { ...noticeOf(real, ref), ...said });
    assert.equal(answer(result), model.approveEarly(ref));
  });

export const object = (customer: LifeCustomer, daysAgo: number) =>
  step(`${customer.ref} objected ${daysAgo} days ago`, async (model, real) => {
    const actor = real.staff("ann");
    const result = await recordObjection(actor, {
      ...noticeOf(real, customer.ref),
      receivedOn: addDays(dateIn(actor.at, zoneOf(customer)), -daysAgo),
      channel: "EMAIL",
      text: null,
    });
    assert.deepEqual(
      result.ok ? { timely: result.value.timely } : { refused: result.reason },
      model.object(customer.ref, daysAgo, real.now()),
    );
  });

export const decide = ({ ref }: LifeCustomer, decision: Decision) =>
  step(`the objection of ${ref}: ${decision}`, async (model, real) => {
    const newest = await database().objection.findFirst({
      where: { notice: { changeSetId: real.changeSetId, customerRef: real.customer(ref) } },
      orderBy: { receivedAt: "desc" },
    });
    const id = newest?.id ?? "none";
    const without = { doneWithout: "by hand" };
    const result = await decideObjection(real.staff("eve"), id, decision, "as agreed", without);
    assert.equal(answer(result), model.decide(ref, decision));
  });

export const activate = step("activate", async (model, real) => {
  const refused = answer(await activateChangeSet(real.staff("eve"), real.changeSetId, null));
  assert.equal(refused, model.activate(real.now()));
  if (refused === null) await expectOneTruth(model, real);
});

/**
 * That the public list names whoever any annex names, that records, list, annexes and notices agree, and that those who come and go are
 * listed as the model has them.
 */
export async function expectOneTruth(model: LifeModel, real: RealLife): Promise<void> {
  const check = await crossCheckNow(real.staff("ada"));
  assert.ok(check !== null);
  const differences = check.mismatches.filter(({ about }) => about.ref !== "client-agreement");
  assert.deepEqual(differences, []);
  const publication = await database().publication.findFirstOrThrow({
    orderBy: { number: "desc" },
  });
  const { subprocessors } = JSON.parse(publication.publicPart) as PublicPart;
  const statusOf = (ref: string) => subprocessors.find((one) => one.ref === ref)?.status ?? null;
  assert.deepEqual(
    { leaver: statusOf(`leaver-${real.scene}`), newcomer: statusOf(`newcomer-${real.scene}`) },
    model.listed(),
  );
}

function noticeOf(real: RealLife, ref: string) {
  return { changeSetId: real.changeSetId, customerRef: real.customer(ref), agreementRef: null };
}

/** That the product is where the model is: the change, each agreement, and the register. */
async function compare(model: LifeModel, { changeSetId, scene, customer }: RealLife) {
  const stored = await database().changeSet.findUniqueOrThrow({
    where: { id: changeSetId },
    include: { notices: true },
  });
  assert.equal(stored.state, model.state());
  const fateOf = ({ effectiveOn, declinedAt }: (typeof stored.notices)[number]) =>
    effectiveOn === null ? (declinedAt === null ? "waiting" : "declined") : "effective";
  assert.deepEqual(
    Object.fromEntries(stored.notices.map((notice) => [notice.customerRef, fateOf(notice)])),
    Object.fromEntries(model.fates().map(([ref, fate]) => [customer(ref), fate])),
  );
  const typed = await database().engagement.findUniqueOrThrow({ where: { ref: scene } });
  assert.equal(typed.purpose, model.present());
}
