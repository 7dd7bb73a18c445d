import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { tellContact } from "../announcing/telling";
import { recordApproval } from "../changes/approvals";
import { database } from "../database/current";
import { recordLetter } from "../notices/notice-acts";
import { listDeliveries } from "../notices/notices";
import { decideObjection, recordObjection } from "../objections/objections";
import { eraseContact } from "../people/people";
import { progressOf, type RollOutQuery, rollOutOf } from "./roll-out";

const all: RollOutQuery = { standing: null, page: 1, agreement: null };

describe("after an announcement", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      {
        name: "desk-a",
        perCustomer: true,
        cast: [
          { ref: "early" },
          { ref: "objects" },
          { ref: "silent", contacts: 2 },
          { ref: "unheard", contacts: 0, unconfirmed: 1 },
        ],
      },
      { name: "desk-b", cast: [{ ref: "one", contacts: 2, unconfirmed: 1 }] },
      { name: "desk-c", cast: Array.from({ length: 53 }, (_, n) => ({ ref: `c${n + 100}` })) },
    ]);
  });

  const view = async (id: string, query: Partial<RollOutQuery> = {}, actor = story.editor()) => {
    const found = await rollOutOf(actor, id, { ...all, ...query });
    if (found === null) throw new Error("There is no roll-out to see");
    return found;
  };
  const standingsIn = async (id: string) =>
    Object.fromEntries(
      (await view(id)).agreements.map(({ agreement, standing }) => [agreement, standing]),
    );
  const about = (changeSetId: string, customerRef: string) =>
    ({ changeSetId, customerRef, agreementRef: null, channel: "EMAIL", text: "x" }) as const;

  test("each agreement stands where its mail, its words and its days have brought it", async () => {
    const id = await story.announced([await purpose("desk-a", "more")], story.today());
    const [early, objects, silent, unheard] = ["early", "objects", "silent", "unheard"].map((ref) =>
      of("desk-a", ref),
    ) as [string, string, string, string];
    expect(await standingsIn(id)).toEqual({
      [early]: "SENDING",
      [objects]: "SENDING",
      [silent]: "SENDING",
      [unheard]: "NOT_TOLD",
    });
    expect((await view(id)).progress).toMatchObject({ all: 4, pending: 4, accepted: 0 });

    await story.mail(id);
    const received = { receivedOn: null };
    expect(
      await recordApproval(story.editor(), { ...about(id, early), ...received }),
    ).toMatchObject({ ok: true });
    const objection = await recordObjection(story.editor(), {
      ...about(id, objects),
      ...received,
      text: "We do not want this vendor.",
    });
    const objectionId = objection.ok ? objection.value.id : "";
    await database().acknowledgement.create({
      data: {
        noticeId: (await view(id)).agreements.find(({ agreement }) => agreement === silent)
          ?.noticeId as string,
        contactId: `${silent}-2`,
        at: new Date(story.at()),
      },
    });
    expect(await standingsIn(id)).toEqual({
      [early]: "READY",
      [objects]: "OBJECTED",
      [silent]: "WAITING",
      [unheard]: "NOT_TOLD",
    });
    const rows = new Map((await view(id)).agreements.map((row) => [row.agreement, row]));
    expect(rows.get(silent)).toMatchObject({
      customerName: silent,
      startsOn: story.today(),
      objectionLastDay: addDays(story.today(), 30),
      acknowledged: [{ contact: `dpo2@${silent}.example` }],
      tellings: [
        { contact: { id: `${silent}-1` }, state: "ACCEPTED", lastReply: "250 ok", attempts: 1 },
        { contact: { id: `${silent}-2` }, state: "ACCEPTED" },
      ],
      blockers: [{ code: "NOTICE_RUNNING" }, { code: "PLANNED_LATER" }],
    });
    expect(rows.get(objects)?.objections).toMatchObject([
      { text: "We do not want this vendor.", isTimely: true, decision: null },
    ]);
    expect(rows.get(early)?.approvals).toMatchObject([
      { kind: "EARLY", receivedOn: story.today() },
    ]);
    expect(rows.get(unheard)?.blockers[0]).toEqual({ code: "NO_CONTACT" });

    story.pass(31);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    await decideObjection(
      story.approver(),
      objectionId,
      "ACCOMMODATED_BY_LEAVING_OUT",
      "Not worth it.",
    );
    const after = await view(id);
    expect(after.counts).toEqual({
      OBJECTED: 0,
      NOT_TOLD: 1,
      SENDING: 0,
      WAITING: 0,
      READY: 0,
      EFFECTIVE: 2,
      CLOSED: 1,
    });
    expect(after.agreements.find(({ agreement }) => agreement === early)).toMatchObject({
      ground: "APPROVAL",
      effectiveOn: story.today(),
    });
    expect(after.agreements.find(({ agreement }) => agreement === objects)).toMatchObject({
      standing: "CLOSED",
      closedBecause: "ACCOMMODATED_BY_LEAVING_OUT",
      objections: [{ decision: "ACCOMMODATED_BY_LEAVING_OUT", decisionReason: "Not worth it." }],
    });
  });

  test("what wants attention comes first, fifty on a page, and an opened agreement with its page", async () => {
    const id = await story.announced([await purpose("desk-c", "more")]);
    const last = of("desk-c", "c152");
    await recordObjection(story.editor(), { ...about(id, last), receivedOn: null });
    const first = await view(id);
    expect([first.agreements.length, first.page, first.pages, first.all]).toEqual([50, 1, 2, 53]);
    expect(first.agreements[0]?.agreement).toBe(last);
    expect((await view(id, { page: 99 })).agreements).toHaveLength(3);
    const opened = await view(id, { agreement: of("desk-c", "c151") });
    expect([opened.page, opened.opened?.agreement]).toEqual([2, of("desk-c", "c151")]);
    expect((await view(id, { standing: "OBJECTED" })).agreements).toHaveLength(1);
    expect((await view(id, { standing: "READY" })).agreements).toEqual([]);
  });

  test("a notice goes to another confirmed contact of that customer, and to nobody else", async () => {
    const id = await story.announced([await purpose("desk-b", "more")]);
    const customer = of("desk-b", "one");
    await database().delivery.updateMany({
      where: { contactId: `${customer}-2` },
      data: { state: "BOUNCED" },
    });
    const tell = (contactId: string, actor = story.editor()) =>
      tellContact(actor, { changeSetId: id, customerRef: customer, agreementRef: null, contactId });
    const opened = await view(id, { agreement: customer });
    expect(opened.opened?.contacts).toEqual([
      { id: `${customer}-1`, label: `Person 1, dpo1@${customer}.example` },
      { id: `${customer}-2`, label: `Person 2, dpo2@${customer}.example` },
    ]);
    expect(await tell(`${customer}-1`)).toMatchObject({ ok: true });
    expect(await tell(`${customer}-3`)).toEqual({ ok: false, reason: "noSuchContact" });
    expect(await tell(`${of("desk-c", "c100")}-1`)).toEqual({ ok: false, reason: "noSuchContact" });
    expect(await tell(`${customer}-1`, story.administrator())).toEqual({
      ok: false,
      reason: "notAllowed",
    });
    expect(
      (await listDeliveries(id)).map(({ contactId, state, announcement: { kind } }) =>
        [contactId.slice(-1), state, kind].join(" "),
      ),
    ).toEqual(["1 PENDING NOTICE", "2 BOUNCED NOTICE", "1 PENDING NOTICE"]);
    await eraseContact(story.editor(), `${customer}-2`);
    expect(await tell(`${customer}-2`)).toEqual({ ok: false, reason: "noSuchContact" });
    const [row] = (await view(id)).agreements;
    expect(row?.tellings.map(({ contact }) => contact.label)).toEqual([
      `dpo1@${customer}.example`,
      "a contact who was erased",
      `dpo1@${customer}.example`,
    ]);
  });

  test("a contact named later can be told of a change that waited for one", async () => {
    const id = await story.announced([await purpose("desk-a", "even more")], story.today());
    const customer = of("desk-a", "unheard");
    await database().customerContact.update({
      where: { id: `${customer}-1` },
      data: { confirmedAt: new Date(story.at()) },
    });
    expect((await standingsIn(id))[customer]).toBe("NOT_TOLD");
    expect(
      await tellContact(story.editor(), {
        changeSetId: id,
        customerRef: customer,
        agreementRef: customer,
        contactId: `${customer}-1`,
      }),
    ).toMatchObject({ ok: true });
    expect((await standingsIn(id))[customer]).toBe("SENDING");
    await story.mail(id);
    expect((await standingsIn(id))[customer]).toBe("WAITING");
  });

  test("a letter stands beside the mails with what proves it", async () => {
    const id = await story.announced([await purpose("desk-b", "letter")]);
    const customer = of("desk-b", "one");
    await recordLetter(story.editor(), {
      ...about(id, customer),
      contactId: `${customer}-1`,
      sentOn: null,
      channel: "LETTER",
      text: "RR 42",
    });
    const [row] = (await view(id)).agreements;
    expect(row?.tellings.at(-1)).toMatchObject({ channel: "LETTER", lastReply: "RR 42" });
    expect((await view(id)).progress.all).toBe(1);
  });

  test("is shown to nobody who may not read the register, and not before", async () => {
    const id = await story.approved(await purpose("desk-b", "again"));
    expect(await rollOutOf(story.editor(), id, all)).toBeNull();
    expect(await rollOutOf(story.editor(), randomUUID(), all)).toBeNull();
    const told = await story.announced([await purpose("desk-b", "once more")]);
    const requester = story.staff("requester", "REQUESTER");
    expect(await rollOutOf(requester, told, all)).toBeNull();
    expect(await progressOf(requester, told)).toBeNull();
    const auditor = story.staff("auditor", "AUDITOR");
    expect((await view(told, {}, auditor)).may).toEqual({
      record: false,
      object: false,
      decide: false,
    });
  });
});
