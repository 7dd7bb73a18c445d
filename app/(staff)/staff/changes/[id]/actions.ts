"use server";

import { staffAction } from "@/lib/auth/staff-door";
import {
  announceFromPage,
  announceOrdered,
  callBackAnnouncement,
} from "@/lib/data/announcing/announcement-orders";
import { withdrawalMailsAhead } from "@/lib/data/announcing/mails-ahead";
import { toldByWithdrawal, withdrawChangeSet } from "@/lib/data/announcing/withdrawing";
import { carryOver as carryChangeOver } from "@/lib/data/changes/carrying-over";
import { mailPreview } from "@/lib/data/changes/change-preview";
import {
  approveChangeSet,
  rejectChangeSet,
  submitChangeSet,
} from "@/lib/data/changes/change-steps";
import { openChange } from "@/lib/data/changes/open-change";
import { rebaseChangeSet } from "@/lib/data/changes/rebasing";
import { redraftChangeSet } from "@/lib/data/changes/redrafting";
import { addComment, giveAdvice } from "@/lib/data/changes/reviews";
import { activateChangeSet } from "@/lib/data/gate/activation";
import { returnChangeSet } from "@/lib/data/mail/returning";
import { orderTestNotice } from "@/lib/data/mail/test-notices";
import type { FormState } from "@/lib/domain/form-state";
import { refusals } from "@/lib/domain/language/refusals";
import { asksForMail } from "@/lib/domain/mail-ahead";
import { done, type Result, refuse } from "@/lib/domain/result";
import { noticesAhead } from "@/lib/draw/mail/mails-ahead";
import { drawNotice } from "@/lib/draw/mail/notice-drawing";
import {
  adviceForm,
  announceForm,
  approveForm,
  commentForm,
  reasonedForm,
  returnForm,
  sendNowForm,
  stepForm,
  testForm,
} from "./forms";
import { afterRebase, afterReview, afterStep, atItsFields, moved } from "./outcomes";

export const submit = staffAction({
  permission: "changeSet:submit",
  input: stepForm,
  run: (actor, { id, seen }) => submitChangeSet(actor, id, seen),
  refusals: { ...refusals, wrongState: moved("submit"), changedMeanwhile: moved("read") },
  after: afterStep("submit"),
});

export const approve = staffAction({
  permission: "changeSet:approve",
  input: approveForm,
  stepUp: true,
  run: (actor, { id, seen: position, outlook }) =>
    approveChangeSet(actor, id, { position, outlook }),
  refusals: { ...refusals, wrongState: moved("approve"), changedMeanwhile: moved("read") },
  after: afterStep("approve"),
});

export const reject = staffAction({
  permission: "changeSet:approve",
  input: reasonedForm,
  run: (actor, { id, reason, seen }) => rejectChangeSet(actor, id, reason, seen),
  refusals: { ...refusals, wrongState: moved("reject"), changedMeanwhile: moved("read") },
  after: afterStep("reject"),
});

export const announce = staffAction({
  permission: "changeSet:announce",
  input: announceForm,
  stepUp: true,
  run: async (actor, { id, plannedOn, seen: position, outlook, together, moment }) =>
    atItsFields(
      await announceFromPage(
        actor,
        [
          { id, plannedOn, seen: { position, outlook } },
          ...together.map((other) => ({ ...other, plannedOn: null })),
        ],
        moment,
      ),
    ),
  refusals: { ...refusals, wrongState: moved("announce"), changedMeanwhile: moved("read") },
  after: (sendAt, { id }) => afterStep(sendAt === null ? "announce" : "ordered")(sendAt, { id }),
});

export const callBack = staffAction({
  permission: "changeSet:announce",
  input: sendNowForm,
  run: (actor, { id }) => callBackAnnouncement(actor, id),
  refusals,
  after: afterStep("calledBack"),
});

export const announceNow = staffAction({
  permission: "changeSet:announce",
  input: sendNowForm,
  stepUp: true,
  run: (actor, { id }) => announceOrdered(actor, id),
  refusals,
  after: afterStep("announce"),
});

