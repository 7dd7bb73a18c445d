import { mkdir } from "node:fs/promises";
import { type Browser, chromium, type Page } from "playwright";
import { env } from "@/lib/env";
import { findChromium } from "@/lib/local/chromium";
import { say } from "@/lib/log";
import { signInAs, signInAsCustomer } from "./fixtures";

/**
 * Makes the pictures of the README anew, against an installation that runs with the demo and what was done to it:
 *
 *   DATA_DIR=… PORT=… npx tsx e2e/pictures.ts CHANGE
 */

type Picture = {
  readonly name: string;
  readonly path: string;
  readonly scheme: "light" | "dark";
  readonly height: number;
  readonly signIn: (page: Page) => Promise<void>;
  readonly first?: (page: Page) => Promise<void>;
};

const { dataDir, port } = env();
const folder = "docs/pictures";
const width = 1280;

function picturesOf(change: string): Picture[] {
  const asApprover = (page: Page) => signInAs(page, "approver", dataDir);
  const asEditor = (page: Page) => signInAs(page, "editor", dataDir);
  const asCustomer = (page: Page) => signInAsCustomer(page, "kyklades-1", dataDir);
  const changePath = `/staff/changes/${change}`;
  return [
    { name: "change", path: changePath, scheme: "light", height: 1000, signIn: asApprover },
    {
      name: "customers-told",
      path: changePath,
      scheme: "dark",
      height: 1000,
      signIn: asApprover,
      first: (page) => scrollTo(page, "Who is affected"),
    },
    {
      name: "engagements",
      path: "/staff/engagements",
      scheme: "light",
      height: 760,
      signIn: asEditor,
    },
    {
      name: "data-flow",
      path: "/staff/flow?of=ProcessingActivity/helpdesk-service",
      scheme: "light",
      height: 900,
      signIn: asEditor,
    },
    {
      name: "transfer-map",
      path: "/staff/transfer-map",
      scheme: "dark",
      height: 900,
      signIn: asEditor,
    },
    { name: "portal", path: "/portal", scheme: "light", height: 860, signIn: asCustomer },
  ];
}

async function scrollTo(page: Page, heading: string): Promise<void> {
  const found = page.getByRole("heading", { name: heading, level: 2 });
  await found.evaluate((element) => element.scrollIntoView({ block: "start" }));
}

async function take(browser: Browser, picture: Picture): Promise<void> {
  const { name, path, scheme, height, signIn, first } = picture;
  const viewport = { width, height };
  const context = await browser.newContext({ viewport, colorScheme: scheme, locale: "en-GB" });
  const page = await context.newPage();
  await signIn(page);
  const answer = await page.goto(`http://localhost:${port}${path}`, { waitUntil: "networkidle" });
  if (!answer?.ok()) throw new Error(`${path} answers ${answer?.status()}`);
  await first?.(page);
  await page.screenshot({ path: `${folder}/${name}.png`, animations: "disabled" });
  await context.close();
}

async function main(change = "CS-1"): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  for (const picture of picturesOf(change)) {
    await take(browser, picture);
    say(`${folder}/${picture.name}.png`);
  }
  await browser.close();
}

await main(process.argv[2]);
