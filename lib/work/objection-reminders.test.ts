import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customerActor, systemActor } from "@/lib/auth/actor";
import { announceChangeSet } from "@/lib/data/announcing/announcing";
import { createChangeSet } from "@/lib/data/changes/change-sets";
import { approveChangeSet } from "@/lib/data/changes/change-steps";
import { database } from "@/lib/data/database/current";
import { recordObjection } from "@/lib/data/objections/objections";
import { addUser } from "@/lib/data/people/people";
import { acknowledge } from "@/lib/data/portal/portal-acts";
import { remindToAcknowledge } from "@/lib/data/reviews/acknowledgement-reminders";
import { forgetSettledReminders, orderReviewReminders } from "@/lib/data/reviews/review-reminders";
import { instantOf } from "@/lib/domain/calendar";
import { type Mailbox, openMailbox } from "@/lib/testing/mailbox";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { sendServiceMails } from "./service-mail";

describe("reminders about objections", () => {
  let story: Story;
  let mailbox: Mailbox;
  let id = "";

  beforeAll(async () => {
    story = await openStory([
      { name: "desk", cast: [{ ref: "one" }, { ref: "two" }, { ref: "three", noticeDays: 60 }] },
    ]);
    mailbox = await openMailbox();
    const person = { email: "ben@example.com", name: null, roles: ["APPROVER"] as const };
    const ben = expectDone(await addUser(story.administrator(), person)).id;
    const approver = () => story.staff(ben, "APPROVER");
    id = await story.submitted(await purpose("desk", "more"));
    expectDone(await approveChangeSet(approver(), id));
    expectDone(await announceChangeSet(approver(), id, null));
    await story.mail(id);
  });
  afterAll(() => mailbox.close());

  const at = (day: string) => instantOf(`${day}T09:00:00.000Z`);
  async function round(day: string): Promise<number> {
    forgetSettledReminders();
    const ordered = await orderReviewReminders(systemActor("worker", at(day)));
    const reminded = await remindToAcknowledge(systemActor("worker", at(day)));
    await sendServiceMails({ smtpUrl: mailbox.smtpUrl });
    return ordered + reminded;
  }
  const texts = async () => (await mailbox.mails()).map(({ parsed }) => parsed.text ?? "");

  describe("for customers", () => {
    const dayAhead = "2026-03-28";

    test("are none where the organisation does not ask for them", async () => {
      expect(await remindToAcknowledge(systemActor("worker", at(dayAhead)))).toBe(0);
    });

    test("go once to those who have not acknowledged, so many days before their last day", async () => {
      const item = await changed("Organisation", "organisation", {
        acknowledgementReminderDays: 5,
      });
      const items = [{ validFrom: null, overrides: [], ...item }];
      const setting = { title: "Remind", reason: null, items };
      const saved = expectDone(await createChangeSet(story.editor(), setting));
      expect(saved.internal).toBe(true);
      const contact = await database().customerContact.findFirstOrThrow({
        where: { customerRef: of("desk", "two") },
      });
      const notice = await database().notice.findFirstOrThrow({
        where: { changeSetId: id, customerRef: of("desk", "two") },
      });
      expectDone(await acknowledge(customerActor(contact, "portal", story.at()), notice.id));
      expect(await remindToAcknowledge(systemActor("worker", at("2026-03-26")))).toBe(0);
      expect(await remindToAcknowledge(systemActor("worker", at(dayAhead)))).toBe(1);
      expect(await remindToAcknowledge(systemActor("worker", at(dayAhead)))).toBe(0);
      await sendServiceMails({ smtpUrl: mailbox.smtpUrl });
      const mails = await mailbox.mails();
      const last = mails.at(-1)?.parsed;
      expect([last?.to].flat()[0]?.text).toContain("one-desk");
      expect(last?.text).toContain("1 April 2026");
      expect(last?.text).toContain("approves nothing");
    });
  });

  test("tell whoever approved that the last customer's time to object ends", async () => {
    // Announced on 2 March: 60 days end on 1 May, of which this is the 24th day before.
    expect(await round("2026-04-07")).toBe(1);
    const text = (await texts()).at(-1);
    expect(text).toContain("The last customer’s time to object ends: three-desk");
    expect(text).toContain("due on 1 May 2026");
    expect(text).toContain(`/staff/changes/${id}`);
  });

  test("tell of an objection before the change may take effect, with the way to its page", async () => {
    const draft = { changeSetId: id, customerRef: of("desk", "three"), agreementRef: null };
    const said = { receivedOn: null, channel: "EMAIL" as const, text: "No" };
    const { id: objection } = expectDone(
      await recordObjection(story.editor(), { ...draft, ...said }),
    );
    expect(await round("2026-04-26")).toBe(1);
    const text = (await texts()).at(-1);
    expect(text).toContain("Decide the objection");
    expect(text).toContain("due soon, on 1 May 2026");
    expect(text).toContain(`/staff/objections/${objection}`);
  });
});
