import { type CalendarDate, isCalendarDate } from "@/lib/domain/calendar";
import type { TrackedLetter, TrackingTrouble } from "@/lib/domain/sending/tracked-letter";
import type { Table, TableRow } from "@/lib/domain/table";
import { type FileProblem, maxProblems } from "../file-problem";

type Column =
  | "customer"
  | "agreement"
  | "contact"
  | "carrier"
  | "number"
  | "posted"
  | "delivered"
  | "returned";

/** What a heading may be called; case, and what is no letter, do not matter. */
const headings: Readonly<Record<Column, readonly string[]>> = {
  customer: ["customer", "recipient", "customerref"],
  agreement: ["agreement", "agreementref"],
  contact: ["contact", "contactid"],
  carrier: ["carrier", "carriername"],
  number: ["number", "tracking", "trackingnumber"],
  posted: ["posted", "postedon", "handedover", "handedoveron"],
  delivered: ["delivered", "deliveredon"],
  returned: ["returned", "returnedon"],
};
const columns = Object.keys(headings) as readonly Column[];

/** The columns as a person is told of them. */
export const trackingColumns = columns;

export type ReadTracking =
  | { readonly ok: true; readonly letters: readonly TrackedLetter[] }
  | {
      readonly ok: false;
      readonly problems: readonly FileProblem[];
      /** Those of the rows that can be read: what else is wrong with them is said in the same answer. */
      readonly letters: readonly TrackedLetter[];
    };

/** Reads a list of letters as a carrier tells of them: one row for each, what is wrong with its line and column. */
export function trackingRows(table: Pick<Table, "headings" | "rows">): ReadTracking {
  const places = placesIn(table.headings);
  const missing = headingProblems(table.headings, places);
  if (missing.length > 0) return { ok: false, problems: missing, letters: [] };
  const problems: FileProblem[] = [];
  const letters = table.rows.flatMap((row) => letterOf(row, places, problems));
  problems.push(...twice(letters, places));
  if (letters.length === 0 && problems.length === 0)
    problems.push(
      problem(table.headings.line, 0, "", "the list has no rows", "give one for each letter"),
    );
  return problems.length > 0
    ? { ok: false, problems: inRowOrder(problems), letters }
    : { ok: true, letters };
}

type Places = ReadonlyMap<Column, number>;

function placesIn({ cells }: TableRow): Places {
  const plain = cells.map((cell) => cell.toLowerCase().replace(/[^a-z]/g, ""));
  return new Map(
    columns.flatMap((column): [Column, number][] => {
      const index = plain.findIndex((heading) => headings[column].includes(heading));
      return index === -1 ? [] : [[column, index]];
    }),
  );
}

function headingProblems({ line }: TableRow, places: Places): FileProblem[] {
  const needed = (["carrier", "number", "posted"] as const).filter((one) => !places.has(one));
  const told = needed.map((column) =>
    problem(
      line,
      0,
      column,
      `there is no column "${column}"`,
      `name it in the first row; known are ${columns.join(", ")}`,
    ),
  );
  if (!places.has("customer") && !places.has("agreement"))
    told.push(
      problem(
        line,
        0,
        "customer",
        'there is no column "customer" or "agreement"',
        "say on each row whom the letter went to",
      ),
    );
  return told;
}

function letterOf(
  { line, cells }: TableRow,
  places: Places,
  problems: FileProblem[],
): TrackedLetter[] {
  const before = problems.length;
  const text = (column: Column): string | null => {
    const index = places.get(column);
    const cell = index === undefined ? "" : (cells[index] ?? "").trim();
    return cell === "" ? null : cell;
  };
  const wrong = (column: Column, message: string, hint: string): null => {
    problems.push(problem(line, places.get(column) ?? 0, column, message, hint));
    return null;
  };
  const day = (column: "posted" | "delivered" | "returned"): CalendarDate | null => {
    const written = text(column);
    if (written === null) return null;
    return isCalendarDate(written)
      ? written
      : wrong(column, `"${written}" is no day`, "write it as 2027-03-31");
  };
  const needed = (column: "carrier" | "number"): string =>
    text(column) ?? wrong(column, `the ${column} is missing`, "every letter has both") ?? "";
  const [carrier, number, posted] = [needed("carrier"), needed("number"), day("posted")];
  const [delivered, returned] = [day("delivered"), day("returned")];
  const [customer, agreement] = [text("customer"), text("agreement")];
  if (customer === null && agreement === null)
    wrong("customer", "nobody says whom the letter went to", "name the customer or its agreement");
  if (text("posted") === null)
    wrong("posted", "the day of handing over is missing", "no period begins without it");
  if (posted !== null && delivered !== null && delivered < posted)
    wrong("delivered", "it would be delivered before it was posted", "put the days right");
  if (posted !== null && returned !== null && returned < posted)
    wrong("returned", "it would be returned before it was posted", "put the days right");
  if (delivered !== null && returned !== null)
    wrong(
      "returned",
      "it is said to be both delivered and returned",
      "leave the one empty that is not so",
    );
  if (posted === null || problems.length > before) return [];
  return [
    {
      line,
      customer,
      agreement,
      contact: text("contact"),
      carrier,
      number,
      postedOn: posted,
      deliveredOn: delivered,
      returnedOn: returned,
    },
  ];
}

function twice(letters: readonly TrackedLetter[], places: Places): FileProblem[] {
  const first = new Map<string, number>();
  return letters.flatMap(({ line, carrier, number }) => {
    const key = `${carrier}\n${number}`;
    const known = first.get(key);
    first.set(key, known ?? line);
    return known === undefined
      ? []
      : [
          problem(
            line,
            places.get("number") ?? 0,
            "number",
            `${carrier} ${number} stands on line ${known} already`,
            "one row for each letter",
          ),
        ];
  });
}

function problem(
  line: number,
  index: number,
  path: string,
  message: string,
  hint: string,
): FileProblem {
  return { line, column: index + 1, path, message, hint };
}

/**
 * All that is wrong with a list, at the line and column where it stands there: what cannot be read, and what matches no notice.
 *
 * @param troubles with the letters that could be read
 */
export function trackingProblems(
  { headings: row }: Pick<Table, "headings">,
  read: ReadTracking,
  troubles: readonly TrackingTrouble[],
): FileProblem[] {
  const places = placesIn(row);
  const unmatched = troubles.map(({ line, column, message, hint }) => {
    const index = places.get(column) ?? (column === "customer" ? places.get("agreement") : 0);
    return problem(line, index ?? 0, column, message, hint);
  });
  return inRowOrder([...(read.ok ? [] : read.problems), ...unmatched]);
}

/** Each row is told for itself, also where the same is wrong with several. */
function inRowOrder(problems: readonly FileProblem[]): FileProblem[] {
  return problems
    .toSorted((one, other) => one.line - other.line || one.column - other.column)
    .slice(0, maxProblems);
}
