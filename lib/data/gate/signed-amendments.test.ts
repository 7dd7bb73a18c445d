import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { given } from "@/lib/testing/given";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, type Story } from "@/lib/testing/story";
import { recordSigned, removeSigned, type SignedEntry } from "../annexes/signed-annexes";
import { announceChangeSet } from "../announcing/announcing";
import { findChangeSet } from "../changes/change-sets";
import { outlookOf } from "../changes/outlook";
import { customerRecord } from "../customers/customer-record";
import { database } from "../database/current";
import { noticeStates } from "../notices/notices";

let story: Story;

function bodyOf({ ref: _ref, validFrom: _validFrom, ...body }: Record<string, unknown>) {
  return body;
}

beforeAll(async () => {
  story = await openStory([
    { name: "sign", cast: [{ ref: "one" }, { ref: "two" }] },
    { name: "standby", standby: true, cast: [{ ref: "one" }] },
    { name: "reserve", standby: true, cast: [{ ref: "one" }] },
    { name: "waits", cast: [{ ref: "one" }] },
    {
      name: "repair",
      cast: [{ ref: "one" }],
      more: [
        {
          kind: "ProcessingLocation",
          ref: "repair-place",
          body: bodyOf(given.processingLocation({ engagementId: "repair" })),
        },
        {
          kind: "Transfer",
          ref: "repair-transfer",
          body: bodyOf(given.transfer({ engagementId: "repair" })),
        },
      ],
    },
  ]);
});

async function noticeOf(changeSetId: string, agreementRef: string) {
  return database().notice.findUniqueOrThrow({
    where: { changeSetId_agreementRef: { changeSetId, agreementRef } },
  });
}

async function blockersOf(id: string, agreement: string) {
  const states = await noticeStates(id, story.at());
  return states.find((state) => state.agreement === agreement)?.blockers;
}

describe("a change that amends the contract", () => {
  const one = of("sign", "one");
  const entry = (changeSetId: string | null, words: string): SignedEntry => ({
    customerRef: one,
    agreementRef: one,
    signedOn: story.today(),
    publication: null,
    changeSetId,
    fileName: "amendment.pdf",
    bytes: new TextEncoder().encode(`%PDF-1.7\n${words}\n%%EOF\n`),
  });

  test("waits for the countersigned file that names it, and for nothing else", async () => {
    const id = await story.announced([
      await changed("CustomerAgreement", one, { noticePeriod: "P60D" }),
    ]);
    await story.mail(id);
    story.pass(100);
    const notice = await noticeOf(id, one);
    expect(notice).toMatchObject({ changeClass: "M2", earliestEffectiveOn: null });
    expect(await blockersOf(id, one)).toEqual([{ code: "SIGNATURE_MISSING" }]);
    expect(await story.activate(id)).toMatchObject({ ok: false, reason: "gateClosed" });
    const forced = database().notice.update({
      where: { id: notice.id },
      data: { effectiveOn: new Date(story.today()), ground: "SIGNED" },
    });
    await expect(forced).rejects.toThrow("no signature is recorded");

    expect((await customerRecord(story.editor(), one))?.agreements[0]?.toSign).toMatchObject([
      { id },
    ]);
    expectDone(await recordSigned(story.editor(), entry(null, "of something else")));
    expect(await blockersOf(id, one)).toEqual([{ code: "SIGNATURE_MISSING" }]);
    expectDone(await recordSigned(story.editor(), entry(id, "of the amendment")));
    expect((await customerRecord(story.editor(), one))?.agreements[0]?.toSign).toEqual([]);
    expect(await story.activate(id)).toMatchObject({ ok: true, value: { effective: [one] } });
    expect(await noticeOf(id, one)).toMatchObject({ ground: "SIGNED" });

    story.pass(1);
    const late = await recordSigned(story.editor(), entry(id, "of what is in effect"));
    expect(late).toEqual({ ok: false, reason: "noSuchChange" });
    const { id: kept } = await database().signedAnnex.findFirstOrThrow({
      where: { noticeId: notice.id },
    });
    const taken = await removeSigned(story.editor(), { customerRef: one, id: kept, reason: "No" });
    expect(taken).toEqual({ ok: false, reason: "signsChange" });
    const forcedAway = database().signedAnnex.update({
      where: { id: kept },
      data: { removedAt: new Date(story.at()), bytes: null },
    });
    await expect(forcedAway).rejects.toThrow("a change took effect by this file");
    const right = {
      ...entry(id, "of the amendment, once more"),
      signedOn: addDays(story.today(), -1),
    };
    expectDone(await recordSigned(story.editor(), right));
    const wrong = { customerRef: one, id: kept, reason: "Another page" };
    expect(await removeSigned(story.editor(), wrong)).toMatchObject({ ok: true });
  });

  test("is signed when it is announced, and not before", async () => {
    const id = await story.announced([
      await changed("CustomerAgreement", one, { noticePeriod: "P90D" }),
    ]);
    const early = { ...entry(id, "of last year"), signedOn: addDays(story.today(), -1) };
    expect(await recordSigned(story.editor(), early)).toEqual({
      ok: false,
      reason: "beforeAnnouncement",
    });
    const { id: kept } = expectDone(
      await recordSigned(story.editor(), entry(id, "of the wrong one")),
    );
    const away = { customerRef: one, id: kept, reason: "It is another customer's" };
    expect(await removeSigned(story.editor(), away)).toMatchObject({ ok: true });

    const two = of("sign", "two");
    const notice = await noticeOf(id, one);
    await story.sign(
      await story.announced([await changed("CustomerAgreement", two, { noticePeriod: "P90D" })]),
      two,
    );
    const other = await database().signedAnnex.findFirstOrThrow({ where: { agreementRef: two } });
    await database().signedAnnex.create({
      data: { ...other, parties: {}, id: "of-another", sha256: "0", noticeId: notice.id },
    });
    const forced = database().notice.update({
      where: { id: notice.id },
      data: { effectiveOn: new Date(story.today()), ground: "SIGNED" },
    });
    await expect(forced).rejects.toThrow("no signature is recorded");
  });

  test("takes effect for whoever has signed, and stays held back for the others", async () => {
    const { ref } = given.processingActivity();
    const id = await story.approved(
      await changed("ProcessingActivity", ref, { duration: "As long as the contract, and a week" }),
    );
    const changeSet = await findChangeSet(id);
    expect(changeSet?.gating).toBe("PER_CUSTOMER");
    expectDone(await announceChangeSet(story.approver(), id, null));
    await story.mail(id);
    expectDone(await recordSigned(story.editor(), entry(id, "of the duration")));
    const result = await story.activate(id);
    expect(result).toMatchObject({ ok: true, value: { effective: [one] } });
    expect(await blockersOf(id, of("sign", "two"))).toEqual([{ code: "SIGNATURE_MISSING" }]);
  });

  test("is signed only where its notice asks for it", async () => {
    const id = await story.announced([await changed("Engagement", "sign", { purpose: "other" })]);
    expect(await recordSigned(story.editor(), entry(id, "of nothing"))).toEqual({
      ok: false,
      reason: "noSuchChange",
    });
  });
});

