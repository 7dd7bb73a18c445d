import { fillOutbox } from "@/lib/testing/outbox-fixture";
import type { BenchRow } from "../bench-row";
import { copiesIn, openRelay } from "./relay";
import { announcedChange, rowOf, type Scene, withScene } from "./scene";
import { runRecital } from "./worker-process";

const id = "F5";
const perJump = 20;
/** Ahead, further ahead, back by a month, and ahead again. */
const allJumps = ["+P1D", "+P40D", "+P10D", "+P41D"];

/** The clock that counts jumps forward and back between rounds of work. */
export async function jumpClock({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const jumps = quick ? allJumps.slice(1, 3) : allJumps;
  return withScene(async (scene) => {
    const changeSetId = await announcedChange();
    const relay = openRelay();
    const { url: smtpUrl } = await relay.listen();
    const place = { databaseUrl: scene.url, smtpUrl, folder: scene.folder };
    const codes: (number | null)[] = [];
    for (const [at, jump] of jumps.entries()) {
      await fillOutbox(scene.url, changeSetId, perJump, `jump-${at}`);
      codes.push((await runRecital(["work", "--once"], place, { RECITAL_CLOCK: jump })).code);
      const act = at % 2 === 0 ? "pause" : "resume";
      codes.push((await runRecital(["mail", act], place, { RECITAL_CLOCK: jump })).code);
      if (act === "pause")
        await scene.database.installation.updateMany({ data: { mailPaused: false } });
    }
    const unshifted = await runRecital(["work", "--once"], place);
    const verified = await runRecital(["verify"], place, { RECITAL_CLOCK: "+P41D" });
    await relay.close();
    const { messages, again } = copiesIn(relay.taken);
    const expected = await scene.database.delivery.count();
    const when = `clock ${jumps.join(", ")}`;
    return [
      rowOf(`${when}: lost`, expected - messages + codes.filter((code) => code !== 0).length, 0, {
        id,
      }),
      rowOf(`${when}: sent twice`, again, 0, { id }),
      rowOf(`${when}: audit entries whose instant goes back`, await countBackwards(scene), 0, {
        id,
      }),
      rowOf(
        `${when}: notices with a day before that of their mail`,
        await countStricter(scene),
        0,
        { id },
      ),
      rowOf(`${when}: chain not whole`, verified.code === 0 ? 0 : 1, 0, { id }),
      rowOf(
        "clock back in its place: work not refused that would be recorded too early",
        unshifted.code === 1 ? 0 : 1,
        0,
        { id },
      ),
    ];
  });
}

async function countBackwards({ database }: Scene): Promise<number> {
  const entries = await database.auditEntry.findMany({ orderBy: { position: "asc" } });
  return entries.filter(({ at }, index) => at < (entries[index - 1]?.at ?? at)).length;
}

/** What counts is never stricter than what any accepted mail states. */
async function countStricter({ database }: Scene): Promise<number> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from "Attempt" attempt
    cross join lateral jsonb_each(attempt.dates) stated
    join "Notice" notice on notice.id = stated.key
    where attempt.outcome = 'ACCEPTED'
      and (notice."earliestEffectiveOn" is null or notice."earliestEffectiveOn" < (stated.value ->> 'earliestEffectiveOn')::date)`;
  return row?.count ?? Number.NaN;
}
