import type { RecordFormat } from "@/lib/domain/documents/record/record-format";
import type { RecordLayout } from "@/lib/domain/documents/record/record-layout";
import type { Language } from "@/lib/domain/language/catalogue";

export const registerNames = [
  ["CONTROLLER", "As controller, Art. 30(1)"],
  ["PROCESSOR", "As processor, Art. 30(2)"],
] as const;

export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  de: "German",
  fr: "French",
};

export const layoutNames: Readonly<Record<RecordLayout, string>> = {
  own: "Our own",
  cnil: "Columns of the CNIL (workbook, CSV)",
  ico: "Columns of the ICO (workbook, CSV)",
};

export const formatNames: Readonly<Record<RecordFormat, string>> = {
  pdf: "PDF",
  xlsx: "Workbook (XLSX)",
  csv: "CSV",
  json: "JSON",
  jsonld: "JSON-LD (DPV 2.3)",
};
