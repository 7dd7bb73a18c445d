import { type Field, reference, text } from "@/lib/domain/fields";
import { kinds } from "@/lib/domain/kinds/kinds";
import type { TableRow } from "@/lib/domain/table";
import { shown } from "../field-words";
import type { FileProblem } from "../file-problem";
import { contactFields } from "../file-shapes";
import { nearest } from "../nearest";

/** What a row of a customer list speaks of. */
export type RowPart = "customer" | "agreement" | "contact";

/** One column that is understood: `agreement.noticePeriod`. */
export type Column = {
  readonly name: string;
  readonly part: RowPart;
  readonly fieldName: string;
  readonly field: Field;
};

/** Which column of the list says what: the place of each column that is understood, and the headings of the others. */
export type ColumnPlan = {
  readonly places: ReadonlyMap<Column, number>;
  readonly unread: readonly { readonly heading: string; readonly nearest: string | null }[];
  readonly problems: readonly FileProblem[];
};

const { customerId: _owner, ...agreementFields } = kinds.CustomerAgreement.fields;
const { ref: _ref, customer: _customer, ...contactOwn } = contactFields;

const fieldsOfPart: Readonly<Record<RowPart, Readonly<Record<string, Field>>>> = {
  customer: {
    ref: reference("Customer", { label: "Ref", help: "Its name in the register. Lasts for ever." }),
    ...kinds.Customer.fields,
  },
  agreement: {
    ref: reference("CustomerAgreement", {
      label: "Ref",
      help: "Needed only where a customer has several.",
    }),
    ...agreementFields,
  },
  contact: {
    ...contactOwn,
    proof: text(1000, {
      label: "Proof",
      help: "From where it is known whom the customer named, such as: Annex I.A of the signed agreement.",
    }),
  },
};

const partLabels: Readonly<Record<RowPart, readonly string[]>> = {
  customer: ["customer"],
  agreement: ["agreement", "dpa", kinds.CustomerAgreement.label],
  contact: ["contact"],
};

/** Every column that a customer list may have, in the order in which the template shows them. */
export const customerColumns: readonly Column[] = (
  ["customer", "agreement", "contact"] as const
).flatMap((part) =>
  Object.entries(fieldsOfPart[part]).map(([fieldName, field]) => ({
    name: `${part}.${fieldName}`,
    part,
    fieldName,
    field,
  })),
);

/** What other programs write above such a column, where its own name and label do not say it. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  "customer.ref": ["ref"],
  "customer.externalKey": [
    "key",
    "id",
    "customer id",
    "customer key",
    "customer number",
    "customer no",
    "account id",
    "account number",
    "crm id",
  ],
  "customer.name": ["name", "customer", "company", "company name", "account", "account name"],
  "agreement.title": ["agreement", "dpa"],
  "agreement.features": ["features", "add-ons", "addons", "modules", "options", "enabled features"],
  "contact.email": ["email", "email address", "mail"],
  "contact.name": ["contact", "contact person"],
};

const headings = headingIndex();

/** Finds out which column says what, by names, labels and what other programs write. */
export function matchColumns({ line, cells }: TableRow): ColumnPlan {
  const places = new Map<Column, number>();
  const unread: { heading: string; nearest: string | null }[] = [];
  const problems: FileProblem[] = [];
  cells.forEach((heading, index) => {
    if (heading.trim() === "") return;
    const meant = headings.get(plain(heading)) ?? [];
    const [column] = meant;
    const tell = (message: string, hint: string) =>
      problems.push({ line, column: index + 1, path: "", message, hint });
    if (column === undefined) {
      unread.push({ heading, nearest: nearestName(heading) });
    } else if (meant.length > 1) {
      tell(
        `the heading ${shown(heading)} could mean several columns`,
        `write one of ${meant.map(({ name }) => name).join(", ")}`,
      );
    } else if (places.has(column)) {
      tell(
        `the heading ${shown(heading)} says the same as the one of column ${(places.get(column) ?? 0) + 1}`,
        `keep one column for ${column.name}`,
      );
    } else places.set(column, index);
  });
  return { places, unread, problems: problems.length > 0 ? problems : withoutKey(places, line) };
}

export function columnNamed(name: string): Column {
  const found = customerColumns.find((column) => column.name === name);
  if (found === undefined) throw new RangeError(`There is no column ${name}`);
  return found;
}

function withoutKey(places: ReadonlyMap<Column, number>, line: number): FileProblem[] {
  const keys = ["customer.ref", "customer.externalKey"];
  if (keys.some((name) => places.has(columnNamed(name)))) return [];
  return [
    {
      line,
      column: 1,
      path: "",
      message: "no column says which customer a row is about",
      hint: `add a column ${keys.join(" or ")} with a key that stays the same`,
    },
  ];
}

function nearestName(heading: string): string | null {
  const names = new Map(customerColumns.map(({ name }) => [name, plain(name)]));
  const near = nearest(plain(heading), names.values());
  return [...names].find(([, letters]) => letters === near)?.[0] ?? null;
}

/** Headings differ in capitals, blanks and signs from one program to the next. */
function plain(heading: string): string {
  return heading
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

function headingIndex(): ReadonlyMap<string, readonly Column[]> {
  const index = new Map<string, Column[]>();
  const add = (heading: string, column: Column) => {
    const known = index.get(plain(heading)) ?? [];
    if (!known.includes(column)) index.set(plain(heading), [...known, column]);
  };
  for (const column of customerColumns) {
    add(column.name, column);
    for (const part of partLabels[column.part]) add(`${part} ${column.field.label}`, column);
  }
  // A bare name or label counts where nothing said more exactly means something else.
  const bare = customerColumns.flatMap((column) => [
    [column.fieldName, column] as const,
    [column.field.label, column] as const,
  ]);
  const exact = new Set(index.keys());
  const named = new Set<string>();
  for (const [name, words] of Object.entries(synonyms)) {
    for (const word of words) {
      index.set(plain(word), [columnNamed(name)]);
      named.add(plain(word));
    }
  }
  for (const [word, column] of bare)
    if (!exact.has(plain(word)) && !named.has(plain(word))) add(word, column);
  return index;
}
