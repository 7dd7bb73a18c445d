import { changeRuleWords } from "@/lib/domain/language/change-rule-words";
import { changeRuleIds, changeRules } from "./change-rules";
import { dataSubjectCategories } from "./data-subject-categories";
import type { MadeTable } from "./made-table";
import { measureCategories } from "./measure-categories";
import { noticeBenchmarks } from "./notice-benchmarks";
import { cnilDataFamilyLabels, personalDataCategories } from "./personal-data-categories";
import { purposes } from "./purposes";

/** The tables of what is no act of law itself: vocabularies, kinds of measures, rules of change, the terms of others. */
export const vocabularyTables = {
  purposes: () => ({
    title: "Purposes",
    heads: ["Purpose", "Code", "Term of DPV"],
    rows: Object.values(purposes).map((purpose) => ({
      key: purpose.code,
      cells: [purpose.label, purpose.code, purpose.dpv],
      datum: purpose,
    })),
  }),
  dataSubjects: () => ({
    title: "Categories of data subjects",
    heads: ["Category", "Code", "Vulnerable", "Term of DPV"],
    rows: Object.values(dataSubjectCategories).map((category) => ({
      key: category.code,
      cells: [category.label, category.code, yesOrNo(category.vulnerable), category.dpv],
      datum: category,
    })),
  }),
  personalData: () => ({
    title: "Categories of personal data",
    heads: ["Category", "Code", "Special or criminal", "Family of the CNIL", "Term of DPV"],
    rows: Object.values(personalDataCategories).map((category) => ({
      key: category.code,
      cells: [
        category.label,
        category.code,
        yesOrNo(category.special || category.criminal),
        cnilDataFamilyLabels[category.cnilFamily],
        category.dpv,
      ],
      datum: category,
    })),
  }),
  measures: () => ({
    title: "Kinds of measures",
    heads: ["Kind", "Provision", "Checkbox of the CNIL"],
    rows: Object.values(measureCategories).map((measure) => ({
      key: measure.code,
      cells: [measure.wording, measure.law, measure.cnilCheckbox],
      datum: measure,
    })),
  }),
  changeRules: () => ({
    title: "Rules of change",
    heads: ["Change", "Class", "From", "Why"],
    rows: changeRuleIds.map((id) => {
      const rule = changeRules[id];
      const { what, why } = changeRuleWords[id];
      const from = rule.basis === "LAW" ? "the law" : "what contracts usually say";
      return { key: id, cells: [what, rule.materiality, from, why], datum: rule };
    }),
  }),
  benchmarks: () => ({
    title: "Notice periods of others",
    heads: ["Company", "Notice", "Channel", "Objection", "Remedy"],
    rows: noticeBenchmarks.map((benchmark) => ({
      key: benchmark.company,
      cells: [
        benchmark.company,
        benchmark.noticeText,
        benchmark.channel,
        benchmark.objectionDays === null ? "not known" : `${benchmark.objectionDays} days`,
        benchmark.remedy,
      ],
      datum: benchmark,
    })),
  }),
} as const satisfies Readonly<Record<string, () => MadeTable>>;

function yesOrNo(is: boolean): string {
  return is ? "yes" : "no";
}
