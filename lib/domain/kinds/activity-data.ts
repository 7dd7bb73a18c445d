import { choice, flag, reference, references, text, texts } from "@/lib/domain/fields";
import { kind } from "./kind";

/** Data once had one retention rule at most. */
function withSeveralRules(body: Record<string, unknown>): Record<string, unknown> {
  const { [oneRule]: rule, fieldStates, sources, ...rest } = body;
  return {
    ...rest,
    ...(rule !== undefined && { retentionRuleIds: typeof rule === "string" ? [rule] : rule }),
    ...(fieldStates !== undefined && { fieldStates: ofSeveralRules(fieldStates) }),
    ...(sources !== undefined && {
      sources: Array.isArray(sources) ? sources.map(citingSeveralRules) : sources,
    }),
  };
}

const oneRule = "retentionRuleId";

function ofSeveralRules(states: unknown): unknown {
  if (typeof states !== "object" || states === null || !Object.hasOwn(states, oneRule))
    return states;
  const renamed = Object.entries(states).map(([field, state]) => [
    field === oneRule ? "retentionRuleIds" : field,
    state,
  ]);
  return Object.fromEntries(renamed);
}

function citingSeveralRules(source: unknown): unknown {
  if (typeof source !== "object" || source === null) return source;
  return Reflect.get(source, "field") === oneRule
    ? { ...source, field: "retentionRuleIds" }
    : source;
}

export const activityData = kind(
  "ActivityData",
  {
    plural: "activityData",
    label: "Data of an activity",
    labelPlural: "Data of activities",
    titleField: "activityId",
    lifts: [withSeveralRules],
  },
  {
    activityId: reference("ProcessingActivity", { label: "Processing activity", required: true }),
    dataSubjectCategoryIds: references("DataSubjectCategory", {
      label: "Whose data",
      source: "GDPR Art. 30(1)(c)",
    }),
    personalDataCategoryIds: references("PersonalDataCategory", {
      label: "Which data",
      source: "GDPR Art. 30(1)(c)",
    }),
    groupLabel: text(200, { label: "Group", help: "As the document orders its data." }),
    elements: texts(200, { label: "Items as written" }),
    dataSource: choice(
      ["DATA_SUBJECT", "DEVICE", "OTHER_PERSON", "THIRD_PARTY", "PUBLIC_SOURCE", "GENERATED"],
      {
        label: "Source",
        source: "GDPR Art. 14(2)(f)",
      },
    ),
    dataSourceText: text(500, { label: "Source, in words", source: "GDPR Art. 14(2)(f)" }),
    dataSourceEntityId: reference("LegalEntity", {
      label: "Source: which company or body",
      source: "GDPR Art. 14(2)(f)",
    }),
    sensitiveSafeguards: text(2000, {
      label: "Safeguards for sensitive data",
      source: "SCC (EU) 2021/915, Annex II",
    }),
    mandatoryToProvide: flag({ label: "Must be provided", source: "GDPR Art. 13(2)(e)" }),
    keptByUs: flag({
      label: "Kept by us",
      help: "No: passed on to a recipient and never stored here.",
      source: "GDPR Art. 5(1)(c)",
    }),
    claimedAnonymous: flag({ label: "Said to be anonymous", source: "GDPR recital 26" }),
    anonymisationMethod: text(500, {
      label: "How they are made anonymous",
      source: "GDPR recital 26",
    }),
    retentionRuleIds: references("RetentionRule", {
      label: "Retention rules",
      help: "Several where some of these data, or copies of them, are kept for another time.",
      source: "GDPR Art. 30(1)(f)",
    }),
  },
);
