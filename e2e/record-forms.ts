import { type Locator, type Page, expect as soon } from "playwright/test";

const expect = soon.configure({ timeout: 20_000 });

/** What somebody types, chooses or ticks in the form of a record, by the labels of its fields. */
export type Filled = {
  type?: Readonly<Record<string, string>>;
  choose?: Readonly<Record<string, string>>;
  tick?: Readonly<Record<string, readonly string[]>>;
};

/** Opens the form of a new record from the page of a change. */
export async function addToChange(page: Page, kind: string): Promise<void> {
  await page.getByText("Add a record to this change").click();
  await page.getByRole("link", { name: kind, exact: true }).click();
}

/** Opens the form of a part from the page of the record that it belongs to. */
export async function addPart(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
}

/** Fills in the form of a record and proposes it; ends on the page of the record as proposed. */
export async function propose(page: Page, filled: Filled): Promise<void> {
  await fillIn(page, filled);
  await page.getByRole("button", { name: sending }).click();
  await expect(page.getByText("Your proposal is saved as a draft.")).toBeVisible();
}

const sending = /^(?:Propose this|Save the proposal)/;

/** Fills in the form of a record. */
export async function fillIn(
  page: Page,
  { type = {}, choose = {}, tick = {} }: Filled,
): Promise<void> {
  await expect(page.getByRole("button", { name: sending })).toBeVisible();
  const main = page.getByRole("main");
  for (const [label, value] of Object.entries(type))
    await main.getByLabel(starting(label)).first().fill(value);
  for (const [label, words] of Object.entries(choose)) await chooseIn(main, label, words);
  for (const [label, words] of Object.entries(tick)) {
    const group = main.getByRole("group", { name: starting(label) }).first();
    for (const word of words) await tickIn(group, word);
  }
}

/** One of a list, be it a select, a few in sight, or a long one that is searched. */
async function chooseIn(main: Locator, label: string, words: string): Promise<void> {
  const select = main.getByRole("combobox", { name: starting(label) }).first();
  const option = select.getByRole("option", { name: starting(words) });
  if ((await option.count()) === 0)
    return tickIn(main.getByRole("group", { name: starting(label) }).first(), words);
  await select.selectOption(await option.first().getAttribute("value"));
}

/** Ticks what is in sight; where the choice is long, it is searched for first. */
async function tickIn(group: Locator, words: string): Promise<void> {
  const search = group.getByRole("combobox");
  if ((await search.count()) === 0) {
    await group.getByLabel(starting(words)).first().check();
    return;
  }
  await search.fill(words);
  await group
    .getByRole("option", { name: starting(words) })
    .first()
    .click();
}

/** A label, whatever help or mark stands behind it. */
function starting(words: string): RegExp {
  return new RegExp(`^${words.replaceAll(/[()'/.?]/g, "\\$&")}`);
}
