import type { Sheet } from "@/lib/domain/table";
import type { ImportRow, ImportTable } from "./import-table";
import { plain } from "./words";

/** The headings that the lines of a form become, in the words of the CNIL. */
const headings = [
  "Nom du traitement",
  "N° / RÉF",
  "Date de création de la fiche",
  "Dernière mise à jour de la fiche",
  "Responsable(s) conjoint(s)",
  "Finalité",
  "Catégories de données personnelles",
  "Description des données",
  "Données sensibles",
  "Durée de conservation",
  "Catégories de personnes concernées",
  "Destinataires internes",
  "Sous-traitants",
  "Organismes externes",
  "Transferts hors UE: destinataire",
  "Transferts hors UE: pays",
  "Transferts hors UE: type de garanties",
  "Mesures de sécurité",
] as const;
type Heading = (typeof headings)[number];

type Section =
  | "head"
  | "purposes"
  | "data"
  | "sensitive"
  | "people"
  | "recipients"
  | "transfers"
  | "measures";
const sections: readonly (readonly [RegExp, Section])[] = [
  [/^finalites? (du |de la |des )?traitement|^finalite s/, "purposes"],
  [/^categories de donnees personnelles/, "data"],
  [/^donnees sensibles/, "sensitive"],
  [/^categories de personnes concernees/, "people"],
  [/^destinataires?$|^destinataires? (des|de|s)/, "recipients"],
  [/^transferts? (des donnees )?hors/, "transfers"],
  [/^mesures de securite( techniques et organisationnelles)?$/, "measures"],
];

/** Whether a sheet is filled in as a form, one processing activity on it, as the CNIL's simplified register has it. */
export function isCnilForm({ rows }: Sheet): boolean {
  const labels = rows.map(({ cells }) => plain(firstOf(cells)));
  const has = (pattern: RegExp) => labels.some((label) => pattern.test(label));
  const hasName = labels.some((label) => nameLabel.test(label));
  return hasName && has(/^finalite principale/) && has(/^categories de donnees personnelles/);
}

const nameLabel = /^(nom du traitement|nom sigle|nom de l activite|nom)$/;

type Line = { line: number; label: string; values: readonly string[] };
/** What the lines of a form give under one heading: cells with the line they stand on. */
type Given = { text: string; line: number };

/**
 * The forms of a workbook as one table: each form becomes as many rows as its longest section has entries, all with the name of the
 * activity. A form that names no activity, such as the empty model, is left out.
 */
export function cnilForms(sheets: readonly Sheet[]): ImportTable {
  return {
    headings,
    rows: sheets.filter(isCnilForm).flatMap((sheet) => rowsOfForm(sheet)),
  };
}

function rowsOfForm(sheet: Sheet): ImportRow[] {
  const given = entriesOfForm(sheet);
  const [name] = given.get("Nom du traitement")?.[0] ?? [];
  if (name === undefined || name.text === "") return [];
  joinPeople(given);
  const count = Math.max(...[...given.values()].map((entries) => entries.length));
  return Array.from({ length: count }, (_, index) => {
    const cells: string[] = [];
    const lines: number[] = [];
    for (const heading of headings) {
      const always = heading === "Nom du traitement" || heading === "N° / RÉF";
      const entry = given.get(heading)?.[always ? 0 : index]?.[0];
      cells.push(entry?.text ?? "");
      lines.push(entry?.line ?? name.line);
    }
    return {
      sheet: sheet.name,
      line: lines.find((line) => line !== name.line) ?? name.line,
      cells,
      lines,
    };
  });
}

/** The form says of the activity whose data they are, not of each category of data: all of them stand beside each. */
function joinPeople(given: Map<Heading, Given[][]>): void {
  const heading = "Catégories de personnes concernées";
  const people = (given.get(heading) ?? []).flat();
  const [first] = people;
  if (first === undefined) return;
  const together = [{ text: people.map(({ text }) => text).join("\n"), line: first.line }];
  const categories = given.get("Catégories de données personnelles") ?? [];
  const sensitive = given.get("Données sensibles") ?? [];
  const count = Math.max(1, categories.length, sensitive.length);
  given.set(
    heading,
    Array.from({ length: count }, (_, index) => {
      const hasData = (categories[index] ?? sensitive[index] ?? []).length > 0;
      return hasData || index === 0 ? together : [];
    }),
  );
}

