import { connect } from "@/lib/data/database/connect";
import { fillOutbox } from "@/lib/testing/outbox-fixture";
import { deliverDue } from "@/lib/work/deliver";
import type { BenchRow } from "../bench-row";
import { copiesIn, openRelay, type Relay, type Step } from "./relay";
import { announcedChange, type Scene, until, withScene } from "./scene";
import { startWorker } from "./worker-process";

type Moment = {
  name: string;
  /** Where the relay stops until the worker is dead; null: nobody comes as far as the relay. */
  step: Step | null;
  /** Held by another when the worker wants to write to it; null: nothing is in its way. */
  table: "Delivery" | "Attempt" | null;
  /** Whether the database, too, loses what it was just writing. */
  isUndone?: true;
  /** Left out of the short form, which has others like it. */
  isSlow?: true;
  /** How often the mail goes out in the end; all but the first say that they may be second. */
  copies: number;
};

const moments: readonly Moment[] = [
  { name: "while it claims", step: null, table: "Delivery", isSlow: true, copies: 1 },
  { name: "after the claim, before the greeting", step: "CONNECT", table: null, copies: 1 },
  { name: "before MAIL is answered", step: "MAIL", table: null, isSlow: true, copies: 1 },
  { name: "before RCPT is answered", step: "RCPT", table: null, isSlow: true, copies: 1 },
  { name: "before DATA is answered", step: "DATA", table: null, isSlow: true, copies: 1 },
  { name: "after the dot, before 250", step: "DOT", table: null, copies: 2 },
  {
    name: "after 250, before the commit",
    step: "TAKEN",
    table: "Attempt",
    isUndone: true,
    copies: 2,
  },
  { name: "while the database commits", step: "TAKEN", table: "Attempt", copies: 1 },
  { name: "after the commit", step: "TAKEN", table: null, isSlow: true, copies: 1 },
];

/** One mail for each step of sending, and its worker killed exactly there: the relay, or a lock, holds it until then. */
export async function killAtEveryStep({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  return withScene(async (scene) => {
    const changeSetId = await announcedChange();
    await scene.database.delivery.updateMany({ data: { state: "CANCELLED" } });
    const rows: BenchRow[] = [];
    for (const [number, moment] of moments.entries()) {
      if (quick && moment.isSlow === true) continue;
      const batch = `step-${number}`;
      await fillOutbox(scene.url, changeSetId, 1, batch);
      rows.push(await killedAt(scene, moment, batch));
    }
    return rows;
  });
}

async function killedAt(scene: Scene, moment: Moment, batch: string): Promise<BenchRow> {
  const { url, folder } = scene;
  const holder = await openHolder(url);
  const stage = openStage(moment, holder);
  const relay = openRelay(stage.onStep);
  const { url: smtpUrl } = await relay.listen();
  if (moment.step === null) await holder.hold(moment.table);
  const worker = startWorker({ databaseUrl: url, smtpUrl, folder });
  if (moment.step !== null) await until(`a worker ${moment.name}`, stage.isReached);
  if (moment.table !== null) await until("a worker held up", holder.holdsUp);
  else if (moment.step === "TAKEN") await until("the record", () => isAccepted(scene, batch));
  await worker.end("SIGKILL");
  stage.goOn();
  await holder.release(moment.isUndone === true);
  await until("the delivery to be final", async () => {
    await deliverDue({ databaseUrl: url, smtpUrl, once: true, connections: 1 });
    return isAccepted(scene, batch);
  });
  await relay.close();
  const accepted = await scene.database.attempt.count({
    where: { deliveryId: { startsWith: batch }, outcome: "ACCEPTED" },
  });
  return rowFor(moment, relay, accepted);
}

/** The relay's part: it stops at the moment, or sees to it that the record of its 250 will be held up. */
function openStage({ step, table }: Moment, holder: Holder) {
  let isReached = false;
  let isOver = false;
  let goOn: () => void = () => undefined;
  const isDead = new Promise<void>((resolve) => {
    goOn = () => {
      isOver = true;
      resolve();
    };
  });
  const stop = step === "TAKEN" && table !== null ? "DOT" : step;
  async function stopHere(): Promise<void> {
    if (table !== null) await holder.hold(table);
    isReached = true;
    if (table === null && step !== "TAKEN") await isDead;
  }
  return {
    onStep: (at: Step) => (isOver || isReached || at !== stop ? undefined : stopHere()),
    isReached: () => isReached,
    goOn: () => goOn(),
  };
}

function rowFor({ name, copies }: Moment, relay: Relay, accepted: number): BenchRow {
  const { again, unlabelled } = copiesIn(relay.taken);
  const count = again + Math.min(1, relay.taken.length);
  return {
    id: "F2",
    what: `killed ${name}: copies of the mail`,
    value: count,
    unit: "",
    limit: String(copies),
    target: `${copies}${copies > 1 ? ", the second labelled" : ""}`,
    ok: count === copies && unlabelled === 0 && accepted === 1,
  };
}

async function isAccepted({ database }: Scene, batch: string): Promise<boolean> {
  const states = await database.delivery.groupBy({
    by: ["state"],
    where: { announcementId: batch },
  });
  return states.length === 1 && states[0]?.state === "ACCEPTED";
}

type Holder = {
  /** From now on readers go on, and whoever would write to the table waits. */
  hold(table: Moment["table"]): Promise<void>;
  /** Whether anybody waits for what is held. */
  holdsUp(): Promise<boolean>;
  /** Lets whoever waits go on; or ends them first, so that what they were writing is undone. */
  release(isUndone: boolean): Promise<void>;
};

async function openHolder(url: string): Promise<Holder> {
  const [client, watcher] = [await connect(url), await connect(url)];
  const waiting = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return {
    async hold(table) {
      await client.query("begin");
      await client.query(`lock table "${table}" in share mode`);
    },
    async holdsUp() {
      return ((await watcher.query(waiting)).rowCount ?? 0) > 0;
    },
    async release(isUndone) {
      if (isUndone)
        await watcher.query(`select pg_terminate_backend(pid) from (${waiting}) waiting`);
      await client.end();
      await watcher.end();
    },
  };
}
