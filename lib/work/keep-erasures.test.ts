import { appendFile, readFile, rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { setDatabase } from "@/lib/data/database/current";
import { setDigest } from "@/lib/data/digest/digest-choices";
import { eraseContact } from "@/lib/data/people/people";
import { forgetPresent } from "@/lib/data/register";
import { dataDir } from "@/lib/testing/data-dir";
import { testDatabase } from "@/lib/testing/database";
import { given } from "@/lib/testing/given";
import {
  announcedAt,
  expectDone,
  storeContacts,
  storeRegister,
} from "@/lib/testing/outbox-fixture";
import { erasuresFile, keepErasures, readErasures } from "./keep-erasures";

const { database } = await testDatabase();
const dir = await dataDir("erasures");
const actor = systemActor("worker", announcedAt);
const erased = (id: string) => ({ event: "contact.erased" as const, id });

beforeAll(async () => {
  setDatabase(database);
  forgetPresent();
  await storeRegister(given.completeRegister());
  for (const email of ["one@client.example", "two@client.example"])
    await storeContacts({ customerRef: "client", email });
});
afterAll(() => rm(dir, { recursive: true }));

test("an erasure is written down beside the database, once, and by id alone", async () => {
  expectDone(await eraseContact(actor, "one@client.example"));
  const upTo = await keepErasures(dir, 0);
  await keepErasures(dir, 0);
  expect(await readErasures(erasuresFile(dir))).toEqual([erased("one@client.example")]);
  expectDone(await eraseContact(actor, "two@client.example"));
  await keepErasures(dir, upTo);
  expect(await readErasures(erasuresFile(dir))).toEqual([
    erased("one@client.example"),
    erased("two@client.example"),
  ]);
});

test("who stopped the digest, or wants it again, is written down with the moment", async () => {
  await storeContacts({ customerRef: "client", email: "three@client.example" });
  const contactId = "three@client.example";
  expectDone(await setDigest(actor, { contactId, wanted: false }));
  await keepErasures(dir, 0);
  await keepErasures(dir, 0);
  expect((await readErasures(erasuresFile(dir))).slice(2)).toEqual([
    { event: "contact.digestSet", id: contactId, wanted: false, at: announcedAt },
  ]);
});

test("a line that was cut off by a kill is passed over, another that is none is named", async () => {
  const path = erasuresFile(dir);
  const before = (await readErasures(path)).length;
  await appendFile(path, '{"event":"contact.er');
  expect(await readErasures(path)).toHaveLength(before);
  await appendFile(path, '\n{"event":"contact.praised","id":"x"}\n');
  await expect(readErasures(path)).rejects.toThrow("this is no erasure");
  expect(await readFile(path, "utf8")).not.toContain("Person");
});
