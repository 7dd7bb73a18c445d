import { beforeAll, describe, expect, test } from "vitest";
import type { CorrectionEntry } from "@/lib/domain/change/correction";
import type { TrackedLetter } from "@/lib/domain/sending/tracked-letter";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { carryOver } from "../changes/carrying-over";
import { approveChangeSet, submitChangeSet } from "../changes/change-steps";
import { redraftChangeSet } from "../changes/redrafting";
import { confirmContactByHand, saveContact } from "../customers/contacts";
import { database } from "../database/current";
import { announcedChanges } from "../home/home-announced";
import { recordTracking } from "../notices/letter-tracking";
import { nextContactsOf } from "../notices/next-contacts";
import { resendDelivery } from "../notices/notice-acts";
import { draftCorrection, sendCorrection } from "./corrections";
import { latecomersDependOn } from "./latecomers";
import { withdrawChangeSet } from "./withdrawing";

const wrong: CorrectionEntry = { matter: "SERVICE", said: "more", right: "other" };

describe("after a correction by which days begin anew", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory(
      ["a", "b", "c", "d", "e", "f", "g"].map((name) => ({
        name: `desk-${name}`,
        cast: [{ ref: "one", contacts: name === "f" ? 2 : 1 }],
      })),
    );
  });

  async function told(scene: string): Promise<string> {
    const id = await story.announced([await purpose(scene, "more")]);
    await story.mail(id);
    return id;
  }
  const noticeOf = (changeSetId: string) =>
    database().notice.findFirstOrThrow({ where: { changeSetId } });
  async function corrected(changeSetId: string, entry: CorrectionEntry, scene?: string) {
    const items = scene === undefined ? [] : [await purpose(scene, entry.right)];
    const by = story.staff("both", "EDITOR", "APPROVER");
    expectDone(
      await draftCorrection(by, { changeSetId, entries: [entry], items, recordsStand: true }),
    );
    return expectDone(await sendCorrection(story.approver(), changeSetId));
  }

  test("a letter of before, found delivered since, sets no day", async () => {
    const id = await told("desk-a");
    const letter: TrackedLetter = {
      ...{ line: 2, customer: of("desk-a", "one"), agreement: null, contact: null },
      ...{ carrier: "Post", number: "RR-1", postedOn: story.today() },
      ...{ deliveredOn: null, returnedOn: null },
    };
    expectDone(await recordTracking(story.editor(), id, [letter]));
    story.pass(2);
    await corrected(id, wrong);
    story.pass(1);
    const deliveredOn = story.today();
    expectDone(await recordTracking(story.editor(), id, [{ ...letter, deliveredOn }]));
    expect(await noticeOf(id)).toMatchObject({ startsOn: null, earliestEffectiveOn: null });
  });

  test("a mail that is sent again reads what is right by now, whichever mail it was", async () => {
    const id = await told("desk-b");
    const first = await corrected(id, wrong, "desk-b");
    await story.mail(id);
    story.pass(1);
    await corrected(id, { matter: "SERVICE", said: "other", right: "third" }, "desk-b");
    await story.mail(id);
    const newest = await database().correction.findFirstOrThrow({
      where: { changeSetId: id },
      orderBy: { sentAt: "desc" },
    });
    const deliveries = await database().delivery.findMany({
      where: { announcement: { changes: { some: { changeSetId: id } } } },
      include: { announcement: true },
      orderBy: { announcement: { at: "asc" } },
    });
    expect(deliveries.map(({ announcement }) => announcement.kind)).toEqual([
      ...["NOTICE", "CORRECTION", "CORRECTION"],
    ]);
    expect(deliveries[1]?.announcementId).toBe(first.announcementId);
    for (const { id: old } of deliveries) {
      const again = expectDone(await resendDelivery(story.editor(), old, null));
      expect(
        await database().announcement.findUniqueOrThrow({ where: { id: again.announcementId } }),
      ).toMatchObject({ kind: "CORRECTION", correctionId: newest.id });
    }
  });

  test("whoever wrote what is right does not let the change go on, nor approve it when it comes again", async () => {
    const id = await told("desk-c");
    await corrected(id, wrong, "desk-c");
    await story.approved(await changed("Engagement", "desk-c", { contractVersion: "2" }));
    const both = () => story.staff("both", "EDITOR", "APPROVER");
    expect(await carryOver(both(), id)).toMatchObject({ reason: "approverIsAuthor" });
    await expect(
      database().carryOver.create({
        data: {
          ...{ id: "x", changeSetId: id, at: new Date(story.at()), byId: "user:both" },
          ...{ factsHash: "0".repeat(64), items: [] },
        },
      }),
    ).rejects.toThrow(/may not carry it over/);
    expectDone(await withdrawChangeSet(story.approver(), id, "Not now."));
    const again = expectDone(await redraftChangeSet(story.editor(), id));
    expectDone(await submitChangeSet(story.editor(), again.id));
    expect(await approveChangeSet(both(), again.id)).toMatchObject({ reason: "approverIsAuthor" });
    expectDone(await approveChangeSet(story.approver(), again.id));
  });

  test("a customer who had the first mail and not the correction counts as not told on the first page", async () => {
    const id = await told("desk-d");
    await database().customerContact.updateMany({
      where: { customerRef: of("desk-d", "one") },
      data: { bouncedAt: new Date(story.at()) },
    });
    await corrected(id, wrong);
    const { blocked } = await announcedChanges(story.today(), story.at());
    expect(blocked).toMatchObject([{ key: id, detail: "One customer could not be told" }]);
  });

  test("customers who came since are looked for once more when the change was put on a newer register", async () => {
    const id = await told("desk-e");
    await story.approved(await changed("Engagement", "desk-e", { contractVersion: "2" }));
    const before = await latecomersDependOn(story.system());
    expectDone(await carryOver(story.approver(), id));
    expect(await latecomersDependOn(story.system())).not.toBe(before);
  });

  test("the next contact is one whom no mail of what is right has reached, whatever was told before", async () => {
    const id = await told("desk-f");
    await corrected(id, wrong);
    const customer = of("desk-f", "one");
    const corrections = {
      announcement: { kind: "CORRECTION" as const },
      contact: { customerRef: customer },
    };
    await database().delivery.updateMany({ where: corrections, data: { state: "FAILED" } });
    const { id: noticeId } = await noticeOf(id);
    const next = (await nextContactsOf([{ id: noticeId, customerRef: customer }])).get(noticeId);
    expect(next).toMatchObject({ act: "TELL", contact: { id: `${customer}-1` } });
  });

  test("a contact that gets another address before a second correction reached it is sent that one, too", async () => {
    const id = await told("desk-g");
    await corrected(id, wrong);
    await story.mail(id);
    await corrected(id, { matter: "SERVICE", said: "other", right: "third" });
    const customerRef = of("desk-g", "one");
    expectDone(
      await saveContact(story.editor(), {
        ...{ id: `${customerRef}-1`, customerRef, email: "new@desk-g.example" },
        ...{ name: null, language: null },
      }),
    );
    const confirmed = await confirmContactByHand(story.editor(), `${customerRef}-1`, "by phone");
    expect(expectDone(confirmed).mail.ordered).toHaveLength(1);
  });
});

test("a slip told to a contact who came since holds back nothing that the notice did not", async () => {
  const story = await openStory([
    {
      name: "all",
      cast: [
        { ref: "one", contacts: 1, unconfirmed: 1, terms: { contactsToInform: "ALL_CONTACTS" } },
      ],
    },
  ]);
  const id = await story.announced([await purpose("all", "more")]);
  await story.mail(id);
  expectDone(await confirmContactByHand(story.editor(), `${of("all", "one")}-2`, "by phone"));
  await story.mail(id);
  const entries = [{ matter: "OTHER" as const, said: "Mr", right: "Ms" }];
  expectDone(await draftCorrection(story.editor(), { changeSetId: id, entries, items: [] }));
  expectDone(await sendCorrection(story.approver(), id));
  await story.mail(id);
  story.pass(31);
  expect(expectDone(await story.activate(id)).effective).toHaveLength(1);
});
