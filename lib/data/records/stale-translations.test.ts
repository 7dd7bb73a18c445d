import { beforeAll, describe, expect, test } from "vitest";
import { present } from "@/lib/domain/moment";
import { changed, of, openStory, type Story } from "@/lib/testing/story";
import { findRecordForm } from "./record-forms";
import { findRecord } from "./records";

describe("a translation of a record", () => {
  let story: Story;
  const ref = of("desk", "one");
  const key = { kind: "Customer", ref } as const;

  beforeAll(async () => {
    story = await openStory([{ name: "desk", cast: [{ ref: "one" }] }]);
    await settled({ name: "Help Ltd", translations: { de: { name: "Hilfe GmbH" } } });
  });

  async function settled(fields: Record<string, unknown>): Promise<void> {
    // It alters nothing that customers are told of: approval is activation.
    await story.approved(await changed("Customer", ref, fields));
  }
  async function staleOn(within: string | null = null): Promise<boolean | undefined> {
    const page = await findRecord(story.editor(), key, { moment: present, within });
    return page?.record.fields.find(({ name }) => name === "name")?.translations[0]?.isStale;
  }

  test("is marked on the page and in the form once its original was changed", async () => {
    expect(await staleOn()).toBe(false);
    const proposal = await story.drafted(await changed("Customer", ref, { name: "Helpers Ltd" }));
    expect(await staleOn(proposal)).toBe(true);
    expect(await staleOn()).toBe(false);

    await settled({ name: "Helpers Ltd" });
    expect(await staleOn()).toBe(true);
    const form = await findRecordForm(story.editor(), key, null);
    expect(form?.annotations.originals).toEqual([{ text: "Helpers Ltd", isStale: true }]);

    await settled({ translations: { de: { name: "Helfer GmbH" } } });
    expect(await staleOn()).toBe(false);
  });
});
