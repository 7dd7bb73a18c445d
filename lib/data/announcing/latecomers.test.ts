import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { agreementOf, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { latecomersDependOn, tellAllLatecomers } from "./latecomers";

describe("an agreement that comes after an announcement", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      { name: "desk-a", cast: [{ ref: "one" }] },
      { name: "desk-b", cast: [{ ref: "one" }] },
      { name: "desk-c", cast: [{ ref: "one" }] },
    ]);
  });

  const late = (scene: string, ref = "late", fields: Record<string, unknown> = {}) => ({
    kind: "CustomerAgreement" as const,
    ref: of(scene, ref),
    body: { ...agreementOf(scene, { ref }), customerId: of(scene, "one"), ...fields },
  });
  const agreementsTold = async (changeSetId: string) =>
    (
      await database().notice.findMany({
        where: { changeSetId },
        orderBy: { agreementRef: "asc" },
      })
    ).map(({ agreementRef }) => agreementRef);

  test("is told at the next look, once, and not only when somebody tries to activate", async () => {
    const id = await story.announced([await purpose("desk-a", "more")]);
    await story.mail(id);
    expect(await tellAllLatecomers(story.system())).toEqual({ told: 0 });
    await story.approved(late("desk-a"));
    expect(await tellAllLatecomers(story.system())).toEqual({ told: 1 });
    expect(await tellAllLatecomers(story.system())).toEqual({ told: 0 });
    expect(await agreementsTold(id)).toEqual([of("desk-a", "late"), of("desk-a", "one")]);
    expect(await story.mail(id)).toBe(1);
  });

  test("is told on the day on which it begins, when that lies ahead", async () => {
    const id = await story.announced([await purpose("desk-b", "more")]);
    await story.approved(late("desk-b", "late", { effectiveFrom: addDays(story.today(), 1) }));
    const today = await latecomersDependOn(story.system());
    await tellAllLatecomers(story.system());
    expect(await agreementsTold(id)).toEqual([of("desk-b", "one")]);
    story.pass(1);
    expect(await latecomersDependOn(story.system())).not.toBe(today);
    await tellAllLatecomers(story.system());
    expect(await agreementsTold(id)).toEqual([of("desk-b", "late"), of("desk-b", "one")]);
  });

  test("moves what the look depends on, and so does an announcement", async () => {
    const first = await latecomersDependOn(story.system());
    expect(await latecomersDependOn(story.system())).toBe(first);
    await story.announced([await purpose("desk-c", "more")]);
    const second = await latecomersDependOn(story.system());
    expect(second).not.toBe(first);
    await story.approved(late("desk-c"));
    expect(await latecomersDependOn(story.system())).not.toBe(second);
  });

  test("is told by nobody who may not announce", async () => {
    expect(await tellAllLatecomers(story.editor())).toEqual({ told: 0 });
  });
});
