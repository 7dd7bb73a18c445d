import type { ParsedMail } from "mailparser";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { clock } from "@/lib/clock";
import { addDays, calendarDateOf, dateIn, instantOf } from "@/lib/domain/calendar";
import { catalogueOf } from "@/lib/domain/language/catalogue";
import { dayInShort } from "@/lib/domain/language/wording";
import { publicDifferences } from "@/lib/draw/differences-by-language";
import { annexDifferences, listDifferences } from "@/lib/draw/document-differences";
import { drawnNotice } from "@/lib/draw/mail/drawn-notice";
import { publishedDifferences } from "@/lib/draw/published-differences";
import { given } from "@/lib/testing/given";
import { openMailbox } from "@/lib/testing/mailbox";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, openStory, purpose, type Story } from "@/lib/testing/story";
import { deliverDue } from "@/lib/work/deliver";
import { announceOrdered, orderAnnouncement } from "../announcing/announcement-orders";
import { announceChangeSet } from "../announcing/announcing";
import { database } from "../database/current";
import { columnOf } from "../days";
import { progressOf } from "../gate/roll-out";
import { orderTestNotice } from "../mail/test-notices";
import { annexPreview, comingDay, listPreview, mailPreview } from "./change-preview";
import { type OpenChange, openChange } from "./open-change";

/** A mail without what only its sending decides: days, its link to object, and the head of the chain. */
function timeless(text = ""): string {
  return text
    .trim()
    .replace(/\b\d{1,2} [A-Z][a-z]+ \d{4}\b/g, "DAY")
    .replace(/\/object\/[\w.-]+/g, "/object/TOKEN")
    .replace(/\b[0-9a-f]{64}\b|its SHA-256 is known once it is made/g, "HASH");
}

function recipientOf({ to }: ParsedMail): string {
  const [first] = [to ?? []].flat();
  return first?.value[0]?.address ?? "";
}

