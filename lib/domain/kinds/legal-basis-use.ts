import { choice, choices, date, flag, period, reference, text, url } from "@/lib/domain/fields";
import { regimes } from "@/lib/domain/reference/enums";
import {
  article9ConditionCodes,
  article10ConditionCodes,
  legalBasisCodes,
} from "@/lib/domain/reference/legal-bases";
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
    basisCode: choice(legalBasisCodes, {
      label: "Legal basis",
      source: "GDPR Art. 6(1)",
    }),
    legitimateInterest: text(1000, {
      label: "Legitimate interest, and whose",
      source: "GDPR Art. 13(1)(d)",
    }),
    interestsAssessedOn: date({
      label: "Interests assessed on",
      help: "In short. Where an assessment is a record of its own, that one counts.",
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
    lawUrl: url({ label: "Law: address", source: "GDPR Art. 6(3)" }),
    consentMechanism: text(500, { label: "How consent is given", source: "GDPR Art. 7(1)" }),
    consentWording: text(200, {
      label: "Version of the words of consent",
      source: "GDPR Art. 7(1)",
    }),
    consentExplicit: flag({
      label: "Consent is explicit",
      source: "GDPR Art. 9(2)(a), 22(2)(c), 49(1)(a)",
    }),
    consentRefresh: period({ label: "Consent asked again after", source: "GDPR Art. 7(1)" }),
    softOptIn: flag({
      label: "Customer told of similar offers, and may refuse each time",
      source: "Directive 2002/58/EC, Art. 13(2)",
    }),
    consentWithdrawal: text(500, { label: "How consent is withdrawn", source: "GDPR Art. 7(3)" }),
    consentRecord: text(500, {
      label: "Where consent is recorded",
      source: "GDPR Art. 7(1)",
      internal: true,
    }),
    article9Conditions: choices(article9ConditionCodes, {
      label: "Conditions for special categories",
      source: "GDPR Art. 9(2)",
    }),
    article10Basis: choice(article10ConditionCodes, {
      label: "Basis for criminal data",
      source: "GDPR Art. 10",
    }),
  },
);
