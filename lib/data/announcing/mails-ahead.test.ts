import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { clock } from "@/lib/clock";
import { dateIn, instantOf } from "@/lib/domain/calendar";
import type { CorrectionEntry } from "@/lib/domain/change/correction";
import type { ObjectionDecision } from "@/lib/domain/change/gate";
import type { MailAhead } from "@/lib/domain/mail-ahead";
import { drawnNotice } from "@/lib/draw/mail/drawn-notice";
import { answersAhead, noticesAhead } from "@/lib/draw/mail/mails-ahead";
import { type Mailbox, openMailbox } from "@/lib/testing/mailbox";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { deliverDue } from "@/lib/work/deliver";
import { database } from "../database/current";
import { decisionMailsAhead } from "../objections/decision-ahead";
import { decideObjection, recordObjection } from "../objections/objections";
import { draftCorrection, sendCorrection } from "./corrections";
import { correctionMailsAhead, sendingMailsAhead, withdrawalMailsAhead } from "./mails-ahead";
import { withdrawChangeSet } from "./withdrawing";

const wrong: CorrectionEntry = { matter: "SERVICE", said: "more", right: "other" };
const slip: CorrectionEntry = { matter: "OTHER", said: "Mr Miller", right: "Ms Miller" };

/** What only the sending decides: the key in the link to object, and the hash of a publication that is made with the act. */
function settled(text = ""): string {
  return text
    .trim()
    .replace(/\/object\/[\w.-]+/g, "/object/TOKEN")
    .replace(/\b[0-9a-f]{64}\b|its SHA-256 is known once it is made/g, "HASH");
}

