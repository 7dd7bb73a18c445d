import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { env } from "@/lib/env";
import { type Inbox, openInbox } from "./inbox";

const CHROMIUM = env().chromiumPath ?? "/usr/bin/chromium";
const ID = "00000001-dpo@kunde.example";

// What a browser makes of a page, only a browser can tell; `npm test` sees to it that there is one.
describe.skipIf(!existsSync(CHROMIUM))("a hostile mail in a browser", () => {
  let dataDir: string;
  let inbox: Inbox;
  let browser: Browser;
  /** What the mail made the browser ask of another server. */
  const fetched: string[] = [];
  const outside = createServer((request, response) => {
    fetched.push(request.url ?? "");
    response.end("<title>outside</title>");
  });

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "recital-inbox-browser-"));
    inbox = await openInbox({ dataDir, smtpPort: 0, viewPort: 0 });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
    await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
  });

  afterAll(async () => {
    await browser?.close();
    await inbox?.close();
    outside.closeAllConnections();
    outside.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  function elsewhere(path: string): string {
    const address = outside.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    return `http://127.0.0.1:${port}/${path}`;
  }

  async function open(markup: string): Promise<{ page: Page; signs: string[] }> {
    const mail = `Subject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${markup}`;
    await writeFile(join(inbox.folder, `${ID}.eml`), mail);
    fetched.length = 0;
    const page = await browser.newPage();
    const signs: string[] = [];
    page.on("dialog", (dialog) => {
      signs.push(dialog.message());
      return dialog.dismiss();
    });
    await page.goto(`${inbox.viewUrl}/mail/${ID}`, { waitUntil: "networkidle" });
    return { page, signs };
  }

  const attacks = [
    "<script>alert('script')</script>",
    "<img src=x onerror=\"alert('handler')\">",
    "<svg onload=\"alert('svg')\"></svg>",
    "<iframe srcdoc=\"<script>alert('nested')</script>\"></iframe>",
    "<iframe src=\"javascript:alert('url')\"></iframe>",
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    "<object data=\"data:text/html,<script>alert('object')</script>\"></object>",
    "<form action=\"javascript:alert('form')\"><input autofocus onfocus=\"alert('focus')\"></form>",
  ].join("\n");

  test.each([
    ["inside its frame", attacks],
    ["by breaking out of the frame", `</iframe>${attacks}`],
    ["by breaking out of the attribute", `"'></iframe>${attacks}`],
  ])("runs no script %s", async (_how, markup) => {
    const { page, signs } = await open(markup);
    expect(signs).toEqual([]);
    expect(page.url()).toBe(`${inbox.viewUrl}/mail/${ID}`);
    expect(await page.locator("body > *").count()).toBe(2);
    await page.close();
  });

  test("fetches nothing, and takes its reader nowhere", async () => {
    const { page } = await open(
      [
        `<img src="${elsewhere("pixel")}"><link rel="stylesheet" href="${elsewhere("style")}">`,
        `<style>@import "${elsewhere("import")}"; body{background:url(${elsewhere("image")})}</style>`,
        `<iframe src="${elsewhere("frame")}"></iframe><base href="${elsewhere("base")}/">`,
        `<meta http-equiv="refresh" content="0;url=${elsewhere("refresh")}">`,
      ].join("\n"),
    );
    expect(fetched).toEqual([]);
    expect(page.url()).toBe(`${inbox.viewUrl}/mail/${ID}`);
    await page.close();
  });

  test("a script in a link stays without effect; an honest link opens in a new tab", async () => {
    const { page, signs } = await open(
      `<a id="bad" href="javascript:alert('link')">bad</a> <a id="good" href="${elsewhere("good")}">good</a>`,
    );
    const frame = page.frameLocator("iframe");
    await frame.locator("#bad").click();
    const [opened] = await Promise.all([
      page.waitForEvent("popup", (popup) => popup.url() !== "about:blank"),
      frame.locator("#good").click(),
    ]);
    await opened.waitForLoadState();

    expect(await opened.title()).toBe("outside");
    expect(signs).toEqual([]);
    expect(fetched).toContain("/good");
    await page.close();
  });
});
