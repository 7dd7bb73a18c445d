import { beforeAll, describe, expect, test } from "vitest";
import { addDays, type CalendarDate } from "@/lib/domain/calendar";
import type { TrackedLetter } from "@/lib/domain/sending/tracked-letter";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { dayOf } from "../days";
import { planTracking, recordTracking } from "./letter-tracking";

describe("letters with the tracking of their carrier", () => {
  let story: Story;
  let id = "";
  let posted: CalendarDate;

  beforeAll(async () => {
    story = await openStory([
      {
        name: "letters",
        cast: [
          { ref: "one" },
          {
            ref: "two",
            terms: { deemedReceipt: "AFTER_DAYS", receiptDays: 3, receiptDayCount: "CALENDAR" },
          },
          { ref: "none", contacts: 0 },
        ],
      },
    ]);
    id = await story.announced([await purpose("letters", "more")]);
    posted = story.today();
  });

  const letter = (ref: string, more: Partial<TrackedLetter> = {}): TrackedLetter => ({
    ...{ line: 2, customer: of("letters", ref), agreement: null, contact: null },
    ...{ carrier: "Post", number: `RR-${ref}`, postedOn: posted, deliveredOn: null },
    ...{ returnedOn: null, ...more },
  });
  const record = (...letters: TrackedLetter[]) => recordTracking(story.editor(), id, letters);
  const startsOn = async (ref: string) =>
    dayOf(
      (
        await database().notice.findUniqueOrThrow({
          where: {
            changeSetId_agreementRef: { changeSetId: id, agreementRef: of("letters", ref) },
          },
        })
      ).startsOn,
    );

  test("are recorded all or none, with what is wrong by line", async () => {
    const result = await record(
      letter("one"),
      letter("none", { line: 3, number: "RR-3" }),
      letter("nobody", { line: 4, number: "RR-4" }),
      letter("two", { line: 5, postedOn: addDays(posted, 1) }),
      letter("two", { line: 6, number: "RR-6", postedOn: addDays(posted, -1) }),
    );
    expect(result).toMatchObject({
      reason: "lettersWrong",
      troubles: [
        { line: 3, column: "contact" },
        { line: 4, column: "customer" },
        { line: 5, column: "posted", message: "the day lies in the future" },
        { line: 6, column: "posted" },
      ],
    });
    expect(await startsOn("one")).toBeNull();
    expect(await recordTracking(story.administrator(), id, [letter("one")])).toMatchObject({
      reason: "notAllowed",
    });
  });

  test("count from the day of handing over by each agreement's rule of receipt, and are shown before", async () => {
    const plan = await planTracking(story.editor(), id, [letter("one"), letter("two")]);
    expect(
      plan?.letters.map(({ outcome, objectionLastDay }) => [outcome, objectionLastDay]),
    ).toEqual([
      ["NEW", addDays(posted, 30)],
      ["NEW", addDays(posted, 33)],
    ]);
    expect(await startsOn("one")).toBeNull();
    expect(expectDone(await record(letter("one"), letter("two")))).toEqual({ letters: 2 });
    expect([await startsOn("one"), await startsOn("two")]).toEqual([posted, addDays(posted, 3)]);
    expect(await record(letter("one"), letter("two"))).toMatchObject({ reason: "nothingChanges" });
  });

  test("count from the day of delivery where that is later, and never from an earlier one", async () => {
    story.pass(7);
    const deliveredOn = addDays(posted, 5);
    expectDone(
      await record(
        letter("one", { deliveredOn }),
        letter("two", { deliveredOn: addDays(posted, 1) }),
      ),
    );
    expect([await startsOn("one"), await startsOn("two")]).toEqual([
      deliveredOn,
      addDays(posted, 3),
    ]);
    expect(await record(letter("one", { deliveredOn: posted }))).toMatchObject({
      troubles: [{ column: "delivered" }],
    });
    expect(await record(letter("two", { number: "RR-one" }))).toMatchObject({
      troubles: [{ column: "number" }],
    });
  });

  test("tell nobody once they came back", async () => {
    const two = letter("two", { deliveredOn: addDays(posted, 1) });
    expectDone(await record({ ...two, returnedOn: addDays(posted, 6) }));
    story.pass(40);
    expect(await story.activate(id)).toMatchObject({
      reason: "gateClosed",
      blocked: [
        { agreement: of("letters", "none") },
        { agreement: of("letters", "two"), blockers: [{ code: "NOT_INFORMED" }] },
      ],
    });
    const attempts = await database().attempt.findMany({
      where: { delivery: { tracking: { number: "RR-two" } } },
      orderBy: { number: "asc" },
    });
    expect(attempts.map(({ outcome, reply }) => [outcome, reply])).toEqual([
      ["ACCEPTED", `Post RR-two, posted ${posted}`],
      ["ACCEPTED", `Post RR-two, posted ${posted}, delivered ${addDays(posted, 1)}`],
      [
        "BOUNCED",
        `Post RR-two, posted ${posted}, delivered ${addDays(posted, 1)}, returned ${addDays(posted, 6)}`,
      ],
    ]);
  });
});
