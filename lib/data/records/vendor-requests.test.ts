import { beforeAll, describe, expect, test } from "vitest";
import { type StaffActor, staffActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/domain/access";
import type { VendorRequestDraft } from "@/lib/domain/vendor-request";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { openStory, type Story } from "@/lib/testing/story";
import { findChangeSet, itemsOf } from "../changes/change-sets";
import { database } from "../database/current";
import { addUser } from "../people/people";
import {
  declineRequest,
  findRequest,
  listRequests,
  makeRequest,
  requestChoices,
  takeRequest,
} from "./vendor-requests";

const draft: VendorRequestDraft = {
  vendorName: "Pulse Analytics",
  website: "https://pulse.example",
  service: "Usage statistics",
  purpose: "See which screens are slow",
  productRef: "desk",
  dataCategoryRefs: ["messages"],
  dataSubjectRefs: ["end-users"],
  data: null,
  country: "FR",
  perTenantSwitch: true,
  wantedOn: null,
};

describe("a request for a vendor", () => {
  let story: Story;
  const ids = new Map<string, string>();
  const as = (name: string, role: Role): StaffActor =>
    staffActor({ id: ids.get(name) ?? "", roles: [role] }, "web", story.at());
  const rea = () => as("rea", "REQUESTER");
  const editor = () => as("ed", "EDITOR");

  beforeAll(async () => {
    story = await openStory([{ name: "desk-b", cast: [{ ref: "one", noticeDays: 30 }] }]);
    for (const [name, role] of [
      ["rea", "REQUESTER"],
      ["other", "REQUESTER"],
      ["ed", "EDITOR"],
    ] as const) {
      const person = { email: `${name}@example.com`, name, roles: [role] };
      ids.set(name, expectDone(await addUser(story.administrator(), person)).id);
    }
  });

  async function made(more: Partial<VendorRequestDraft> = {}): Promise<string> {
    return expectDone(await makeRequest(rea(), { ...draft, ...more })).id;
  }

  test("says from the first day when the vendor could be used at the earliest", async () => {
    const own = await findRequest(rea(), await made({ productRef: "desk-b" }));
    expect(own).toMatchObject({ state: "RECEIVED", productName: "desk-b", changeSetId: null });
    // Thirty days' notice after today, the day of the notice not counted.
    expect(own?.earliestOn).toBe("2026-04-02");
    const inner = await findRequest(rea(), await made({ productRef: null }));
    expect(inner).toMatchObject({ isFree: true, earliestOn: null });
  });

  test("is seen by whoever made it and by those who read the register, and by no other requester", async () => {
    const id = await made();
    const other = as("other", "REQUESTER");
    expect(await findRequest(other, id)).toBeNull();
    expect(await listRequests(other)).toEqual([]);
    expect((await listRequests(rea())).map((one) => one.id)).toContain(id);
    expect((await listRequests(as("ed", "AUDITOR"))).map((one) => one.id)).toContain(id);
  });

  test("becomes a change with all that the form says, once", async () => {
    const id = await made();
    expect(await takeRequest(rea(), { id })).toMatchObject({ reason: "notAllowed" });
    const { changeSetId } = expectDone(await takeRequest(editor(), { id }));
    const changeSet = await findChangeSet(changeSetId);
    // Whoever asked wrote its words, and may not approve them.
    expect(changeSet?.authors).toEqual([`user:${ids.get("ed")}`, `user:${ids.get("rea")}`]);
    const items = changeSet === null ? [] : itemsOf(changeSet);
    expect(items.map(({ kind, ref }) => `${kind}/${ref}`)).toEqual([
      "Engagement/pulse-analytics-usage-statistics",
      "ProcessingLocation/pulse-analytics-usage-statistics-fr",
      "Vendor/pulse-analytics",
      "VendorService/pulse-analytics-usage-statistics",
    ]);
    expect(items[0]?.body).toMatchObject({
      purpose: draft.purpose,
      productIds: ["desk"],
      activityIds: ["tickets"],
      personalDataCategoryIds: ["messages"],
      perTenantSwitch: true,
    });
    expect(await takeRequest(editor(), { id })).toMatchObject({ reason: "handledAlready" });
    const seen = await findRequest(rea(), id);
    expect(seen).toMatchObject({ state: "DRAFT", changeSetId: null });
    expect((await findRequest(editor(), id))?.changeSetId).toBe(changeSetId);
  });

  test("takes the vendor of that name that the register has, and free refs beside it", async () => {
    const id = await made({ vendorName: "ACME" });
    const { changeSetId } = expectDone(await takeRequest(editor(), { id }));
    const changeSet = await findChangeSet(changeSetId);
    const items = changeSet === null ? [] : itemsOf(changeSet);
    expect(items.some(({ kind }) => kind === "Vendor")).toBe(false);
    expect(items.find(({ kind }) => kind === "VendorService")?.body?.vendorId).toBe("acme");
  });

  test("is declined with a reason that whoever asked reads", async () => {
    const id = await made();
    expectDone(await declineRequest(editor(), { id, reply: "We have one already." }));
    expect(await findRequest(rea(), id)).toMatchObject({
      state: "DECLINED",
      reply: "We have one already.",
      earliestOn: null,
    });
    expect(await takeRequest(editor(), { id })).toMatchObject({ reason: "handledAlready" });
  });

  test("chooses from names alone, and from nothing that is not there", async () => {
    const choices = await requestChoices(rea());
    expect(choices?.products).toContainEqual({ value: "desk", label: "Desk" });
    const wrong = await makeRequest(rea(), { ...draft, productRef: "no-such-product" });
    expect(wrong).toMatchObject({ reason: "noSuchChoice" });
    expect(await makeRequest(as("ed", "AUDITOR"), draft)).toMatchObject({ reason: "notAllowed" });
  });

  test("leaves entries without what it says", async () => {
    const entries = await database().auditEntry.findMany({
      where: { event: { startsWith: "request." } },
    });
    expect(new Set(entries.map(({ event }) => event))).toEqual(
      new Set(["request.made", "request.taken", "request.declined"]),
    );
    expect(JSON.stringify(entries)).not.toContain("Pulse");
  });
});