describe("a preview", () => {
  let story: Story & { url: string };

  beforeAll(async () => {
    // The worker that sends reads the clock: days agree where the story happens today.
    story = await openStory(
      [
        {
          name: "desk-a",
          cast: [{ ref: "one" }, { ref: "slow", noticeDays: 90, authorisation: "SPECIFIC" }],
        },
        { name: "desk-b", cast: [{ ref: "one" }] },
        { name: "desk-c", cast: [{ ref: "one" }] },
      ],
      dateIn(instantOf(clock().toString()), "UTC"),
    );
  });

  async function opened(actor: Actor, id: string): Promise<OpenChange> {
    const open = await openChange(actor, id);
    if (open === null) throw new Error(`no change ${id}`);
    return open;
  }

  test("of a mail is the mail that is sent, in both its forms", async () => {
    const id = await story.approved(await purpose("desk-a", "to sort messages"));
    const open = await opened(story.approver(), id);
    const shown = new Map<string, { subject: string; html: string; text: string }>();
    for (const customer of ["one-desk-a", "slow-desk-a"]) {
      const mail = await mailPreview(story.approver(), open, customer);
      if (mail === null) throw new Error("no mail");
      expect(mail.recipients).toHaveLength(1);
      shown.set(mail.recipients[0]?.address ?? "", drawnNotice(mail));
    }
    expectDone(await announceChangeSet(story.approver(), id, null));

    const mailbox = await openMailbox();
    await deliverDue({ databaseUrl: story.url, smtpUrl: mailbox.smtpUrl, once: true });
    const mails = await mailbox.mails();
    await mailbox.close();
    expect(mails).toHaveLength(2);
    for (const { parsed } of mails) {
      const mail = shown.get(recipientOf(parsed));
      expect(timeless(mail?.subject)).toBe(timeless(parsed.subject));
      expect(timeless(mail?.text)).toBe(timeless(parsed.text));
      expect(timeless(mail?.html)).toBe(timeless(String(parsed.html)));
    }
  });

  test("of a joint mail is that mail, before and after it went; what tells of others alone is not counted", async () => {
    const first = await story.approved(await purpose("desk-a", "to greet"));
    const second = await story.approved(await purpose("desk-a", "to file"));
    const other = await story.approved(await purpose("desk-b", "to greet"));
    const all = [second, first, other];
    const sendAt = instantOf(new Date(Date.parse(story.at()) + 3_600_000).toISOString());
    expectDone(
      await orderAnnouncement(
        story.approver(),
        all.map((id) => ({ id, plannedOn: null })),
        sendAt,
      ),
    );
    const shown = async () => {
      const open = await opened(story.approver(), first);
      const mail = await mailPreview(story.approver(), open, "slow-desk-a");
      if (mail === null) throw new Error("no mail");
      expect(mail.together).toEqual([second]);
      return drawnNotice(mail);
    };
    const ahead = await shown();
    expectDone(await announceOrdered(story.approver(), first));
    const after = await shown();

    const mailbox = await openMailbox();
    await deliverDue({ databaseUrl: story.url, smtpUrl: mailbox.smtpUrl, once: true });
    const mails = await mailbox.mails();
    await mailbox.close();
    expect(mails).toHaveLength(3);
    const went = mails.find(({ parsed }) => recipientOf(parsed).includes("slow"))?.parsed;
    expect(went?.subject).toContain(second);
    for (const mail of [ahead, after]) {
      expect(timeless(mail.subject)).toBe(timeless(went?.subject));
      expect(timeless(mail.text)).toBe(timeless(went?.text));
      expect(timeless(mail.html)).toBe(timeless(String(went?.html)));
    }
    expect(await progressOf(story.approver(), first)).toMatchObject({ all: 2, accepted: 2 });
    expect(await progressOf(story.approver(), other)).toMatchObject({ all: 1, accepted: 1 });
  });

  test("of a mail is the one that is read in the language that was asked for", async () => {
    await database().customerContact.create({
      data: {
        ...{ id: "one-desk-c-2", customerRef: "one-desk-c", name: "Zweite", language: "de" },
        ...{ email: "zweite@one.example", purpose: "DPA_NOTICE" },
        ...{ confirmedAt: new Date(0), createdAt: new Date(0) },
      },
    });
    const open = await opened(
      story.approver(),
      await story.approved(await purpose("desk-c", "to translate")),
    );
    const shown = async (language: "de" | "fr" | null) => {
      const mail = await mailPreview(story.approver(), open, "one-desk-c", language);
      if (mail === null) throw new Error("no mail");
      expect(mail.recipients.map((one) => one.language)).toEqual(["en", "de"]);
      return { ...drawnNotice(mail), language: mail.facts.language };
    };
    expect(await shown(null)).toMatchObject({ language: "en" });
    expect(await shown("de")).toMatchObject({
      language: "de",
      text: expect.stringContaining("Zweite"),
    });
    // Nobody reads French there: it stays what its first reader reads.
    expect(await shown("fr")).toMatchObject({ language: "en" });
  });

  test("of a mail is not there for a customer whom the change does not concern", async () => {
    const id = await story.drafted(await purpose("desk-b", "to sort messages"));
    const open = await opened(story.editor(), id);
    expect(await mailPreview(story.editor(), open, "slow-desk-a")).toBeNull();
    expect(await mailPreview(story.editor(), open, "nobody")).toBeNull();
  });

  test("of the documents tells what would read differently, and leaves them as they are", async () => {
    const publications = await database().publication.count();
    const id = await story.drafted(await purpose("desk-b", "to sort messages"));
    const open = await opened(story.editor(), id);
    const list = await listPreview(story.editor(), open, null);
    const annex = await annexPreview(story.editor(), open, "one-desk-b");
    if (list === null || annex === null) throw new Error("no preview");
    for (const words of [listDifferences(list, "en"), annexDifferences(annex)]) {
      const come = words?.filter(({ change }) => change === "ADDED").map(({ text }) => text);
      expect(come?.join(" ")).toContain("to sort messages");
    }
    expect(annex.after.inputHash).not.toBe(annex.before.inputHash);
    expect(await database().publication.count()).toBe(publications);
    expect(await annexPreview(story.editor(), open, "nobody")).toBeNull();
  });

  test("of the list has what comes from the day for which it is planned, in each language", async () => {
    const {
      ref: _ref,
      validFrom: _from,
      ...more
    } = given.engagement({
      productIds: ["desk-b"],
      actualUseFrom: undefined,
    });
    const id = await story.drafted({ kind: "Engagement", ref: "newcomer", body: { ...more } });
    const open = await opened(story.editor(), id);
    const first = open.consequence.earliestEffectiveOn;
    expect(comingDay(open, open.today)).toBe(first);
    const planned = { ...open.changeSet, plannedOn: columnOf(addDays(open.today, 50)) };
    const comesOn = comingDay({ ...open, changeSet: planned }, open.today);
    expect(comesOn).toBe(addDays(open.today, 50));
    const list = await listPreview(story.editor(), open, comesOn);
    if (list === null || comesOn === null) throw new Error("no preview");
    for (const language of ["en", "de", "fr"] as const) {
      const words = listDifferences(list, language) ?? [];
      const come = words.filter(({ change }) => change === "ADDED").map(({ text }) => text);
      const inWords = (day: string) => dayInShort(calendarDateOf(day), catalogueOf(language));
      expect(come.join(" ")).toContain(inWords(comesOn));
      expect(come.join(" ")).not.toContain(inWords(open.today));
    }
  });

  test("of the privacy notice and the cookie policy tells whether they would read differently", async () => {
    const published = async (...items: Parameters<typeof story.drafted>) => {
      const open = await opened(story.editor(), await story.drafted(...items));
      const list = await listPreview(story.editor(), open, null);
      if (list === null) throw new Error("no preview");
      return publishedDifferences(list, "en");
    };
    const [notice, ...others] = await published(
      await changed("ActivityPurpose", "billing-purpose", {
        text: "To answer in the evening, too",
      }),
    );
    expect([notice?.path, notice?.change, others]).toEqual(["privacy", "CHANGED", []]);
    const come = notice?.words.filter(({ change }) => change === "ADDED") ?? [];
    expect(come.map(({ text }) => text).join(" ")).toContain("evening");
    expect(await published(await purpose("desk-b", "to sort messages"))).toEqual([]);
  });

  test("of public documents tells each language apart, and what is only translated is a difference there", async () => {
    const differing = async (...items: Parameters<typeof story.drafted>) => {
      const open = await opened(story.editor(), await story.drafted(...items));
      const list = await listPreview(story.editor(), open, null);
      if (list === null) throw new Error("no preview");
      return publicDifferences(list).map(({ path, versions }) => [
        path,
        versions.flatMap(({ language, words }) => {
          const come = words?.filter(({ change }) => change === "ADDED") ?? [];
          return words === null ? [] : [`${language}: ${come.map(({ text }) => text).join(" ")}`];
        }),
      ]);
    };
    const translated = (of: string | undefined, inGerman: string) =>
      changed("Engagement", "desk-b", {
        ...(of !== undefined && { purpose: of }),
        translations: { de: { purpose: inGerman } },
      });
    expect(await differing(await translated("to sort messages", "Nachrichten ordnen"))).toEqual([
      [
        "subprocessors",
        [
          expect.stringMatching(/^en: .*sort messages/s),
          expect.stringMatching(/^de: .*Nachrichten ordnen/s),
          expect.stringMatching(/^fr: .*sort messages/s),
        ],
      ],
    ]);
    expect(await differing(await translated(undefined, "Ordnen"))).toEqual([
      ["subprocessors", [expect.stringMatching(/^de: .*Ordnen/s)]],
    ]);
    const notice = await differing(
      await changed("ActivityPurpose", "billing-purpose", {
        text: "To answer in the evening, too",
      }),
    );
    expect(notice.map(([path, versions]) => [path, versions?.length])).toEqual([
      ["subprocessors", 0],
      ["privacy", 3],
    ]);
  });

  test("goes as a test to whoever asks for it, and to no customer", async () => {
    const deliveries = await database().delivery.count();
    const mail = { subject: "s", html: "<p>h</p>", text: "t" };
    expect(await orderTestNotice(story.staff("auditor", "AUDITOR"), mail, "de")).toMatchObject({
      reason: "notAllowed",
    });
    expect(await orderTestNotice(story.editor(), mail, "de")).toMatchObject({
      reason: "noSuchUser",
    });
    await database().user.create({
      data: { id: "editor", email: "ed@desk.example", roles: ["EDITOR"], createdAt: new Date(0) },
    });
    expect(await orderTestNotice(story.editor(), mail, "de")).toEqual({
      ok: true,
      value: { address: "ed@desk.example" },
    });
    expect(await database().serviceMail.findMany()).toMatchObject([
      {
        kind: "TEST_NOTICE",
        address: "ed@desk.example",
        language: "de",
        payload: { subject: "[Test] s", text: "t" },
      },
    ]);
    expect(await database().delivery.count()).toBe(deliveries);
  });
});
