import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { find } from "@/lib/domain/register";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { findChangeSet } from "../changes/change-sets";
import { database } from "../database/current";
import { importContacts } from "../people/people";
import { presentRegister } from "../register";
import { announceChangeSet } from "./announcing";

describe("an announcement", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      {
        name: "desk-a",
        cast: [
          { ref: "one", contacts: 2, unconfirmed: 1 },
          { ref: "two", noticeDays: 90 },
          { ref: "silent", contacts: 0, unconfirmed: 1 },
        ],
      },
      { name: "desk-b", perCustomer: true, cast: [{ ref: "one" }, { ref: "two", noticeDays: 90 }] },
      { name: "desk-c", cast: [{ ref: "one" }] },
      { name: "desk-d", cast: [{ ref: "one" }] },
    ]);
  });

  const deliveriesOf = (changeSetId: string) =>
    database().delivery.findMany({
      where: { announcement: { changes: { some: { changeSetId } } } },
      include: { notices: true, announcement: true },
      orderBy: { contactId: "asc" },
    });

  test("makes one notice per agreement and one delivery per confirmed contact, and none for anyone else", async () => {
    const id = await story.announced([await purpose("desk-a", "x")]);
    const notices = await database().notice.findMany({
      where: { changeSetId: id },
      orderBy: { agreementRef: "asc" },
    });
    expect(notices.map(({ agreementRef }) => agreementRef)).toEqual([
      "one-desk-a",
      "silent-desk-a",
      "two-desk-a",
    ]);
    const deliveries = await deliveriesOf(id);
    expect(deliveries.map(({ contactId, state }) => `${contactId} ${state}`)).toEqual([
      "one-desk-a-1 PENDING",
      "one-desk-a-2 PENDING",
      "two-desk-a-1 PENDING",
    ]);
    expect(
      deliveries.every(
        ({ notices: told, announcement }) => told.length === 1 && announcement.kind === "NOTICE",
      ),
    ).toBe(true);
    expect(new Set(deliveries.map(({ messageId }) => messageId)).size).toBe(3);
  });

  test("freezes terms and recipients: what changes later changes nothing of it", async () => {
    const id = await story.announced([await purpose("desk-c", "x")]);
    const frozen = await database().notice.findFirstOrThrow({ where: { changeSetId: id } });
    const terms = await story.announced([
      await changed("CustomerAgreement", of("desk-c", "one"), {
        noticePeriod: "P90D",
        zone: "Asia/Tokyo",
      }),
    ]);
    await story.mail(terms);
    await story.sign(terms, of("desk-c", "one"));
    story.pass(120);
    expect(await story.activate(terms)).toMatchObject({ ok: true });
    expect(
      find((await presentRegister()).register, "CustomerAgreement", of("desk-c", "one"))
        ?.noticePeriod,
    ).toBe("P90D");
    const another = {
      ref: "late",
      customer: of("desk-c", "one"),
      email: "late@x.example",
      name: null,
      language: "en",
      purpose: "DPA_NOTICE",
      confirmed: true,
    };
    expect(await importContacts(story.editor(), [another])).toMatchObject({ ok: true });

    expect(await database().notice.findFirstOrThrow({ where: { changeSetId: id } })).toEqual(
      frozen,
    );
    expect((await deliveriesOf(id)).map(({ address }) => address)).toEqual([
      `dpo1@${of("desk-c", "one")}.example`,
    ]);
    const sentOn = story.today();
    await story.mail(id);
    const dated = await database().notice.findFirstOrThrow({ where: { changeSetId: id } });
    expect(dated.objectionLastDay?.toISOString().slice(0, 10)).toBe(addDays(sentOn, 30));
  });

  test("without a planned day plans the earliest day for all", async () => {
    const id = await story.announced([await purpose("desk-a", "y")]);
    const { plannedOn } = (await findChangeSet(id)) ?? {};
    expect(plannedOn?.toISOString().slice(0, 10)).toBe(addDays(story.today(), 91));
  });

  test("refuses a planned day before the earliest for all, or where each follows alone before that of the first", async () => {
    const all = await story.approved(await purpose("desk-a", "z"));
    expect(
      await announceChangeSet(story.approver(), all, addDays(story.today(), 90)),
    ).toMatchObject({
      ok: false,
      reason: "plannedTooEarly",
    });
    expect(
      await announceChangeSet(story.approver(), all, addDays(story.today(), 91)),
    ).toMatchObject({ ok: true });
    const each = await story.approved(await purpose("desk-b", "z"));
    const first = addDays(story.today(), 31);
    expect(await announceChangeSet(story.approver(), each, addDays(first, -1))).toMatchObject({
      ok: false,
      reason: "plannedTooEarly",
    });
    expect(await announceChangeSet(story.approver(), each, first)).toMatchObject({
      ok: true,
      value: { plannedOn: first },
    });
  });

  test("is refused twice, before approval, and to whoever may not announce", async () => {
    const draft = await story.drafted(await purpose("desk-d", "x"));
    expect(await announceChangeSet(story.approver(), draft, null)).toEqual({
      ok: false,
      reason: "wrongState",
    });
    const id = await story.approved(await purpose("desk-d", "y"));
    expect(await announceChangeSet(story.editor(), id, null)).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    const both = await Promise.all([
      announceChangeSet(story.approver(), id, null),
      announceChangeSet(story.approver(), id, null),
    ]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await deliveriesOf(id)).toHaveLength(1);
  });

  test("of what tells nobody is refused", async () => {
    const id = await story.submitted(
      await changed("Engagement", "desk-d", { contractVersion: "x" }),
    );
    expect(await announceChangeSet(story.approver(), id, null)).toMatchObject({ ok: false });
  });

  test("of an adverse fact has no gate: it is effective at once, and customers are told", async () => {
    const id = await story.announced([
      await changed("Engagement", "desk-d", { contractSignedOn: undefined }),
    ]);
    expect(await findChangeSet(id)).toMatchObject({ state: "ACTIVE" });
    expect(await database().notice.findMany({ where: { changeSetId: id } })).toMatchObject([
      { changeClass: "A", ground: "NO_GATE", earliestEffectiveOn: null },
    ]);
    expect(await deliveriesOf(id)).toMatchObject([
      { state: "PENDING", announcement: { kind: "ADVERSE" } },
    ]);
    expect(find((await presentRegister()).register, "Engagement", "desk-d")).not.toHaveProperty(
      "contractSignedOn",
    );
  });
});
