import { expect, type Locator, type Page } from "playwright/test";

const tabsAtMost = 120;

/** Leaves the navigation out, by the first link of each page. */
export async function skipToPage(page: Page): Promise<void> {
  await enterAt(page, page.getByRole("link", { name: "Skip to the page" }));
}

/** Goes to a control with the tab key, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeAttached();
  for (let tabs = 0; tabs < tabsAtMost; tabs += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${tabsAtMost} tabs did not lead to ${target}`);
}

/** Goes to a link, a button or a summary with the tab key and presses Enter there. */
export async function enterAt(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Goes to a field with the tab key and types into it. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}
