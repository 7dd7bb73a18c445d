import { describe, expect, test } from "vitest";
import { demoAnnex, otherwise } from "@/lib/testing/demo-annex";
import type { AnnexInput } from "./annex-input";
import { agreementSubprocessors } from "./annex-scope";
import { narrowedCategories } from "./narrowed-data";

function dataOf(input: AnnexInput, ref: string): readonly string[] | undefined {
  const engagement = input.agreed.Engagement.get(ref);
  if (engagement === undefined) throw new Error(`No engagement ${ref}`);
  return narrowedCategories(input, engagement, "personalDataCategoryIds");
}

describe("the data that a sub-processor gets of one customer", () => {
  test("are those of the activities of its products", () => {
    const searching = dataOf(demoAnnex("bergtal"), "parolini");
    expect(searching).toEqual(["name", "email", "comments", "pages"]);
    expect(dataOf(demoAnnex("havelaue"), "parolini")).toContain("messages");
  });

  test("are all of the engagement's where an activity's data are not known", () => {
    const whole = demoAnnex("bergtal").agreed.Engagement.get("parolini")?.personalDataCategoryIds;
    const refs = [...demoAnnex("bergtal").agreed.ActivityData.values()]
      .filter(({ activityId }) => activityId === "knowledge-service")
      .map(({ ref }) => ref);
    const unknown = demoAnnex(
      "bergtal",
      refs.map((ref) => otherwise("ActivityData", ref, { personalDataCategoryIds: undefined })),
    );
    expect(refs.length).toBeGreaterThan(0);
    expect(dataOf(unknown, "parolini")).toEqual(whole);
  });
});

describe("who is engaged further down the chain", () => {
  const below = (activityIds: readonly string[]) =>
    agreementSubprocessors(
      demoAnnex("bergtal", [
        otherwise("Engagement", "gletscher", { productIds: undefined, activityIds }),
      ]),
    ).map(({ engagement }) => engagement.ref);

  test("is left out when every activity that it serves is of other products", () => {
    expect(below(["chat-service"])).not.toContain("gletscher");
    expect(below(["chat-service", "knowledge-service"])).toContain("gletscher");
  });

  test("stays when it names neither product nor activity", () => {
    expect(below([])).toContain("gletscher");
  });
});
