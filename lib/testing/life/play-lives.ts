import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, vi } from "vitest";
import { verifyInstallation } from "@/lib/data/audit/verification";
import { openDatabase } from "@/lib/data/database/client";
import { database, setDatabase } from "@/lib/data/database/current";
import { execute, sibling } from "@/lib/data/database/scratch";
import { forgetPresent } from "@/lib/data/register";
import { calendarDateOf } from "@/lib/domain/calendar";
import { openStory } from "../story";
import { subprocessorOf } from "../subprocessor-of";
import { cast, customers } from "./customers";
import { lastMail, life } from "./lives";
import { type LifeModel, lifeModel } from "./model";
import { type RealLife, realLife } from "./real";
import { beginLife, expectOneTruth } from "./steps";

const scene = "life";
const firstDay = calendarDateOf("2026-03-02");

/** What lives are played on: a register with its customers, of which each life has a copy of its own. */
type World = { readonly serverUrl: string; readonly template: string };

/**
 * Plays lives of one change, drawn from a seed, on the real database with a real worker and relay, and on the model, and
 * compares the two after every step.
 *
 * @throws with seed, path and the shortest life that was found, where the two differ
 */
export async function playLives(
  serverUrl: string,
  { isPerCustomer, lives, seed }: { isPerCustomer: boolean; lives: number; seed: number },
): Promise<void> {
  const more = subprocessorOf(scene, "leaver", isPerCustomer);
  const scenes = [{ name: scene, perCustomer: isPerCustomer, cast, more }];
  const story = await openStory(scenes, firstDay);
  await database().$disconnect();
  const world = { serverUrl, template: new URL(story.url).pathname.slice(1) };
  const ends = new Map<string, number>();
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    await fc.assert(
      fc.asyncProperty(life, (commands) =>
        inCopy(world, async (url) => {
          const model = lifeModel(customers, isPerCustomer);
          const real = realLife(url, scene, firstDay);
          await beginLife(model, real);
          await fc.asyncModelRun(() => ({ model, real }), [...commands, lastMail]);
          await expectOneTruth(model, real);
          await expectWhole(model, real);
          for (const end of [model.state(), ...model.fates().map(([, fate]) => fate)])
            ends.set(end, (ends.get(end) ?? 0) + 1);
        }),
      ),
      { seed, numRuns: lives },
    );
  } finally {
    vi.useRealTimers();
    forgetPresent();
  }
  // Chance has to have led into all of it, or much of the model was never asked.
  for (const end of ["ACTIVE", "WITHDRAWN", "ANNOUNCED", "effective", "declined", "waiting"])
    expect(ends.get(end) ?? 0, `lives that end ${end}`).toBeGreaterThan(lives / 25);
}

async function inCopy(
  { serverUrl, template }: World,
  live: (url: string) => Promise<void>,
): Promise<void> {
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await execute(serverUrl, `create database ${name} template ${template}`);
  const url = sibling(serverUrl, name);
  setDatabase(openDatabase(url));
  forgetPresent();
  try {
    await live(url);
  } finally {
    await database().$disconnect();
    await execute(serverUrl, `drop database ${name} with (force)`);
  }
}

/** What holds at the end of every life: nothing lost, each second copy labelled, and chain, publications and tables whole. */
async function expectWhole(model: LifeModel, real: RealLife): Promise<void> {
  const copies = new Map<string, Buffer[]>();
  for (const raw of real.mails()) {
    const id = headerOf(raw, "Message-ID") ?? "none";
    copies.set(id, [...(copies.get(id) ?? []), raw]);
  }
  const again = [...copies.values()].flatMap(([, ...others]) => others);
  expect(
    again.filter((raw) => headerOf(raw, "X-Recital-Possible-Duplicate") === undefined),
  ).toEqual([]);
  expect(model.untold()).toEqual([]);
  const open = await database().delivery.count({
    where: { state: { in: ["PENDING", "SENDING", "DEFERRED", "UNKNOWN"] } },
  });
  expect(open).toBe(0);
  const { problems, chain } = await verifyInstallation(null);
  expect([...problems, ...chain]).toEqual([]);
}

function headerOf(raw: Buffer, name: string): string | undefined {
  return new RegExp(`^${name}: (.*)$`, "im").exec(raw.toString("latin1"))?.[1];
}
