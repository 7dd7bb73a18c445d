import { fillOutbox } from "@/lib/testing/outbox-fixture";
import type { BenchRow } from "../bench-row";
import { copiesIn, openRelay, type Port, type Relay } from "./relay";
import { announcedChange, rowOf, type Scene, statesIn, until, withScene } from "./scene";
import { startWorker, type WorkerProcess } from "./worker-process";

/** As many lines as a worker opens to its relay. */
export const connections = 10;
const longestEndMs = 30_000;

type Plan = { signal: "SIGKILL" | "SIGTERM"; workers: number; mails: number; times: number };

/** Workers are ended in the middle of many mails, again and again, and others take their place. */
export async function killWorkers({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const size = quick ? { mails: 2_000, times: 2 } : { mails: 10_000, times: 20 };
  const rows: BenchRow[] = [];
  for (const signal of ["SIGKILL", "SIGTERM"] as const) {
    for (const workers of quick ? [2] : [2, 4]) {
      rows.push(
        ...(await withScene((scene) => endAgainAndAgain(scene, { signal, workers, ...size }))),
      );
    }
  }
  return rows;
}

type Manned = { worker: WorkerProcess; port: Port };

async function endAgainAndAgain({ url, database, folder }: Scene, plan: Plan): Promise<BenchRow[]> {
  const { signal, workers, mails, times } = plan;
  await fillOutbox(url, await announcedChange(), mails - 1);
  const relay = openRelay();
  const manned = async (): Promise<Manned> => {
    const port = await relay.listen();
    return { port, worker: startWorker({ databaseUrl: url, smtpUrl: port.url, folder }) };
  };
  const crew = await Promise.all(Array.from({ length: workers }, manned));
  const ends: { ms: number; code: number | null }[] = [];
  try {
    for (let time = 1; time <= times; time += 1) {
      const enough = Math.round((mails * time) / (times + 1));
      await until(`${enough} mails`, () => relay.taken.length >= enough);
      // One that is in the middle of a mail: to end an idle worker would prove nothing.
      await until("a busy worker", () => crew.some(isBusy) || relay.taken.length >= mails);
      if (!crew.some(isBusy)) throw new Error(`All was sent before worker ${time} was ended`);
      const at = crew.findIndex(isBusy);
      const ended = crew.splice(at, 1);
      for (const { worker } of ended) ends.push(await worker.end(signal));
      crew.push(await manned());
    }
    await until("every delivery to be final", async () => {
      const { ACCEPTED = 0 } = await statesIn(database);
      return ACCEPTED === mails;
    });
  } finally {
    await Promise.all(crew.map(({ worker }) => worker.end("SIGTERM")));
    await relay.close();
  }
  const accepted = (await statesIn(database)).ACCEPTED ?? 0;
  return signal === "SIGKILL"
    ? rowsOfKills(plan, relay, accepted)
    : rowsOfStops(plan, relay, accepted, ends);
}

function isBusy({ port }: Manned): boolean {
  return port.underWay() > 0;
}

function rowsOfKills(plan: Plan, relay: Relay, accepted: number): BenchRow[] {
  const { workers, mails, times } = plan;
  const { messages, again, unlabelled } = copiesIn(relay.taken);
  const when = `SIGKILL ×${times} in ${mails} mails, ${workers} workers`;
  return [
    rowOf(`${when}: lost`, mails - Math.min(messages, accepted), 0),
    rowOf(`${when}: sent twice`, again, connections * times, {
      note: `${connections} connections × ${times} kills`,
    }),
    rowOf(`${when}: sent twice without a label`, unlabelled, 0),
  ];
}

function rowsOfStops(
  plan: Plan,
  relay: Relay,
  accepted: number,
  ends: readonly { ms: number; code: number | null }[],
): BenchRow[] {
  const { workers, mails, times } = plan;
  const { messages, again } = copiesIn(relay.taken);
  const when = `SIGTERM ×${times} in ${mails} mails, ${workers} workers`;
  const slow = ends.filter(({ ms, code }) => ms > longestEndMs || code !== 0).length;
  const slowest = Math.max(0, ...ends.map(({ ms }) => ms));
  return [
    rowOf(`${when}: lost`, mails - Math.min(messages, accepted), 0),
    rowOf(`${when}: sent twice`, again, 0),
    rowOf(`${when}: workers that did not end by themselves within 30 s`, slow, 0, {
      note: `slowest ${(slowest / 1_000).toFixed(1)} s`,
    }),
  ];
}
