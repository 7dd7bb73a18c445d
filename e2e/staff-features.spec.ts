import { readFile } from "node:fs/promises";
import { expect, test } from "playwright/test";
import { draftOf } from "./announced-change";
import { signInAs } from "./fixtures";

test("a change of an optional feature says whom it concerns, whom not, and how each language reads", async ({
  page,
}) => {
  const patch = await readFile("examples/changes/push-statistics.yaml", "utf8");
  const id = await draftOf("Świstak counts opened notifications", patch);
  await signInAs(page, "approver");
  await page.goto(`/staff/changes/${id}`);

  const affected = page.getByRole("region", { name: "Who is affected" });
  await expect(affected.getByText("6 agreements", { exact: true })).toBeVisible();
  const rowOf = (name: string) => affected.getByRole("row").filter({ hasText: name });
  await expect(rowOf("Ateliers du Ménil")).toContainText("Uses “Mobile push”.");
  await expect(rowOf("Thameside Lettings")).toContainText(
    "Whether it uses “Mobile push” is not known: it counts as using it.",
  );
  await expect(rowOf("Donauklinik")).toHaveCount(0);
  await affected.getByText("6 other agreements: why it does not concern them").click();
  const others = affected.getByRole("listitem");
  await expect(others.filter({ hasText: "“Mobile push” of Halden Live Chat" })).toContainText(
    "Kauri Coast Outfitters, Donauklinik",
  );
  await expect(others.filter({ hasText: "Does not use Halden Live Chat." })).toContainText(
    "Bergtal Versicherungen",
  );

  const follows = page.getByRole("region", { name: "What follows" });
  for (const language of ["English (en)", "German (de)", "French (fr)"]) {
    const version = `The public list of sub-processors, ${language}`;
    await follows.getByText(version).click();
    await expect(
      follows
        .getByRole("group")
        .filter({ hasText: version })
        .getByText("counting which notifications"),
    ).toBeVisible();
  }
  await page.goto("/staff/customers/donau");
  await expect(page.getByText("None of the optional ones")).toBeVisible();
});
