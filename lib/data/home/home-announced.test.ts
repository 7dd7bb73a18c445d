import { expect, test } from "vitest";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { of, openStory, purpose } from "@/lib/testing/story";
import { recordApproval } from "../changes/approvals";
import { announcedChanges } from "./home-announced";

test("names whose specific approval is missing, and asks for none that silence gives", async () => {
  const story = await openStory([
    {
      name: "search",
      perCustomer: true,
      cast: [
        { ref: "asked", authorisation: "SPECIFIC" },
        {
          ref: "silent",
          authorisation: "SPECIFIC",
          terms: {
            silenceApproves: true,
            silenceClause: "Where the customer does not answer, the change is deemed approved.",
          },
        },
      ],
    },
  ]);
  const id = await story.announced([await purpose("search", "more")]);
  await story.mail(id);
  const held = async () => (await announcedChanges(story.today(), story.at())).blocked;
  expect(await held()).toMatchObject([
    { key: id, detail: `The specific approval of ${of("search", "asked")} is not recorded` },
  ]);
  expectDone(
    await recordApproval(story.editor(), {
      changeSetId: id,
      customerRef: of("search", "asked"),
      ...{ agreementRef: null, receivedOn: null, channel: "LETTER", text: null },
    }),
  );
  expect(await held()).toEqual([]);
});
