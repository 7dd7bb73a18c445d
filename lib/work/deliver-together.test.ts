import { simpleParser } from "mailparser";
import { beforeAll, expect, test } from "vitest";
import { realClock } from "@/lib/clock";
import { announceChangeSet, announceTogether } from "@/lib/data/announcing/announcing";
import { withdrawChangeSet } from "@/lib/data/announcing/withdrawing";
import { database } from "@/lib/data/database/current";
import { dayOf } from "@/lib/data/days";
import { addDays, dateIn, instantOf } from "@/lib/domain/calendar";
import { longDate } from "@/lib/domain/language/en-date";
import { given } from "@/lib/testing/given";
import { faultySmtp } from "@/lib/testing/mailbox";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, openStory, purpose, type Story } from "@/lib/testing/story";
import { deliverDue } from "./deliver";

let story: Story & { url: string };

/** Two engagements for one product: the customer of one agreement is concerned by a change of either. */
beforeAll(async () => {
  const {
    ref: _ref,
    validFrom: _validFrom,
    ...engagement
  } = given.engagement({ purpose: "start" });
  const second = (name: string) => ({
    kind: "Engagement" as const,
    ref: `${name}-b`,
    body: { ...engagement, productIds: [name] },
  });
  const scene = (name: string) => ({
    name,
    cast: [{ ref: "one" }, { ref: "slow", noticeDays: 90 }],
    more: [second(name)],
  });
  story = await openStory(["both", "left", "alone"].map(scene));
});

async function two(scene: string): Promise<[string, string]> {
  const first = await story.approved(await purpose(scene, "first"));
  const other = await story.approved(
    await changed("Engagement", `${scene}-b`, { purpose: "other" }),
  );
  return [first, other];
}

async function delivered() {
  const relay = await faultySmtp({});
  await deliverDue({ databaseUrl: story.url, smtpUrl: relay.url, once: true });
  await relay.close();
  const mails = await Promise.all(relay.taken.map((raw) => simpleParser(raw)));
  return mails.map(({ to, subject, text }) => ({
    to: [to ?? []].flat()[0]?.text ?? "",
    subject: subject ?? "",
    text: text ?? "",
  }));
}

test("several changes announced together reach each contact as one mail, each with days of its own", async () => {
  const [first, other] = await two("both");
  // The mail goes on the real clock, and its days are counted from there.
  const planned = addDays(dateIn(instantOf(realClock().toString()), "UTC"), 200);
  const told = expectDone(
    await announceTogether(story.approver(), [
      { id: first, plannedOn: planned },
      { id: other, plannedOn: null },
    ]),
  );
  expect(new Set(told.map(({ announcementId }) => announcementId)).size).toBe(1);
  expect(told.map(({ id, notices, deliveries }) => [id, notices, deliveries])).toEqual([
    [first, 2, 2],
    [other, 2, 2],
  ]);
  const mails = await delivered();
  expect(mails).toHaveLength(2);
  const [mail] = mails;
  expect(mail?.subject).toContain(`, changes ${first}, ${other}: `);
  expect(mail?.text).toContain("2 changes");
  // What both rely on is said once.
  expect(mail?.text.match(/The agreement relied on/g)).toHaveLength(1);
  expect(mail?.text).toContain(`${first}, ${other}: The agreement relied on`);
  expect(mail?.subject).toContain("(you can object)");
  for (const id of [first, other]) expect(mail?.text).toContain(`Your dates for ${id} under`);
  expect(mail?.text).toContain(`planned for ${longDate(planned)}`);
  const notices = await database().notice.findMany({
    where: { changeSetId: { in: [first, other] } },
    orderBy: { agreementRef: "asc" },
  });
  expect(notices).toHaveLength(4);
  expect(notices.every(({ startsOn }) => startsOn !== null)).toBe(true);
  const days = new Set(notices.map(({ earliestEffectiveOn }) => dayOf(earliestEffectiveOn)));
  expect(days.size).toBe(2);
  // Each stands in the audit chain by itself, and the chain follows on.
  const entries = await database().auditEntry.findMany({
    where: { event: "changeSet.announced" },
    orderBy: { position: "asc" },
  });
  expect(entries.map(({ payload }) => (payload as { changeSetId: string }).changeSetId)).toEqual([
    first,
    other,
  ]);
  expect((entries[1]?.position ?? 0) - (entries[0]?.position ?? 0)).toBe(1);
});

test("what is withdrawn before the mail goes is left out of it, and what was told is told to be withdrawn", async () => {
  const [first, other] = await two("left");
  const ids = [first, other].map((id) => ({ id, plannedOn: null }));
  expectDone(await announceTogether(story.approver(), ids));
  expectDone(await withdrawChangeSet(story.approver(), first, "not needed"));
  const mails = await delivered();
  expect(mails).toHaveLength(2);
  expect(mails.every(({ text, subject }) => !`${subject}${text}`.includes(`${first} `))).toBe(true);
  expect(mails.every(({ subject }) => subject.includes(other))).toBe(true);
  expect(await withdrawChangeSet(story.approver(), other, "neither")).toMatchObject({ ok: true });
  const news = await delivered();
  expect(news.map(({ subject }) => subject)).toEqual([
    expect.stringContaining(`withdrawn ${other}`),
    expect.stringContaining(`withdrawn ${other}`),
  ]);
});

test("nothing is announced where one of them cannot be", async () => {
  const [first, other] = await two("alone");
  expectDone(await announceChangeSet(story.approver(), other, null));
  const result = await announceTogether(story.approver(), [
    { id: first, plannedOn: null },
    { id: other, plannedOn: null },
  ]);
  expect(result).toMatchObject({ ok: false, reason: "wrongState", changeSetId: other });
  const state = await database().changeSet.findUniqueOrThrow({ where: { id: first } });
  expect(state.state).toBe("APPROVED");
});
