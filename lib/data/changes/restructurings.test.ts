import { beforeAll, describe, expect, test } from "vitest";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { openStory, type Story } from "@/lib/testing/story";
import { findChangeSet, itemsOf } from "./change-sets";
import { proposeRestructuring, restructuringView } from "./restructurings";

describe("a restructuring", () => {
  let story: Story;
  const merger = "absorbedRef=client-sa&survivorRef=acme-inc";

  beforeAll(async () => {
    story = await openStory([]);
  });

  test("asks for what is missing, and shows nothing until all is there", async () => {
    const empty = await restructuringView(story.editor(), "merger", "");
    expect(empty).toMatchObject({ errors: {}, preview: null });
    const half = await restructuringView(
      story.editor(),
      "merger",
      "absorbedRef=acme-inc&survivorRef=",
    );
    expect(half?.errors).toEqual({ survivorRef: ["Choose one."] });
    const same = "absorbedRef=acme-inc&survivorRef=acme-inc";
    const view = await restructuringView(story.editor(), "merger", same);
    expect(view?.errors.survivorRef).toEqual(["Choose two different companies."]);
    expect(await restructuringView(story.approver(), "merger", merger)).toBeNull();
  });

  test("shows each record before and after, and where another company becomes party", async () => {
    const view = await restructuringView(story.editor(), "merger", merger);
    const customer = view?.preview?.rows.find(({ key }) => key === "Customer/client");
    expect(customer).toMatchObject({ does: "changes", changesParty: true });
    expect(customer?.differences[0]).toMatchObject({
      before: "Client SA",
      after: "Acme Hosting, Inc.",
    });
    expect(view?.preview?.rows.at(-1)).toMatchObject({
      key: "LegalEntity/client-sa",
      does: "ends",
    });
  });

  test("becomes one draft of exactly what was shown", async () => {
    const view = await restructuringView(story.editor(), "merger", merger);
    const hash = view?.preview?.hash ?? "";
    const asked = { what: "merger", asked: merger, title: "Merger", reason: null } as const;
    const other = { ...asked, hash: "0".repeat(64) };
    expect(await proposeRestructuring(story.editor(), other)).toMatchObject({
      reason: "previewGone",
    });
    expect(await proposeRestructuring(story.approver(), { ...asked, hash })).toMatchObject({
      reason: "notAllowed",
    });
    const { id } = expectDone(await proposeRestructuring(story.editor(), { ...asked, hash }));
    const changeSet = await findChangeSet(id);
    expect(changeSet?.state).toBe("DRAFT");
    const items = changeSet === null ? [] : itemsOf(changeSet);
    expect(items).toHaveLength(view?.preview?.rows.length ?? 0);
    expect(
      items.find(({ kind, ref }) => kind === "LegalEntity" && ref === "client-sa")?.body,
    ).toBeNull();
  });
});
