import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar";
import { letterBatch } from "@/lib/domain/documents/letter-batch";
import { longDate } from "@/lib/domain/language/en-date";
import { documentText } from "@/lib/draw/document-text";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { lettersOf } from "./letters";
import { recordLetter } from "./notice-acts";

let story: Story;

beforeAll(async () => {
  const cast = [{ ref: "mailed" }, { ref: "paper", contacts: 1 }, { ref: "nobody", contacts: 0 }];
  story = await openStory([{ name: "post", cast }]);
});

describe("letters of an announced change", () => {
  test("go to those whom no mail has reached, with days counted from the day of handing over", async () => {
    const id = await story.announced([await purpose("post", "x")]);
    await story.mail(id);
    const all = expectDone(await lettersOf(story.editor(), id, "OPEN", null));
    expect(all.letters).toHaveLength(3);
    const batch = expectDone(
      await lettersOf(story.editor(), id, "UNTOLD", addDays(story.today(), 4)),
    );
    expect(batch.entries).toEqual([
      {
        number: `${id}/1`,
        customer: of("post", "nobody"),
        agreement: of("post", "nobody"),
        contactId: null,
      },
    ]);
    const view = letterBatch(batch.letters, batch.facts, batch);
    expect(view.sections).toHaveLength(1);
    const text = documentText(view);
    expect(text).toContain(`${id}/1`);
    expect(text).toContain(of("post", "nobody"));
    expect(text).toContain(longDate(addDays(story.today(), 34)));
    // What only a mail has is left out, and no link could object in the reader's place.
    expect(text).not.toContain("/object/");
    expect(text).not.toContain("mailto:");
  });

  test("are recorded one by one, each with its tracking number, and then wait for nobody", async () => {
    const id = await story.announced([await purpose("post", "y")]);
    const batch = expectDone(await lettersOf(story.editor(), id, "OPEN", null));
    const entry = batch.entries.find(({ customer }) => customer === of("post", "paper"));
    expectDone(
      await recordLetter(story.editor(), {
        changeSetId: id,
        customerRef: entry?.customer ?? "",
        agreementRef: entry?.agreement ?? "",
        contactId: entry?.contactId ?? "",
        sentOn: null,
        channel: "LETTER",
        text: `${entry?.number} RR 123`,
      }),
    );
    await story.mail(id);
    const left = expectDone(await lettersOf(story.editor(), id, "UNTOLD", null));
    expect(left.entries.map(({ customer }) => customer)).toEqual([of("post", "nobody")]);
  });

  test("are refused before there is anything to tell, and to those who may not record them", async () => {
    const id = await story.approved(await purpose("post", "z"));
    expect(await lettersOf(story.editor(), id, "OPEN", null)).toMatchObject({
      reason: "wrongState",
    });
    expect(await lettersOf(story.editor(), "CS-999", "OPEN", null)).toMatchObject({
      reason: "noSuchChangeSet",
    });
    const auditor = story.staff("auditor", "AUDITOR");
    expect(await lettersOf(auditor, id, "OPEN", null)).toMatchObject({ reason: "notAllowed" });
  });
});
