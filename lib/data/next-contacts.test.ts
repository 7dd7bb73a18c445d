import { beforeAll, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { recordBounce } from "./bounces";
import { database } from "./database/current";
import { columnOf, dayOf } from "./days";
import { tellNextContact } from "./next-contacts";
import { rollOutOf } from "./roll-out";

let story: Story;
const customer = of("fall", "one");

beforeAll(async () => {
  story = await openStory([{ name: "fall", cast: [{ ref: "one", contacts: 1, unconfirmed: 1 }] }]);
});

async function bounced(changeSetId: string): Promise<void> {
  const delivery = await database().delivery.findFirstOrThrow({
    where: { announcement: { changes: { some: { changeSetId } } }, state: "ACCEPTED" },
  });
  const report = `Content-Type: multipart/report\r\n\r\nStatus: 5.1.1\r\n\r\nMessage-ID: ${delivery.messageId}`;
  expectDone(await recordBounce(story.administrator(), { message: report }));
}

async function shown(changeSetId: string) {
  const view = await rollOutOf(story.editor(), changeSetId, {
    standing: null,
    page: 1,
    agreement: null,
  });
  return view?.agreements[0];
}

test("after a bounce the next contact is named, told with one act, and the days are counted from that mail", async () => {
  const id = await story.announced([await purpose("fall", "x")]);
  await story.mail(id);
  const first = (await shown(id))?.earliestEffectiveOn;
  expect((await shown(id))?.next).toBeNull();
  await bounced(id);
  expect(await shown(id)).toMatchObject({
    standing: "NOT_TOLD",
    next: { act: "CONFIRM", contact: { id: `${customer}-2` } },
  });
  const whose = { changeSetId: id, customerRef: customer, agreementRef: null };
  expect(await tellNextContact(story.editor(), whose)).toMatchObject({ reason: "noNextContact" });
  await database().customerContact.update({
    where: { id: `${customer}-2` },
    data: { confirmedAt: columnOf(story.today()) },
  });
  expect((await shown(id))?.next).toMatchObject({ act: "TELL", contact: { id: `${customer}-2` } });
  expect(await tellNextContact(story.staff("auditor", "AUDITOR"), whose)).toMatchObject({
    reason: "notAllowed",
  });
  const later = story.pass(4);
  // Pressed twice at once, it is one mail.
  const both = await Promise.all([1, 2].map(() => tellNextContact(story.editor(), whose)));
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  expect(both.find(({ ok }) => ok)).toMatchObject({ value: { contactId: `${customer}-2` } });
  expect(await shown(id)).toMatchObject({ standing: "SENDING", next: null });
  await story.mail(id);
  const notice = await database().notice.findFirstOrThrow({ where: { changeSetId: id } });
  expect(dayOf(notice.startsOn)).toBe(later);
  expect(dayOf(notice.earliestEffectiveOn)).toBe(addDays(later, 31));
  expect(first).toBe(addDays(later, 27));
  // One delivery for each announcement and contact.
  const deliveries = await database().delivery.findMany({
    where: { announcement: { changes: { some: { changeSetId: id } } } },
    orderBy: { contactId: "asc" },
  });
  expect(deliveries.map(({ contactId, state }) => `${contactId} ${state}`)).toEqual([
    `${customer}-1 BOUNCED`,
    `${customer}-2 ACCEPTED`,
  ]);
});
