import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { setDatabase } from "@/lib/data/database/current";
import { forgetPresent } from "@/lib/data/register";
import { testDatabase } from "@/lib/testing/database";
import { given } from "@/lib/testing/given";
import { faultySmtp } from "@/lib/testing/mailbox";
import {
  announceObserva,
  fillOutbox,
  storeContacts,
  storeRegister,
} from "@/lib/testing/outbox-fixture";
import { deliverDue } from "./deliver";

const notices = 2_000;
const kills = 5;
const connections = 10;

/** A worker in a process of its own, which can be killed. */
const program = `
  const [databaseUrl, smtpUrl] = process.argv.slice(-2);
  const { openDatabase } = await import("./lib/data/database/client.ts");
  const { setDatabase } = await import("./lib/data/database/current.ts");
  const { deliverDue } = await import("./lib/work/deliver.ts");
  setDatabase(openDatabase(databaseUrl));
  await deliverDue({ databaseUrl, smtpUrl, once: true, connections: ${connections} });
`;

test("no notice is lost when its worker is killed again and again, and every second copy says so", {
  timeout: 120_000,
}, async () => {
  const { url, database } = await testDatabase();
  setDatabase(database);
  forgetPresent();
  await storeRegister(given.completeRegister());
  await storeContacts({ customerRef: "client", email: "dpo@client.example" });
  const { changeSetId } = await announceObserva();
  await fillOutbox(url, changeSetId, notices);
  const relay = await faultySmtp({});
  for (let kill = 1; kill <= kills; kill += 1) {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "-e", program, url, relay.url],
      { stdio: "ignore" },
    );
    const ended = once(child, "exit");
    const enough = relay.taken.length + 150;
    await vi.waitFor(() => expect(relay.taken.length).toBeGreaterThan(enough), {
      interval: 1,
      timeout: 30_000,
    });
    child.kill("SIGKILL");
    await ended;
  }
  await deliverDue({ databaseUrl: url, smtpUrl: relay.url, once: true, connections });
  await relay.close();

  const seen = new Set<string>();
  const copies: Buffer[] = [];
  for (const raw of relay.taken) {
    const messageId = headerOf(raw, "Message-ID") ?? "none";
    if (seen.has(messageId)) copies.push(raw);
    seen.add(messageId);
  }
  expect(seen.size).toBe(notices + 1);
  expect(copies.length).toBeLessThanOrEqual(connections * kills);
  expect(
    copies.filter((raw) => headerOf(raw, "X-Recital-Possible-Duplicate") === undefined),
  ).toEqual([]);
  expect(await database.delivery.groupBy({ by: ["state"], _count: true })).toEqual([
    { state: "ACCEPTED", _count: notices + 1 },
  ]);
  const givenBack = await database.attempt.count({ where: { stage: "WORKER" } });
  expect(givenBack).toBeGreaterThan(0);
  expect(givenBack).toBeLessThanOrEqual(connections * kills);
  expect(await database.notice.count({ where: { earliestEffectiveOn: null } })).toBe(0);
});

function headerOf(raw: Buffer, name: string): string | undefined {
  return new RegExp(`^${name}: (.*)$`, "im").exec(raw.toString("latin1"))?.[1];
}
