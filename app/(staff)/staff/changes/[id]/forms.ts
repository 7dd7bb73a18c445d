import { z } from "zod";
import { type CalendarDate, isCalendarDate } from "@/lib/domain/calendar";
import { readCompanion } from "@/lib/domain/change/order-view";
import { isLanguage, type Language } from "@/lib/domain/language/catalogue";

const id = z.string().max(40);
/** What a page was drawn from: every step and edit is refused when it is something else by now. */
const seen = z.coerce.number().int().nonnegative();
const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "Write something first.")
    .max(most, `That is too long: at most ${most} characters.`);
const optionalReason = z
  .string()
  .trim()
  .max(2000, "That is too long: at most 2000 characters.")
  .optional()
  .transform((text) => (text === undefined || text === "" ? null : text));
export const day = z
  .string()
  .optional()
  .transform((text, context): CalendarDate | null => {
    if (text === undefined || text === "") return null;
    if (isCalendarDate(text)) return text;
    context.addIssue({ code: "custom", message: "Choose a day of the calendar." });
    return z.NEVER;
  });

/** Each with what was seen of it on the page, as the change itself. */
const companions = z
  .union([z.string(), z.array(z.string()).max(50)])
  .optional()
  .transform((chosen, context) => {
    const values = chosen === undefined ? [] : [chosen].flat();
    const read = values.flatMap((value) => readCompanion(value) ?? []);
    if (read.length === values.length) return read;
    context.addIssue({ code: "custom", message: "Choose among the changes that are shown." });
    return z.NEVER;
  });

/** The forms of the page of a change. */
export const stepForm = z.object({ id, seen });
export const returnForm = stepForm.extend({ reason: optionalReason });
export const reasonedForm = stepForm.extend({
  reason: z
    .string()
    .trim()
    .min(1, "Give a reason: its authors, and whoever looks back, will read it.")
    .max(2000, "That is too long: at most 2000 characters."),
});
export const approveForm = stepForm.extend({ outlook: z.string().length(64) });
const clock = z
  .string()
  .optional()
  .transform((text, context): string | null => {
    if (text === undefined || text === "") return null;
    if (/^([01]\d|2[0-3]):[0-5]\d(:00)?$/.test(text)) return text.slice(0, 5);
    context.addIssue({ code: "custom", message: "Give hours and minutes, as 09:30." });
    return z.NEVER;
  });

/** A moment to come is named by its day, and by its time where nine in the morning is not meant. */
export const announceForm = approveForm
  .extend({ plannedOn: day, sendOn: day, sendTime: clock, "together[]": companions })
  .superRefine(({ sendOn, sendTime }, context) => {
    if (sendOn === null && sendTime !== null)
      context.addIssue({ code: "custom", path: ["sendOn"], message: "Choose the day, too." });
  })
  .transform(({ sendOn, sendTime, "together[]": together, ...form }) => ({
    ...form,
    together,
    moment: sendOn === null ? null : { on: sendOn, time: sendTime ?? "09:00" },
  }));
export const sendNowForm = z.object({ id });
export const commentForm = z.object({ id, text: words(8000) });
export const adviceForm = z.object({
  id,
  seen: z.string().length(64),
  inFavour: z
    .enum(["yes", "no"], "Choose whether you advise in favour or against.")
    .transform((answer) => answer === "yes"),
  text: words(8000),
});
export const testForm = z.object({
  id,
  customer: z.string().max(80),
  /** The one in which the mail is shown; as its first reader reads it where there is none such. */
  language: z
    .string()
    .optional()
    .transform((tag): Language | null => (tag !== undefined && isLanguage(tag) ? tag : null)),
});
