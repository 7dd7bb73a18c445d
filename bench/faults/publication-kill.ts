import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "@/lib/domain/publication/canonical";
import type { BenchRow } from "../bench-row";
import { nextPublication } from "./publication";
import { announcedChange, rowOf, type Scene, until, withScene } from "./scene";
import { runRecital, startWorker } from "./worker-process";

/** How far the files of a new publication are, as one sees it in the folder. */
const moments = {
  "while permalinks are written": (dir: string) => has(join(dir, "permalinks"), /^\.draft/),
  "once permalinks are there": (dir: string, number: number) =>
    existsSync(join(dir, "permalinks", String(number))),
  "while the version is written": (dir: string) => has(join(dir, "versions"), /^\.draft/),
  "once the version is there": (dir: string, number: number) =>
    has(join(dir, "versions"), new RegExp(`^${number}-`)),
  "once it answers": (dir: string, number: number) => answering(dir).startsWith(`${number}-`),
} as const;

/** A worker is killed while it publishes: who reads sees the old publication or the new one, and never of each a part. */
export async function killWhilePublishing({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  return withScene(async (scene) => {
    await announcedChange();
    const place = { databaseUrl: scene.url, smtpUrl: "smtp://127.0.0.1:9", folder: scene.folder };
    await scene.database.delivery.updateMany({ data: { state: "CANCELLED" } });
    await runRecital(["work", "--once"], place);
    const tally = { kills: 0, mixed: 0, lost: 0 };
    const chosen = Object.values(moments);
    for (let round = 0; round < (quick ? 1 : 4); round += 1) {
      for (const isThere of quick ? chosen.slice(2, 3) : chosen)
        await killOnce(scene, place, isThere, tally);
    }
    const when = `killed ×${tally.kills} while it publishes`;
    return [
      rowOf(`${when}: looks at files that are not all of one publication`, tally.mixed, 0, {
        id: "F7",
      }),
      rowOf(`${when}: publications that the next worker does not finish`, tally.lost, 0, {
        id: "F7",
      }),
    ];
  });
}

async function killOnce(
  scene: Scene,
  place: { databaseUrl: string; smtpUrl: string; folder: string },
  isThere: (dir: string, number: number) => boolean,
  tally: { kills: number; mixed: number; lost: number },
): Promise<void> {
  const dir = join(scene.folder, "public");
  tally.kills += 1;
  await nextPublication(`Name ${tally.kills}`);
  const { number } = await scene.database.publication.findFirstOrThrow({
    orderBy: { number: "desc" },
  });
  const worker = startWorker(place);
  await until("files of the new publication", () => isThere(dir, number), 30_000);
  await worker.end("SIGKILL");
  if (!(await isWhole(scene, dir))) tally.mixed += 1;
  const next = startWorker(place);
  let isFinished = true;
  await until("the next worker", () => answering(dir).startsWith(`${number}-`), 30_000).catch(
    () => {
      isFinished = false;
    },
  );
  await next.end("SIGTERM");
  if (!isFinished) tally.lost += 1;
  if (!(await isWhole(scene, dir))) tally.mixed += 1;
}

/** Whether every file of what answers is the one that was drawn for its publication, and its permalink too. */
async function isWhole({ database }: Scene, dir: string): Promise<boolean> {
  const number = Number.parseInt(answering(dir), 10);
  const drawn = await database.publicationFile.findMany({ where: { number } });
  for (const { path, bytes } of drawn) {
    for (const place of [path, join("publications", String(number), path)]) {
      const found = await readFile(join(dir, "current", place)).catch(() => null);
      if (found !== null && sha256(found) !== sha256(Buffer.from(bytes))) return false;
      if (found === null && place !== path && !comesLater(path)) return false;
    }
  }
  return drawn.length > 0;
}

/** Printed lists are drawn and signed once the pages are there. */
function comesLater(path: string): boolean {
  return path.endsWith(".pdf") || path.startsWith("documents.");
}

function answering(dir: string): string {
  return readlinkSync(join(dir, "current")).split("/").at(-1) ?? "";
}

function has(folder: string, name: RegExp): boolean {
  return existsSync(folder) && readdirSync(folder).some((one) => name.test(one));
}
