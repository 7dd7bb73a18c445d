import { randomInt } from "node:crypto";
import { Client } from "pg";
import { clock, realClock } from "@/lib/clock";
import { type CalendarDate, type Instant, instantOf } from "@/lib/domain/calendar";
import type { NoticeDates } from "@/lib/domain/change/dates";
import { frozenTerms } from "@/lib/domain/change/frozen-terms";
import type { EffectiveGround } from "@/lib/domain/change/gate";
import type { AgreementTerms } from "@/lib/domain/change/terms";
import type { Materiality } from "@/lib/domain/reference/enums";
import type { RecordKey } from "@/lib/domain/register";
import { exchangeStatement, ownerLock, reclaimStatement } from "./delivery-exchange";

/** One notice of a claimed delivery, with the days that earlier mails have set for it. */
export type ClaimedNotice = {
  readonly id: string;
  readonly changeSetId: string;
  readonly agreementRef: string;
  readonly changeClass: Materiality;
  readonly terms: AgreementTerms;
  readonly items: readonly RecordKey[];
  readonly startsOn: CalendarDate | null;
  readonly noticeLastDay: CalendarDate | null;
  readonly objectionLastDay: CalendarDate | null;
  readonly earliestEffectiveOn: CalendarDate | null;
  readonly effectiveOn: CalendarDate | null;
  readonly ground: EffectiveGround | null;
  readonly isWithdrawn: boolean;
};

/** One delivery that this worker now sends, and nobody else. */
export type ClaimedDelivery = {
  readonly id: string;
  readonly announcementId: string;
  readonly kind:
    | "NOTICE"
    | "CONFIRMATION"
    | "WITHDRAWAL"
    | "ADVERSE"
    | "CORRECTION"
    | "DECISION"
    | "RECEIPT"
    | "DIGEST";
  /** Null once the contact was erased. */
  readonly address: string | null;
  /** Where the contact is by now: what was ordered for an earlier address does not go out. */
  readonly presentAddress: string | null;
  readonly name: string | null;
  readonly language: string | null;
  readonly customerRef: string;
  readonly messageId: string;
  /** Number of this attempt, from 1. */
  readonly attempt: number;
  /** Start of this attempt on the legal clock: dates are counted from it. */
  readonly startedAt: Instant;
  /** Earlier attempts that did not succeed, apart from those that ended with their worker. */
  readonly failedAttempts: number;
  readonly unknownAttempts: number;
  readonly publication: number | null;
  readonly publicationHash: string | null;
  readonly notices: readonly ClaimedNotice[] | null;
};

/** How an attempt ended. Evidence null: nothing was attempted, since there is nothing left to send. */
export type AttemptResult = {
  readonly delivery: ClaimedDelivery;
  readonly state: "ACCEPTED" | "DEFERRED" | "BOUNCED" | "UNKNOWN" | "FAILED" | "CANCELLED";
  readonly retryAt: Instant | null;
  readonly evidence: {
    readonly outcome: "ACCEPTED" | "DEFERRED" | "BOUNCED" | "UNKNOWN";
    readonly stage: string;
    readonly reply: string;
    readonly relay: string | null;
    readonly tls: string | null;
    readonly messageHash: string | null;
    /** The days that the mail states, by notice. */
    readonly dates: Readonly<Record<string, NoticeDates>> | null;
    /** The mail's exact bytes, deflated, where the relay took it or may have taken it. */
    readonly sent: Uint8Array | null;
  } | null;
};

/** The deliveries as one worker takes them. */
export type Outbox = {
  /**
   * Makes the result of a line's last attempt durable, then claims that line's next delivery.
   *
   * @returns null when nothing is due, mail is paused, or the outbox was stopped
   */
  next(result: AttemptResult | null): Promise<ClaimedDelivery | null>;
  /** Gives back what workers were sending that have ended; says how many such workers there were. */
  reclaim(): Promise<number>;
  /** From now on nothing more is claimed. */
  stop(): void;
  close(): Promise<void>;
};

