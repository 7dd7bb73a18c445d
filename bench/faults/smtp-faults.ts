import { type Fault, type FaultStage, type FaultySmtp, faultySmtp } from "@/lib/testing/mailbox";
import { fillOutbox } from "@/lib/testing/outbox-fixture";
import { deliverDue } from "@/lib/work/deliver";
import type { BenchRow } from "../bench-row";
import { announcedChange, type Scene, withScene } from "./scene";

const stages = ["GREETING", "EHLO", "STARTTLS", "MAIL", "RCPT", "DATA", "BODY", "DOT"] as const;
const faults = {
  "greylists (450)": "450 4.2.0 Greylisted",
  "answers 421": "421 4.3.2 Closing",
  "answers 451": "451 4.3.0 Later",
  "answers 550": "550 5.1.1 No such user",
  "answers 554": "554 5.7.1 Refused",
  "answers 250 at the wrong time": "250 2.0.0 OK",
  drops: "drop",
  hangs: "hang",
  "sends garbage": "garbage",
} as const satisfies Record<string, Fault>;

type State = "ACCEPTED" | "DEFERRED" | "BOUNCED" | "UNKNOWN";
type FaultName = keyof typeof faults;

/**
 * What becomes of a delivery. A refusal for good counts against the recipient from RCPT on; earlier it is about us, and is tried again.
 * A notice fits into one packet: once its first bytes are there its dot has left, too, and from then on the relay may have it.
 */
function expectedState(stage: FaultStage, fault: FaultName): State {
  if (fault === "answers 250 at the wrong time") return outOfTurn[stage] ?? "ACCEPTED";
  const isForGood = fault === "answers 550" || fault === "answers 554";
  if (isForGood) return ["RCPT", "DATA", "BODY", "DOT"].includes(stage) ? "BOUNCED" : "DEFERRED";
  const isReply = fault.startsWith("answers") || fault.startsWith("greylists");
  return hasLeft.includes(stage) && !isReply ? "UNKNOWN" : "DEFERRED";
}

const hasLeft: readonly FaultStage[] = ["BODY", "DOT"];

/** 250 is the right answer to most; in the place of 220 or 354 it says that the relay is out of step. */
const outOfTurn: Partial<Record<FaultStage, State>> = {
  GREETING: "DEFERRED",
  STARTTLS: "DEFERRED",
  // The library sends the mail all the same: the relay may have it.
  DATA: "UNKNOWN",
};

/** A relay that fails in every way at every stage, and then is well again. */
export async function failRelay({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const names = Object.keys(faults).filter(
    (name): name is FaultName => name in faults && (!quick || quickNames.includes(name)),
  );
  return withScene(async (scene) => {
    const changeSetId = await announcedChange();
    await scene.database.delivery.updateMany({ data: { state: "CANCELLED" } });
    const rows: BenchRow[] = [];
    for (const stage of stages) rows.push(await failAt(scene, changeSetId, { stage, names }));
    return rows;
  });
}

const quickNames = ["greylists (450)", "answers 550", "drops", "sends garbage"];

async function failAt(
  scene: Scene,
  changeSetId: string,
  { stage, names }: { stage: FaultStage; names: readonly FaultName[] },
): Promise<BenchRow> {
  const wrong: string[] = [];
  const states: string[] = [];
  for (const name of names) {
    const expected = expectedState(stage, name);
    const { state, trouble } = await failOnce(scene, changeSetId, stage, name);
    states.push(`${name}: ${state.toLowerCase()}`);
    if (state !== expected) wrong.push(`${name}: ${state}, not ${expected}`);
    wrong.push(...trouble);
  }
  return {
    id: "F4",
    what: `relay that fails at ${stage}, ${names.length} ways: outcomes other than promised`,
    value: wrong.length,
    unit: "",
    limit: "0",
    target: "0",
    ok: wrong.length === 0,
    note: (wrong.length === 0 ? states : wrong).join(", "),
  };
}

async function failOnce(
  { url, database }: Scene,
  changeSetId: string,
  stage: FaultStage,
  name: FaultName,
): Promise<{ state: string; trouble: string[] }> {
  const batch = `${stage} ${name}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  await fillOutbox(url, changeSetId, 1, batch);
  const bad = await faultySmtp({
    [stage]: faults[name],
    offers: stage === "STARTTLS" ? ["PIPELINING", "STARTTLS"] : ["PIPELINING"],
  });
  const first = await sentThrough(url, bad, stage);
  const state = (await database.delivery.findFirstOrThrow({ where: { announcementId: batch } }))
    .state;
  await database.delivery.updateMany({
    where: { announcementId: batch, state: { in: ["DEFERRED", "UNKNOWN"] } },
    data: { nextAttemptAt: new Date(0) },
  });
  const well = await faultySmtp({});
  const second = await sentThrough(url, well, stage);
  return { state, trouble: troubleIn(name, state, first, second) };
}

async function sentThrough(url: string, relay: FaultySmtp, stage: FaultStage): Promise<Buffer[]> {
  const smtpUrl = stage === "STARTTLS" ? relay.url : `${relay.url}?starttls=never`;
  const short = 150;
  const timeouts = {
    connect: short,
    greeting: short,
    command: short,
    data: short,
    afterDot: short,
  };
  await deliverDue({ databaseUrl: url, smtpUrl, once: true, connections: 1, timeouts });
  await relay.close();
  return relay.taken;
}

/** Whatever went wrong: in the end the mail is out, once, or a second time that says so; or a person sees that it is not. */
function troubleIn(name: string, state: string, first: Buffer[], second: Buffer[]): string[] {
  const isOpen = state === "DEFERRED" || state === "UNKNOWN";
  const trouble: string[] = [];
  if (second.length !== (isOpen ? 1 : 0)) trouble.push(`${name}: then sent ${second.length} times`);
  const isLabelled = second[0]?.includes("X-Recital-Possible-Duplicate: ") === true;
  if (isOpen && isLabelled !== (state === "UNKNOWN")) trouble.push(`${name}: labelled wrongly`);
  if (state === "ACCEPTED" && first.length !== 1) trouble.push(`${name}: accepted and not there`);
  return trouble;
}
