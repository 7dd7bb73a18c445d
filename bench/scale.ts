import { staffActor, systemActor } from "@/lib/auth/actor";
import { createChangeSet } from "@/lib/data/changes/change-sets";
import { importDirect } from "@/lib/data/changes/importing";
import { outlookOf } from "@/lib/data/changes/outlook";
import { database } from "@/lib/data/database/current";
import { openDrill } from "@/lib/data/drill/drills";
import { presentRegister } from "@/lib/data/register";
import { addDays, calendarDateOf } from "@/lib/domain/calendar";
import { check } from "@/lib/domain/findings/check";
import { sha256 } from "@/lib/domain/publication/canonical";
import { apply, type RecordChange, type Register } from "@/lib/domain/register";
import { readImport } from "@/lib/file/register-import";
import { writeRegisterFile } from "@/lib/file/write-register-file";
import { announcedAt, expectDone, observa, storeRegister } from "@/lib/testing/outbox-fixture";
import type { BenchRow } from "./bench-row";
import { largeRegister, type Size, wholeSize } from "./large-register";
import { alternating, median, timed } from "./measure";
import { onScratchDatabase } from "./on-scratch-database";

const today = calendarDateOf("2026-11-21");
const author = staffActor({ id: "author", roles: ["EDITOR"] }, "cli", announcedAt);

/** C1, L1 and I1 of the targets: a change, the linter and an import at the size of a large organisation. */
export async function benchScale({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const whole = quick ? shareOf(wholeSize, 0.2) : wholeSize;
  const share = quick ? 0.2 : 1;
  return [
    ...(await linted(whole, share)),
    await onScratchDatabase(() => consequences(whole, share)),
    await onScratchDatabase(() => drilled(whole, share)),
    await onScratchDatabase(() => imported(quick ? 1_000 : 5_000)),
  ];
}

function shareOf({ vendors, activities, customers }: Size, share: number): Size {
  return {
    vendors: Math.round(vendors * share),
    activities: Math.round(activities * share),
    customers: Math.round(customers * share),
  };
}

function wordsOf({ vendors, activities, customers }: Size): string {
  return `${vendors} vendors, ${activities} activities, ${customers} customers`;
}

async function linted(size: Size, share: number): Promise<BenchRow[]> {
  const whole = largeRegister(size);
  const half = largeRegister(shareOf(size, 0.5));
  // A copy, since the same register is judged once for each question.
  const lint = (register: Register) =>
    check({ ...register }, today, ["EU_GDPR", "UK_GDPR", "CH_FADP"]);
  lint(half);
  const { one, other } = await alternating(
    3,
    () => lint(whole),
    () => lint(half),
  );
  const seconds = one / 1_000;
  return [
    {
      id: "L1",
      what: `full linter run: ${wordsOf(size)}`,
      value: seconds,
      unit: "s",
      limit: "none",
      target: `≤ ${2 * share} s`,
      ok: seconds <= 2 * share,
      note: `${lint(whole).length} findings, three regimes`,
    },
    {
      id: "L1",
      what: "the same against half of it",
      value: one / other,
      unit: "×",
      limit: "2 (linear)",
      target: "≤ 3",
      ok: one / other <= 3,
    },
  ];
}

/** What follows from a new sub-processor for every customer, as the page of a change asks it. */
async function consequences(size: Size, share: number): Promise<BenchRow> {
  await storeRegister(largeRegister(size));
  await database().customerContact.createMany({
    data: Array.from({ length: size.customers }, (_, number) => ({
      id: `contact-${number}`,
      customerRef: `customer-${number}`,
      email: `dpo@customer-${number}.example`,
      purpose: "DPA_NOTICE" as const,
      confirmedAt: announcedAt,
      createdAt: announcedAt,
    })),
  });
  const loaded = await timed(() => presentRegister());
  const { id } = expectDone(
    await createChangeSet(author, { title: "Add Observa", reason: "Faster", items: observa() }),
  );
  const changeSet = await database().changeSet.findUniqueOrThrow({
    where: { id },
    include: { items: true },
  });
  const ask = () => outlookOf(changeSet, announcedAt);
  const { consequence } = await ask();
  const told = consequence.customers.length;
  if (told < size.customers) throw new Error(`Only ${told} agreements are affected`);
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) times.push(await timed(ask));
  const seconds = median(times) / 1_000;
  return {
    id: "C1",
    what: `consequence of one change: ${wordsOf(size)}`,
    value: seconds,
    unit: "s",
    limit: "none",
    target: `≤ ${share} s`,
    ok: seconds <= share,
    note: `${told} agreements affected; the register's first reading ${Math.round(loaded)} ms`,
  };
}