type Waiting = {
  readonly result: AttemptResult | null;
  readonly resolve: (claimed: ClaimedDelivery | null) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Opens the outbox on a connection of its own. As long as the connection stands, so does the session lock
 * that makes its claims valid: when the process dies, the database lets go of both.
 *
 * Results and claims of all lines that wait at one moment share one transaction; sending never takes the writer's lock.
 */
export async function openOutbox(url: string): Promise<Outbox> {
  const client = await ownConnection(url);
  const key = await ownKey(client);
  const waiting: Waiting[] = [];
  let busy: Promise<unknown> = Promise.resolve();
  let isExchanging = false;
  let stopped = false;

  async function exchangeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = batch.flatMap(({ result }) => result ?? []);
      const claimed = await exchange(client, key, results, stopped ? 0 : batch.length);
      for (const [index, { resolve }] of batch.entries()) resolve(claimed[index] ?? null);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  async function exchangeAll(): Promise<void> {
    while (waiting.length > 0) await exchangeBatch(waiting.splice(0));
    isExchanging = false;
  }

  return {
    next(result) {
      return new Promise((resolve, reject) => {
        waiting.push({ result, resolve, reject });
        if (isExchanging) return;
        isExchanging = true;
        // Lines that end in the same turn of the loop go together.
        setImmediate(() => {
          busy = exchangeAll();
        });
      });
    },
    reclaim: () => reclaim(client, key),
    stop() {
      stopped = true;
    },
    async close() {
      await busy;
      await client.end();
    },
  };
}

async function ownConnection(url: string): Promise<Client> {
  // Its few statements are always planned alike: by index, once.
  const options =
    "-c role=recital_app -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off";
  const client = new Client({
    connectionString: url,
    options,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  // A connection lost later is told to whoever queries next; unheard, it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** A key that no living worker has. */
async function ownKey(client: Client): Promise<number> {
  for (;;) {
    const key = randomInt(1, 2 ** 31);
    if (await tryLock(client, key)) return key;
  }
}

async function tryLock(client: Client, key: number): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>(
    "select pg_try_advisory_lock($1, $2) as got",
    [ownerLock, key],
  );
  return rows[0]?.got === true;
}

type ClaimedRow = Omit<ClaimedDelivery, "startedAt">;

async function exchange(
  client: Client,
  key: number,
  results: readonly AttemptResult[],
  places: number,
): Promise<ClaimedDelivery[]> {
  const startedAt = instantOf(clock().toString());
  const now = instantOf(realClock().toString());
  const kept = results.flatMap(({ evidence }) => evidence?.sent ?? []);
  const values = [
    JSON.stringify(resultRows(results)),
    key,
    places,
    startedAt,
    now,
    Buffer.concat(kept),
  ];
  const { rows } = await again(() =>
    client.query<ClaimedRow>({ name: "exchange", text: exchangeStatement, values }),
  );
  return rows.map(({ notices, ...row }) => ({
    ...row,
    startedAt,
    notices: notices?.map((notice) => ({ ...notice, terms: frozenTerms(notice.terms) })) ?? null,
  }));
}

/** Results as the statement reads them. The bytes of their mails follow each other in a value of their own, which needs no code of text: here is where each begins. */
function resultRows(results: readonly AttemptResult[]) {
  let next = 1;
  return results.map(({ delivery, state, retryAt, evidence }) => {
    const { sent = null, ...told } = evidence ?? {};
    const sentFrom = next;
    next += sent?.length ?? 0;
    return {
      id: delivery.id,
      number: delivery.attempt,
      state,
      retryAt,
      startedAt: delivery.startedAt,
      ...told,
      sentFrom,
      sentSize: sent?.length ?? null,
    };
  });
}

/** Two workers that date the same notices may stand in each other's way; the database then sends one back. */
async function again<Value>(run: () => Promise<Value>): Promise<Value> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!isDeadlock(error)) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "40P01";
}

/** An owner whose lock is free has ended: what it was sending went out or did not, and nobody knows. */
async function reclaim(client: Client, own: number): Promise<number> {
  const { rows } = await client.query<{ key: number | null }>(
    `select distinct "workerKey" as key from "Delivery" where state = 'SENDING' and "workerKey" is distinct from $1`,
    [own],
  );
  let ended = 0;
  for (const { key } of rows) {
    if (key !== null && !(await tryLock(client, key))) continue;
    await client.query(reclaimStatement, [
      key,
      instantOf(clock().toString()),
      instantOf(realClock().toString()),
    ]);
    if (key !== null) await client.query("select pg_advisory_unlock($1, $2)", [ownerLock, key]);
    ended += 1;
  }
  return ended;
}
