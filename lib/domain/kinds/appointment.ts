import { choice, country, date, email, flag, reference, text } from "@/lib/domain/fields";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

export const appointment = kind(
  "Appointment",
  {
    plural: "appointments",
    label: "Appointment",
    labelPlural: "Appointments",
    titleField: "appointmentKind",
  },
  {
    appointmentKind: choice(["DPO", "REP_EU", "REP_UK", "REP_CH", "JOINT_CONTROLLER_CONTACT"], {
      label: "Function",
      source: "GDPR Art. 26, 27, 37",
      required: true,
    }),
    statedTitle: text(200, {
      label: "Title as stated",
      help: "What a document calls it, where that is another name.",
      source: "GDPR Art. 12(1), 38(6)",
    }),
    appointedById: reference("LegalEntity", { label: "Appointed by", required: true }),
    personName: text(200, {
      label: "Person",
      help: "Published only where the law asks for it.",
      source: "GDPR Art. 30(1)(a)",
    }),
    nameWithheld: flag({ label: "Name not published", source: "GDPR Art. 37(7)" }),
    organisationName: text(300, { label: "Organisation" }),
    email: email({ label: "E-mail", source: "GDPR Art. 13(1)(b)" }),
    phone: text(60, { label: "Telephone" }),
    postalAddress: text(500, { label: "Postal address" }),
    country: country({ label: "Country", source: "GDPR Art. 27(3)" }),
    mandateFrom: date({ label: "Mandate from", source: "GDPR Art. 27(1)" }),
    mandateTo: date({ label: "Mandate to" }),
    notifiedToAuthorityOn: date({
      label: "Notified to the authority on",
      source: "GDPR Art. 37(7)",
      internal: true,
    }),
    ...reviewFields,
  },
);