export const activate = staffAction({
  permission: "changeSet:activate",
  input: stepForm,
  run: (actor, { id, seen }) => activateChangeSet(actor, id, null, seen),
  refusals: { ...refusals, wrongState: moved("activate"), changedMeanwhile: moved("read") },
  after: afterStep("activate"),
});

const withdrawal = {
  permission: "changeSet:withdraw",
  refusals: { ...refusals, wrongState: moved("withdraw"), changedMeanwhile: moved("read") },
} as const;

const withdrawn = staffAction({
  ...withdrawal,
  input: reasonedForm,
  // What was announced cannot be withdrawn quietly: customers are mailed at once.
  stepUp: async ({ id }) => (await toldByWithdrawal(id)) !== null,
  run: (actor, { id, reason, seen }) => withdrawChangeSet(actor, id, reason, seen),
  after: afterStep("withdraw"),
});

/** The reason stands in no mail, so that it may still be missing. */
const withdrawalShown = staffAction({
  ...withdrawal,
  input: stepForm,
  run: async (actor, { id, seen }) => {
    const ahead = await withdrawalMailsAhead(actor, id, seen);
    return ahead.ok ? done(await noticesAhead(ahead.value, drawNotice)) : ahead;
  },
  after: (mails) => ({ mails }),
});

/** Withdraws a change; or shows the mails of that, and withdraws nothing. */
export async function withdraw(previous: FormState, form: FormData): Promise<FormState> {
  return asksForMail(form) ? withdrawalShown(previous, form) : withdrawn(previous, form);
}

export const rebase = staffAction({
  permission: "changeSet:edit",
  input: stepForm,
  run: (actor, { id, seen }) => rebaseChangeSet(actor, id, seen),
  refusals: { ...refusals, wrongState: moved("rebase"), changedMeanwhile: moved("read") },
  after: ({ conflicts }, { id }) => afterRebase(conflicts.length, id),
});

export const carryOver = staffAction({
  permission: "changeSet:approve",
  input: stepForm,
  stepUp: true,
  run: (actor, { id, seen }) => carryChangeOver(actor, id, seen),
  refusals: { ...refusals, wrongState: moved("carryOver"), changedMeanwhile: moved("read") },
  after: afterStep("carryOver"),
});

export const redraft = staffAction({
  permission: "changeSet:edit",
  input: stepForm,
  run: (actor, { id, seen }) => redraftChangeSet(actor, id, seen),
  refusals: { ...refusals, wrongState: moved("redraft"), changedMeanwhile: moved("read") },
  after: ({ id }) => afterStep("redraft")(null, { id }),
});

/** Taking back is for its authors, and for the approver who has it before them. */
export const returnToDraft = staffAction({
  permission: "changeSet:return",
  input: returnForm,
  run: (actor, { id, reason, seen }) => returnChangeSet(actor, id, reason, seen),
  refusals: { ...refusals, wrongState: moved("return"), changedMeanwhile: moved("read") },
  after: afterStep("return"),
});

export const comment = staffAction({
  permission: "changeSet:comment",
  input: commentForm,
  run: (actor, { id, text }) => addComment(actor, { changeSetId: id, text }),
  refusals,
  after: afterReview("comment"),
});

export const advise = staffAction({
  permission: "changeSet:advise",
  input: adviceForm,
  run: (actor, { id, ...advice }) => giveAdvice(actor, { changeSetId: id, ...advice }),
  refusals: { ...refusals, changedMeanwhile: moved("read") },
  after: afterReview("advice"),
});

type TestRefusal = "notAllowed" | "noSuchUser" | "noSuchChangeSet" | "noSuchCustomer";

export const testSend = staffAction({
  permission: "changeSet:testSend",
  input: testForm,
  run: async (
    actor,
    { id, customer, language },
  ): Promise<Result<{ address: string }, TestRefusal>> => {
    const open = await openChange(actor, id);
    if (open === null) return refuse("noSuchChangeSet");
    const mail = await mailPreview(actor, open, customer, language);
    if (mail === null) return refuse("noSuchCustomer");
    return orderTestNotice(actor, await drawNotice(mail), mail.facts.language);
  },
  refusals: { ...refusals, noSuchUser: "There is no active account for you." },
  after: ({ address }) => ({ say: `A test is on its way to ${address}.` }),
});
