import { beforeAll, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { given } from "@/lib/testing/given";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { announceTogether } from "../announcing/announcing";
import { withdrawChangeSet } from "../announcing/withdrawing";
import { database } from "../database/current";
import { columnOf, dayOf } from "../days";
import { rollOutOf } from "../gate/roll-out";
import { recordBounce } from "../mail/bounces";
import { tellNextContact } from "./next-contacts";

let story: Story;
const customer = of("fall", "one");

beforeAll(async () => {
  const {
    ref: _ref,
    validFrom: _validFrom,
    ...engagement
  } = given.engagement({ purpose: "start", productIds: ["joint"] });
  story = await openStory([
    { name: "fall", cast: [{ ref: "one", contacts: 1, unconfirmed: 1 }] },
    {
      name: "joint",
      cast: [{ ref: "one", contacts: 2 }],
      more: ["b", "c"].map((ref) => ({
        kind: "Engagement" as const,
        ref: `joint-${ref}`,
        body: engagement,
      })),
    },
  ]);
});

async function bounced(changeSetId: string, contactId?: string): Promise<void> {
  const delivery = await database().delivery.findFirstOrThrow({
    where: {
      announcement: { changes: { some: { changeSetId } } },
      state: "ACCEPTED",
      ...(contactId === undefined ? {} : { contactId }),
    },
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
  const whose = { changeSetId: id, customerRef: customer, agreementRef: null, contactId: null };
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

test("after one mail about several changes came back, the next contact gets one mail about all that are still open", async () => {
  const client = of("joint", "one");
  const other = (ref: string) => changed("Engagement", `joint-${ref}`, { purpose: "other" });
  const ids = [
    await story.approved(await purpose("joint", "x")),
    await story.approved(await other("b")),
    await story.approved(await other("c")),
  ] as const;
  // One contact of two has the announcement; the other is named later.
  await database().customerContact.update({
    where: { id: `${client}-2` },
    data: { confirmedAt: null },
  });
  const wanted = ids.map((id) => ({ id, plannedOn: null }));
  expectDone(await announceTogether(story.approver(), wanted));
  await story.mail(ids[0]);
  await bounced(ids[0], `${client}-1`);
  await database().customerContact.update({
    where: { id: `${client}-2` },
    data: { confirmedAt: columnOf(story.today()) },
  });
  const along = (...changes: string[]) =>
    changes.map((changeSetId) => ({ changeSetId, agreement: client }));
  expect((await shown(ids[0]))?.next).toMatchObject({ act: "TELL", along: along(ids[1], ids[2]) });
  expect((await shown(ids[1]))?.next).toMatchObject({ act: "TELL", along: along(ids[0], ids[2]) });
  // What does not come any more is not told again.
  expectDone(await withdrawChangeSet(story.approver(), ids[2], "not needed"));
  expect((await shown(ids[1]))?.next).toMatchObject({ along: along(ids[0]) });
  const whose = { changeSetId: ids[1], customerRef: client, agreementRef: null };
  expect(
    await tellNextContact(story.editor(), { ...whose, contactId: `${client}-1` }),
  ).toMatchObject({ reason: "noNextContact" });
  const told = expectDone(
    await tellNextContact(story.editor(), { ...whose, contactId: `${client}-2` }),
  );
  expect(told.along).toEqual(along(ids[0]));
  const notices = await database().deliveredNotice.findMany({
    where: { deliveryId: told.deliveryId },
    select: { notice: { select: { changeSetId: true } } },
  });
  expect(notices.map(({ notice }) => notice.changeSetId).toSorted()).toEqual([ids[0], ids[1]]);
  const [first, second] = [await shown(ids[0]), await shown(ids[1])];
  for (const one of [first, second]) expect(one).toMatchObject({ standing: "SENDING", next: null });
  expect(first?.tellings.at(-1)?.along).toEqual([ids[1]]);
  await story.mail(ids[0]);
  expect((await shown(ids[1]))?.standing).toBe("WAITING");
});
