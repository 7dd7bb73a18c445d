import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customerActor, systemActor } from "@/lib/auth/actor";
import { publicVisitor } from "@/lib/auth/public-visitor";
import { createChangeSet } from "@/lib/data/changes/change-sets";
import { database } from "@/lib/data/database/current";
import { setDigest, setOwnDigest } from "@/lib/data/digest/digest-choices";
import { digestPage } from "@/lib/data/digest/digest-page";
import { orderDigest } from "@/lib/data/digest/digests";
import { makeEvidence } from "@/lib/data/evidence/evidence";
import { stopMails } from "@/lib/data/published";
import { drawMail } from "@/lib/draw/mail/draw-mail";
import { type Mailbox, openMailbox } from "@/lib/testing/mailbox";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { deliverDue } from "./deliver";
import { publishDue } from "./publish";

describe("the monthly digest", () => {
  let story: Story & { url: string };
  let mailbox: Mailbox;
  let told = "";

  beforeAll(async () => {
    story = await openStory([
      { name: "helpdesk", cast: [{ ref: "one", contacts: 2, unconfirmed: 1 }, { ref: "two" }] },
      { name: "other", cast: [{ ref: "three" }] },
    ]);
    mailbox = await openMailbox();
    await database().customerContact.update({
      where: { id: `${of("helpdesk", "one")}-2` },
      data: { language: "de-AT" },
    });
    // Informative, and in the public log.
    told = await story.approved(await changed("Engagement", "helpdesk", { feature: "Search" }));
  });
  afterAll(() => mailbox.close());

  const system = () => systemActor("worker", story.at());
  async function round(): Promise<number> {
    await publishDue(system());
    return orderDigest(system());
  }
  const deliver = () =>
    deliverDue({ databaseUrl: story.url, smtpUrl: mailbox.smtpUrl, once: true });
  async function setDay(digestDay: number): Promise<void> {
    const item = await changed("Organisation", "organisation", { digestDay });
    const items = [{ validFrom: null, overrides: [], ...item }];
    expectDone(await createChangeSet(story.editor(), { title: "Digest", reason: null, items }));
  }

  test("is none where the organisation names no day, nor before that day", async () => {
    expect(await round()).toBe(0);
    await setDay(10);
    expect(await round()).toBe(0);
    expect(await database().digest.count()).toBe(0);
  });

  test("is shown to staff before it goes, as one customer's contact will read it", async () => {
    const found = await digestPage(story.editor(), of("helpdesk", "one"));
    expect(found?.view).toMatchObject({
      nextOn: "2026-03-10",
      customers: [
        { ref: of("helpdesk", "one"), changes: 1, contacts: 2 },
        { ref: of("helpdesk", "two"), changes: 1, contacts: 1 },
      ],
    });
    expect(found?.mail && drawMail(found.mail).text).toContain(`/changes/${told}`);
    expect(await digestPage(story.staff("x", "REQUESTER"), null)).toBeNull();
  });

  test("goes once to each contact who wants it, in their language, however many workers try", async () => {
    story.pass(9);
    const one = `${of("helpdesk", "two")}-1`;
    expectDone(await setDigest(story.editor(), { contactId: one, wanted: false }));
    const orders = await Promise.all([round(), round()]);
    expect(orders.toSorted()).toEqual([0, 2]);
    expect(await round()).toBe(0);
    expect(await deliver()).toMatchObject({ accepted: 2 });
    expect(await deliver()).toMatchObject({ accepted: 0 });
    const mails = (await mailbox.mails()).map(({ parsed }) => parsed);
    const subjects = mails.map(({ subject }) => subject ?? "").toSorted();
    expect(subjects.join()).toMatch(
      /list of sub-processors.*Unterauftragsverarbeiter|Unterauftragsverarbeiter.*list of sub-processors/,
    );
    for (const mail of mails) {
      expect(mail.text).toContain("Search");
      expect(mail.text).toContain(told);
      expect(mail.headers.get("x-recital-change")).toBe(told);
      expect(mail.headers.get("list")).toMatchObject({ "unsubscribe-post": expect.anything() });
    }
    expect(mails.map(({ text }) => text).join()).toContain(`/de/changes/${told}`);
  });

  test("stands with its mails in the evidence of the change and of the customer", async () => {
    const key = await database().signingKey.findFirstOrThrow();
    expect(key).toBeDefined();
    const auditor = story.staff("auditor", "AUDITOR");
    for (const subject of [
      { type: "change", ref: told },
      { type: "customer", ref: of("helpdesk", "one") },
    ] as const) {
      const evidence = expectDone(await makeEvidence(auditor, subject));
      const digests = evidence.parts.deliveries.filter(({ kind }) => kind === "DIGEST");
      expect(digests.map(({ attempts }) => attempts[0]?.mail.state)).toEqual(["KEPT", "KEPT"]);
    }
  });

  test("tells next month what came since, nothing twice, and nobody what they had a notice of", async () => {
    const gated = await story.announced([await purpose("helpdesk", "more")]);
    await story.mail(gated);
    story.pass(31);
    expect(await story.activate(gated)).toMatchObject({ ok: true });
    const other = await story.approved(await changed("Engagement", "other", { feature: "Tags" }));
    expect(await round()).toBe(1);
    const rows = await database().digestedChange.findMany({ where: { month: "2026-04" } });
    expect(rows).toEqual([
      { month: "2026-04", customerRef: of("other", "three"), changeSetId: other },
    ]);
    // And three confirmations of the change that has taken effect.
    expect(await deliver()).toMatchObject({ accepted: 4 });
  });

  test("is done with no mail in a month in which there is nothing to tell", async () => {
    story.pass(30);
    expect(await round()).toBe(0);
    const digest = await database().digest.findUniqueOrThrow({ where: { month: "2026-05" } });
    expect(digest.announcementId).toBeNull();
  });

  test("is stopped by a customer, and by its link, until somebody wants it again", async () => {
    const id = `${of("helpdesk", "one")}-1`;
    const contact = await database().customerContact.findUniqueOrThrow({ where: { id } });
    const own = customerActor(contact, "portal", story.at());
    const foreign = { contactId: `${of("helpdesk", "two")}-1`, wanted: true };
    expect(await setOwnDigest(own, foreign)).toEqual({ ok: false, reason: "noSuchContact" });
    expectDone(await setOwnDigest(own, { contactId: id, wanted: false }));
    expectDone(await setOwnDigest(own, { contactId: id, wanted: true }));
    await story.approved(await changed("Engagement", "helpdesk", { optional: true }));
    story.pass(31);
    expect(await round()).toBe(2);
    const [mail] = (await mailbox.mails()).filter(({ parsed }) =>
      [parsed.to].flat()[0]?.text.includes("dpo1@one-helpdesk"),
    );
    const [, token] = /unsubscribe\?token=([\w.-]+)/.exec(mail?.parsed.text ?? "") ?? [];
    expect(await stopMails(publicVisitor(), `${token}x`)).toMatchObject({ ok: false });
    expect(await stopMails(publicVisitor(), token ?? "")).toEqual({ ok: true, value: "DIGEST" });
    expect(await stopMails(publicVisitor(), token ?? "")).toEqual({ ok: true, value: "DIGEST" });
    // What was ordered before does not go to whoever stopped it meanwhile.
    expect(await deliver()).toMatchObject({ accepted: 1 });
    const states = await database().delivery.groupBy({
      by: ["state"],
      where: { contactId: id, announcement: { kind: "DIGEST" } },
      _count: true,
    });
    expect(states.map(({ state, _count }) => `${state} ${_count}`).toSorted()).toEqual([
      "ACCEPTED 1",
      "CANCELLED 1",
    ]);
    expect(await setDigest(story.approver(), { contactId: id, wanted: true })).toMatchObject({
      reason: "notAllowed",
    });
  });
});

describe("the first digest after its day was missed", () => {
  test("tells what took effect since the month before the day was set, as it was shown", async () => {
    const story = await openStory([{ name: "missed", cast: [{ ref: "one" }] }]);
    const system = () => systemActor("worker", story.at());
    const before = await story.approved(await changed("Engagement", "missed", { feature: "A" }));
    story.pass(30);
    const item = await changed("Organisation", "organisation", { digestDay: 28 });
    const items = [{ validFrom: null, overrides: [], ...item }];
    expectDone(await createChangeSet(story.editor(), { title: "Digest", reason: null, items }));
    const after = await story.approved(await changed("Engagement", "missed", { optional: true }));
    await publishDue(system());
    // No worker ran on the 28th of the month, nor in the whole month after.
    story.pass(60);
    const shown = await digestPage(story.editor(), null);
    expect(shown?.view.customers).toMatchObject([{ ref: of("missed", "one"), changes: 2 }]);
    expect(await orderDigest(system())).toBe(1);
    const told = await database().digestedChange.findMany({ orderBy: { changeSetId: "asc" } });
    expect(told.map(({ changeSetId }) => changeSetId)).toEqual([before, after]);
    expect((await digestPage(story.editor(), null))?.view.customers).toEqual([]);
  });
});
