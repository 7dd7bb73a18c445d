import { beforeAll, describe, expect, test } from "vitest";
import { addDays, type CalendarDate } from "@/lib/domain/calendar";
import type { ObjectionDecision } from "@/lib/domain/change/gate";
import { problemsOfActs } from "@/lib/domain/evidence/verify-told";
import type { PublicPart } from "@/lib/domain/publication/public-part";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { recordApproval } from "../changes/approvals";
import { database } from "../database/current";
import { dayOf } from "../days";
import { makeEvidence } from "../evidence/evidence";
import { recordLetter } from "../notices/notice-acts";
import { decideObjection, listObjections, recordObjection } from "./objections";

describe("an objection", () => {
  let story: Story;
  let id = "";
  let sentOn: CalendarDate;

  const east = "Pacific/Auckland";
  const west = "Pacific/Honolulu";

  beforeAll(async () => {
    story = await openStory([
      {
        name: "desk-a",
        cast: [{ ref: "east", zone: east }, { ref: "west", zone: west }, { ref: "one" }],
      },
      { name: "desk-b", perCustomer: true, cast: [{ ref: "one" }, { ref: "two" }] },
      { name: "desk-c", perCustomer: true, cast: [{ ref: "one" }, { ref: "two" }] },
      { name: "desk-d", cast: [{ ref: "one" }] },
      { name: "desk-g", cast: [{ ref: "one" }, { ref: "two" }, { ref: "far", noticeDays: 90 }] },
      { name: "desk-f", perCustomer: true, cast: [{ ref: "one" }, { ref: "two" }] },
      {
        name: "desk-e",
        cast: [{ ref: "one", authorisation: "SPECIFIC" as const }, { ref: "two" }],
      },
    ]);
    id = await story.announced([await purpose("desk-a", "more")]);
    await story.mail(id);
    sentOn = story.today();
  });

  async function object(
    changeSetId: string,
    customerRef: string,
    receivedOn: CalendarDate | null = null,
  ) {
    return recordObjection(story.editor(), {
      changeSetId,
      customerRef,
      agreementRef: null,
      receivedOn,
      channel: "EMAIL",
      text: "No",
    });
  }
  async function objectionTo(changeSetId: string, customerRef: string): Promise<string> {
    const result = await object(changeSetId, customerRef);
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  }
  const decide = (
    objection: string,
    decision: ObjectionDecision,
    reason: string | null = "as agreed",
  ) => decideObjection(story.approver(), objection, decision, reason);
  const approve = (
    changeSetId: string,
    customerRef: string,
    receivedOn: CalendarDate | null = null,
  ) =>
    recordApproval(story.editor(), {
      changeSetId,
      customerRef,
      agreementRef: null,
      receivedOn,
      channel: "LETTER",
      text: "Yes",
    });
  const lastDayOf = async (customer: string) =>
    dayOf(
      (
        await database().notice.findFirstOrThrow({
          where: { changeSetId: id, customerRef: of("desk-a", customer) },
        })
      ).objectionLastDay,
    );

  test("before any mail was accepted is in time", async () => {
    const early = await story.announced([await purpose("desk-d", "x")]);
    expect(await object(early, of("desk-d", "one"))).toMatchObject({
      ok: true,
      value: { timely: true, agreement: "one-desk-d" },
    });
  });

  test("has a last day that counts from the day of sending in the agreement's zone", async () => {
    expect(await lastDayOf("one")).toBe(addDays(sentOn, 30));
    expect(await lastDayOf("east")).toBe(addDays(sentOn, 30));
    // Eight in the morning UTC is ten in the evening of the day before.
    expect(await lastDayOf("west")).toBe(addDays(sentOn, 29));
  });

  test("cannot have been received on a day to come", async () => {
    expect(await object(id, of("desk-a", "one"), addDays(story.today(), 1))).toEqual({
      ok: false,
      reason: "notYet",
    });
  });

  test("needs a customer who has that notice, and someone who may record it", async () => {
    expect(await object(id, of("desk-b", "one"))).toEqual({ ok: false, reason: "noSuchNotice" });
    const draft = {
      changeSetId: id,
      customerRef: of("desk-a", "one"),
      agreementRef: null,
      receivedOn: null,
      channel: "EMAIL",
      text: null,
    } as const;
    expect(await recordObjection(story.administrator(), draft)).toEqual({
      ok: false,
      reason: "notAllowed",
    });
  });

  test("is in time on its last day and late on the next, in the agreement's own zone", async () => {
    story.pass(30);
    expect(await object(id, of("desk-a", "west"))).toMatchObject({
      ok: true,
      value: { timely: true },
    });
    expect(await object(id, of("desk-a", "one"))).toMatchObject({
      ok: true,
      value: { timely: true },
    });
    story.pass(1);
    expect(await object(id, of("desk-a", "one"))).toMatchObject({
      ok: true,
      value: { timely: false },
    });
    expect(await object(id, of("desk-a", "east"))).toMatchObject({
      ok: true,
      value: { timely: false },
    });
    expect(await object(id, of("desk-a", "west"))).toMatchObject({
      ok: true,
      value: { timely: false },
    });
  });

  test("that came late, entered with an earlier day of receipt, counts by that day", async () => {
    expect(await object(id, of("desk-a", "west"), addDays(sentOn, 29))).toMatchObject({
      ok: true,
      value: { timely: true },
    });
  });

  test("is decided by an approver, with a reason where the customer must hear one, and once", async () => {
    const [objection = "", another = ""] = (await listObjections(id))
      .filter(({ notice, timely }) => timely && notice.customerRef === of("desk-a", "west"))
      .map((one) => one.id);
    expect(await decideObjection(story.editor(), objection, "WITHDRAWN", "By telephone")).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    for (const decision of [
      "REFUSED",
      "UNTIMELY",
      "OUTSIDE_GROUND",
      "REMEDY_RUN",
      "ACCOMMODATED_BY_SAFEGUARD",
    ] as const) {
      expect(await decide(objection, decision, null)).toEqual({
        ok: false,
        reason: "reasonMissing",
      });
    }
    expect(await decide(objection, "WITHDRAWN", "By telephone")).toMatchObject({ ok: true });
    expect(await decide(another, "WITHDRAWN", "By telephone")).toMatchObject({ ok: true });
    expect(await decide(objection, "REFUSED")).toEqual({ ok: false, reason: "alreadyDecided" });
    expect(await decide("nowhere", "WITHDRAWN")).toEqual({ ok: false, reason: "noSuchObjection" });
  });

  test("keeps the gate closed while open, and after it was refused; no decision calls it late that was not", async () => {
    const [objection] = await listObjections(id).then((all) =>
      all.filter(({ notice, timely }) => timely && notice.customerRef === of("desk-a", "one")),
    );
    story.pass(1);
    const blockers = async () =>
      (await story.activate(id)).blocked?.map((one) => [one.customer, one.blockers]);
    const open = [[of("desk-a", "one"), [{ code: "OBJECTION_OPEN" }]]];
    expect(await blockers()).toEqual(open);
    expect(await decide(objection?.id ?? "", "UNTIMELY")).toEqual({ ok: false, reason: "inTime" });
    expect(await decide(objection?.id ?? "", "REFUSED")).toMatchObject({ ok: true });
    expect(await blockers()).toEqual(open);
    expect(
      await decide(objection?.id ?? "", "ACCOMMODATED_BY_SAFEGUARD", "keys stay with us"),
    ).toMatchObject({ ok: true });
    expect(await story.activate(id)).toMatchObject({ ok: true });
    const grounds = await database().notice.findMany({
      where: { changeSetId: id },
      select: { ground: true },
      orderBy: { agreementRef: "asc" },
    });
    expect(grounds.map(({ ground }) => ground)).toEqual(["LAPSE", "ACCOMMODATED", "LAPSE"]);
  });

  test("against what is in effect for that customer is recorded, but cannot leave it out any more", async () => {
    expect(await object(id, of("desk-a", "one"))).toMatchObject({
      ok: true,
      value: { inEffect: true, timely: false },
    });
    const late = (await listObjections(id)).find(({ timely }) => !timely)?.id ?? "";
    expect(await decide(late, "ACCOMMODATED_BY_LEAVING_OUT")).toEqual({
      ok: false,
      reason: "inEffect",
    });
    expect(await decide(late, "UNTIMELY")).toMatchObject({ ok: true });
  });

  test("met by leaving the customer out completes the roll-out, and the customer is told of no later change to it", async () => {
    const change = await story.announced([await purpose("desk-b", "more")], story.today());
    await story.mail(change);
    const objection = await objectionTo(change, of("desk-b", "two"));
    story.pass(31);
    expect(await story.activate(change)).toMatchObject({
      ok: true,
      value: { heldBack: [{ agreement: of("desk-b", "two") }] },
    });
    expect(await publicState(change)).toBe("rolling-out");
    expect(await decide(objection, "ACCOMMODATED_BY_LEAVING_OUT")).toMatchObject({ ok: true });
    expect(await publicState(change)).toBe("active");
    const closed = { ok: false, reason: "noticeClosed" };
    expect(await object(change, of("desk-b", "two"))).toEqual(closed);
    expect(await approve(change, of("desk-b", "two"))).toEqual(closed);
    expect(await story.activate(change)).toMatchObject({ ok: false, reason: "nothingToActivate" });
    const later = await story.announced([await purpose("desk-b", "even more")], story.today());
    const notices = await database().notice.findMany({ where: { changeSetId: later } });
    expect(notices.map(({ agreementRef }) => agreementRef)).toEqual([of("desk-b", "one")]);
  });

  test("met by leaving the customer out closes what it was told since of the same record, and never calls that effective", async () => {
    const first = await story.announced([await purpose("desk-f", "more")], story.today());
    await story.mail(first);
    const objection = await objectionTo(first, of("desk-f", "two"));
    story.pass(31);
    expect(await story.activate(first)).toMatchObject({ ok: true });
    const second = await story.announced([await purpose("desk-f", "even more")], story.today());
    await story.mail(second);
    story.pass(31);
    expect(await story.activate(second)).toMatchObject({ ok: true });
    expect(await decide(objection, "ACCOMMODATED_BY_LEAVING_OUT")).toMatchObject({ ok: true });
    expect([await publicState(first), await publicState(second)]).toEqual(["active", "active"]);
    expect(await story.activate(second)).toMatchObject({ ok: false, reason: "nothingToActivate" });
    const closed = await database().notice.findMany({
      where: { agreementRef: of("desk-f", "two") },
    });
    expect(
      closed.map(({ effectiveOn, declinedBecause }) => [effectiveOn, declinedBecause]),
    ).toEqual([
      [null, "ACCOMMODATED_BY_LEAVING_OUT"],
      [null, "ACCOMMODATED_BY_LEAVING_OUT"],
    ]);
  });

  async function publicState(changeSetId: string): Promise<string | undefined> {
    const { publicPart } = await database().publication.findFirstOrThrow({
      orderBy: { number: "desc" },
    });
    return (JSON.parse(publicPart) as PublicPart).changes.find(
      (change) => change.id === changeSetId,
    )?.state;
  }

  describe("and an approval", () => {
    test("early stands in the place of notice and time for that customer alone", async () => {
      const change = await story.announced([await purpose("desk-c", "more")], story.today());
      expect(await approve(change, of("desk-c", "one"))).toMatchObject({
        ok: true,
        value: { kind: "EARLY" },
      });
      expect(await story.activate(change)).toMatchObject({
        ok: true,
        value: { effective: [of("desk-c", "one")], heldBack: [{ agreement: of("desk-c", "two") }] },
      });
      expect(
        await database().notice.findMany({ where: { changeSetId: change, ground: "APPROVAL" } }),
      ).toHaveLength(1);
    });

    test("never in the place of an answer to an objection", async () => {
      const change = await story.announced([await purpose("desk-d", "y")]);
      await objectionTo(change, of("desk-d", "one"));
      await approve(change, of("desk-d", "one"));
      expect((await story.activate(change)).blocked).toMatchObject([
        { blockers: [{ code: "OBJECTION_OPEN" }] },
      ]);
    });

    test("is what a specific authorisation waits for: silence opens nothing", async () => {
      const change = await story.announced([await purpose("desk-e", "more")]);
      await story.mail(change);
      story.pass(60);
      expect((await story.activate(change)).blocked).toEqual([
        {
          customer: of("desk-e", "one"),
          agreement: of("desk-e", "one"),
          blockers: [{ code: "SPECIFIC_APPROVAL_MISSING" }],
        },
      ]);
      expect(await approve(change, of("desk-e", "one"))).toMatchObject({
        ok: true,
        value: { kind: "SPECIFIC" },
      });
      expect(await story.activate(change)).toMatchObject({ ok: true });
    });

    test("is refused from a day to come, without a notice, and by whoever may not record it", async () => {
      expect(await approve(id, of("desk-a", "one"), addDays(story.today(), 2))).toEqual({
        ok: false,
        reason: "notYet",
      });
      expect(await approve(id, of("desk-a", "one"), addDays(sentOn, -2))).toEqual({
        ok: false,
        reason: "beforeAnnouncement",
      });
      expect(await approve(id, "stranger")).toEqual({ ok: false, reason: "noSuchNotice" });
      const draft = {
        changeSetId: id,
        customerRef: of("desk-a", "one"),
        agreementRef: null,
        receivedOn: null,
        channel: "EMAIL",
        text: null,
      } as const;
      expect(await recordApproval(story.administrator(), draft)).toEqual({
        ok: false,
        reason: "notAllowed",
      });
    });
  });

  test("that was too late is in time, and holds the change back, where a later telling moves the last day", async () => {
    const change = await story.announced([await purpose("desk-g", "more")]);
    await story.mail(change);
    story.pass(35);
    const open = await objectionTo(change, of("desk-g", "one"));
    const decided = await objectionTo(change, of("desk-g", "two"));
    expect(await decide(decided, "UNTIMELY")).toMatchObject({ ok: true });
    for (const customerRef of [of("desk-g", "one"), of("desk-g", "two")]) {
      const letter = { sentOn: null, channel: "LETTER", text: null } as const;
      const to = { changeSetId: change, customerRef, agreementRef: null };
      const contactId = `${customerRef}-1`;
      expect(await recordLetter(story.editor(), { ...to, ...letter, contactId })).toMatchObject({
        ok: true,
      });
    }
    const timely = async (objection: string) =>
      (await database().objection.findUniqueOrThrow({ where: { id: objection } })).timely;
    expect(await timely(open)).toBe(true);
    expect(await timely(decided)).toBe(false);
    expect(await decide(open, "UNTIMELY")).toEqual({ ok: false, reason: "inTime" });
    story.pass(60);
    expect(await story.activate(change)).toMatchObject({
      reason: "gateClosed",
      blocked: [{ agreement: of("desk-g", "one"), blockers: [{ code: "OBJECTION_OPEN" }] }],
    });
    const { parts } = expectDone(
      await makeEvidence(story.administrator(), { type: "change", ref: change }),
    );
    expect(problemsOfActs(parts, { subject: { type: "change", ref: change } })).toEqual([]);
  });
});
