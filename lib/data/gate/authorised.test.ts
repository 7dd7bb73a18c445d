import { beforeAll, describe, expect, test } from "vitest";
import { machineActor } from "@/lib/auth/actor";
import { authorised as operation } from "@/lib/domain/api/authorised";
import { addDays } from "@/lib/domain/calendar";
import { annexEntries } from "@/lib/domain/documents/annex-entries";
import { bodyOf } from "@/lib/domain/register";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, of, openStory, type Story } from "@/lib/testing/story";
import { annexInput } from "../annexes/annexes";
import { decideObjection, recordObjection } from "../objections/objections";
import { presentRegister } from "../register";
import { authorisedFor } from "./authorised";

let story: Story;
const [silent, objects, dropped] = ["silent", "objects", "dropped"].map((ref) =>
  of("shop", ref),
) as [string, string, string];

beforeAll(async () => {
  story = await openStory([
    {
      name: "shop",
      perCustomer: true,
      cast: [
        { ref: "silent", terms: { effectiveFrom: "2026-02-01" } },
        { ref: "objects" },
        { ref: "dropped", terms: { effectiveFrom: "2025-02-01", endsOn: "2026-02-28" } },
      ],
      more: [
        {
          kind: "LegalEntity",
          ref: "sprach",
          body: {
            legalName: "Sprach GmbH",
            country: "DE",
            street: "Am Hof 1",
            city: "Bonn",
            contactEmail: "privacy@sprach.example",
          },
        },
        { kind: "Vendor", ref: "sprach", body: { name: "Sprach", legalEntityId: "sprach" } },
        { kind: "VendorService", ref: "sprach", body: { name: "Sprach", vendorId: "sprach" } },
      ],
    },
    { name: "other", cast: [{ ref: "one" }] },
  ]);
});

async function ask(customer: string, engagement: string | null = null) {
  const machine = machineActor({ id: "switch", scopes: ["authorised:read"] }, story.at());
  const answer = expectDone(await authorisedFor(machine, { customer, engagement }));
  return operation.answer.parse(answer);
}

/** How one engagement stands under the one agreement of a customer. */
async function standing(customer: string, engagement: string) {
  const { agreements } = await ask(customer, engagement);
  return agreements[0]?.engagements[0];
}

/** Whom the annex of an agreement lists. */
async function inAnnex(agreement: string): Promise<string[]> {
  const input = await annexInput(agreement, null);
  if (input === null) throw new Error("There is an annex");
  return annexEntries(input)
    .filter(({ part }) => part === "SUBPROCESSORS")
    .map(({ key }) => key);
}

async function expectAsAnnex(): Promise<void> {
  for (const agreement of [silent, objects]) {
    const [own] = (await ask(agreement)).agreements;
    const listed = own?.engagements.filter((one) => one.authorised).map(({ ref }) => ref);
    expect(listed).toEqual(await inAnnex(agreement));
  }
}

describe("what a customer has authorised", () => {
  test("is what stood on the list when its agreement began, as its annex has it", async () => {
    await expectAsAnnex();
    expect(await ask(silent)).toMatchObject({
      customer: silent,
      publication: 1,
      authorised: null,
      agreements: [
        {
          ref: silent,
          inForce: true,
          engagements: [
            {
              ref: "shop",
              authorised: true,
              state: "AUTHORISED",
              authorisedFrom: "2026-02-01",
              perTenantSwitch: true,
              waiting: [],
            },
          ],
        },
      ],
    });
    expect(await standing(objects, "shop")).toMatchObject({ authorisedFrom: null });
  });

  test("is nothing new through an announcement, something once it took effect, and not what was refused", async () => {
    const { register } = await presentRegister();
    const shop = bodyOf(register, { kind: "Engagement", ref: "shop" });
    const body = { ...shop, vendorServiceId: "sprach" };
    const id = await story.announced([
      { kind: "Engagement", ref: "newcomer", body },
      {
        kind: "ProcessingLocation",
        ref: "newcomer-de",
        body: { engagementId: "newcomer", locationKind: "STORAGE", country: "DE" },
      },
    ]);
    const announced = { authorised: false, state: "ANNOUNCED", authorisedFrom: null };
    expect(await standing(silent, "newcomer")).toMatchObject(announced);
    await story.mail(id);
    expect(await standing(silent, "newcomer")).toMatchObject({
      ...announced,
      waiting: [
        { changeSet: id, state: "ANNOUNCED", earliestEffectiveOn: addDays(story.today(), 31) },
      ],
    });
    await expectAsAnnex();

    const { id: objection } = expectDone(
      await recordObjection(story.editor(), {
        changeSetId: id,
        customerRef: objects,
        ...{ agreementRef: null, receivedOn: null, channel: "EMAIL", text: "No." },
      }),
    );
    const day = story.pass(31);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    expect(await standing(silent, "newcomer")).toMatchObject({
      ...{ authorised: true, state: "AUTHORISED", authorisedFrom: day, waiting: [] },
    });
    expect(await standing(objects, "newcomer")).toMatchObject({
      ...{ authorised: false, state: "HELD_BACK", authorisedFrom: null },
      waiting: [{ changeSet: id, state: "HELD_BACK" }],
    });
    expect((await ask(silent, "newcomer")).authorised).toBe(true);
    expect((await ask(objects, "newcomer")).authorised).toBe(false);
    await expectAsAnnex();

    expectDone(
      await decideObjection(story.approver(), objection, "ACCOMMODATED_BY_LEAVING_OUT", null),
    );
    expect(await standing(objects, "newcomer")).toMatchObject({
      ...{ authorised: false, state: "DECLINED" },
      waiting: [{ changeSet: id, state: "DECLINED", earliestEffectiveOn: null }],
    });
    await expectAsAnnex();
  });

  test("stays authorised as it was while a change to it waits", async () => {
    const id = await story.announced([
      await changed("Engagement", "shop", { purpose: "Something else" }),
    ]);
    await story.mail(id);
    expect(await standing(silent, "shop")).toMatchObject({
      ...{ authorised: true, state: "AUTHORISED" },
      waiting: [{ changeSet: id, state: "ANNOUNCED" }],
    });
    await expectAsAnnex();
  });

  test("is said apart from what is in use, and for an agreement that is over it is none", async () => {
    expect(await ask(dropped, "shop")).toMatchObject({
      authorised: false,
      agreements: [{ inForce: false }],
    });
    expect(await standing(silent, "other")).toMatchObject({
      ...{ authorised: false, state: "NOT_LISTED", inUse: true },
    });
  });

  test("names what it does not know, and tells nothing to who may not ask", async () => {
    const machine = machineActor({ id: "switch", scopes: ["authorised:read"] }, story.at());
    const asked = (customer: string, engagement: string | null) =>
      authorisedFor(machine, { customer, engagement });
    expect(await asked("nobody", null)).toEqual({ ok: false, reason: "noSuchCustomer" });
    expect(await asked(silent, "nothing")).toEqual({ ok: false, reason: "noSuchEngagement" });
    const other = machineActor({ id: "mail", scopes: ["bounces:write"] }, story.at());
    expect(await authorisedFor(other, { customer: silent, engagement: null })).toEqual({
      ok: false,
      reason: "notAllowed",
    });
  });
});
