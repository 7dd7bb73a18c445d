import type { CalendarDate } from "@/lib/domain/calendar";
import { classify, isInternalChange } from "@/lib/domain/change/classify";
import type {
  CustomerImportView,
  ImportChange,
  ImportCount,
  ImportEffect,
  ImportProblem,
} from "@/lib/domain/customer/customer-import-view";
import { kinds } from "@/lib/domain/kinds/kinds";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { titlesOf } from "@/lib/domain/record/record-title";
import type { Register } from "@/lib/domain/register";
import type { Table } from "@/lib/domain/table";
import type { TitleOf } from "@/lib/domain/value-words";
import { differenceInWords } from "../difference-in-words";
import { type FileProblem, maxProblems } from "../file-problem";
import { contactFields } from "../file-shapes";
import { columnLetters } from "../import/import-table";
import { fieldsOf } from "../record-fields";
import type { CustomerPlan } from "./plan-customers";
import type { PlannedRecord } from "./planned-record";

const mostChanges = 200;

const labels = {
  Customer: kinds.Customer.labelPlural,
  CustomerAgreement: kinds.CustomerAgreement.labelPlural,
  CustomerContact: "Contacts",
} as const;

/** What importing a list would do, in words. */
export function importView(
  plan: CustomerPlan,
  table: Table,
  fileName: string,
  { register, today }: { register: Register; today: CalendarDate },
): CustomerImportView {
  const changed = plan.records.filter(({ outcome }) => outcome !== "unchanged");
  const titleOf = titlesOf(register);
  return {
    fileName,
    ...howRead(table),
    rows: table.rows.length,
    counts: countsOf(plan.records),
    problems: plan.problems.slice(0, maxProblems).map(problemInWords),
    allProblems: plan.problems.length,
    changes: changed.slice(0, mostChanges).flatMap((record) => changeInWords(record, titleOf)),
    allChanges: changed.length,
    columnsRead: [...plan.columns.places.keys()].map(({ name }) => name),
    columnsUnread: plan.columns.unread,
    effect: effectOf(plan, register, today),
    planHash: planHash(plan),
  };
}

/** Of all that a plan would do. */
export function planHash({ items, contacts }: Pick<CustomerPlan, "items" | "contacts">): string {
  return sha256(canonicalJson({ items, contacts }));
}

export function countsOf(records: readonly PlannedRecord[]): ImportCount[] {
  return Object.entries(labels).map(([kind, label]) => {
    const of = records.filter((record) => record.kind === kind);
    const count = (outcome: PlannedRecord["outcome"]) =>
      of.filter((record) => record.outcome === outcome).length;
    return {
      label,
      created: count("created"),
      updated: count("updated"),
      unchanged: count("unchanged"),
    };
  });
}

function effectOf(
  { items, contacts, problems }: CustomerPlan,
  register: Register,
  today: CalendarDate,
): ImportEffect {
  if (problems.length > 0) return "refused";
  if (items.length === 0) return contacts.length === 0 ? "nothing" : "contacts";
  const changes = items.map(({ kind, ref, body }) => ({ kind, ref, body, validFrom: today }));
  return isInternalChange(classify(register, changes, today, [])) ? "atOnce" : "draft";
}

const delimiterWords: Readonly<Record<string, string>> = {
  ";": "semicolons",
  ",": "commas",
  "\t": "tabs",
};

function howRead({ source }: Table): Pick<CustomerImportView, "readAs" | "caution"> {
  if (source.form !== "CSV") {
    const others = source.sheets > 1 ? `, the first of ${source.sheets}` : "";
    const form = source.form === "XLSX" ? "Excel workbook" : "OpenDocument spreadsheet";
    return { readAs: `${form}, sheet "${source.sheet}"${others}`, caution: null };
  }
  const { encoding, delimiter } = source;
  return {
    readAs: `CSV in ${encoding}, divided by ${delimiterWords[delimiter]}`,
    caution:
      encoding === "Windows-1252"
        ? "The file does not say how its letters are encoded. It was read as Windows-1252: look whether names with accents are right, or save it as CSV in UTF-8."
        : null,
  };
}

function problemInWords({ line, column, path, message, hint }: FileProblem): ImportProblem {
  const within = path === "" ? "" : ` (${path})`;
  return { place: `Line ${line}, column ${columnLetters(column)}${within}`, message, hint };
}

function changeInWords(
  { line, kind, title, outcome, differences }: PlannedRecord,
  titleOf: TitleOf,
): ImportChange[] {
  if (outcome === "unchanged") return [];
  const fields = kind === "CustomerContact" ? contactFields : fieldsOf(kind);
  return [
    {
      line,
      what: kind === "CustomerContact" ? "Contact" : kinds[kind].label,
      title,
      outcome,
      differences:
        outcome === "created"
          ? []
          : differences.flatMap((difference) => differenceInWords(fields, difference, titleOf)),
    },
  ];
}
