import { choice, choices, date, reference, text } from "@/lib/domain/fields";
import { regimes } from "./choices";
import { kind } from "./kind";

export const legalBasisUse = kind(
  "LegalBasisUse",
  {
    plural: "legalBasisUses",
    label: "Legal basis",
    labelPlural: "Legal bases",
    titleField: "basisCode",
  },
  {
    purposeId: reference("ActivityPurpose", { label: "Purpose", required: true }),
    regime: choice(regimes, { label: "Regime", required: true }),
    basisCode: choice(
      [
        "EU_6_1_A",
        "EU_6_1_B",
        "EU_6_1_C",
        "EU_6_1_D",
        "EU_6_1_E",
        "EU_6_1_F",
        "UK_6_1_EA",
        "CH_NONE_REQUIRED",
      ],
      { label: "Legal basis", source: "GDPR Art. 6(1)", required: true },
    ),
    legitimateInterest: text(1000, {
      label: "Legitimate interest, and whose",
      source: "GDPR Art. 13(1)(d)",
    }),
    interestsAssessedOn: date({
      label: "Interests assessed on",
      source: "GDPR Art. 5(2), 6(1)(f)",
      internal: true,
    }),
    contractReference: text(300, { label: "Contract", source: "GDPR Art. 6(1)(b)" }),
    lawJurisdiction: text(60, {
      label: "Law: jurisdiction",
      help: "EU or the code of a Member State; UK under the UK regime.",
      source: "GDPR Art. 6(3)",
    }),
    lawCitation: text(500, { label: "Law: citation", source: "GDPR Art. 6(1)(c), 6(3)" }),
    consentMechanism: text(500, { label: "How consent is given", source: "GDPR Art. 7(1)" }),
    consentWithdrawal: text(500, { label: "How consent is withdrawn", source: "GDPR Art. 7(3)" }),
    consentRecord: text(500, {
      label: "Where consent is recorded",
      source: "GDPR Art. 7(1)",
      internal: true,
    }),
    article9Conditions: choices(
      [
        "EU_9_2_A",
        "EU_9_2_B",
        "EU_9_2_C",
        "EU_9_2_D",
        "EU_9_2_E",
        "EU_9_2_F",
        "EU_9_2_G",
        "EU_9_2_H",
        "EU_9_2_I",
        "EU_9_2_J",
      ],
      { label: "Conditions for special categories", source: "GDPR Art. 9(2)" },
    ),
    article10Basis: choice(
      ["EU_10_OFFICIAL_AUTHORITY", "EU_10_AUTHORISED_BY_LAW", "UK_10_DPA2018_SCH1"],
      {
        label: "Basis for criminal data",
        source: "GDPR Art. 10",
      },
    ),
  },
);
