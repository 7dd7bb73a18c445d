import { spawn } from "node:child_process";
import { once } from "node:events";
import { vi } from "vitest";
import { type StaffActor, staffActor, systemActor } from "@/lib/auth/actor";
import { openDatabase } from "@/lib/data/database/client";
import { database, setDatabase } from "@/lib/data/database/current";
import { recordBounce } from "@/lib/data/mail/bounces";
import { forgetPresent } from "@/lib/data/register";
import type { Role } from "@/lib/domain/access";
import { addDays, type CalendarDate, type Instant, instantOf } from "@/lib/domain/calendar";
import { deliverDue } from "@/lib/work/deliver";
import { type Fault, type FaultPlan, faultySmtp } from "../mailbox";
import { expectDone } from "../outbox-fixture";
import { of } from "../story";
import type { Moment } from "./model";

/** What a relay makes of the mail to one address: takes it, puts it off, refuses it for good, or is gone once it has it. */
export type RelayMood = "takes" | "defers" | "refuses" | "drops";

const atRecipient: Record<RelayMood, Fault> = {
  takes: "pass",
  defers: "451 4.3.0 Later",
  refuses: "550 5.1.1 No such mailbox",
  drops: "pass",
};

const roles: Record<string, readonly Role[]> = {
  ann: ["EDITOR"],
  ben: ["EDITOR", "APPROVER"],
  eve: ["APPROVER"],
  ada: ["ADMINISTRATOR"],
};

/** A worker in a process of its own, which can be killed, on the same day as this one. */
const program = `
  const [databaseUrl, smtpUrl, now] = process.argv.slice(-3);
  const Present = Date;
  const ahead = Number(now) - Present.now();
  globalThis.Date = class extends Present {
    constructor(...given) {
      if (given.length === 0) super(Present.now() + ahead);
      else super(...given);
    }
    static now() {
      return Present.now() + ahead;
    }
  };
  const { openDatabase } = await import("./lib/data/database/client.ts");
  const { setDatabase } = await import("./lib/data/database/current.ts");
  const { deliverDue } = await import("./lib/work/deliver.ts");
  setDatabase(openDatabase(databaseUrl));
  await deliverDue({ databaseUrl, smtpUrl, once: true, connections: 1 });
`;

/** The product itself, on a day that moves: its database, its worker and its relay. */
export function realLife(url: string, scene: string, begins: CalendarDate) {
  let moment: Moment = { day: 0, isEvening: false };
  let tick = 0;
  const mails: Buffer[] = [];

  /** Instants that grow with each act; the clock of this process goes with them. */
  function at(): Instant {
    tick += 1;
    const hour = moment.isEvening ? "22" : "08";
    const day = addDays(begins, moment.day);
    const now = new Date(Date.parse(`${day}T${hour}:00:00.000Z`) + tick);
    vi.setSystemTime(now);
    return instantOf(now.toISOString());
  }

  async function through<Answer>(
    plan: FaultPlan,
    send: (smtpUrl: string, relay: { readonly taken: readonly Buffer[] }) => Promise<Answer>,
  ): Promise<Answer> {
    const relay = await faultySmtp(plan);
    try {
      return await send(relay.url, relay);
    } finally {
      mails.push(...relay.taken);
      await relay.close();
    }
  }

  return {
    changeSetId: "",
    scene,
    now: (): Moment => moment,
    dayOf: (date: CalendarDate): number =>
      Math.round((Date.parse(date) - Date.parse(begins)) / 86_400_000),
    at,
    staff: (id: string): StaffActor => staffActor({ id, roles: roles[id] ?? [] }, "cli", at()),
    pass(days: number): void {
      moment = { day: moment.day + days, isEvening: false };
    },
    evening(): void {
      moment = { ...moment, isEvening: true };
    },
    /** A worker sends what is due, the next morning: by then every pause after a failure is over. */
    async mail(mood: (address: string) => RelayMood): Promise<void> {
      moment = { day: moment.day + 1, isEvening: false };
      at();
      const plan: FaultPlan = {
        RCPT: (address) => atRecipient[mood(address)],
        DOT: (address) => (mood(address) === "drops" ? "drop" : "pass"),
      };
      await through(plan, (smtpUrl) =>
        deliverDue({ databaseUrl: url, smtpUrl, once: true, connections: 1 }),
      );
    },
    /** A worker is killed the next morning while a relay that has a mail keeps its answer. */
    async killWorker(): Promise<void> {
      moment = { day: moment.day + 1, isEvening: false };
      const now = String(Date.parse(at()));
      await through({ DOT: "hang" }, async (smtpUrl, { taken }) => {
        const words = ["--import", "tsx", "--input-type=module", "-e", program];
        const child = spawn(process.execPath, [...words, url, smtpUrl, now], { stdio: "ignore" });
        const ended = once(child, "exit");
        let isOver = false;
        void ended.then(() => {
          isOver = true;
        });
        await vi.waitUntil(() => isOver || taken.length > 0, { interval: 5, timeout: 30_000 });
        child.kill("SIGKILL");
        await ended;
      });
    },
    /** A process begins anew: nothing that it had in memory is left. */
    async restart(): Promise<void> {
      const before = database();
      setDatabase(openDatabase(url));
      forgetPresent();
      await before.$disconnect();
    },
    /** The report that a mail to a contact, taken by a relay before, could not be delivered. */
    async returnMail(messageId: string): Promise<void> {
      const report = [
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        "",
        "Status: 5.1.1",
        `Message-ID: ${messageId}`,
      ].join("\r\n");
      expectDone(await recordBounce(systemActor("cli", at()), { message: report }));
    },
    /** Everything that a relay has taken, in order, copies included. */
    mails: (): readonly Buffer[] => mails,
    customer: (ref: string): string => of(scene, ref),
  };
}

export type RealLife = ReturnType<typeof realLife>;
