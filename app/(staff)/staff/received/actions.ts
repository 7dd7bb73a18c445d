"use server";

import { z } from "zod";
import { mayDo } from "@/lib/auth/actor";
import { signedInStaff, staffAction } from "@/lib/auth/staff-door";
import { presentToday } from "@/lib/data/moments";
import {
  confirmReceived,
  draftObjection,
  eraseReceived,
  recordOurObjection,
  settleReceived,
} from "@/lib/data/received/received-acts";
import { cascadeReceived } from "@/lib/data/received/received-cascade";
import { recordReceived } from "@/lib/data/received/received-notices";
import type { FormState } from "@/lib/domain/form-state";
import { refusals } from "@/lib/domain/language/refusals";
import { receivedRefusals } from "@/lib/domain/received/received-refusals";
import { chosenMail, pastedMail } from "./chosen-mail";
import {
  aboutForm,
  cascadeForm,
  draftForm,
  eraseForm,
  pasteForm,
  sentForm,
  settleForm,
} from "./received-forms";

const { notAllowed } = refusals;
const page = (id: string) => `/staff/received/${encodeURIComponent(id)}`;
const toPage = ({ id }: { id: string }) => ({ goTo: page(id) });
/** The position makes each address another one: a browser that stays on the same would not draw the page anew. */
const backTo = (part: string) => (acted: { id: string; position: number }) => ({
  goTo: `${page(acted.id)}?done=${acted.position}#${part}`,
});
const { noSuchNotice, answeredAlready, notYet, knownNotice } = receivedRefusals;

/** Reads a mail and takes it down. The file is read before the form is, so the form depends on it. */
export async function readMail(previous: FormState, form: FormData): Promise<FormState> {
  const staff = await signedInStaff();
  const mayRead = staff !== null && mayDo(staff.actor, "received:handle");
  const chosen = mayRead
    ? await chosenMail(form.get("file"), await presentToday(staff.actor))
    : "Choose a mail.";
  const act = staffAction({
    permission: "received:handle",
    input: z.object({}).transform((_fields, context) => {
      if (typeof chosen !== "string") return chosen;
      context.addIssue({ code: "custom", path: ["file"], message: chosen });
      return z.NEVER;
    }),
    run: recordReceived,
    refusals: { notAllowed, notYet, knownNotice },
    after: toPage,
  });
  return act(previous, form);
}

export const paste = staffAction({
  permission: "received:handle",
  input: pasteForm,
  run: async (actor, typed) =>
    recordReceived(actor, await pastedMail(typed, await presentToday(actor))),
  refusals: { notAllowed, notYet, knownNotice },
  after: toPage,
});

export const confirm = staffAction({
  permission: "received:handle",
  input: aboutForm,
  run: confirmReceived,
  refusals: {
    notAllowed,
    noSuchNotice,
    answeredAlready,
    notYet,
    noSuchVendor: receivedRefusals.noSuchVendor,
    notTheirs: receivedRefusals.notTheirs,
  },
  after: backTo("deadline"),
});

export const cascade = staffAction({
  permission: "changeSet:edit",
  input: cascadeForm,
  run: cascadeReceived,
  refusals: {
    notAllowed,
    noSuchNotice,
    answeredAlready,
    vendorMissing: receivedRefusals.vendorMissing,
    nothingChanges: refusals.nothingChanges,
    notYet,
    changedMeanwhile: refusals.changedMeanwhile,
    noSuchChangeSet: refusals.noSuchChangeSet,
    notDraft: receivedRefusals.notDraft,
  },
  after: ({ changeSetId }) => ({ goTo: `/staff/changes/${changeSetId}` }),
});

export const draft = staffAction({
  permission: "received:handle",
  input: draftForm,
  run: draftObjection,
  refusals: {
    notAllowed,
    noSuchNotice,
    answeredAlready,
    vendorMissing: receivedRefusals.vendorMissing,
  },
  after: backTo("letter"),
});

export const object = staffAction({
  permission: "received:answer",
  input: sentForm,
  run: recordOurObjection,
  refusals: {
    notAllowed,
    noSuchNotice,
    answeredAlready,
    notYet,
    beforeReceipt: receivedRefusals.beforeReceipt,
    groundsMissing: receivedRefusals.groundsMissing,
  },
  after: backTo("letter"),
});

export const settle = staffAction({
  permission: "received:answer",
  input: settleForm,
  run: settleReceived,
  refusals: { notAllowed, noSuchNotice, answeredAlready },
  after: backTo("letter"),
});

export const erase = staffAction({
  permission: "received:answer",
  input: eraseForm,
  run: eraseReceived,
  refusals: {
    notAllowed,
    noSuchNotice,
    answeredAlready,
    objectionRests: receivedRefusals.objectionRests,
  },
  after: backTo("words"),
});