describe("a mail that is shown before an act sends it", () => {
  let story: Story & { url: string };
  let mailbox: Mailbox;

  beforeAll(async () => {
    // The worker that sends reads the clock: days agree where the story happens today.
    story = await openStory(
      ["decided", "corrected", "slipped", "withdrawn", "several"].map((name) => ({
        name,
        perCustomer: true,
        cast: [
          { ref: "one", contacts: 2, terms: { language: "fr" } },
          { ref: "two", noticeDays: 60, terms: { language: "de" } },
        ],
      })),
      dateIn(instantOf(clock().toString()), "UTC"),
    );
    await database().customerContact.updateMany({
      where: { id: { endsWith: "-2" } },
      data: { language: "de-AT" },
    });
    // They asked for no language, and read in that of their agreement.
    await database().customerContact.updateMany({
      where: { customerRef: { startsWith: "two-" } },
      data: { language: null },
    });
    mailbox = await openMailbox();
  });
  afterAll(() => mailbox.close());

  /** The mails that go now, by the address to which each goes. */
  async function sent(): Promise<
    Map<string, { subject: string; text: string; language: unknown }>
  > {
    const before = (await mailbox.mails()).length;
    await deliverDue({ databaseUrl: story.url, smtpUrl: mailbox.smtpUrl, once: true });
    const mails = (await mailbox.mails()).slice(before);
    return new Map(
      mails.map(({ parsed }) => [
        [parsed.to ?? []].flat()[0]?.value[0]?.address ?? "",
        {
          subject: parsed.subject ?? "",
          text: parsed.text ?? "",
          language: parsed.headers.get("content-language"),
        },
      ]),
    );
  }
  async function announced(scene: string): Promise<string> {
    const id = await story.announced([await purpose(scene, "more")]);
    await sent();
    return id;
  }
  /** Each mail goes as it was shown, to all who were named and to nobody else. */
  async function expectSent(shown: readonly MailAhead[]): Promise<void> {
    const mails = await sent();
    expect(new Set(mails.keys())).toEqual(
      new Set(shown.flatMap(({ readers }) => readers.map(({ address }) => address))),
    );
    for (const { readers, language, ...ahead } of shown) {
      for (const { address } of readers) expect(mails.get(address)).toMatchObject({ language });
      const mail = mails.get(readers[0]?.address ?? "");
      expect(mail?.subject).toBe(ahead.subject);
      expect(settled(mail?.text)).toBe(settled(ahead.text));
    }
  }
  const written = async () => [
    await database().auditEntry.count(),
    await database().delivery.count(),
    await database().publication.count(),
  ];
  /** Shows something, and proves that nothing was done by it. */
  async function seen(show: () => Promise<MailAhead[]>): Promise<MailAhead[]> {
    const before = await written();
    const mails = await show();
    expect(await written()).toEqual(before);
    return mails;
  }
  const languagesOf = (mails: readonly MailAhead[]) =>
    mails.map(({ language, count }) => `${language} ${count}`);

  describe("by deciding an objection", () => {
    const shown = (actor: Actor, id: string, decision: ObjectionDecision, reason: string | null) =>
      decisionMailsAhead(actor, id, decision, reason);

    let id = "";
    const reason = "So it is. Und so.";

    beforeAll(async () => {
      id = await announced("decided");
    });

    /** The objection of this customer that may be decided: one that was refused, else a new one. */
    async function openObjection(customerRef: string): Promise<string> {
      const refused = await database().objection.findFirst({
        where: { decision: "REFUSED", notice: { customerRef } },
      });
      const objection = refused?.id ?? (await objectionOf(id, customerRef));
      await sent();
      return objection;
    }

    test.each([
      ["one", "REFUSED", ["en 1", "de 1"], true],
      ["one", "ACCOMMODATED_BY_LEAVING_OUT", ["en 1", "de 1"], true],
      ["two", "WITHDRAWN", ["de 1"], false],
    ] as const)(
      "is the mail that goes, in the language of each reader: %s, %s",
      async (ref, decision, languages, quotes) => {
        const objection = await openObjection(of("decided", ref));
        const mails = await seen(async () =>
          answersAhead(expectDone(await shown(story.approver(), objection, decision, reason))),
        );
        expect(languagesOf(mails)).toEqual(languages);
        expect(mails.every(({ text }) => text.includes(reason))).toBe(quotes);
        expectDone(await decideObjection(story.approver(), objection, decision, reason));
        await expectSent(mails);
      },
    );

    test("is refused as the decision is", async () => {
      const { id: decided } = await database().objection.findFirstOrThrow({
        where: { decision: "WITHDRAWN" },
      });
      expect(await shown(story.approver(), decided, "REFUSED", "No")).toMatchObject({
        reason: "alreadyDecided",
      });
      expect(await shown(story.editor(), decided, "REFUSED", "No")).toMatchObject({
        reason: "notAllowed",
      });
      expect(await shown(story.approver(), "none", "REFUSED", "No")).toMatchObject({
        reason: "noSuchObjection",
      });
    });
  });

  async function objectionOf(changeSetId: string, customerRef: string): Promise<string> {
    const recorded = await recordObjection(story.editor(), {
      ...{ changeSetId, customerRef, agreementRef: null },
      ...{ receivedOn: null, channel: "EMAIL", text: "No." },
    });
    return expectDone(recorded).id;
  }

  describe("by a correction", () => {
    const ahead = (actor: Actor, id: string) => async () =>
      noticesAhead(expectDone(await sendingMailsAhead(actor, id, null)), drawnNotice);

    test("is the mail that goes, with records as they are right and days that begin anew", async () => {
      const id = await announced("corrected");
      const draft = {
        ...{ changeSetId: id, entries: [wrong], recordsStand: false },
        items: [await purpose("corrected", "other")],
      };
      const typed = await seen(async () =>
        noticesAhead(expectDone(await correctionMailsAhead(story.editor(), draft)), drawnNotice),
      );
      expect(languagesOf(typed)).toEqual(["en 1", "de 2"]);
      expectDone(await draftCorrection(story.editor(), draft));
      const waiting = await seen(ahead(story.approver(), id));
      expect(waiting).toEqual(typed);
      expectDone(await sendCorrection(story.approver(), id));
      await expectSent(waiting);
    });

    test("repeats the days that stand where none moves", async () => {
      const id = await announced("slipped");
      const draft = { changeSetId: id, entries: [slip], items: [], recordsStand: true };
      expectDone(await draftCorrection(story.editor(), draft));
      const mails = await seen(ahead(story.approver(), id));
      expectDone(await sendCorrection(story.approver(), id));
      await expectSent(mails);
    });

    test("is refused as the correction is", async () => {
      const id = await announced("several");
      const draft = { changeSetId: id, entries: [slip], items: [], recordsStand: true };
      const auditor = story.staff("auditor", "AUDITOR");
      expect(await correctionMailsAhead(auditor, draft)).toMatchObject({
        reason: "notAllowed",
      });
      expect(await sendingMailsAhead(story.approver(), id, null)).toMatchObject({
        reason: "noCorrection",
      });
      const both = () => story.staff("both", "EDITOR", "APPROVER");
      expectDone(await draftCorrection(both(), draft));
      expect(await sendingMailsAhead(both(), id, null)).toMatchObject({ reason: "senderIsAuthor" });
      expect(await sendingMailsAhead(story.approver(), id, "another")).toMatchObject({
        reason: "changedMeanwhile",
      });
    });
  });

  describe("by a withdrawal", () => {
    test("is the mail that goes", async () => {
      const id = await announced("withdrawn");
      const mails = await seen(async () =>
        noticesAhead(expectDone(await withdrawalMailsAhead(story.approver(), id)), drawnNotice),
      );
      expect(languagesOf(mails)).toEqual(["en 1", "de 2"]);
      expectDone(await withdrawChangeSet(story.approver(), id, "Not needed"));
      await expectSent(mails);
    });

    test("is none where nobody was told, and refused as the withdrawal is", async () => {
      const id = await story.announced([await purpose("withdrawn", "again")]);
      expect(await withdrawalMailsAhead(story.approver(), id)).toEqual({ ok: true, value: [] });
      expect(await withdrawalMailsAhead(story.administrator(), id)).toMatchObject({
        reason: "notAllowed",
      });
      expect(await withdrawalMailsAhead(story.approver(), id, 1)).toMatchObject({
        reason: "changedMeanwhile",
      });
      expectDone(await withdrawChangeSet(story.approver(), id, null));
      expect(await withdrawalMailsAhead(story.approver(), id)).toMatchObject({
        reason: "wrongState",
      });
    });
  });
});
