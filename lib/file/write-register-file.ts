import { Document, Scalar, type ScalarTag, visit } from "yaml";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { Contact } from "@/lib/domain/customer/contact";
import { type KindName, kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { list, type Register } from "@/lib/domain/register";
import { formatVersion } from "./file-shapes";
import { commonFields } from "./record-fields";

/** Words that programs of YAML 1.1 take for something else than text: NO for Norway is the known one. */
const misreadElsewhere: ScalarTag = {
  tag: "tag:yaml.org,2002:bool",
  default: true,
  test: /^(?:y|yes|n|no|on|off|=|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|[-+]?0b[01_]+|[-+]?[\d_]+(?:\.[\d_]*)?)$/i,
  resolve: (text) => text,
};

/**
 * The register as a file that imports to the same register: kinds and fields in the order of their definition,
 * records in the register's, so that the same register gives the same bytes.
 *
 * @param contacts whom customers name for notices; left out, the file holds none
 */
export function writeRegisterFile(
  register: Register,
  { format, contacts = [] }: { format: "yaml" | "json"; contacts?: readonly Contact[] },
): string {
  const content = fileContent(register, contacts);
  if (format === "json") return `${JSON.stringify(content, null, 2)}\n`;
  // A shared value is written where it stands: no anchors, which a reader would have to look up.
  const document = new Document(content, {
    aliasDuplicateObjects: false,
    compat: [misreadElsewhere],
  });
  visit(document, { Scalar: (_key, scalar) => foldLongText(scalar) });
  return document.toString({ lineWidth: 120, indentSeq: true });
}

/** Prose is easier to read and to compare below its key than in quotation marks. */
function foldLongText(scalar: Scalar): void {
  const { value } = scalar;
  if (typeof value === "string" && value.length > 100 && /^\S[^\n\r]*\S$/.test(value))
    scalar.type = Scalar.BLOCK_FOLDED;
}

function fileContent(register: Register, contacts: readonly Contact[]): Record<string, unknown> {
  const validFrom = mostCommonDay(register);
  const content: Record<string, unknown> = { recital: formatVersion };
  if (validFrom !== null) content.validFrom = validFrom;
  for (const kind of kindNames) {
    const records = list(register, kind).map((row) => recordContent(kind, row, validFrom));
    if (records.length > 0) content[kinds[kind].plural] = records;
  }
  if (contacts.length > 0) content.contacts = contacts.map(contactContent);
  return content;
}

function recordContent(
  kind: KindName,
  row: { ref: string; validFrom: CalendarDate },
  common: CalendarDate | null,
) {
  const values = new Map<string, unknown>(Object.entries(row));
  const record: Record<string, unknown> = { ref: row.ref };
  if (row.validFrom !== common) record.validFrom = row.validFrom;
  const fields = Object.keys(kinds[kind].fields);
  for (const field of [...fields, ...commonFields]) {
    const value = values.get(field);
    if (value !== undefined) record[field] = annotation(field, value, fields);
  }
  return record;
}

const citationKeys = ["field", "document", "locator", "quote", "confidence"];

/** The database keeps the keys of an annotation in an order of its own: written, they stand as their kind has them. */
function annotation(name: string, value: unknown, fields: readonly string[]): unknown {
  if (name === "fieldStates") return ordered(value, fields, inOrderOf(["state", "reason"]));
  if (name === "translations")
    return ordered(value, Object.keys(value ?? {}).toSorted(), inOrderOf(fields));
  if (name === "sources" && Array.isArray(value)) return value.map(inOrderOf(citationKeys));
  return value;
}

function inOrderOf(keys: readonly string[]): (value: unknown) => unknown {
  return (value) => ordered(value, keys, (entry) => entry);
}

/** The same mapping with its keys in this order; keys that are not named follow, by their letters. */
function ordered(
  value: unknown,
  keys: readonly string[],
  inner: (entry: unknown) => unknown,
): unknown {
  const entries = new Map(Object.entries(value ?? {}));
  const others = [...entries.keys()].filter((key) => !keys.includes(key)).toSorted();
  const present = [...keys.filter((key) => entries.has(key)), ...others];
  return Object.fromEntries(present.map((key) => [key, inner(entries.get(key))]));
}

/** Of days that are equally common, the earliest; null for an empty register. */
function mostCommonDay(register: Register): CalendarDate | null {
  const counts = new Map<CalendarDate, number>();
  for (const kind of kindNames) {
    for (const { validFrom } of list(register, kind))
      counts.set(validFrom, (counts.get(validFrom) ?? 0) + 1);
  }
  const [first] = [...counts].toSorted(
    ([day, count], [otherDay, otherCount]) => otherCount - count || (day < otherDay ? -1 : 1),
  );
  return first?.[0] ?? null;
}

function contactContent({ name, language, ...contact }: Contact): Record<string, unknown> {
  const { ref, customer, email, purpose, confirmed } = contact;
  return {
    ref,
    customer,
    email,
    ...(name === null ? {} : { name }),
    ...(language === null ? {} : { language }),
    purpose,
    confirmed,
  };
}
