import { csvMark, csvRows } from "@/lib/draw/csv";

/** The columns of a plain list of vendors, each recognised by its heading. */
export const vendorHeadings = [
  "Vendor",
  "Legal entity",
  "Country of establishment",
  "Address",
  "Contact email",
  "Website",
  "Service",
  "Function",
  "Purpose",
  "Personal data",
  "Data subjects",
  "Processing activities",
  "Our products",
  "Locations",
  "Transfer mechanism",
  "DPA link",
  "Contract date",
  "Notes",
] as const;

/** A list of vendors without rows, to be filled in. */
export function vendorTemplate(): string {
  return csvMark + csvRows([vendorHeadings]);
}
