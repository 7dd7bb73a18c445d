import { beforeAll, describe, expect, test } from "vitest";
import { customerActor } from "@/lib/auth/actor";
import { addDays } from "@/lib/domain/calendar";
import { given } from "@/lib/testing/given";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { announceChangeSet } from "../announcing/announcing";
import { findChangeSet } from "../changes/change-sets";
import { outlookOf } from "../changes/outlook";
import { database } from "../database/current";
import { dayOf } from "../days";
import { recordBounce } from "../mail/bounces";
import { recordLetter } from "../notices/notice-acts";
import { noticeStates } from "../notices/notices";
import { recordReceipt } from "../notices/receipts";
import { acknowledgeNotice } from "../portal";

let story: Story;

const silence = {
  silenceApproves: true,
  silenceClause: "Where the customer does not answer, the change is deemed approved.",
};

beforeAll(async () => {
  story = await openStory([
    {
      name: "all",
      perCustomer: true,
      cast: [{ ref: "one", contacts: 2, terms: { contactsToInform: "ALL_CONTACTS" } }],
    },
    {
      name: "confirm",
      perCustomer: true,
      cast: [
        { ref: "portal", terms: { deemedReceipt: "CONFIRMATION" } },
        { ref: "staff", terms: { deemedReceipt: "CONFIRMATION" } },
        {
          ref: "both",
          contacts: 2,
          terms: { deemedReceipt: "CONFIRMATION", contactsToInform: "ALL_CONTACTS" },
        },
        {
          ref: "late",
          contacts: 2,
          terms: { deemedReceipt: "CONFIRMATION", contactsToInform: "ALL_CONTACTS" },
        },
      ],
    },
    {
      name: "silence",
      perCustomer: true,
      cast: [
        { ref: "quoted", authorisation: "SPECIFIC", terms: silence },
        { ref: "claimed", authorisation: "SPECIFIC", terms: { silenceApproves: true } },
      ],
    },
    {
      name: "gap",
      cast: [
        {
          ref: "one",
          terms: {
            noticePeriod: "P10D",
            noticeDayCount: "BUSINESS",
            holidayCalendarIds: ["england-wales"],
          },
        },
      ],
    },
    {
      name: "shared",
      cast: [
        { ref: "follows", terms: { termsProfileId: "standard", noticePeriod: undefined } },
        { ref: "overrides", terms: { termsProfileId: "standard" } },
      ],
    },
  ]);
});

async function noticeOf(changeSetId: string, agreementRef: string) {
  return database().notice.findUniqueOrThrow({
    where: { changeSetId_agreementRef: { changeSetId, agreementRef } },
  });
}

async function blockersOf(changeSetId: string, agreement: string) {
  const states = await noticeStates(changeSetId, story.at());
  return states.find((one) => one.agreement === agreement)?.blockers;
}

describe("an agreement that wants all its contacts told", () => {
  const agreement = of("all", "one");

  test("waits while one of them was not, and the database refuses, too", async () => {
    const id = await story.announced([await purpose("all", "x")]);
    await story.mail(id);
    const bounced = await database().delivery.findFirstOrThrow({
      where: {
        contactId: `${agreement}-2`,
        announcement: { changes: { some: { changeSetId: id } } },
      },
    });
    const report = `Content-Type: multipart/report\nStatus: 5.1.1\n${bounced.messageId}\n`;
    expectDone(await recordBounce(story.administrator(), { message: report }));
    story.pass(31);
    expect(await blockersOf(id, agreement)).toEqual([{ code: "CONTACTS_NOT_TOLD", contacts: 1 }]);
    expect(await story.activate(id)).toMatchObject({ ok: false, reason: "gateClosed" });
    await expect(
      database().notice.update({
        where: { id: (await noticeOf(id, agreement)).id },
        data: { effectiveOn: new Date(story.today()), ground: "LAPSE" },
      }),
    ).rejects.toThrow("not every contact was told");

    const told = {
      changeSetId: id,
      customerRef: agreement,
      agreementRef: null,
      contactId: `${agreement}-2`,
      sentOn: null,
      channel: "LETTER" as const,
      text: null,
    };
    expectDone(await recordLetter(story.editor(), told));
    expect(await blockersOf(id, agreement)).toMatchObject([{ code: "NOTICE_RUNNING" }]);
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({ ok: true });
  });
});

