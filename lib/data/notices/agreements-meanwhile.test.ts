import { beforeAll, describe, expect, test } from "vitest";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { announceChangeSet } from "../announcing/announcing";
import { recordApproval } from "../changes/approvals";
import { createChangeSet } from "../changes/change-sets";
import { approveChangeSet, submitChangeSet } from "../changes/change-steps";
import { database } from "../database/current";
import { noticeStates } from "./notices";

let story: Story;

beforeAll(async () => {
  story = await openStory([
    { name: "drop", cast: [{ ref: "one" }, { ref: "two" }] },
    { name: "other", cast: [{ ref: "one" }] },
    {
      name: "roll",
      perCustomer: true,
      cast: [{ ref: "one" }, { ref: "slow", noticeDays: 60 }],
    },
    { name: "asks", perCustomer: true, cast: [{ ref: "one" }, { ref: "two" }] },
  ]);
});

/** What tells nobody is active with its approval. */
async function takeProduct(agreement: string, productIds: string[]): Promise<void> {
  const item = await changed("CustomerAgreement", agreement, { productIds });
  const { id } = expectDone(
    await createChangeSet(story.editor(), {
      title: "Another product",
      reason: null,
      items: [{ validFrom: null, overrides: [], ...item }],
    }),
  );
  expectDone(await submitChangeSet(story.editor(), id));
  expectDone(await approveChangeSet(story.approver(), id));
}

describe("an agreement that drops the product after the announcement", () => {
  const one = of("drop", "one");

  test("is closed with the activation, which waits for it no more", async () => {
    const id = await story.announced([await purpose("drop", "other")]);
    await database().delivery.updateMany({
      where: { contactId: `${one}-1` },
      data: { state: "CANCELLED" },
    });
    await takeProduct(one, ["other"]);
    const states = await noticeStates(id, story.at());
    expect(states.find(({ agreement }) => agreement === one)?.blockers).toContainEqual({
      code: "AGREEMENT_CHANGED",
      since: "NOT_CONCERNED",
    });
    await story.mail(id);
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({
      ok: true,
      value: { effective: [of("drop", "two")], heldBack: [] },
    });
    const closed = await database().notice.findFirstOrThrow({
      where: { changeSetId: id, agreementRef: one },
    });
    expect(closed).toMatchObject({ effectiveOn: null, declinedBecause: "NOT_CONCERNED" });
  });
});

describe("an agreement that is changed while others have the change already", () => {
  test("is closed where it dropped the product, and waited for no more", async () => {
    const id = await story.announced([await purpose("roll", "other")], story.today());
    await story.mail(id);
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({
      value: { effective: [of("roll", "one")], heldBack: [{}] },
    });
    await takeProduct(of("roll", "slow"), ["other"]);
    expect(await story.activate(id)).toMatchObject({ value: { effective: [], heldBack: [] } });
    const closed = await database().notice.findMany({
      where: { changeSetId: id, effectiveOn: null },
      orderBy: { agreementRef: "asc" },
      select: { agreementRef: true, declinedBecause: true },
    });
    expect(closed).toEqual([
      { agreementRef: of("roll", "slow"), declinedBecause: "NOT_CONCERNED" },
    ]);
  });
});

describe("an agreement that asks for approval of each sub-processor since it was told", () => {
  const one = of("asks", "one");

  test("does not get the change by silence any more, and gets it with its approval", async () => {
    const id = await story.announced([await purpose("asks", "other")], story.today());
    await story.mail(id);
    const amended = await story.approved(
      await changed("CustomerAgreement", one, { authorisation: "SPECIFIC" }),
    );
    expectDone(await announceChangeSet(story.approver(), amended, null));
    await story.sign(amended, one);
    expectDone(await story.activate(amended));
    story.pass(31);
    expect(await story.activate(id)).toMatchObject({
      value: {
        effective: [of("asks", "two")],
        heldBack: [{ agreement: one, blockers: [{ code: "SPECIFIC_APPROVAL_MISSING" }] }],
      },
    });
    expectDone(
      await recordApproval(story.editor(), {
        changeSetId: id,
        customerRef: one,
        agreementRef: null,
        receivedOn: null,
        channel: "EMAIL",
        text: "We approve",
      }),
    );
    expect(await story.activate(id)).toMatchObject({ value: { effective: [one], heldBack: [] } });
  });
});
