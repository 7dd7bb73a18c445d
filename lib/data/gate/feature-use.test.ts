import { beforeAll, describe, expect, test } from "vitest";
import { instantOf } from "@/lib/domain/calendar";
import { agreementSubprocessors } from "@/lib/domain/documents/annex-scope";
import { find } from "@/lib/domain/register";
import { changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { annexInput } from "../annexes/annexes";
import { tellAllLatecomers } from "../announcing/latecomers";
import { toldDifferences } from "../announcing/told-differences";
import { database } from "../database/current";
import { presentRegister } from "../register";

describe("an optional feature", () => {
  let story: Story;

  beforeAll(async () => {
    story = await openStory([
      {
        name: "chat",
        cast: [
          { ref: "uses", terms: { features: ["Push"] } },
          { ref: "plain", terms: { features: ["Surveys"] } },
          { ref: "unknown" },
        ],
      },
    ]);
    // Told to nobody beforehand: that less is served takes effect at once.
    await story.approved(await changed("Product", "chat", { features: ["Push", "Surveys"] }));
    await story.approved(
      await changed("Engagement", "chat", { optional: true, features: ["Push"] }),
    );
  });

  const agreementsTold = async (changeSetId: string) =>
    (
      await database().notice.findMany({
        where: { changeSetId },
        orderBy: { agreementRef: "asc" },
      })
    ).map(({ agreementRef }) => agreementRef);

  const listedFor = async (customer: string) => {
    const input = await annexInput(of("chat", customer), null);
    if (input === null) throw new Error("no annex");
    return agreementSubprocessors(input).some(({ engagement }) => engagement.ref === "chat");
  };

  test("is on the annexes of its users, and of those of whom it is not known", async () => {
    expect(await Promise.all(["uses", "plain", "unknown"].map(listedFor))).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("adds nothing to what an annex tells of changes where it is not used", async () => {
    const id = await story.approved(await changed("Engagement", "chat", { feature: "Pushing" }));
    const row = await database().publication.findFirstOrThrow({ orderBy: { number: "desc" } });
    const publication = { ...row, publishedAt: instantOf(row.publishedAt.toISOString()) };
    const { register } = await presentRegister();
    const tells = async (customer: string) => {
      const agreement = find(register, "CustomerAgreement", of("chat", customer));
      if (agreement === undefined) throw new Error("no agreement");
      const told = await toldDifferences(agreement, publication, story.today());
      return told.some(({ changeSetId }) => changeSetId === id);
    };
    expect(await Promise.all(["uses", "plain", "unknown"].map(tells))).toEqual([true, false, true]);
  });

  test("is announced to its users, and to one who begins to use it before the change is in effect", async () => {
    const id = await story.announced([await purpose("chat", "to push more")]);
    await story.mail(id);
    expect(await agreementsTold(id)).toEqual([of("chat", "unknown"), of("chat", "uses")]);
    await story.approved(
      await changed("CustomerAgreement", of("chat", "plain"), { features: ["Push", "Surveys"] }),
    );
    expect(await tellAllLatecomers(story.system())).toEqual({ told: 1 });
    expect(await agreementsTold(id)).toEqual([
      of("chat", "plain"),
      of("chat", "unknown"),
      of("chat", "uses"),
    ]);
    expect(await listedFor("plain")).toBe(true);
  });
});
