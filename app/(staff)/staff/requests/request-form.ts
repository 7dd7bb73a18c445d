import { z } from "zod";
import { type CalendarDate, calendarDateOf, isCalendarDate } from "@/lib/domain/calendar";
import { countryCodes } from "@/lib/domain/reference/countries";

function line(most: number, missing: string) {
  return z.string().trim().min(1, missing).max(most, `At most ${most} characters.`);
}

function optional(most: number) {
  return z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .default("")
    .transform((text) => text || null);
}

const refs = z.array(z.string().max(80)).max(100).default([]);

/** The form of a request, as it is sent. */
export const requestForm = z
  .object({
    vendorName: line(200, "Name the vendor."),
    website: optional(2000).refine(
      (text) => text === null || (/^https?:\/\//.test(text) && URL.canParse(text)),
      "The website begins with https://.",
    ),
    service: line(200, "Name the service, such as “E-mail delivery”."),
    purpose: line(500, "Say what it is for."),
    productRef: optional(80),
    "dataCategoryRefs[]": refs,
    "dataSubjectRefs[]": refs,
    data: optional(1000),
    country: optional(2).refine(
      (code) => code === null || countryCodes.some((known) => known === code),
      "Choose a country of the list.",
    ),
    perTenantSwitch: z.enum(["yes", "no"], "Say whether customers can be switched one by one."),
    wantedOn: optional(10).transform((text, context): CalendarDate | null => {
      if (text === null) return null;
      if (isCalendarDate(text) && text < "9000") return calendarDateOf(text);
      context.addIssue({ code: "custom", message: "This is no day of the calendar." });
      return z.NEVER;
    }),
  })
  .transform(
    ({
      "dataCategoryRefs[]": dataCategoryRefs,
      "dataSubjectRefs[]": dataSubjectRefs,
      ...rest
    }) => ({
      ...rest,
      dataCategoryRefs,
      dataSubjectRefs,
      perTenantSwitch: rest.perTenantSwitch === "yes",
    }),
  );
