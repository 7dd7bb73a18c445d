import { choice, date, foundRecord, linterRule, text } from "@/lib/domain/fields";
import { regimes } from "@/lib/domain/reference/enums";
import { kind } from "./kind";

/** No field of it is internal: a waiver, and every change of one, waits for a second person. */
export const waiver = kind(
  "Waiver",
  {
    plural: "waivers",
    label: "Waiver",
    labelPlural: "Waivers",
    titleField: "reason",
  },
  {
    rule: linterRule({
      label: "Rule",
      help: "The code of the finding, such as TRF-010.",
      source: "GDPR Art. 5(2)",
      required: true,
    }),
    foundIn: foundRecord({
      label: "Found in",
      help: "The kind and the ref of the record, as the finding names them.",
      source: "GDPR Art. 5(2)",
      required: true,
    }),
    field: text(60, { label: "Field", help: "Left out: whatever field it is found in." }),
    regime: choice(regimes, { label: "Regime", help: "Left out: under every regime." }),
    reason: text(2000, { label: "Reason", source: "GDPR Art. 5(2)", required: true }),
    decidedBy: text(200, {
      label: "Decided by",
      help: "The person or function that answers for it; never the data protection officer.",
      source: "GDPR Art. 5(2), 38(6)",
      required: true,
    }),
    until: date({
      label: "Until",
      help: "The last day; from the next the finding is back.",
      source: "GDPR Art. 5(2)",
      required: true,
    }),
    officerAdvice: text(2000, {
      label: "Advice of the data protection officer",
      help: "Without it no error is waived.",
      source: "GDPR Art. 38(3), 39(1)(a)",
    }),
    officerAdvisedOn: date({ label: "Advice given on", source: "GDPR Art. 39(1)(a)" }),
  },
);
