import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@/lib/data/database/connect";
import { openEmbedded } from "@/lib/local/postgres";
import { sessionCookie, sessionCookieName } from "@/lib/testing/session-cookie";
import type { BenchRow } from "./bench-row";
import { type Demo, withDemo } from "./demo-installation";
import { median, percentile, timed } from "./measure";

type Client = Awaited<ReturnType<typeof connect>>;
/** A customer's door to its annex: the address, and the cookie with which it opens. */
type Download = { url: string; cookie: string };

const atOnce = 8;

/** P5 and P6 of the targets: an annex that was drawn before, and what others wait while annexes are drawn. */
export async function benchDownloads({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const dir = await mkdtemp(join(tmpdir(), "recital-bench-downloads-"));
  try {
    return await withDemo(dir, async (demo) => {
      const { url, close } = await openEmbedded(dir);
      const client = await connect(url);
      try {
        const downloads = await downloadsOf(client, demo, dir);
        return [
          ...(await repeated(downloads, demo, quick ? 200 : 1_000)),
          await beside(client, downloads, demo, quick ? 3 : 10),
        ];
      } finally {
        await client.end();
        await close();
      }
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** One contact of each of so many customers, signed in. */
async function downloadsOf(client: Client, { origin }: Demo, dir: string): Promise<Download[]> {
  const { rows } = await client.query<{ contact: string; agreement: string }>(
    `select min(contact.id) as contact, agreement.ref as agreement
     from "CustomerAgreement" agreement join "CustomerContact" contact on contact."customerRef" = agreement."customerId"
     where contact."confirmedAt" is not null group by agreement.ref order by agreement.ref limit $1`,
    [atOnce],
  );
  const downloads: Download[] = [];
  for (const { contact, agreement } of rows) {
    const value = await sessionCookie(client, "customer", contact, dir);
    downloads.push({
      url: `${origin}/portal/annexes/${agreement}`,
      cookie: `${sessionCookieName}=${value}`,
    });
  }
  if (downloads.length < atOnce)
    throw new Error(`The demo has no ${atOnce} customers with contacts`);
  return downloads;
}

async function take({ url, cookie }: Download): Promise<void> {
  const answer = await fetch(url, { headers: { cookie } });
  const bytes = await answer.arrayBuffer();
  if (answer.status !== 200 || bytes.byteLength < 10_000)
    throw new Error(`${url} answered ${answer.status}`);
}

async function read(url: string): Promise<void> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
}

async function repeated(
  [download]: readonly Download[],
  { origin }: Demo,
  count: number,
): Promise<BenchRow[]> {
  if (download === undefined) return [];
  for (let warm = 0; warm < 30; warm += 1) await take(download);
  const [cached, file]: [number[], number[]] = [[], []];
  for (let index = 0; index < count; index += 1) {
    cached.push(await timed(() => take(download)));
    file.push(await timed(() => read(`${origin}/subprocessors`)));
  }
  const p99 = percentile(cached, 0.99);
  return [
    {
      id: "P5",
      what: "an annex drawn before, taken again: p99",
      value: p99,
      unit: "ms",
      limit: "a file read through the same server",
      target: "≤ 10 ms",
      ok: p99 <= 10,
      note: `median ${median(cached).toFixed(1)} ms, with its audit entry; a public file p99 ${percentile(file, 0.99).toFixed(1)} ms, median ${median(file).toFixed(1)} ms`,
    },
  ];
}

/** Others read the public page and the database's health, one after the other, with nothing else going on and with eight annexes being drawn. */
async function beside(
  client: Client,
  downloads: readonly Download[],
  { origin }: Demo,
  rounds: number,
): Promise<BenchRow> {
  const paths = [`${origin}/subprocessors`, `${origin}/healthz`];
  const readDuring = async (work: () => Promise<unknown>) => {
    const times: number[] = [];
    let going = true;
    const ended = work().finally(() => {
      going = false;
    });
    while (going) for (const path of paths) times.push(await timed(() => read(path)));
    await ended;
    return times;
  };
  const [idle, busy, spans]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    await forgetDrawn(client);
    const began = performance.now();
    busy.push(...(await readDuring(() => Promise.all(downloads.map(take)))));
    const span = performance.now() - began;
    spans.push(span);
    idle.push(...(await readDuring(() => new Promise((resolve) => setTimeout(resolve, span)))));
  }
  const [quietly, meanwhile] = [percentile(idle, 0.99), percentile(busy, 0.99)];
  return {
    id: "P6",
    what: `p99 of others while ${atOnce} annexes are drawn`,
    value: meanwhile,
    unit: "ms",
    limit: `idle p99, ${quietly.toFixed(1)} ms`,
    target: "≤ idle + 25 ms",
    ok: meanwhile <= quietly + 25,
    note: `${busy.length} and ${idle.length} requests in ${rounds} rounds; eight annexes in ${Math.round(median(spans))} ms`,
  };
}

/** The database lets nobody delete what was drawn; its owner, for once, goes past the trigger that says so. */
async function forgetDrawn(client: Client): Promise<void> {
  await client.query(
    `begin; set local session_replication_role = replica; delete from "Annex"; commit`,
  );
}
