import { z } from "zod";
import { calendarDateOf, isCalendarDate } from "@/lib/domain/calendar";
import { refPattern } from "@/lib/domain/fields";
import type { Typed } from "@/lib/domain/form-state";
import { kindOfPlural } from "./record-address";
import { bodyOfForm } from "./record-form";
import { formNames } from "./record-form-names";

const fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** A record's form as it was sent, checked: all but what only the register can tell. */
export const recordSubmission = fields.transform((typed, context) => {
  const head = headOf(typed, context);
  for (const { name, message } of head === null ? [] : bodyOfForm(head.kind, typed, {}).problems)
    context.addIssue({ code: "custom", path: name === "" ? [] : [name], message });
  return head === null ? z.NEVER : { ...head, typed };
});
export type RecordSubmission = z.output<typeof recordSubmission>;

/** The form that ends a record. */
export const recordEnding = fields.transform((typed, context) => {
  const head = headOf(typed, context);
  if (textOf(typed, formNames.reason) === "") {
    const message = "Say why the record ends: the reason stands in the change.";
    context.addIssue({ code: "custom", path: [formNames.reason], message });
  }
  return head ?? z.NEVER;
});
export type RecordEnding = z.output<typeof recordEnding>;

function headOf(typed: Typed, context: z.RefinementCtx) {
  const text = (name: string) => textOf(typed, name);
  const problem = (name: string, message: string) =>
    context.addIssue({ code: "custom", path: [name], message });
  const kind = kindOfPlural(text(formNames.kind));
  if (kind === null) {
    context.addIssue({ code: "custom", path: [], message: "There is no such kind of record." });
    return null;
  }
  const ref = text(formNames.ref);
  if (ref !== "" && !refPattern.test(ref))
    problem(
      formNames.ref,
      "The ref is 1 to 80 letters, digits, dots, hyphens or underscores, and begins with a letter or a digit.",
    );
  const [title, reason] = [text(formNames.title), text(formNames.reason)];
  if (title.length > 200) problem(formNames.title, "The title has at most 200 characters.");
  if (reason.length > 2000) problem(formNames.reason, "The reason has at most 2,000 characters.");
  const seq = text(formNames.baseSeq);
  return {
    kind,
    ref: ref || null,
    baseSeq: /^\d{1,15}$/.test(seq) ? Number(seq) : null,
    itemHash: text(formNames.itemHash) || null,
    openedIn: text(formNames.openedIn) || null,
    validFrom: dayOf(text(formNames.validFrom), (message) => problem(formNames.validFrom, message)),
    changeSetId: text(formNames.changeSetId) || null,
    title: title || null,
    reason: reason || null,
  };
}

function dayOf(text: string, problem: (message: string) => void) {
  if (text === "") return null;
  if (isCalendarDate(text) && text < "9000") return calendarDateOf(text);
  problem("True from: this is no day of the calendar.");
  return null;
}

function textOf(typed: Typed, name: string): string {
  const value = typed[name] ?? "";
  return (typeof value === "string" ? value : (value[0] ?? "")).trim();
}
