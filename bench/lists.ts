import { systemActor } from "@/lib/auth/actor";
import { connect } from "@/lib/data/database/connect";
import { listView } from "@/lib/data/records/list-view";
import { addRevisions, type RevisionDraft } from "@/lib/data/register";
import { write } from "@/lib/data/write";
import { calendarDateOf, instantOf } from "@/lib/domain/calendar";
import { listColumns } from "@/lib/domain/list/list-columns";
import { parseListQuery } from "@/lib/domain/list/list-query";
import { done } from "@/lib/domain/result";
import { given } from "@/lib/testing/given";
import { storeRegister } from "@/lib/testing/outbox-fixture";
import type { BenchRow } from "./bench-row";
import { percentile, timed } from "./measure";
import { onScratchDatabase } from "./on-scratch-database";

const rounds = 5;
const limitMs = 80;
const actor = systemActor("cli", instantOf("2026-11-22T08:00:00Z"));
const since = calendarDateOf("2026-01-05");

/**
 * D1 of the targets: one page of a list of 100,000 agreements as staff get it (rows, titles, findings, filters, count),
 * for every sort, some searches and some filters, beside one page by the plainest keyset statement.
 */
export function benchLists({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  return onScratchDatabase((url) => measured(url, quick ? 20_000 : 100_000));
}

async function measured(url: string, count: number): Promise<BenchRow[]> {
  await fill(count);
  const client = await connect(url);
  try {
    await client.query("analyze");
    const asked = questions();
    for (const parameters of asked) await page(parameters);
    const ours: { name: string; ms: number }[] = [];
    const raw: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const turns = [
        async () => {
          for (const parameters of asked)
            ours.push({
              name: JSON.stringify(parameters),
              ms: await timed(() => page(parameters)),
            });
        },
        async () => {
          for (const _ of asked)
            raw.push(await timed(() => client.query(keyset, ["Agreement 5", "a-50"])));
        },
      ];
      for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
    }
    return [rowOf(count, ours, raw)];
  } finally {
    await client.end();
  }
}

/** What a list must cost at least: fifty rows beyond a place, in an order that no index has. */
const keyset = `select ref, title, "signedOn", authorisation from "CustomerAgreement"
  where (title, ref) > ($1, $2) order by title, ref limit 50`;

function rowOf(count: number, ours: { name: string; ms: number }[], raw: number[]): BenchRow {
  const times = ours.map(({ ms }) => ms);
  const p95 = percentile(times, 0.95);
  const slowest = ours.toSorted((one, other) => other.ms - one.ms)[0];
  return {
    id: "D1",
    what: `any list of ${count.toLocaleString("en-GB")} records, server p95`,
    value: p95,
    unit: "ms",
    limit: "raw keyset SQL",
    target: `≤ ${limitMs}`,
    ok: p95 <= limitMs,
    note: `${ours.length} pages, median ${Math.round(percentile(times, 0.5))} ms; raw p95 ${Math.round(percentile(raw, 0.95))} ms, median ${Math.round(percentile(raw, 0.5))} ms; slowest ${Math.round(slowest?.ms ?? 0)} ms: ${slowest?.name}`,
  };
}

async function page(parameters: Record<string, string>) {
  const { query, notes } = parseListQuery("CustomerAgreement", parameters);
  const view = await listView(actor, "CustomerAgreement", query);
  if (view === null || notes.length > 0)
    throw new Error(`Not a list: ${JSON.stringify(parameters)} ${notes.join(" ")}`);
}

/** Every sort both ways, from the beginning and from the middle; searches that find little, much and nothing; filters. */
function questions(): Record<string, string>[] {
  const sorts = listColumns("CustomerAgreement").flatMap(({ name }) => [name, `-${name}`]);
  return [
    ...sorts.map((sort) => ({ sort })),
    ...sorts.map((sort) => ({ sort, after: "a-777" })),
    { after: "a-777" },
    { before: "a-777" },
    ...["agreement", "Customer 77", "clause 12345", "a-99", "zz-none", "in", "Müller 7"].map(
      (search) => ({ search }),
    ),
    { search: "clause", sort: "-signedOn", authorisation: "GENERAL" },
    { search: "sub-processors writing", customerId: "c-7" },
    { authorisation: "GENERAL" },
    { authorisation: "GENERAL,_none", basis: "OWN_DPA" },
    { signedOn: "_unknown" },
    { signedOn: "_none", sort: "-customerId" },
    { governingLaw: "DE,FR" },
    { residencyCountries: "DE" },
    { rollForward: "yes", sort: "customerId" },
    { customerId: "c-77" },
    { excludedVendorIds: "_none", sort: "-effectiveFrom" },
  ];
}

const perWrite = 5_000;
const customers = 2_000;

/** Through the door that every write takes, so that the triggers fill what lists read. */
async function fill(count: number): Promise<void> {
  await storeRegister(given.completeRegister());
  await record(
    Array.from({ length: customers }, (_, index) => ({
      kind: "Customer",
      ref: `c-${index}`,
      validFrom: since,
      body: {
        name: `Customer ${(index * 7_919) % customers} ${index % 9 === 0 ? "Müller" : "Ltd"}`,
      },
    })),
  );
  for (let from = 0; from < count; from += perWrite) {
    const length = Math.min(perWrite, count - from);
    await record(Array.from({ length }, (_, index) => agreement(from + index)));
  }
}

async function record(drafts: readonly RevisionDraft[]): Promise<void> {
  await write(actor, { type: "mail.paused" }, async (tx, entry) =>
    done(await addRevisions(tx, entry, drafts, null)),
  );
}

function agreement(index: number): RevisionDraft {
  const isUnknown = index % 3 === 0;
  const body = {
    title: `Agreement ${(index * 7_919) % 30_011}`,
    customerId: `c-${index % customers}`,
    ...(index % 7 !== 0 && { processorEntityId: "helpdesk-gmbh" }),
    ...(index % 4 !== 0 && { basis: ["OWN_DPA", "SCC_2021_915", "SCC_2021_914"][index % 3] }),
    ...(isUnknown
      ? { fieldStates: { signedOn: { state: "UNKNOWN" } } }
      : {
          signedOn: `20${10 + (index % 16)}-${twoDigits(1 + (index % 12))}-${twoDigits(1 + (index % 28))}`,
        }),
    authorisation: index % 2 === 0 ? "GENERAL" : "SPECIFIC",
    noticePeriod: `P${14 + (index % 60)}D`,
    noticeClause: `Clause ${index}: the processor informs the controller in writing of intended changes of sub-processors`,
    objectionPeriod: `P${7 + (index % 30)}D`,
    zone: ["Europe/Paris", "Asia/Tokyo", "America/New_York"][index % 3],
    rollForward: index % 5 === 0,
    language: "en",
    ...(index % 3 !== 2 && { governingLaw: index % 2 === 0 ? "DE" : "FR" }),
    residencyCountries: index % 4 === 0 ? ["DE", "FR"] : ["AT"],
  };
  return { kind: "CustomerAgreement", ref: `a-${index}`, validFrom: since, body };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
