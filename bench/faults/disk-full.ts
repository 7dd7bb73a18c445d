import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbedded } from "@/lib/local/postgres";
import { isAlive } from "@/lib/local/processes";
import { fillOutbox } from "@/lib/testing/outbox-fixture";
import type { BenchRow } from "../bench-row";
import { serverPid } from "./database-restart";
import { connections } from "./kills";
import { nextPublication } from "./publication";
import { copiesIn, openRelay } from "./relay";
import { announcedChange, rowOf, type Scene, statesIn, until, withScene } from "./scene";
import { runRecital, startWorker } from "./worker-process";

const id = "F6";

/** A disk that fills up: under the published files, and under PostgreSQL in the middle of many mails. */
export async function fillDisk({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [megabytes, run] of [
    [24, publishOnFullDisk],
    ...(quick ? [] : [[400, sendOnFullDisk] as const]),
  ] as const) {
    const disk = await smallDisk(megabytes);
    if (disk === null) return [leftOut()];
    try {
      rows.push(...(await run(disk)));
    } finally {
      await removeDisk(disk);
    }
  }
  return rows;
}

/** A file system of its own in memory; null where this user may not mount one. */
async function smallDisk(megabytes: number): Promise<string | null> {
  const dir = await mkdtemp(join(tmpdir(), "recital-faults-disk-"));
  const words = ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0711`, "none", dir];
  const { status } = spawnSync("mount", words, { stdio: "ignore" });
  if (status === 0) return dir;
  await rm(dir, { recursive: true });
  return null;
}

async function removeDisk(dir: string): Promise<void> {
  spawnSync("umount", ["-l", dir], { stdio: "ignore" });
  await rm(dir, { recursive: true, force: true });
}

function leftOut(): BenchRow {
  const note = "left out: this user may not mount a small disk";
  return {
    id,
    what: "disk full",
    value: Number.NaN,
    unit: "",
    limit: "",
    target: "0",
    ok: true,
    note,
  };
}

/** Takes all the room that is left; to remove the file gives it back. */
async function fill(dir: string): Promise<string> {
  const ballast = join(dir, "ballast");
  spawnSync("dd", ["if=/dev/zero", `of=${ballast}`, "bs=64k"], { stdio: "ignore" });
  return ballast;
}

async function publishOnFullDisk(disk: string): Promise<BenchRow[]> {
  return withScene(async (scene) => {
    await announcedChange();
    await scene.database.delivery.updateMany({ data: { state: "CANCELLED" } });
    const place = { databaseUrl: scene.url, smtpUrl: "smtp://127.0.0.1:9", folder: disk };
    const publicDir = join(disk, "public");
    const settings = { DATA_DIR: scene.folder, PUBLICATION_TARGET: publicDir };
    await runRecital(["work", "--once"], place, settings);
    const before = await listing(publicDir);
    const ballast = await fill(disk);
    await nextPublication("With no room left");
    const full = await runRecital(["work", "--once"], place, settings);
    const during = await listing(publicDir);
    await rm(ballast);
    const well = await runRecital(["work", "--once"], place, settings);
    const after = await listing(publicDir);
    const isKept = full.code === 1 && JSON.stringify(before) === JSON.stringify(during);
    const isNew = well.code === 0 && after.some((name) => name.startsWith("versions/2-"));
    const what = "disk of the published files full";
    return [
      rowOf(
        `${what}: what answered is not as it was, or half-written files stay`,
        isKept ? 0 : 1,
        0,
        { id },
      ),
      rowOf(`${what}, then room again: publications not written`, isNew ? 0 : 1, 0, { id }),
    ];
  });
}

async function listing(dir: string): Promise<string[]> {
  return (await readdir(dir, { recursive: true })).toSorted();
}

async function sendOnFullDisk(disk: string): Promise<BenchRow[]> {
  const mails = 2_000;
  const rows = await withScene((scene) => sendWhileFull(scene, disk, mails), disk);
  return rows;
}

async function sendWhileFull(
  { url, database, folder }: Scene,
  disk: string,
  mails: number,
): Promise<BenchRow[]> {
  await fillOutbox(url, await announcedChange(), mails - 1);
  const relay = openRelay();
  const { url: smtpUrl } = await relay.listen();
  const worker = startWorker({ databaseUrl: url, smtpUrl, folder });
  try {
    await until("the first mails", () => relay.taken.length > 200);
    const ballast = await fill(disk);
    await until("no more mails", () => isStill(() => relay.taken.length));
    await rm(ballast);
    // Where it could not even write its own log ahead, the server has stopped: somebody starts it again.
    if (!isAlive(serverPid(disk))) await (await openEmbedded(disk)).close();
    await until("every delivery to be final", async () => {
      const { ACCEPTED = 0 } = await statesIn(database).catch(() => ({ ACCEPTED: 0 }));
      return ACCEPTED === mails;
    });
  } finally {
    await worker.end("SIGTERM");
    await relay.close();
  }
  const { messages, again, unlabelled } = copiesIn(relay.taken);
  const what = `disk of the database full in ${mails} mails`;
  return [
    rowOf(`${what}: lost`, mails - messages, 0, { id }),
    rowOf(`${what}: sent twice`, again, 2 * connections, {
      id,
      note: `twice ${connections} connections: the failure, and a restart`,
    }),
    rowOf(`${what}: sent twice without a label`, unlabelled, 0, { id }),
  ];
}

async function isStill(count: () => number): Promise<boolean> {
  const before = count();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  return count() === before;
}