describe("an agreement whose periods begin with a confirmation", () => {
  test("has no days before it, and those of the day on which it came", async () => {
    const id = await story.announced([await purpose("confirm", "x")]);
    await story.mail(id);
    const [portal, staff, both] = ["portal", "staff", "both"].map((ref) => of("confirm", ref));
    story.pass(5);
    for (const agreement of [portal, staff, both])
      expect(await blockersOf(id, agreement ?? "")).toContainEqual({
        code: "RECEIPT_NOT_CONFIRMED",
      });

    const reader = (contactId: string, customerRef = "") =>
      customerActor({ id: contactId, customerRef }, "portal", story.at());
    const { id: noticeId } = await noticeOf(id, portal ?? "");
    expectDone(await acknowledgeNotice(reader(`${portal}-1`, portal), noticeId));
    const draft = {
      changeSetId: id,
      customerRef: staff ?? "",
      agreementRef: null,
      contactId: `${staff}-1`,
      receivedOn: addDays(story.today(), -2),
      channel: "PHONE" as const,
    };
    expectDone(await recordReceipt(story.editor(), draft));
    const days = async (ref = "") => dayOf((await noticeOf(id, ref)).objectionLastDay);
    expect(await days(portal)).toBe(addDays(story.today(), 30));
    expect(await days(staff)).toBe(addDays(story.today(), 28));

    const notice = await noticeOf(id, both ?? "");
    expectDone(await acknowledgeNotice(reader(`${both}-1`, both), notice.id));
    expect(await days(both)).toBeNull();
    story.pass(3);
    expectDone(await acknowledgeNotice(reader(`${both}-2`, both), notice.id));
    expect(await days(both)).toBe(addDays(story.today(), 30));
    // Said once more on a later day, it moves nothing.
    story.pass(1);
    expectDone(await recordReceipt(story.editor(), { ...draft, receivedOn: story.today() }));
    expect(await days(staff)).toBe(addDays(story.today(), 24));
  });

  test("counts from the latest of the days on which all confirmed, whichever is recorded last", async () => {
    const id = await story.announced([await purpose("confirm", "z")]);
    await story.mail(id);
    const late = of("confirm", "late");
    const notice = await noticeOf(id, late);
    story.pass(5);
    const second = customerActor({ id: `${late}-2`, customerRef: late }, "portal", story.at());
    expectDone(await acknowledgeNotice(second, notice.id));
    const confirmedOn = story.today();
    expectDone(
      await recordReceipt(story.editor(), {
        changeSetId: id,
        customerRef: late,
        agreementRef: null,
        contactId: `${late}-1`,
        receivedOn: addDays(confirmedOn, -3),
        channel: "PHONE",
      }),
    );
    const { startsOn, objectionLastDay } = await noticeOf(id, late);
    expect(dayOf(startsOn)).toBe(confirmedOn);
    expect(dayOf(objectionLastDay)).toBe(addDays(confirmedOn, 30));
  });

  test("is recorded by staff alone, and by none before the announcement or of the future", async () => {
    const id = await story.announced([await purpose("confirm", "y")]);
    const draft = {
      changeSetId: id,
      customerRef: of("confirm", "staff"),
      agreementRef: null,
      contactId: `${of("confirm", "staff")}-1`,
      receivedOn: story.today(),
      channel: "EMAIL" as const,
    };
    const refusals = [
      [story.staff("auditor", "AUDITOR"), draft, "notAllowed"],
      [story.editor(), { ...draft, receivedOn: addDays(story.today(), 1) }, "notYet"],
      [story.editor(), { ...draft, receivedOn: addDays(story.today(), -1) }, "beforeAnnouncement"],
      [story.editor(), { ...draft, contactId: `${of("all", "one")}-1` }, "noSuchContact"],
    ] as const;
    for (const [actor, said, reason] of refusals)
      expect(await recordReceipt(actor, said)).toEqual({ ok: false, reason });
  });
});

