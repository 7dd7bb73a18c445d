import { join } from "node:path";
import { systemActor } from "@/lib/auth/actor";
import { backUp, restore } from "@/lib/cli/backup";
import { applyMigrations } from "@/lib/data/database/migrate";
import { withScratchDatabase } from "@/lib/data/database/scratch";
import { eraseContact } from "@/lib/data/people/people";
import { expectDone, fillOutbox } from "@/lib/testing/outbox-fixture";
import { erasuresFile, readErasures } from "@/lib/work/keep-erasures";
import type { BenchRow } from "../bench-row";
import { nextPublication } from "./publication";
import { openRelay } from "./relay";
import {
  announcedChange,
  onDatabase,
  rowOf,
  type Scene,
  withScene,
  workOn,
  yesterday,
} from "./scene";
import { runRecital } from "./worker-process";

const mails = 50;

/** A backup is restored that is older than what the world has seen since: nothing is sent by itself, and the gap is named. */
export async function restoreOldDump(): Promise<BenchRow[]> {
  return withScene(async (scene) => {
    const relay = openRelay();
    const { url: smtpUrl } = await relay.listen();
    try {
      await fillOutbox(scene.url, await announcedChange(), mails - 1);
      const place = { databaseUrl: scene.url, smtpUrl, folder: scene.folder };
      const backup = join(scene.folder, "old.backup");
      await backUp(scene.url, backup);
      const { id: gone } = await scene.database.customerContact.findFirstOrThrow();
      expectDone(await eraseContact(systemActor("cli", yesterday()), gone));
      await nextPublication("After the backup");
      await runRecital(["work", "--once"], place);
      const sentBefore = relay.taken.length;
      return await withScratchDatabase(scene.url, async (url) => {
        await applyMigrations(url);
        const erasures = await readErasures(erasuresFile(scene.folder));
        await restore(backup, (run) => run(url), { replace: false, erasures });
        return onDatabase(url, async (restored) => {
          const back = await restored.database.customerContact.findUnique({ where: { id: gone } });
          await runRecital(["work", "--once"], { ...place, databaseUrl: url });
          const verified = await runRecital(["verify"], { ...place, databaseUrl: url });
          const sent = { before: sentBefore, after: relay.taken.length - sentBefore };
          return [
            ...(await rowsOf(scene, restored, sent, verified)),
            rowOf(
              "old backup restored: people erased since then who are back",
              back?.erasedAt == null ? 1 : 0,
              0,
              { id: "F8" },
            ),
          ];
        });
      });
    } finally {
      workOn(scene.database);
      await relay.close();
    }
  });

  async function rowsOf(
    scene: Scene,
    restored: Scene,
    sent: { before: number; after: number },
    verified: { code: number | null; errors: string },
  ): Promise<BenchRow[]> {
    const [old, fresh] = await Promise.all(
      [scene, restored].map(({ database }) =>
        database.installation.findUnique({ where: { id: 1 } }),
      ),
    );
    const isOther = fresh?.mailPaused === true && fresh.instanceId !== old?.instanceId;
    const isNamed = verified.code === 1 && verified.errors.includes("publicationMissing");
    return [
      rowOf("old backup restored: mails that go out by themselves", sent.after, 0, {
        id: "F8",
        note: `${sent.before} had gone out before`,
      }),
      rowOf(
        "old backup restored: not paused, or taken for the same installation",
        isOther ? 0 : 1,
        0,
        { id: "F8" },
      ),
      rowOf(
        "old backup restored: publications since then that verify does not miss",
        isNamed ? 0 : 1,
        0,
        { id: "F8" },
      ),
    ];
  }
}
