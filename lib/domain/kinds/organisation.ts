import { choices, email, number, reference, text, url, zone } from "@/lib/domain/fields";
import { regimes } from "@/lib/domain/reference/enums";
import { kind } from "./kind";

export const organisation = kind(
  "Organisation",
  {
    plural: "organisations",
    label: "Organisation",
    labelPlural: "Organisation",
    titleField: "name",
  },
  {
    name: text(200, { label: "Name", required: true }),
    legalEntityId: reference("LegalEntity", { label: "Main legal entity" }),
    website: url({ label: "Website" }),
    privacyEmail: email({
      label: "Privacy mailbox",
      help: "A role mailbox, never a person's.",
      source: "GDPR Art. 13(1)(a)",
    }),
    objectionEmail: email({
      label: "Objection mailbox",
      help: "Where customers may object in writing.",
      source: "GDPR Art. 28(2)",
    }),
    acknowledgementReminderDays: number(1, 60, {
      label: "Remind customers who have not acknowledged: days before their last day to object",
      help: "Empty: customers are not reminded. Staff are, in any case.",
      internal: true,
    }),
    digestDay: number(1, 28, {
      label: "Monthly digest of informative changes: day of the month on which customers get it",
      help: "Empty: no digest goes out. Each contact can stop it.",
      internal: true,
    }),
    zone: zone({ label: "Time zone" }),
    regimes: choices(regimes, { label: "Regimes that apply" }),
    publicIntroduction: text(2000, { label: "Introduction on the public page" }),
  },
);
