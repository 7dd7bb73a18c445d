import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openEmbedded } from "@/lib/local/postgres";
import { placeOf } from "@/lib/local/postgres-place";
import { isAlive } from "@/lib/local/processes";
import { fillOutbox } from "@/lib/testing/outbox-fixture";
import type { BenchRow } from "../bench-row";
import { connections } from "./kills";
import { copiesIn, openRelay } from "./relay";
import { announcedChange, rowOf, type Scene, statesIn, until, withScene } from "./scene";
import { startWorker } from "./worker-process";

/** PostgreSQL is stopped in the middle of many mails as by a power cut, and comes back; no worker is restarted. */
export async function restartDatabase({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "recital-faults-server-"));
  // Run as root, the server is another user, who has to pass.
  await chmod(dataDir, 0o711);
  try {
    const size = quick ? { mails: 600, times: 1 } : { mails: 5_000, times: 8 };
    return await withScene((scene) => restarted(scene, dataDir, size), dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function restarted(
  { url, database, folder }: Scene,
  dataDir: string,
  { mails, times }: { mails: number; times: number },
): Promise<BenchRow[]> {
  await fillOutbox(url, await announcedChange(), mails - 1);
  const relay = openRelay();
  const { url: smtpUrl } = await relay.listen();
  const crew = [1, 2].map(() => startWorker({ databaseUrl: url, smtpUrl, folder }));
  try {
    for (let time = 1; time <= times; time += 1) {
      const enough = Math.round((mails * time) / (times + 1));
      await until(`${enough} mails`, () => relay.taken.length >= enough);
      await restartAtOnce(dataDir);
    }
    await until("every delivery to be final", async () => {
      const { ACCEPTED = 0 } = await statesIn(database).catch(() => ({ ACCEPTED: 0 }));
      return ACCEPTED === mails;
    });
  } finally {
    await Promise.all(crew.map((worker) => worker.end("SIGTERM")));
    await relay.close();
  }
  const { messages, again, unlabelled } = copiesIn(relay.taken);
  const when = `database restarted with -m immediate ×${times} in ${mails} mails, 2 workers`;
  const most = 2 * connections * times;
  const note = `2 workers × ${connections} connections × ${times} restarts`;
  return [
    rowOf(`${when}: lost`, mails - messages, 0),
    rowOf(`${when}: sent twice`, again, most, { note }),
    rowOf(`${when}: sent twice without a label`, unlabelled, 0),
  ];
}

/** SIGQUIT is what `pg_ctl stop -m immediate` sends: no checkpoint, no farewell to anybody. */
async function restartAtOnce(dataDir: string): Promise<void> {
  const pid = serverPid(dataDir);
  process.kill(pid, "SIGQUIT");
  while (isAlive(pid)) await pause(10);
  const again = await openEmbedded(dataDir);
  await again.close();
}

export function serverPid(dataDir: string): number {
  const file = join(placeOf(dataDir).cluster, "postmaster.pid");
  return Number(readFileSync(file, "utf8").split("\n")[0]);
}