/** What follows if the Data Privacy Framework falls, where every vendor rests on it, and one in ten on nothing else. */
async function drilled(size: Size, share: number): Promise<BenchRow> {
  await storeRegister(restingOnFramework(largeRegister(size), size.vendors));
  const question = { what: "DECISION", decision: "DPF", on: addDays(today, 30) };
  const first = await timed(() => openDrill(author, question));
  const times: number[] = [];
  let told = 0;
  for (let round = 0; round < 5; round += 1) {
    // Another day each time: the same question on the same day is half answered already.
    const asked = { ...question, on: addDays(today, 31 + round) };
    times.push(
      await timed(async () => {
        told = (await openDrill(author, asked))?.asked?.customers.length ?? 0;
      }),
    );
  }
  if (told < size.customers) throw new Error(`Only ${told} agreements would be told`);
  const seconds = median(times) / 1_000;
  return {
    id: "C1",
    what: `a drill, what if the Data Privacy Framework falls: ${wordsOf(size)}`,
    value: seconds,
    unit: "s",
    limit: "none",
    target: `≤ ${share} s`,
    ok: seconds <= share,
    note: `${told} agreements to tell; the first time, with the register's first reading, ${Math.round(first)} ms`,
  };
}

function restingOnFramework(register: Register, vendors: number): Register {
  const added = Array.from({ length: vendors }, (_, number): RecordChange[] => {
    const transferId = `transfer-${number}`;
    const record = (
      kind: RecordChange["kind"],
      ref: string,
      body: Record<string, unknown>,
    ): RecordChange => ({ kind, ref, validFrom: calendarDateOf("2026-01-05"), body });
    const engagementId = `engagement-${number}`;
    return [
      record("ProcessingLocation", `us-${number}`, {
        engagementId,
        locationKind: "COMPUTE",
        country: "US",
      }),
      record("Transfer", transferId, {
        engagementId,
        importerEntityId: `entity-${number}`,
        fromRegimes: ["EU_GDPR", "UK_GDPR"],
        destination: "US",
      }),
      record("DpfCertification", `dpf-${number}`, {
        legalEntityId: `entity-${number}`,
        programmes: ["EU_US", "UK_EXT"],
        status: "ACTIVE",
      }),
      ...(["EU_GDPR", "UK_GDPR"] as const).flatMap((regime) => [
        record("TransferMechanismUse", `dpf-${number}-${regime}`, {
          transferId,
          regime,
          mechanism: "DPF",
          priority: 1,
          dpfCertificationId: `dpf-${number}`,
        }),
        ...(number % 10 === 0
          ? []
          : [
              record("TransferMechanismUse", `clauses-${number}-${regime}`, {
                transferId,
                regime,
                mechanism: regime === "EU_GDPR" ? "SCC_2021_914" : "UK_ADDENDUM_B1_0",
                priority: 2,
                sccModule: "M3",
              }),
            ]),
      ]),
    ];
  });
  return apply(register, added.flat());
}

/** Read, checked and shown as its records; then written, with what the database makes of it and publication 1. */
async function imported(records: number): Promise<BenchRow> {
  const customers = Math.round(records / 2) - 30;
  const text = writeRegisterFile(largeRegister({ vendors: 0, activities: 0, customers }), {
    format: "yaml",
  });
  let preview: ReturnType<typeof readImport> | undefined;
  const read = await timed(() => {
    preview = readImport(text, { fileName: "large.yaml" }, today);
  });
  if (preview === undefined || !preview.ok)
    throw new Error("The file that was written is not good");
  const { changes } = preview;
  const actor = systemActor("cli", announcedAt);
  const written = await timed(async () =>
    expectDone(await importDirect(actor, { changes, contacts: [], fileHash: sha256(text) })),
  );
  const seconds = (read + written) / 1_000;
  const limit = (3 * records) / 5_000;
  return {
    id: "I1",
    what: `import of ${changes.length} records, with its preview`,
    value: seconds,
    unit: "s",
    limit: "none",
    target: `≤ ${limit} s`,
    ok: seconds <= limit,
    note: `preview ${Math.round(read)} ms, writing ${Math.round(written)} ms, ${Math.round(text.length / 1_024)} kB of YAML`,
  };
}
