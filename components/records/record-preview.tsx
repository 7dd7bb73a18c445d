import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import type { RecordFacts } from "@/lib/domain/documents/record/record-facts";
import { speechOf } from "@/lib/domain/documents/record/record-language";
import { termInWords } from "@/lib/domain/documents/record/record-unverified";
import type { Sheet } from "@/lib/domain/documents/record/sheet";
import classes from "./records.module.css";

/** The record as its tables, whole, as they will be in a workbook. */
export function RecordPreview({
  facts,
  hash,
  sheets,
}: {
  facts: RecordFacts;
  hash: string;
  sheets: readonly Sheet[];
}) {
  return (
    <Panel title="The record">
      <Facts
        items={[
          { label: "As of", value: <Day on={facts.asOf} /> },
          { label: "Entries", value: facts.activities.length },
          ...(facts.register === "PROCESSOR"
            ? [{ label: "Controllers served", value: facts.controllers.length }]
            : []),
          ...unverifiedItem(facts),
          {
            label: "SHA-256 of its facts",
            value: <span className={classes.hash}>{hash}</span>,
            hint: "The same in every format, as long as nothing is recorded.",
          },
        ]}
      />
      <div className={classes.sheets} lang={facts.language}>
        {sheets.map((sheet) => (
          <SheetTable key={sheet.name} sheet={sheet} />
        ))}
      </div>
    </Panel>
  );
}

function SheetTable({ sheet: { name, header, rows } }: { sheet: Sheet }) {
  return (
    <details className={classes.sheet} open>
      <summary>{name}</summary>
      <DataTable
        caption={name}
        columns={header.map((label, index) => ({ key: `${index}`, label }))}
        rows={rows.map((cells, index) => ({
          key: `${index}`,
          cells: cells.map((text, column) => <Cell key={header[column]} text={text} />),
        }))}
        empty={<p>–</p>}
      />
    </details>
  );
}

function Cell({ text }: { text: string }) {
  return (
    <span className={classes.cell} data-long={text.length > 160 || undefined}>
      {text === "" ? "–" : text}
    </span>
  );
}

/** What the record says of the law that nobody looked up, in the words of staff. */
function unverifiedItem({ unverified }: RecordFacts) {
  if (unverified.length === 0) return [];
  const english = speechOf("en");
  return [
    {
      label: "Unverified",
      value: unverified.map((one) => termInWords(one, english)).join("; "),
      hint: "Terms of law from the reference data that nobody has looked up; the record says so at its front.",
    },
  ];
}
