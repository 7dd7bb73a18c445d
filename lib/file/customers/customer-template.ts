import type { Contact } from "@/lib/domain/customer/contact";
import type { ListColumn } from "@/lib/domain/customer/customer-import-view";
import type { CommonBody } from "@/lib/domain/kinds/kind";
import { bodyOf, list, pointingTo, type Register } from "@/lib/domain/register";
import { csvMark, csvRows } from "@/lib/draw/csv";
import { expectedForm } from "../field-words";
import { cellOf } from "./cell-value";
import { type Column, customerColumns, type RowPart } from "./columns";

type Values = Readonly<Record<string, unknown>> & CommonBody;
type RowValues = { readonly [Part in RowPart]: Values | null };

/** What every column of a customer list is called, and what its cells take. */
export function columnsInWords(): ListColumn[] {
  return customerColumns.map(({ name, field }) => ({
    name,
    label: field.label,
    takes: inCell[field.type] ?? expectedForm(field),
  }));
}

/** Where a cell takes more, or something else, than the register file does. */
const inCell: Readonly<Record<string, string>> = {
  flag: "yes or no",
  country: "a country: DE or Germany",
  countries: "countries: DE; FR or Germany; France",
  date: "a day: 2026-03-31 or 31.03.2026",
};

/** A customer list without rows, to be filled in. */
export function emptyTemplate(): string {
  return csvMark + csvRows([customerColumns.map(({ name }) => name)]);
}

/** The customers of a register as a list: imported as it is, it changes nothing. */
export function filledTemplate(register: Register, contacts: readonly Contact[]): string {
  const byCustomer = new Map<string, Contact[]>();
  for (const contact of contacts)
    byCustomer.set(contact.customer, [...(byCustomer.get(contact.customer) ?? []), contact]);
  const rows = list(register, "Customer").flatMap(({ ref }) =>
    rowsOf(register, ref, byCustomer.get(ref) ?? []),
  );
  return (
    emptyTemplate() +
    csvRows(rows.map((row) => customerColumns.map((column) => cellIn(row, column))))
  );
}

/** Customer and agreement stand beside the first contact; the ref of the customer on every row. */
function rowsOf(register: Register, ref: string, contacts: readonly Contact[]): RowValues[] {
  const agreements = pointingTo(register, "CustomerAgreement", "customerId", ref).map((row) => ({
    ...bodyOf(register, { kind: "CustomerAgreement", ref: row.ref }),
    ref: row.ref,
  }));
  const customer = { ...bodyOf(register, { kind: "Customer", ref }), ref };
  const count = Math.max(1, agreements.length, contacts.length);
  return Array.from({ length: count }, (_, index) => ({
    customer: index === 0 ? customer : { ref },
    agreement: agreements[index] ?? null,
    contact: contacts[index] === undefined ? null : { ...contacts[index] },
  }));
}

function cellIn(row: RowValues, { part, fieldName }: Column): string {
  const values = row[part];
  return cellOf(values?.[fieldName], values?.fieldStates?.[fieldName]);
}