describe("specific authorisation", () => {
  test("takes silence for approval where a clause that says so is quoted, and nowhere else", async () => {
    const id = await story.announced([await purpose("silence", "x")]);
    await story.mail(id);
    story.pass(31);
    expect(await blockersOf(id, of("silence", "quoted"))).toEqual([]);
    expect(await blockersOf(id, of("silence", "claimed"))).toEqual([
      { code: "SPECIFIC_APPROVAL_MISSING" },
    ]);
    await expect(
      database().notice.update({
        where: { id: (await noticeOf(id, of("silence", "claimed"))).id },
        data: { effectiveOn: new Date(story.today()), ground: "LAPSE" },
      }),
    ).rejects.toThrow("no approval is recorded");
    expect(await story.activate(id)).toMatchObject({
      ok: true,
      value: { effective: [of("silence", "quoted")] },
    });
    expect(await noticeOf(id, of("silence", "quoted"))).toMatchObject({ ground: "LAPSE" });
  });
});

describe("a profile", () => {
  test("that changes is a change of the agreements that follow it, and of no notice that was announced", async () => {
    const announced = await story.announced([await purpose("shared", "x")]);
    const frozen = await noticeOf(announced, of("shared", "follows"));
    expect(frozen.terms).toMatchObject({ noticePeriod: "P30D" });

    const profile = await changed("TermsProfile", "standard", { noticePeriod: "P60D" });
    const id = await story.approved(profile);
    const changeSet = await findChangeSet(id);
    if (changeSet === null) throw new Error("The change set is gone");
    const { consequence } = await outlookOf(changeSet, story.at());
    expect(consequence.customers.map(({ agreement, class: its }) => [agreement, its])).toEqual([
      [of("shared", "follows"), "M2"],
    ]);
    expectDone(await announceChangeSet(story.approver(), id, null));
    await story.mail(id);
    story.pass(90);
    expect(await story.activate(id)).toMatchObject({ ok: false, reason: "gateClosed" });
    await story.sign(id, of("shared", "follows"));
    expect(await story.activate(id)).toMatchObject({ ok: true });
    expect((await noticeOf(announced, of("shared", "follows"))).terms).toEqual(frozen.terms);

    const next = await story.announced([await purpose("shared", "y")]);
    const { terms } = await noticeOf(next, of("shared", "follows"));
    expect(terms).toMatchObject({ noticePeriod: "P60D" });
  });
});

/** The last of the file: the story's days have gone far beyond what the calendar knows. */
describe("an announcement that needs a year which a calendar does not know", () => {
  test("is refused with the name of the calendar and the year, and nothing is done", async () => {
    story.pass(600);
    const id = await story.approved(await purpose("gap", "x"));
    const refused = await announceChangeSet(story.approver(), id, null);
    expect(refused).toEqual({
      ok: false,
      reason: "daysUncountable",
      uncounted: [
        {
          customer: of("gap", "one"),
          agreement: of("gap", "one"),
          reason: `its days cannot be counted: the holiday calendar “England and Wales” says nothing of ${story.today().slice(0, 4)}`,
        },
      ],
    });
    expect(await database().notice.count({ where: { changeSetId: id } })).toBe(0);

    const { days = [] } = given.holidayCalendar();
    const years = [2028, 2029];
    const completed = await changed("HolidayCalendar", "england-wales", {
      lastYear: 2029,
      days: [...days, ...years.map((year) => `${year}-12-25`)],
    });
    const calendar = await story.approved(completed);
    expect(await findChangeSet(calendar)).toMatchObject({ state: "ACTIVE" });
    expect(await announceChangeSet(story.approver(), id, null)).toMatchObject({ ok: true });
  });
});
