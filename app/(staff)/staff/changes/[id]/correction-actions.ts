"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { mayDo } from "@/lib/auth/actor";
import { signedInStaff, staffAction } from "@/lib/auth/staff-door";
import type { CorrectionDraft } from "@/lib/data/announcing/correction-plan";
import { draftCorrection, dropCorrection, sendCorrection } from "@/lib/data/announcing/corrections";
import { correctionMailsAhead, sendingMailsAhead } from "@/lib/data/announcing/mails-ahead";
import { changesOf, findChangeSet, itemsOf } from "@/lib/data/changes/change-sets";
import { presentRegister } from "@/lib/data/register";
import { type CorrectionEntry, isCorrectedMatter, isOwnDay } from "@/lib/domain/change/correction";
import type { FormState } from "@/lib/domain/form-state";
import { refusals } from "@/lib/domain/language/refusals";
import { asksForMail } from "@/lib/domain/mail-ahead";
import { todayIn } from "@/lib/domain/organisation-day";
import { apply } from "@/lib/domain/register";
import { done } from "@/lib/domain/result";
import { noticesAhead } from "@/lib/draw/mail/mails-ahead";
import { drawNotice } from "@/lib/draw/mail/notice-drawing";
import { problemLine } from "@/lib/file/file-problem";
import { type Patch, readPatch } from "@/lib/file/patch";

const changeSetId = z.string();
const words = z.string().trim().max(2_000).default("");
const places = [1, 2, 3] as const;
const typed = z.object({
  changeSetId,
  matter1: z.string(),
  said1: words,
  right1: words,
  matter2: z.string().default(""),
  said2: words,
  right2: words,
  matter3: z.string().default(""),
  said3: words,
  right3: words,
  records: z.string().max(1_000_000).default(""),
  recordsStand: z.literal("yes").optional(),
});

function entriesIn(form: z.infer<typeof typed>, context: z.RefinementCtx): CorrectionEntry[] {
  return places.flatMap((place) => {
    const [matter, said, right] = [
      form[`matter${place}`],
      form[`said${place}`],
      form[`right${place}`],
    ];
    if (matter === "" && said === "" && right === "" && place > 1) return [];
    const trouble = entryTrouble(matter, said, right);
    if (trouble !== null || !isCorrectedMatter(matter)) {
      const { field, message } = trouble ?? unchosen;
      context.addIssue({ code: "custom", path: [`${field}${place}`], message });
      return [];
    }
    return [{ matter, said: said === "" ? null : said, right }];
  });
}

type EntryTrouble = { readonly field: "matter" | "said" | "right"; readonly message: string };
const unchosen: EntryTrouble = { field: "matter", message: "Choose what was told wrong." };

function entryTrouble(matter: string, said: string, right: string): EntryTrouble | null {
  if (!isCorrectedMatter(matter)) return unchosen;
  if (!isOwnDay(matter))
    return right === "" ? { field: "right", message: "Say what is right." } : null;
  if (said + right === "") return null;
  return { field: said === "" ? "right" : "said", message: refusals.daysAreOwn };
}

/**
 * Writes a correction down; or shows the mails that it would send, and writes nothing. The records are read against the change as it was
 * announced, before the form is, so the form depends on them.
 */
export async function write(previous: FormState, form: FormData): Promise<FormState> {
  const staff = await signedInStaff();
  const isAllowed = staff !== null && mayDo(staff.actor, "changeSet:correct");
  const patch = isAllowed
    ? await recordsIn(
        String(form.get("changeSetId")),
        String(form.get("records") ?? ""),
        staff.actor.at,
      )
    : null;
  const writing = {
    permission: "changeSet:correct",
    input: typed.transform((given, context) => draftIn(given, patch, context)),
    refusals: { ...refusals, wrongState: notAnnounced },
  } as const;
  const act = asksForMail(form)
    ? staffAction({
        ...writing,
        run: async (actor, draft) => {
          const ahead = await correctionMailsAhead(actor, draft);
          return ahead.ok ? done(await noticesAhead(ahead.value, drawNotice)) : ahead;
        },
        after: (mails) => ({ mails }),
      })
    : staffAction({
        ...writing,
        run: draftCorrection,
        after: ({ id }, { changeSetId: of }) => backTo(of, "correctionWritten", id),
      });
  return act(previous, form);
}

function draftIn(
  given: z.infer<typeof typed>,
  patch: Patch | null,
  context: z.RefinementCtx,
): CorrectionDraft {
  const entries = entriesIn(given, context);
  if (patch?.ok === false)
    for (const problem of patch.problems)
      context.addIssue({
        code: "custom",
        path: ["records"],
        message: problemLine("line", problem),
      });
  const items = patch?.ok === true ? patch.items : [];
  const recordsStand = given.recordsStand === "yes";
  return { changeSetId: given.changeSetId, entries, items, recordsStand };
}

const notAnnounced =
  "Only what is announced, and in effect for nobody, is corrected: this change has moved on in the meantime.";

async function recordsIn(
  id: string,
  text: string,
  at: Parameters<typeof todayIn>[1],
): Promise<Patch | null> {
  if (text.trim() === "") return null;
  const changeSet = await findChangeSet(id);
  if (changeSet === null) return null;
  const { register } = await presentRegister();
  const today = todayIn(register, at);
  const announced = apply(register, changesOf(itemsOf(changeSet), today));
  return readPatch(text, { fileName: "records" }, announced, today);
}

export const drop = staffAction({
  permission: "changeSet:correct",
  input: z.object({ changeSetId }),
  run: (actor, { changeSetId: id }) => dropCorrection(actor, id),
  refusals: { ...refusals, wrongState: notAnnounced },
  after: ({ id: correction }, { changeSetId: id }) => backTo(id, "correctionDropped", correction),
});

const sending = {
  permission: "changeSet:announce",
  input: z.object({ changeSetId, correctionId: z.string() }),
  refusals: { ...refusals, wrongState: notAnnounced },
} as const;

const sent = staffAction({
  ...sending,
  stepUp: true,
  run: (actor, { changeSetId: id, correctionId }) => sendCorrection(actor, id, correctionId),
  after: ({ id: correction }, { changeSetId: id }) => backTo(id, "correctionSent", correction),
});

const sendingShown = staffAction({
  ...sending,
  run: async (actor, { changeSetId: id, correctionId }) => {
    const ahead = await sendingMailsAhead(actor, id, correctionId);
    return ahead.ok ? done(await noticesAhead(ahead.value, drawNotice)) : ahead;
  },
  after: (mails) => ({ mails }),
});

/** Sends the correction that waits; or shows its mails, and sends nothing. */
export async function send(previous: FormState, form: FormData): Promise<FormState> {
  return asksForMail(form) ? sendingShown(previous, form) : sent(previous, form);
}

/** Back to the corrections. Each act has an address of its own: a browser stays on a page where the fragment alone differs. */
function backTo(
  id: string,
  taken: "correctionWritten" | "correctionDropped" | "correctionSent",
  correction: string,
): { goTo: string } {
  revalidatePath(`/staff/changes/${id}`);
  const query = new URLSearchParams({ taken, at: correction });
  return { goTo: `/staff/changes/${encodeURIComponent(id)}?${query}#corrections` };
}
