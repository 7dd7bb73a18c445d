import { beforeAll, describe, expect, test } from "vitest";
import { publicActor, type StaffActor, staffActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/domain/access";
import { find } from "@/lib/domain/register";
import { drawReviewsIcs } from "@/lib/draw/reviews-ics";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, openStory, type Story } from "@/lib/testing/story";
import { createChangeSet } from "../changes/change-sets";
import { database } from "../database/current";
import { addUser, disableUser } from "../people/people";
import { presentRegister } from "../register";
import { confirmReview, listReviews } from "./record-reviews";
import { calendarBehind, makeCalendarLink, revokeCalendarLink } from "./review-calendars";

describe("reviews", () => {
  let story: Story;
  let adaId = "";
  const as = (...roles: Role[]): StaffActor => staffActor({ id: adaId, roles }, "web", story.at());
  const late = { kind: "Vendor", ref: "acme", topic: "REVIEW", field: "lastReviewedOn" } as const;

  beforeAll(async () => {
    story = await openStory([]);
    adaId = expectDone(
      await addUser(story.administrator(), {
        email: "ada@example.com",
        name: "Ada",
        roles: ["EDITOR"],
      }),
    ).id;
    const fields = { ownerId: adaId, lastReviewedOn: "2025-01-31" };
    const item = await changed("Vendor", late.ref, fields);
    const items = [{ validFrom: null, overrides: [], ...item }];
    expectDone(await createChangeSet(story.editor(), { title: "Late", reason: null, items }));
  });

  async function lateRow() {
    const list = await listReviews(as("EDITOR"), { scope: null, page: 1 });
    return list?.rows.find(({ ref }) => ref === late.ref);
  }

  test("are listed for whoever answers for the record, what is late first", async () => {
    const list = await listReviews(as("EDITOR"), { scope: null, page: 1 });
    expect(list).toMatchObject({ scope: "mine", overdue: 1, mayConfirm: true });
    expect(list?.rows[0]).toMatchObject({
      ref: late.ref,
      dueOn: "2026-01-31",
      isOverdue: true,
      owner: "Ada",
      canConfirm: true,
    });
    expect(await listReviews(as("REQUESTER"), { scope: null, page: 1 })).toBeNull();
  });

  test("lie in a calendar behind a secret address, until it is revoked or its owner left or may come no more", async () => {
    const visitor = publicActor(story.at());
    const { url } = expectDone(await makeCalendarLink(as("EDITOR")));
    const token = url.split("/").at(-1) ?? "";
    const calendar = await calendarBehind(visitor, token);
    expect(calendar?.entries[0]).toMatchObject({ on: "2026-01-31", summary: "Review: Acme" });
    // What belongs to the vendor has its owner, too.
    expect(calendar?.entries.map(({ id }) => id)).toContain(
      "Engagement/hosting/CHAIN/chainReviewedOn",
    );
    const drawn = drawReviewsIcs(calendar ?? { name: "", host: "", entries: [] }, 0);
    expect(drawn).toContain("DTSTART;VALUE=DATE:20260131");
    expect(drawn).toContain("SUMMARY:Review: Acme");
    expect(JSON.stringify(await database().calendarLink.findMany())).not.toContain(token);

    const newer =
      expectDone(await makeCalendarLink(as("EDITOR")))
        .url.split("/")
        .at(-1) ?? "";
    expect(await calendarBehind(visitor, token)).toBeNull();
    expectDone(await revokeCalendarLink(as("EDITOR")));
    expect(await calendarBehind(visitor, newer)).toBeNull();
    expect(await revokeCalendarLink(as("EDITOR"))).toMatchObject({ reason: "noLink" });

    const last =
      expectDone(await makeCalendarLink(as("EDITOR")))
        .url.split("/")
        .at(-1) ?? "";
    const whose = { where: { email: "ada@example.com" } };
    await database().user.update({ ...whose, data: { accessUntil: new Date("2020-01-01") } });
    expect(await calendarBehind(visitor, last)).toBeNull();
    await database().user.update({ ...whose, data: { accessUntil: null } });
    expect(await calendarBehind(visitor, last)).not.toBeNull();
    expectDone(await disableUser(story.administrator(), "ada@example.com"));
    expect(await calendarBehind(visitor, last)).toBeNull();
  });

  test("end with one click, at once and with an entry in the audit chain", async () => {
    expect(await confirmReview(as("AUDITOR"), late)).toMatchObject({ reason: "notAllowed" });
    const confirmed = expectDone(await confirmReview(as("EDITOR"), late));
    expect(confirmed).toMatchObject({ internal: true, title: "Acme" });
    const { register } = await presentRegister();
    expect(find(register, "Vendor", late.ref)?.lastReviewedOn).toBe(story.today());
    expect(await lateRow()).toBeUndefined();
    const asked = { scope: "all", page: 1 } as const;
    const listAfter = (done: string) => listReviews(as("EDITOR"), { ...asked, done });
    expect((await listAfter(confirmed.id))?.reviewed).toBe("Acme");
    expect((await listAfter("CS-999"))?.reviewed).toBeNull();
    const entry = await database().auditEntry.findFirst({ where: { event: "review.confirmed" } });
    expect(entry?.payload).toMatchObject({ changeSetId: confirmed.id, ref: late.ref });
  });

  test("are not ended twice, nor where no such day is", async () => {
    expect(await confirmReview(as("EDITOR"), late)).toMatchObject({ reason: "nothingChanges" });
    expect(await confirmReview(as("EDITOR"), { ...late, topic: "CHAIN" })).toMatchObject({
      reason: "notDue",
    });
  });
});
