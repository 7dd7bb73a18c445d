import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { dayOf } from "../days";
import { recordBounce } from "../mail/bounces";
import { eraseContact } from "../people/people";
import { recordLetter, resendDelivery } from "./notice-acts";
import { listDeliveries, noticeStates } from "./notices";

describe("beside mail", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      { name: "desk-a", cast: [{ ref: "one" }, { ref: "two", contacts: 2, unconfirmed: 1 }] },
      { name: "desk-b", cast: [{ ref: "one" }, { ref: "two" }] },
      { name: "desk-c", cast: [{ ref: "one", contacts: 2 }] },
      { name: "desk-d", cast: [{ ref: "one" }] },
    ]);
  });

  const letter = (changeSetId: string, customer: string, sentOn: string | null, contact = 1) =>
    recordLetter(story.editor(), {
      changeSetId,
      customerRef: customer,
      agreementRef: null,
      contactId: `${customer}-${contact}`,
      sentOn: sentOn === null ? null : addDays(story.today(), Number(sentOn)),
      channel: "LETTER",
      text: "RR 123",
    });
  const blockersOf = async (changeSetId: string, agreement: string) =>
    (await noticeStates(changeSetId, story.at()))
      .find((one) => one.agreement === agreement)
      ?.blockers.map(({ code }) => code);

  describe("a letter", () => {
    test("starts the periods on the day it was sent, as a mail does", async () => {
      const id = await story.announced([await purpose("desk-a", "x")]);
      const customer = of("desk-a", "one");
      story.pass(5);
      expect(await letter(id, customer, "-2")).toMatchObject({
        ok: true,
        value: { agreement: customer, objectionLastDay: addDays(story.today(), 28) },
      });
      const notice = await database().notice.findFirstOrThrow({
        where: { changeSetId: id, customerRef: customer },
      });
      expect(dayOf(notice.startsOn)).toBe(addDays(story.today(), -2));
      expect(await blockersOf(id, customer)).toEqual(["NOTICE_RUNNING", "PLANNED_LATER"]);
      const told = (await listDeliveries(id)).find(({ channel }) => channel === "LETTER");
      expect(told).toMatchObject({
        state: "ACCEPTED",
        attempts: [{ outcome: "ACCEPTED", stage: "LETTER", reply: "RR 123" }],
      });
    });

    test("after a mail gives the later dates, and never earlier ones", async () => {
      const id = await story.announced([await purpose("desk-a", "y")]);
      const customer = of("desk-a", "one");
      story.pass(3);
      await story.mail(id);
      const dates = async () =>
        dayOf(
          (
            await database().notice.findFirstOrThrow({
              where: { changeSetId: id, customerRef: customer },
            })
          ).objectionLastDay,
        );
      const mailed = await dates();
      expect(await letter(id, customer, "-1")).toMatchObject({ ok: true });
      expect(await dates()).toBe(mailed);
      story.pass(2);
      expect(await letter(id, customer, null)).toMatchObject({ ok: true });
      expect(await dates()).toBe(addDays(story.today(), 30));
    });

    test("is refused from a day to come, from before the announcement, and by whoever may not record it", async () => {
      const id = await story.announced([await purpose("desk-b", "x")]);
      const customer = of("desk-b", "one");
      expect(await letter(id, customer, "1")).toEqual({ ok: false, reason: "notYet" });
      expect(await letter(id, customer, "-1")).toEqual({ ok: false, reason: "beforeAnnouncement" });
      const draft = {
        changeSetId: id,
        customerRef: customer,
        agreementRef: null,
        contactId: `${customer}-1`,
        sentOn: null,
        channel: "HAND",
        text: null,
      } as const;
      expect(await recordLetter(story.administrator(), draft)).toEqual({
        ok: false,
        reason: "notAllowed",
      });
    });

    test("goes to a contact of that customer who was not erased", async () => {
      const id = await story.announced([await purpose("desk-b", "y")]);
      const customer = of("desk-b", "two");
      const toStranger = {
        changeSetId: id,
        customerRef: customer,
        agreementRef: null,
        contactId: `${of("desk-b", "one")}-1`,
        sentOn: null,
        channel: "HAND",
        text: null,
      } as const;
      expect(await recordLetter(story.editor(), toStranger)).toEqual({
        ok: false,
        reason: "noSuchContact",
      });
      await eraseContact(story.editor(), `${customer}-1`);
      expect(await letter(id, customer, null)).toEqual({ ok: false, reason: "noSuchContact" });
    });
  });

  describe("a mail sent again", () => {
    test("is a delivery of its own, to the same contact or another confirmed one of that customer", async () => {
      const id = await story.announced([await purpose("desk-a", "z")]);
      const customer = of("desk-a", "two");
      const old = (await listDeliveries(id)).find(({ contactId }) => contactId === `${customer}-1`);
      const again = await resendDelivery(story.editor(), old?.id ?? "", null);
      const other = await resendDelivery(story.editor(), old?.id ?? "", `${customer}-2`);
      expect([again, other]).toMatchObject([{ ok: true }, { ok: true }]);
      const mails = (await listDeliveries(id)).filter(
        ({ contact }) => contact.customerRef === customer,
      );
      expect(mails.map(({ contactId, state }) => `${contactId} ${state}`).toSorted()).toEqual([
        `${customer}-1 PENDING`,
        `${customer}-1 PENDING`,
        `${customer}-2 PENDING`,
        `${customer}-2 PENDING`,
      ]);
      expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(4);
    });

    test("never goes to another customer's contact, to one that nobody confirmed, or to one that was erased", async () => {
      const id = await story.announced([await purpose("desk-a", "again")]);
      const customer = of("desk-a", "two");
      const old =
        (await listDeliveries(id)).find(({ contactId }) => contactId === `${customer}-2`)?.id ?? "";
      expect(await resendDelivery(story.editor(), old, `${of("desk-a", "one")}-1`)).toEqual({
        ok: false,
        reason: "noSuchContact",
      });
      expect(await resendDelivery(story.editor(), old, `${customer}-3`)).toEqual({
        ok: false,
        reason: "noSuchContact",
      });
      await eraseContact(story.editor(), `${customer}-2`);
      expect(await resendDelivery(story.editor(), old, null)).toEqual({
        ok: false,
        reason: "noSuchContact",
      });
      expect(await resendDelivery(story.editor(), "nowhere", null)).toEqual({
        ok: false,
        reason: "noSuchDelivery",
      });
      expect(await resendDelivery(story.administrator(), old, null)).toEqual({
        ok: false,
        reason: "notAllowed",
      });
    });
  });

  describe("a returned mail", () => {
    test("that had been accepted makes its customer not informed again, until it is told anew", async () => {
      const id = await story.announced([await purpose("desk-c", "x")]);
      const customer = of("desk-c", "one");
      const [first, second] = await listDeliveries(id);
      await database().delivery.updateMany({
        where: { id: second?.id ?? "" },
        data: { state: "CANCELLED" },
      });
      await story.mail(id);
      story.pass(31);
      expect(await blockersOf(id, customer)).toEqual([]);
      const returned = reportOf(`Message-ID: ${first?.messageId ?? ""}`);
      expect(await recordBounce(story.administrator(), { message: returned })).toEqual({
        ok: true,
        value: {
          deliveryId: first?.id,
          customer,
          contact: first?.contactId,
          changes: [id],
          fallback: [{ contact: second?.contactId, told: false }],
        },
      });
      expect(await blockersOf(id, customer)).toEqual(["NOT_INFORMED"]);
      expect(await story.activate(id)).toMatchObject({ ok: false, reason: "gateClosed" });
      expect(
        await database().customerContact.findUniqueOrThrow({
          where: { id: first?.contactId ?? "" },
        }),
      ).toMatchObject({ bouncedAt: expect.any(Date) });

      expect(await resendDelivery(story.editor(), second?.id ?? "", null)).toMatchObject({
        ok: true,
      });
      await story.mail(id);
      expect(await blockersOf(id, customer)).toEqual(["NOTICE_RUNNING"]);
      story.pass(31);
      expect(await story.activate(id)).toMatchObject({ ok: true });
    });

    test("keeps its contact from being written to again", async () => {
      const id = await story.announced([await purpose("desk-c", "y")]);
      expect((await listDeliveries(id)).map(({ contactId }) => contactId)).toEqual([
        `${of("desk-c", "one")}-2`,
      ]);
    });

    test("of an address that its contact has left says nothing of the new one", async () => {
      const id = await story.announced([await purpose("desk-d", "moved")]);
      await story.mail(id);
      const [delivery] = await listDeliveries(id);
      const where = { id: delivery?.contactId ?? "" };
      await database().customerContact.update({ where, data: { email: "new@moved.example" } });
      const report = reportOf("", `returned+${delivery?.id}@ours.example`);
      expect(await recordBounce(story.administrator(), { message: report })).toMatchObject({
        ok: true,
        value: { deliveryId: delivery?.id },
      });
      expect(await blockersOf(id, of("desk-d", "one"))).toContain("NOT_INFORMED");
      expect(await database().customerContact.findUniqueOrThrow({ where })).toMatchObject({
        bouncedAt: null,
      });
    });

    test("is marked once, however many report it at the same time", async () => {
      const id = await story.announced([await purpose("desk-d", "once")]);
      await story.mail(id);
      const [delivery] = await listDeliveries(id);
      const returned = { messageId: delivery?.messageId ?? "", status: "5.1.1" };
      const reports = [1, 2, 3].map(() => recordBounce(story.administrator(), returned));
      expect((await Promise.all(reports)).map(({ ok }) => ok)).toEqual([true, true, true]);
      const payload = { path: ["deliveryId"], equals: delivery?.id ?? "" };
      const where = { event: "delivery.bounced", payload };
      expect(await database().auditEntry.count({ where })).toBe(1);
    });

    test("that is none of ours is refused, and so is whoever may not manage mail", async () => {
      expect(
        await recordBounce(story.administrator(), {
          message: reportOf("Message-ID: <other@elsewhere.example>"),
        }),
      ).toEqual({ ok: false, reason: "noSuchDelivery" });
      const receipt = "Content-Type: text/plain\r\n\r\nMessage-ID: <other@elsewhere.example>";
      expect(await recordBounce(story.administrator(), { message: receipt })).toEqual({
        ok: false,
        reason: "noReport",
      });
      expect(await recordBounce(story.editor(), { message: "" })).toEqual({
        ok: false,
        reason: "notAllowed",
      });
    });
  });
});

/** A relay's report that a mail failed for good, as RFC 3464 has it, with what it says of the mail. */
function reportOf(original: string, to = "returned@ours.example"): string {
  return [
    `To: ${to}`,
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Action: failed",
    "Status: 5.1.1",
    "",
    "--b",
    "Content-Type: message/rfc822-headers",
    "",
    original,
    "--b--",
  ].join("\r\n");
}
