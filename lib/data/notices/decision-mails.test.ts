import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mailbox, openMailbox } from "@/lib/testing/mailbox";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { deliverDue } from "@/lib/work/deliver";
import { database } from "../database/current";
import { decideObjection, recordObjection } from "../objections/objections";
import { listDeliveries } from "./notices";

describe("a decision on an objection", () => {
  let story: Story & { url: string };
  let mailbox: Mailbox;
  let id = "";

  beforeAll(async () => {
    story = await openStory([
      {
        name: "decided",
        perCustomer: true,
        cast: [
          { ref: "one", contacts: 2 },
          { ref: "none", contacts: 0 },
        ],
      },
    ]);
    await database().customerContact.updateMany({
      where: { id: `${of("decided", "one")}-2` },
      data: { language: "de-AT" },
    });
    mailbox = await openMailbox();
    id = await story.announced([await purpose("decided", "more")]);
    await story.mail(id);
  });
  afterAll(() => mailbox.close());

  async function objection(ref: string): Promise<string> {
    const recorded = await recordObjection(story.editor(), {
      ...{ changeSetId: id, customerRef: of("decided", ref), agreementRef: null },
      ...{ receivedOn: null, channel: "EMAIL", text: "No." },
    });
    return expectDone(recorded).id;
  }
  async function sent(): Promise<string[]> {
    const before = (await mailbox.mails()).length;
    await deliverDue({ databaseUrl: story.url, smtpUrl: mailbox.smtpUrl, once: true });
    return (await mailbox.mails())
      .slice(before)
      .map(({ parsed }) => `${parsed.subject}\n${parsed.text}`)
      .toSorted();
  }

  test("comes after a mail to each contact that the objection has arrived", async () => {
    const own = await objection("one");
    const [german, english, ...others] = await sent();
    expect(others).toEqual([]);
    expect(german).toMatch(/^Ihr Einspruch/);
    expect(german).toContain("Er ist fristgerecht eingegangen");
    expect(english).toMatch(/we received your objection|your objection reached us/i);
    const [mail] = await database().decisionMail.findMany({ where: { objectionId: own } });
    expect(mail).toMatchObject({ decision: null });
    const kinds = (await listDeliveries(id)).map(({ announcement }) => announcement.kind);
    expect(kinds.filter((kind) => kind === "RECEIPT")).toHaveLength(2);
  });

  test("goes to each contact in its language, with outcome and ground, and sets no days", async () => {
    const { id: own } = await database().objection.findFirstOrThrow();
    const before = await database().notice.findFirstOrThrow({
      where: { customerRef: of("decided", "one") },
    });
    const decided = expectDone(
      await decideObjection(story.approver(), own, "REFUSED", "Nobody else offers it"),
    );
    expect(decided.mail).toMatchObject({ deliveries: 2 });
    const [german, english] = await sent();
    expect(german).toMatch(/^Ihr Einspruch/);
    expect(english).toMatch(/^Your objection to the change/);
    for (const text of [german, english]) expect(text).toContain("Nobody else offers it");
    expect(await database().notice.findUniqueOrThrow({ where: { id: before.id } })).toEqual(before);
  });

  test("is told once, and each later decision again, in the words of its moment", async () => {
    const own = await database().objection.findFirstOrThrow();
    expect(await sent()).toEqual([]);
    expectDone(
      await decideObjection(
        story.approver(),
        own.id,
        "ACCOMMODATED_BY_LEAVING_OUT",
        "It runs without",
      ),
    );
    const [, english] = await sent();
    expect(english).toContain("leaving the change out for your agreement");
    expect(await sent()).toEqual([]);
    const mails = await database().decisionMail.findMany({ orderBy: { decidedAt: "asc" } });
    expect(mails.map(({ decision }) => decision)).toEqual([
      null,
      "REFUSED",
      "ACCOMMODATED_BY_LEAVING_OUT",
    ]);
    await expect(database().decisionMail.deleteMany()).rejects.toThrow();
    const kinds = (await listDeliveries(id)).map(({ announcement }) => announcement.kind);
    expect(kinds.filter((kind) => kind === "DECISION")).toHaveLength(4);
  });

  test("tells nobody by mail where nobody can be told so", async () => {
    const own = await objection("none");
    const { mail } = expectDone(
      await decideObjection(story.approver(), own, "WITHDRAWN", "By telephone"),
    );
    expect(mail).toMatchObject({ deliveries: 0 });
    expect(await sent()).toEqual([]);
  });
});
