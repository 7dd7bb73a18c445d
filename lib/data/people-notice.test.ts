import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { changed, openStory, type Story } from "@/lib/testing/story";
import { announceChangeSet } from "./announcing/announcing";
import { findChangeSet } from "./changes/change-sets";
import { dayOf } from "./days";
import { dueChangeSets } from "./gate/due";

let story: Story;

beforeAll(async () => {
  story = await openStory([{ name: "one", cast: [{ ref: "one" }] }]);
});

describe("a change that only the people concerned are told of", () => {
  test("is announced first, and applies on the day that they were told", async () => {
    const id = await story.approved(await changed("Tracker", "statistics", { lifetime: "P7M" }));
    expect(await findChangeSet(id)).toMatchObject({ state: "APPROVED" });
    expect(await story.activate(id)).toMatchObject({ ok: false, reason: "wrongState" });

    const tooEarly = addDays(story.today(), 14);
    expect(await announceChangeSet(story.approver(), id, tooEarly)).toMatchObject({
      ok: false,
      reason: "plannedTooEarly",
    });
    const announced = expectDone(await announceChangeSet(story.approver(), id, null));
    expect(announced).toMatchObject({ notices: 0, plannedOn: addDays(story.today(), 31) });
    expect(dayOf((await findChangeSet(id))?.plannedOn ?? null)).toBe(announced.plannedOn);

    story.pass(30);
    expect(await story.activate(id)).toMatchObject({ ok: false, reason: "peopleTime" });
    expect(await dueChangeSets(story.at())).not.toContain(id);
    story.pass(1);
    expect(await dueChangeSets(story.at())).toContain(id);
    expect(await story.activate(id)).toMatchObject({ ok: true });
    expect(await findChangeSet(id)).toMatchObject({ state: "ACTIVE" });
  });

  test("can be planned for the fifteenth day", async () => {
    const id = await story.approved(await changed("Tracker", "statistics", { lifetime: "P8M" }));
    const planned = addDays(story.today(), 15);
    expect(expectDone(await announceChangeSet(story.approver(), id, planned)).plannedOn).toBe(
      planned,
    );
  });
});
