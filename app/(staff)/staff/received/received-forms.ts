import { z } from "zod";
import { type CalendarDate, calendarDateOf, isCalendarDate } from "@/lib/domain/calendar";
import { isSingleAddress } from "@/lib/domain/mail-address";
import { objectionSentBy } from "@/lib/domain/received/received-view";
import { countryCodes } from "@/lib/domain/reference/countries";

/** Browsers send each end of a line as two characters. */
function oneEnd(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n");
}

function line(most: number, missing: string) {
  return z
    .string()
    .transform(oneEnd)
    .pipe(z.string().trim().min(1, missing).max(most, `At most ${most} characters.`));
}

function optional(most: number) {
  return z
    .string()
    .default("")
    .transform(oneEnd)
    .pipe(z.string().trim().max(most, `At most ${most} characters.`))
    .transform((text) => text || null);
}

const noDay = "This is no day of the calendar.";

function isDay(text: string): text is CalendarDate {
  return isCalendarDate(text) && text > "2000" && text < "9000";
}

const day = z
  .string()
  .refine(isDay, noDay)
  .transform((text) => calendarDateOf(text));

const optionalDay = optional(10).transform((text, context): CalendarDate | null => {
  if (text === null || isDay(text)) return text;
  context.addIssue({ code: "custom", message: noDay });
  return z.NEVER;
});

const id = z.string().max(80);

export const pasteForm = z.object({
  text: line(200_000, "Paste what the notice says."),
  subject: optional(500).transform((text) => text ?? ""),
  sender: optional(400).transform((text) => text ?? ""),
  receivedOn: day,
});

export const aboutForm = z
  .object({
    id,
    vendorRef: z.string().min(1, "Choose the vendor.").max(80),
    /** Whose engagements the form showed: those of another vendor are taken whole. */
    shownVendor: z.string().max(80).default(""),
    "engagementRefs[]": z.array(z.string().max(80)).max(200).default([]),
    receivedOn: day,
    statedEffectiveOn: optionalDay,
    changes: optional(2000),
  })
  .transform(({ "engagementRefs[]": refs, shownVendor, ...about }) => ({
    ...about,
    engagementRefs: shownVendor === about.vendorRef && refs.length > 0 ? refs : null,
  }));

const listedCountry = optional(2).refine(
  (code) => code === null || countryCodes.some((known) => known === code),
  "Choose a country of the list.",
);

const companyFields = {
  legalName: optional(300),
  street: optional(300),
  postalCode: optional(40),
  city: optional(200),
  seat: listedCountry,
  contactEmail: optional(320).refine(
    (text) => text === null || isSingleAddress(text),
    "Give one address, such as privacy@company.example.",
  ),
};

const cascadeFields = z.object({
  id,
  vendorName: line(200, "Name the company."),
  website: optional(2000).refine(
    (text) => text === null || (/^https?:\/\//.test(text) && URL.canParse(text)),
    "The website begins with https://.",
  ),
  service: line(200, "Name what it does, such as “Cold storage”."),
  purpose: line(500, "Say what it is used for."),
  country: listedCountry,
  ...companyFields,
});

export const cascadeForm = cascadeFields.transform(
  ({ legalName, street, postalCode, city, seat, contactEmail, ...draft }) => ({
    ...draft,
    company: { legalName, street, postalCode, city, country: seat, contactEmail },
  }),
);

export const draftForm = z.object({ id, text: line(10_000, "Write why we object.") });

export const sentForm = z.object({
  id,
  sentOn: day,
  sentBy: z.enum(objectionSentBy, "Choose how it went out."),
});

export const settleForm = z.object({
  id,
  state: z.enum(["ACCEPTED", "CLOSED"], "Choose one of the two."),
  reason: line(2000, "Say why."),
});

export const eraseForm = z
  .object({ id, reason: line(500, "Say why."), confirmed: z.string().max(10).optional() })
  .transform(({ confirmed, ...erasure }) => ({ ...erasure, isConfirmed: confirmed === "yes" }));
