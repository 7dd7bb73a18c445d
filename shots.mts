import { chromium } from "playwright";
import { signInAs } from "./e2e/fixtures";
const base = "http://localhost:3391"; const out = "/tmp/w/received-shots";
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const ids = process.argv.slice(2);
for (const [name, width, colorScheme] of [["1280", 1280, "light"], ["375", 375, "light"], ["dark", 1280, "dark"]] as const) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  await signInAs(page, "editor", "/tmp/w/received-data");
  for (const [key, path] of [["list", "/staff/received"], ["new", "/staff/received/new"], ...ids.map((id, i) => [`n${i}`, `/staff/received/${id}`] as const), ["vendor", "/staff/vendors/brievenbus"], ["home", "/staff"]] as const) {
    await page.goto(base + path); await page.waitForTimeout(400);
    await page.screenshot({ path: `${out}/${key}-${name}.png`, fullPage: true });
  }
  await context.close();
}
await browser.close();
