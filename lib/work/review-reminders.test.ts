import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { createChangeSet } from "@/lib/data/changes/change-sets";
import { database } from "@/lib/data/database/current";
import { addUser } from "@/lib/data/people/people";
import { forgetSettledReminders, orderReviewReminders } from "@/lib/data/reviews/review-reminders";
import { instantOf } from "@/lib/domain/calendar";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { type Mailbox, openMailbox } from "@/lib/testing/mailbox";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, openStory, type Story } from "@/lib/testing/story";
import { sendServiceMails } from "./service-mail";

describe("reminders of reviews", () => {
  let story: Story;
  let mailbox: Mailbox;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    story = await openStory([]);
    mailbox = await openMailbox();
    for (const name of ["ada", "ben"]) {
      const person = { email: `${name}@example.com`, name: null, roles: ["EDITOR"] as const };
      ids.set(name, expectDone(await addUser(story.administrator(), person)).id);
    }
    await owned("Vendor", "acme", "ada", "2025-02-01");
    await owned("Product", "desk", "ada", "2025-03-08");
    await owned("SecurityMeasure", "encryption", "ben", "2025-03-31");
    await owned("RetentionRule", "contract-plus-30-days", "ben", "2025-06-01");
  });
  afterAll(() => mailbox.close());

  /** Gives a record an owner and a day of its last review: an internal change, which is saved at once. */
  async function owned(kind: KindName, ref: string, owner: string, lastReviewedOn: string) {
    const item = await changed(kind, ref, { ownerId: ids.get(owner), lastReviewedOn });
    const items = [{ validFrom: null, overrides: [], ...item }];
    const saved = await createChangeSet(story.editor(), { title: ref, reason: null, items });
    expect(expectDone(saved).internal).toBe(true);
  }

  /** What one round of the worker orders and sends on a day. */
  async function round(day: string): Promise<number> {
    const at = instantOf(`${day}T09:00:00.000Z`);
    const ordered = await orderReviewReminders(systemActor("worker", at));
    await sendServiceMails({ smtpUrl: mailbox.smtpUrl });
    return ordered;
  }
  async function received() {
    return (await mailbox.mails()).map(({ parsed }) => ({
      to: [parsed.to].flat()[0]?.text,
      subject: parsed.subject,
      text: parsed.text ?? "",
    }));
  }

  test("go to each owner in one mail with all that is due by then", async () => {
    expect(await round("2026-03-02")).toBe(2);
    const mails = await received();
    const of = (name: string) => mails.find(({ to }) => to === `${name}@example.com`);
    expect(of("ada")?.subject).toBe("Helpdesk: 2 records are due for review");
    expect(of("ada")?.text).toContain("Review: Acme");
    expect(of("ada")?.text).toContain("due since 1 February 2026");
    expect(of("ada")?.text).toContain("due soon, on 8 March 2026");
    expect(of("ada")?.text).toContain("/staff/vendors/acme");
    expect(of("ben")?.subject).toBe("Helpdesk: one record is due for review");
    expect(of("ben")?.text).not.toContain("Contract and thirty days");
  });

  test("are not sent again, neither in the next round nor by a worker that begins anew", async () => {
    expect(await round("2026-03-02")).toBe(0);
    forgetSettledReminders();
    expect(await round("2026-03-02")).toBe(0);
    expect(await round("2026-03-03")).toBe(0);
    expect(await received()).toHaveLength(2);
  });

  test("come again at the next stage of a day, and then for that record alone", async () => {
    expect(await round("2026-03-08")).toBe(1);
    const last = (await received()).at(-1);
    expect(last?.to).toBe("ada@example.com");
    expect(last?.text).toContain("Review: Desk");
    expect(last?.text).not.toContain("Review: Acme");
  });

  test("are at most one mail a day: what comes due meanwhile waits for the next", async () => {
    await owned("LegalEntity", "client-sa", "ada", "2025-01-01");
    expect(await round("2026-03-08")).toBe(0);
    expect(await round("2026-03-09")).toBe(1);
    expect((await received()).at(-1)?.text).toContain("Review: Client SA");
  });

  test("leave an entry each, with how many days it spoke of", async () => {
    const entries = await database().auditEntry.findMany({ where: { event: "review.reminded" } });
    expect(entries.map(({ payload }) => payload)).toEqual(
      expect.arrayContaining([expect.objectContaining({ userId: ids.get("ada"), dates: 2 })]),
    );
  });
});
