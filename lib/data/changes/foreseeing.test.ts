import { beforeAll, describe, expect, test } from "vitest";
import type { Typed } from "@/lib/domain/form-state";
import { formNames } from "@/lib/domain/record/record-form-names";
import { recordSubmission } from "@/lib/domain/record/record-submission";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { database } from "../database/current";
import { findRecordForm } from "../records/record-forms";
import { foresee } from "./foreseeing";

let story: Story;

beforeAll(async () => {
  story = await openStory([
    { name: "one", cast: [{ ref: "early" }, { ref: "late", noticeDays: 90 }] },
    { name: "two", cast: [{ ref: "only" }] },
  ]);
});

const one = { kind: "Engagement", ref: "one" } as const;

/** The form of a record as it stands while somebody writes. */
async function writing(fields: Typed, key = one, within: string | null = null) {
  const form = await findRecordForm(story.editor(), key, within);
  return recordSubmission.parse({ ...form?.values, ...fields });
}

describe("what follows from a form while it is written", () => {
  test("is who would be told, and by when, and nothing is written", async () => {
    const written = () =>
      Promise.all([database().changeSet.count(), database().auditEntry.count()]);
    const before = await written();
    const foreseen = await foresee(story.editor(), await writing({ purpose: "other" }));
    expect(foreseen).toMatchObject({
      ok: true,
      value: {
        class: "M1",
        items: [{ class: "M1", label: expect.stringContaining("Purpose") }],
        agreements: 2,
        latest: [
          { agreement: of("one", "late"), objectionLastDay: "2026-05-31" },
          { agreement: of("one", "early"), objectionLastDay: "2026-04-01" },
        ],
        cannotBeTold: 0,
        earliestForAll: "2026-06-01",
        tellsPeople: false,
      },
    });
    expect(await written()).toEqual(before);
  });

  test("counts what the draft holds that it goes into", async () => {
    const id = await story.drafted(await purpose("two", "other"));
    const submission = await writing({ purpose: "other", [formNames.changeSetId]: id });
    expect(await foresee(story.editor(), submission)).toMatchObject({
      ok: true,
      value: { agreements: 3 },
    });
    await story.drafted(await purpose("two", "else"));
    const gone = await writing({ purpose: "other", [formNames.changeSetId]: "CS-9999" });
    expect(await foresee(story.editor(), gone)).toEqual({ ok: false, reason: "notDraft" });
  });

  test("is nothing where the form reads as the register does, or points nowhere", async () => {
    expect(await foresee(story.editor(), await writing({}))).toEqual({
      ok: false,
      reason: "nothingChanges",
    });
    const astray = await writing({ vendorServiceId: "nobody" });
    expect(await foresee(story.editor(), astray)).toEqual({ ok: false, reason: "pointsNowhere" });
  });

  test("is for whoever may write", async () => {
    const submission = await writing({ purpose: "other" });
    expect(await foresee(story.staff("reads", "AUDITOR"), submission)).toEqual({
      ok: false,
      reason: "notAllowed",
    });
  });
});
