import { choice, flag, period, reference, references, text, url } from "@/lib/domain/fields";
import { disposalMethods, retentionTriggers } from "@/lib/domain/reference/enums";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

export const retentionRule = kind(
  "RetentionRule",
  {
    plural: "retentionRules",
    label: "Retention rule",
    labelPlural: "Retention rules",
    titleField: "name",
  },
  {
    name: text(200, { label: "Name", required: true }),
    scopeText: text(500, { label: "Covers, in words", source: "GDPR Art. 30(1)(f)" }),
    phase: choice(["ACTIVE", "INTERMEDIATE_ARCHIVE", "FINAL"], { label: "Phase" }),
    duration: period({ label: "Period", source: "GDPR Art. 5(1)(e), 30(1)(f)" }),
    criteria: text(1000, {
      label: "Criteria, where no period can be given",
      source: "GDPR Art. 13(2)(a)",
    }),
    trigger: choice(retentionTriggers, { label: "Counted from", source: "GDPR Art. 5(1)(e)" }),
    triggerText: text(300, { label: "Counted from (in words)" }),
    lawJurisdiction: text(60, { label: "Law: jurisdiction" }),
    lawCitation: text(500, { label: "Law: citation", source: "GDPR Art. 6(1)(c), 17(3)(b)" }),
    lawUrl: url({ label: "Law: address" }),
    lawPeriod: choice(["MINIMUM", "MAXIMUM"], {
      label: "Law: the period is a",
      source: "GDPR Art. 6(1)(c), 17(3)(b)",
    }),
    justification: text(1000, {
      label: "Why so long",
      help: "Needed for a period of more than ten years.",
      source: "GDPR Art. 5(1)(e)",
    }),
    statutory: flag({ label: "Required by statute", source: "GDPR Art. 17(3)(b)" }),
    disposalMethod: choice(disposalMethods, { label: "Disposal", source: "GDPR Art. 17" }),
    backupRotation: period({ label: "Gone from backups after", source: "GDPR Art. 32(1)(c)" }),
    onProcessorEnd: choice(["RETURN", "DELETE", "CUSTOMER_CHOICE"], {
      label: "At the end of the service",
      source: "GDPR Art. 28(3)(g)",
    }),
    exceptionIds: references("RetentionRule", { label: "Exceptions" }),
    followedById: reference("RetentionRule", {
      label: "Then",
      help: "The rule that applies once this one has run out.",
    }),
    appliesToAnnex: flag({
      label: "Shown in annexes",
      source: "SCC (EU) 2021/914, Annex I.B; (EU) 2021/915, Annex II",
    }),
    reviewEvery: period({
      label: "Criteria reviewed every",
      source: "GDPR recital 39",
      internal: true,
    }),
    ...reviewFields,
  },
);