describe("a stand-by that is switched on", () => {
  test("is told on the day it takes effect, and waits for nobody", async () => {
    const id = await story.approved(await changed("Engagement", "standby", { standby: false }));
    expect(await findChangeSet(id)).toMatchObject({ state: "APPROVED" });
    expectDone(await announceChangeSet(story.approver(), id, null));
    expect(await findChangeSet(id)).toMatchObject({ state: "ACTIVE" });
    const notices = await database().notice.findMany({ where: { changeSetId: id } });
    expect(notices).toMatchObject([
      { agreementRef: of("standby", "one"), changeClass: "I", ground: "NO_GATE" },
    ]);
    expect(await story.mail(id)).toBe(1);
  });
});

describe("a stand-by that is switched on together with what waits", () => {
  test("is confirmed with the day, when that has come", async () => {
    const id = await story.announced([
      await changed("Engagement", "reserve", { standby: false }),
      await changed("Engagement", "waits", { purpose: "other" }),
    ]);
    expect(await findChangeSet(id)).toMatchObject({ state: "ANNOUNCED" });
    await story.mail(id);
    story.pass(31);
    expectDone(await story.activate(id));
    expect(await noticeOf(id, of("reserve", "one"))).toMatchObject({ ground: "NO_GATE" });
    const confirmed = await database().deliveredNotice.findMany({
      where: { delivery: { announcement: { kind: "CONFIRMATION" } }, notice: { changeSetId: id } },
      select: { notice: { select: { agreementRef: true } } },
      orderBy: { notice: { agreementRef: "asc" } },
    });
    expect(confirmed.map(({ notice }) => notice.agreementRef)).toEqual([
      of("reserve", "one"),
      of("waits", "one"),
    ]);
  });
});

describe("the repair of a lost mechanism", () => {
  test("is in effect when it is told, and the notice goes out in parallel", async () => {
    const mechanism = given.transferMechanismUse({ transferId: "repair-transfer" });
    const id = await story.approved({
      kind: "TransferMechanismUse",
      ref: "repair-mechanism",
      body: bodyOf(mechanism),
    });
    const stored = await findChangeSet(id);
    const { consequence } = await outlookOf(stored ?? never(), story.at());
    expect(consequence.customers).toMatchObject([
      { class: "M2", dates: null, terms: { effect: "AT_ONCE" } },
    ]);
    expectDone(await announceChangeSet(story.approver(), id, null));
    expect(await findChangeSet(id)).toMatchObject({ state: "ACTIVE" });
    expect(await noticeOf(id, of("repair", "one"))).toMatchObject({ ground: "NO_GATE" });
    const mails = await database().delivery.findMany({
      where: { announcement: { changes: { some: { changeSetId: id } } } },
      select: { state: true, announcement: { select: { kind: true } } },
    });
    expect(mails).toEqual([{ state: "PENDING", announcement: { kind: "NOTICE" } }]);
  });
});

function never(): never {
  throw new Error("The change set is not stored");
}
