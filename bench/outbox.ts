import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { workerFlags } from "@/lib/local/worker-flags";
import { given } from "@/lib/testing/given";
import { faultySmtp } from "@/lib/testing/mailbox";
import {
  announceObserva,
  fillOutbox,
  storeContacts,
  storeRegister,
} from "@/lib/testing/outbox-fixture";
import { deliverDue } from "@/lib/work/deliver";
import type { BenchRow } from "./bench-row";
import { median, timed } from "./measure";
import { onScratchDatabase } from "./on-scratch-database";

const connections = 20;
const rounds = 3;

/** E1 and E2 of the targets: the durable outbox against a bare pool that sends the same mails to the same sink. */
export function benchOutbox({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  return onScratchDatabase((url) => measured(url, quick));
}

async function measured(url: string, quick: boolean): Promise<BenchRow[]> {
  await storeRegister(given.completeRegister());
  await storeContacts({ customerRef: "client", email: "dpo@client.example" });
  const { changeSetId } = await announceObserva();
  const mail = await oneMail(url);
  const sink = await startSink();
  try {
    const count = quick ? 1_000 : 3_000;
    const outbox = async (batch: string, mails: number) => {
      await fillOutbox(url, changeSetId, mails, batch);
      return timed(() =>
        deliverDue({
          databaseUrl: url,
          smtpUrl: `smtp://127.0.0.1:${sink.port}`,
          once: true,
          connections,
        }),
      );
    };
    // What runs for days is measured once it is warm.
    await outbox("warm", 1_000);
    await timed(() => sendByPool(sink.port, mail, 1_000));
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      if (round % 2 === 0) ours.push(await outbox(`round-${round}`, count));
      bare.push(await timed(() => sendByPool(sink.port, mail, count)));
      if (round % 2 === 1) ours.push(await outbox(`round-${round}`, count));
    }
    const rows = rowsOf(count / (median(ours) / 1_000), count / (median(bare) / 1_000), count);
    if (quick) return rows;
    await fillOutbox(url, changeSetId, 10_000, "many");
    return [...rows, ...(await many(url, `smtp://127.0.0.1:${sink.port}`))];
  } finally {
    sink.stop();
  }
}

function rowsOf(ours: number, bare: number, count: number): BenchRow[] {
  const note = `${count} mails, ${connections} connections, median of ${rounds}; bare pool ${Math.round(bare)}/s, ours ${Math.round(ours)}/s`;
  const common = { id: "E1", limit: "nodemailer pool to the same sink", note };
  return [
    {
      ...common,
      what: "durable outbox against a bare pool",
      value: ours / bare,
      unit: "×",
      target: "≥ 0.8",
      ok: ours / bare >= 0.8,
    },
    {
      ...common,
      what: "durable outbox",
      value: ours,
      unit: "mails/s",
      target: "≥ 1,000",
      // On a machine whose bare pool sends no more, the ratio above is what tells.
      ok: ours >= 1_000 || bare < 1_250,
    },
  ];
}

/** A worker as it runs in earnest, in a process of its own; says how long it took and how much memory it ever held. */
const worker = `
  const [databaseUrl, smtpUrl] = process.argv.slice(-2);
  const { openDatabase } = await import("./lib/data/database/client.ts");
  const { setDatabase } = await import("./lib/data/database/current.ts");
  const { deliverDue } = await import("./lib/work/deliver.ts");
  const { peakMemory } = await import("./bench/peak-memory.ts");
  setDatabase(openDatabase(databaseUrl));
  const start = performance.now();
  await deliverDue({ databaseUrl, smtpUrl, once: true, connections: ${connections} });
  console.log(JSON.stringify({ ms: performance.now() - start, megabytes: peakMemory() }));
  process.exit(0);
`;

/** E2: many notices, each with dates of its own, by one worker. */
async function many(url: string, smtpUrl: string): Promise<BenchRow[]> {
  const words = [
    ...workerFlags,
    "--import",
    "tsx",
    "--input-type=module",
    "-e",
    worker,
    url,
    smtpUrl,
  ];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  let told = { ms: Number.NaN, megabytes: Number.NaN };
  for await (const line of createInterface(child.stdout)) told = JSON.parse(line);
  const seconds = told.ms / 1_000;
  const { megabytes } = told;
  const common = { id: "E2", limit: "", what: "10,000 notices, each with its own dates" };
  return [
    { ...common, value: seconds, unit: "s", target: "≤ 15", ok: seconds <= 15 },
    { ...common, value: megabytes, unit: "MB", target: "≤ 250", ok: megabytes <= 250 },
  ];
}

type PlainMail = { subject: string; html: string; text: string };

/** A notice as it really goes out, for the bare pool to send. */
async function oneMail(url: string): Promise<PlainMail> {
  const relay = await faultySmtp({});
  await deliverDue({ databaseUrl: url, smtpUrl: relay.url, once: true });
  await relay.close();
  const { subject, html, text } = await simpleParser(relay.taken[0] ?? Buffer.alloc(0));
  if (subject === undefined || text === undefined || typeof html !== "string")
    throw new Error("No mail came to be measured with");
  return { subject, html, text };
}

async function sendByPool(port: number, mail: PlainMail, count: number): Promise<void> {
  const pool = createTransport({
    host: "127.0.0.1",
    port,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    ignoreTLS: true,
  });
  const from = { name: "Helpdesk", address: "notices@helpdesk.example" };
  await Promise.all(
    Array.from({ length: count }, (_, index) =>
      pool.sendMail({
        ...mail,
        from,
        to: { name: `Person ${index}`, address: `dpo@customer-${index}.example` },
      }),
    ),
  );
  pool.close();
}

async function startSink(): Promise<{ port: number; stop: () => void }> {
  const child = spawn(process.execPath, ["--import", "tsx", "bench/outbox-sink.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(child.stdout))
    return { port: Number(line), stop: () => child.kill() };
  throw new Error("The sink did not start");
}
