import { compareNames } from "@/lib/domain/documents/annex-facts";
import { find, pointingTo, type Register, type Row } from "@/lib/domain/register";
import type { RecordCategory, RecordData, RecordQuestion, RecordRetention } from "./record-facts";
import { gapOf, listOr, type Told, textIn, told, unknown } from "./told";

type Language = RecordQuestion["language"];

/**
 * Whose data and which data an activity holds, where they come from and how long they are kept, part by part.
 *
 * Source: GDPR Art. 30(1)(c) and (f).
 * Reading: time limits stand with the categories that they are for ("the different categories of data").
 */
export function recordData(
  register: Register,
  activity: Row<"ProcessingActivity">,
  { language }: Pick<RecordQuestion, "language">,
): Told<readonly RecordData[]> {
  const parts = pointingTo(register, "ActivityData", "activityId", activity.ref).toSorted(
    (one, other) => compareNames(one.ref, other.ref),
  );
  return listOr(
    parts.map((part) => ({
      group: textIn(part, "groupLabel", language),
      people: listOr(
        (part.dataSubjectCategoryIds ?? []).map((ref) => peopleOf(register, ref, language)),
        gapOf(part, "dataSubjectCategoryIds"),
      ),
      categories: listOr(
        (part.personalDataCategoryIds ?? []).map((ref) => dataOf(register, ref, language)),
        gapOf(part, "personalDataCategoryIds"),
      ),
      items: part.elements ?? [],
      source: told(part, "dataSource"),
      sourceText: textIn(part, "dataSourceText", language),
      safeguards: textIn(part, "sensitiveSafeguards", language),
      retention: retentionOf(register, part, language),
    })),
    unknown,
  );
}

function peopleOf(register: Register, ref: string, language: Language): RecordCategory {
  const row = find(register, "DataSubjectCategory", ref);
  return {
    ref,
    label: textIn(row, "label", language) ?? ref,
    code: row?.code ?? null,
    family: null,
    dpvIri: null,
    sensitive: false,
    vulnerable: row?.vulnerable === true,
  };
}

function dataOf(register: Register, ref: string, language: Language): RecordCategory {
  const row = find(register, "PersonalDataCategory", ref);
  return {
    ref,
    label: textIn(row, "label", language) ?? ref,
    code: row?.code ?? null,
    family: row?.cnilFamily ?? null,
    dpvIri: row?.dpvIri ?? null,
    sensitive: row?.special === true || row?.criminal === true,
    vulnerable: false,
  };
}

/** The rules, what follows each, and the exceptions from each; a circle of rules is followed once. */
function retentionOf(
  register: Register,
  part: Row<"ActivityData">,
  language: Language,
): Told<readonly RecordRetention[]> {
  const seen = new Set<string>();
  const found = (part.retentionRuleIds ?? []).flatMap((ref) =>
    chainOf(register, ref, seen, language),
  );
  return listOr(found, gapOf(part, "retentionRuleIds"));
}

function chainOf(
  register: Register,
  first: string,
  seen: Set<string>,
  language: Language,
): RecordRetention[] {
  const found: RecordRetention[] = [];
  let rule = find(register, "RetentionRule", first);
  while (rule !== undefined && !seen.has(rule.ref)) {
    seen.add(rule.ref);
    found.push(retentionRule(rule, found.length === 0 ? "RULE" : "THEN", language));
    for (const ref of rule.exceptionIds ?? []) {
      const exception = find(register, "RetentionRule", ref);
      if (exception === undefined || seen.has(ref)) continue;
      seen.add(ref);
      found.push(retentionRule(exception, "EXCEPTION", language));
    }
    rule = find(register, "RetentionRule", rule.followedById);
  }
  return found;
}

function retentionRule(
  rule: Row<"RetentionRule">,
  part: RecordRetention["part"],
  language: Language,
): RecordRetention {
  const law = [textIn(rule, "lawCitation", language), rule.lawJurisdiction].filter(Boolean);
  return {
    name: textIn(rule, "name", language) ?? rule.ref,
    part,
    period: told(rule, "duration"),
    criteria: textIn(rule, "criteria", language),
    trigger: rule.trigger ?? null,
    triggerText: textIn(rule, "triggerText", language),
    law: law.join(", ") || null,
    disposal: rule.disposalMethod ?? null,
    backups: rule.backupRotation ?? null,
    atEnd: rule.onProcessorEnd ?? null,
  };
}