/** Under each heading the entries in their order; what stands on one line keeps one place across headings. */
function entriesOfForm({ rows }: Sheet): Map<Heading, Given[][]> {
  const found = new Map<Heading, Given[][]>();
  const places = new Map<Section, number>();
  let section: Section = "head";
  for (const { line, cells } of rows) {
    const [label = "", ...values] = withoutLead(cells);
    const opened = sectionOf(label);
    if (opened !== undefined) section = opened;
    if (opened !== undefined || values.every((value) => value.trim() === "")) continue;
    const read = readers[section]({ line, label, values });
    if (Object.keys(read).length === 0) continue;
    // What is sensitive goes on where the other data end.
    const list = section === "sensitive" ? "data" : section;
    const place = section === "head" ? 0 : (places.get(list) ?? 0);
    places.set(list, place + 1);
    put(found, line, read, place);
  }
  return found;
}

function put(
  found: Map<Heading, Given[][]>,
  line: number,
  values: Readonly<Partial<Record<Heading, string>>>,
  place: number,
): void {
  for (const heading of headings) {
    const text = values[heading]?.trim() ?? "";
    if (text === "") continue;
    const entries = found.get(heading) ?? [];
    entries[place] = [{ text, line }];
    found.set(
      heading,
      Array.from(entries, (entry) => entry ?? []),
    );
  }
}

function sectionOf(label: string): Section | undefined {
  if (isEntry(plain(label))) return undefined;
  return sections.find(([pattern]) => pattern.test(plain(label)))?.[1];
}

/** "Données sensibles 1" and "Destinataire 2" are entries, not the beginning of a section. */
function isEntry(label: string): boolean {
  return /\d$/.test(label);
}

type Reader = (line: Line) => Partial<Record<Heading, string>>;

const readers: Readonly<Record<Section, Reader>> = {
  head: ({ label, values: [value = ""] }) => {
    const word = plain(label);
    if (nameLabel.test(word)) return { "Nom du traitement": value };
    if (/^n( o)? ?ref|^reference|^n ref/.test(word)) return { "N° / RÉF": value };
    if (/creation/.test(word)) return { "Date de création de la fiche": value };
    if (/mise a jour/.test(word)) return { "Dernière mise à jour de la fiche": value };
    return /conjoint/.test(word) ? { "Responsable(s) conjoint(s)": value } : {};
  },
  purposes: ({ values: [value = ""] }) => ({ Finalité: value }),
  data: ({ label, values: [description = "", period = ""] }) => ({
    "Catégories de données personnelles": label,
    "Description des données": description,
    "Durée de conservation": period,
  }),
  sensitive: ({ label, values: [description = "", period = ""] }) =>
    /^non$/i.test(description.trim())
      ? {}
      : {
          "Données sensibles": label,
          "Description des données": description,
          "Durée de conservation": period,
        },
  people: ({ values: [description = ""] }) => ({
    "Catégories de personnes concernées": description,
  }),
  recipients: ({ values: [type = "", detail = ""] }) => {
    const name = detail || type;
    if (/interne/i.test(type)) return { "Destinataires internes": name };
    return /sous.?traitant/i.test(type)
      ? { "Sous-traitants": name }
      : { "Organismes externes": name };
  },
  transfers: ({ values: [recipient = "", country = "", guarantee = ""] }) => ({
    "Transferts hors UE: destinataire": recipient,
    "Transferts hors UE: pays": country,
    "Transferts hors UE: type de garanties": guarantee,
  }),
  measures: ({ values: [type = "", detail = ""] }) => ({
    "Mesures de sécurité": [type, detail].filter((part) => part.trim() !== "").join(": "),
  }),
};

function firstOf(cells: readonly string[]): string {
  return withoutLead(cells)[0] ?? "";
}

/** Blank columns to the left are room, not content. */
function withoutLead(cells: readonly string[]): readonly string[] {
  const first = cells.findIndex((cell) => cell.trim() !== "");
  return first < 0 ? [] : cells.slice(first).map((cell) => cell.trim());
}
