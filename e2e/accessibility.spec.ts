import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, type Browser, expect, type Page, test } from "playwright/test";
import { kinds } from "@/lib/domain/kinds/kinds";
import { claimed, claims, pageOf } from "./accessible-pages";
import { draftNewcomer, mailTo, recordObjection, takeStep } from "./announced-change";
import { pagesAndRoutes } from "./doors";
import {
  customerLinkFor,
  givenToken,
  givenWebhook,
  inDatabase,
  invitationFor,
  signInAs,
  signInAsCustomer,
} from "./fixtures";
import { scriptKilobytes, watchShifts, wholeShift } from "./page-weight";

const widths = [320, 768, 1280];

/** What axe is asked; in its own words. */
type Asked = { type: "tag" | "rule"; values: string[] };

const rules: Asked = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
};
const colourRules: Asked = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
const mostShift = 0.02;
const mostScript = 300;

/** What is done on a page before it is looked at: a sheet opened, a form sent with a mistake. */
type Look = {
  readonly path: string;
  readonly first?: (page: Page) => Promise<void>;
  /** Where it is none of the good answers. */
  readonly status?: number;
};
type SignIn = (page: Page) => Promise<void>;

test.describe.configure({ timeout: 600_000 });
// What fails here names its page, element and rule; to record every page besides takes as long as to judge it.
test.use({ trace: "off" });

test("every page under app/ is looked at by one of these walks", async () => {
  const pages = (await pagesAndRoutes()).filter(({ isPage }) => isPage).map(({ name }) => name);
  expect(claimed().toSorted()).toEqual(pages.toSorted());
});

test("public pages", async ({ browser, request }) => {
  await look(browser, await publicPages(request));
});

test("sign-in and the public doors", async ({ browser }) => {
  const looked = await look(
    browser,
    [
      "/sign-in",
      "/sign-in/customer",
      "/sign-in/forgotten",
      await invitationFor("editor@haldendesk.example"),
      await customerLinkFor("kauri-1"),
      "/sign-in/link?token=none",
      "/subscribe",
      "/subscribe/confirm?token=none",
      "/unsubscribe",
      "/contact/none",
    ].map(at),
  );
  await expectClaimed("doors", looked);
});

test("the lists of every kind", async ({ browser }) => {
  const lists = Object.values(kinds).map(({ plural }) => at(`/staff/${plural}`));
  const looked = await look(browser, lists, (page) => signInAs(page, "editor"));
  await expectClaimed("lists", looked);
});

test("records, forms, and what opens over them", async ({ browser }) => {
  const pages = [
    at("/staff/engagements/nordwolke"),
    at("/staff/engagements/nordwolke/edit"),
    at("/staff/engagements/nordwolke/end"),
    at("/staff/processingActivities/chat-service"),
    at("/staff/engagements/new"),
    { path: "/staff/vendors/new", first: sendEmpty },
    { path: "/staff", first: openPalette },
    { path: "/staff", first: openHelp },
    at("/staff"),
    at("/staff/customers"),
    at("/staff/customers/lodzka"),
    at("/staff/changes/new"),
    at("/staff/import"),
    at("/staff/account"),
    at("/staff/findings"),
    at("/staff/findings?by=rule&asOf=2029-06-01"),
    at("/staff/findings/recipients"),
    at("/staff/vendors?asOf=2026-01-01"),
    at("/staff/reference"),
    at("/staff/reference?of=countries"),
    at("/staff/records"),
    at("/staff/find?q=frankfurt"),
    at("/staff/reviews?whose=all"),
    at("/staff/requests"),
    at("/staff/requests/new"),
    at("/staff/received"),
    at("/staff/received/new"),
    at("/staff/incidents"),
    at("/staff/incidents/new"),
    at("/staff/vendors/nordwolke"),
    at("/staff/restructure"),
    at("/staff/drill"),
    at("/staff/drill?what=DECISION&decision=DPF&on=2027-06-01"),
    at("/staff/drill?what=VENDOR&vendor=brightwater&on=2027-06-01"),
    at("/staff/drill?what=COUNTRY&country=JP&on=soon"),
    at("/staff/restructure/merger?absorbedRef=halden-uk&survivorRef=halden-de"),
    at("/staff/restructure/subsidiary"),
    at("/staff/vendors?riskTier=HIGH"),
    at("/staff/vendors/bulk?ref=nordwolke&ref=gletscher&field=riskTier&preview=yes&riskTier=LOW"),
    at("/staff/flow"),
    at("/staff/flow?of=ProcessingActivity/helpdesk-service"),
    at("/staff/transfer-map"),
    at("/staff/records?register=PROCESSOR&language=fr&layout=cnil&format=xlsx"),
  ];
  const looked = await look(browser, pages, (page) => signInAs(page, "editor"));
  await expectClaimed("records", looked);
});

test("more kinds, other days, what is not there and what is broken", async ({ browser }) => {
  const split = "vendorRef=nordwolke&name=Wolkenbruch&serviceRefs%5B%5D=nordwolke";
  const merged = "absorbedRef=zvans&keptRef=swistak&on=2026-11-20";
  const pages = [
    ...[
      "/staff/mail",
      "/staff/drill",
      "/staff/customers/new",
      "/staff/customers/import",
      "/staff/customers/lodzka/edit",
      "/staff/customers/lodzka/end",
      "/staff/customers/lodzka/record",
      "/staff/transfers/brightwater",
      "/staff/cookiePolicies/halden",
      "/staff/trackers/films",
      "/staff/trackers/new",
      "/staff/sourceDocuments/privacy-notice/edit",
      "/staff/customerAgreements/donau",
      "/staff/legalBasisUses/new",
      "/staff/findings?waiver=waived",
      "/staff/vendors/nordwolke?asOf=2026-10-01&recordedAt=2040-01-01",
      "/staff/vendors?asOf=2026-10-01&recordedAt=2040-01-01",
      "/staff/restructure/vendorSplit",
      `/staff/restructure/vendorSplit?${split}`,
      `/staff/restructure/vendorMerger?${merged}`,
    ].map(at),
    { path: "/staff/vendors/nobody", status: 404 },
    { path: "/nothing/here", status: 404 },
    { path: "/staff/vendors/new", first: breakScript },
  ];
  const looked = await look(browser, pages, (page) => signInAs(page, "editor"));
  await expectClaimed("further", looked);
});

test("a request, and an import from its file to its preview", async ({ browser }) => {
  await inDatabase(async (client) => {
    await client.query(
      `insert into "VendorRequest" (id, number, "requesterId", "createdAt", "vendorName", service, purpose, "perTenantSwitch")
       select 'looked-at', 9101, id, "createdAt", 'Pulswerk', 'Statistics', 'See what is slow', false
       from "User" where email like 'requester@%'`,
    );
    await client.query(
      `insert into "ReceivedNotice" (id, number, "receivedOn", sender, subject, text, "fileName", bytes, sha256, "vendorRef", "engagementRefs", "enteredAt")
       select 'looked-at', 9101, "createdAt"::date, 'a@nordwolke.example', 'Notice', 'We change.', 'a.eml', 'a'::bytea,
         encode(sha256('a'::bytea), 'hex'), 'nordwolke', '{nordwolke}', "createdAt"
       from "User" where email like 'editor@%'`,
    );
    await client.query(
      `insert into "Incident" (id, number, kind, "engagementRef", "agreementRefs", "trueSince", "knownOn", suspension, "openedAt", "openedBy")
       select 'looked-at', 9101, 'USE_BEFORE_AUTHORISATION', 'nordwolke', '{lodzka,kauri}', "createdAt"::date, "createdAt"::date, 'PROPOSED',
         "createdAt", 'user:' || id from "User" where email like 'editor@%'`,
    );
  });
  const asEditor: SignIn = (page) => signInAs(page, "editor");
  const own = await browser.newContext();
  const page = await own.newPage();
  await asEditor(page);
  await page.goto("/staff/import");
  const content =
    "Vendor,Service,Purpose,Country\nTaubenpost,Taubenpost Mail,Sending mail,Atlantis\n";
  const file = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(content) };
  await page.getByLabel(/^File/).setInputFiles(file);
  await page.getByRole("button", { name: "Read the file" }).click();
  const preview = page.getByRole("button", { name: "Show what would happen" });
  await expect(preview).toBeVisible();
  const paths = ["/staff/import", "/staff/requests/looked-at", "/staff/received/looked-at"];
  paths.push("/staff/incidents/looked-at");
  const looked = await look(browser, paths.map(at), asEditor);
  await preview.click();
  await expect(page.getByText("1 row is wrong")).toBeVisible();
  await look(browser, [at("/staff/import")], asEditor);
  await page.getByRole("button", { name: "Choose another file" }).click();
  await expect(page.getByRole("button", { name: "Read the file" })).toBeVisible();
  await own.close();
  // A notice stays as it was taken down; the next journeys count those they made themselves.
  await inDatabase((client) =>
    client.query(
      `begin; set local session_replication_role = replica; delete from "VendorRequest" where id = 'looked-at';
       delete from "ReceivedNotice" where id = 'looked-at'; delete from "Incident" where id = 'looked-at'; commit`,
    ),
  );
  await expectClaimed("incoming", looked);
});

test("the people", async ({ browser }) => {
  const { rows } = await inDatabase((client) =>
    client.query<{ id: string }>(
      `select id from "User" where email like 'admin@%' or email like 'editor@%' order by email`,
    ),
  );
  const webhook = await givenWebhook();
  await givenToken("A program", ["register:read"], 1);
  const pages = [
    "/staff/audit",
    "/staff/machines",
    `/staff/machines/webhooks/${webhook}`,
    "/staff/people",
    "/staff/people/invite",
    `/staff/people/${rows[0]?.id}`,
    `/staff/people/${rows[0]?.id}/hand-over`,
    `/staff/people/${rows[1]?.id}/hand-over`,
  ].map(at);
  const looked = await look(browser, pages, (page) => signInAs(page, "admin"));
  await expectClaimed("people", looked);
});

test("a change on its way, and what its customer sees", async ({ browser }) => {
  const asApprover: SignIn = (page) => signInAs(page, "approver");
  const id = await draftNewcomer("Blickwerk");
  await look(browser, [at(`/staff/changes/${id}`)], (page) => signInAs(page, "editor"));
  await takeStep("submit", id);
  await look(browser, [at("/staff"), at(`/staff/changes/${id}`)], asApprover);
  await takeStep("approve", id);
  await takeStep("announce", id);
  const mail = await mailTo("iod@zrodliska.example", id);
  await recordObjection(id, "kyklades");
  const told = [
    `/staff/changes/${id}`,
    `/staff/changes/${id}?agreement=kyklades`,
    `/staff/changes/${id}/tracking`,
    "/staff/changes?tab=announced",
    "/staff/changes/CS-0",
    "/staff/customers/kyklades",
  ];
  const toStaff = await look(browser, told.map(at), asApprover);

  const [door = ""] = /\/object\/[^\s>]+/.exec(mail) ?? [];
  const byLink = await look(browser, [at(door)]);
  const { rows } = await inDatabase((client) =>
    client.query<{ notice: string; objection: string }>(
      `select notice.id as notice, objection.id as objection
       from "Objection" objection join "Notice" notice on notice.id = objection."noticeId"
       where notice."changeSetId" = $1`,
      [id],
    ),
  );
  const decided = [at(`/staff/objections/${rows[0]?.objection}`)];
  const ofObjection = await look(browser, decided, asApprover);
  const portal = [
    "/portal",
    `/portal/notices/${rows[0]?.notice}`,
    `/portal/objections/${rows[0]?.objection}`,
    "/portal/contacts",
    "/portal/contacts/kyklades-1",
  ];
  const inPortal = await look(browser, portal.map(at), (page) =>
    signInAsCustomer(page, "kyklades-1"),
  );
  await expectClaimed("change", [...toStaff, ...ofObjection, ...byLink, ...inPortal]);
});

/**
 * Looks at pages in both schemes and every width: WCAG 2.2 AA, no sideways scrolling, nothing that jumps while it loads, and
 * no more script than may be. One browser context for each width, side by side.
 *
 * @returns the paths that were looked at
 */
async function look(
  browser: Browser,
  looks: readonly Look[],
  signIn?: SignIn,
): Promise<readonly string[]> {
  const context = await browser.newContext();
  if (signIn) await signIn(await context.newPage());
  const storageState = await context.storageState();
  await context.close();
  await Promise.all(
    widths.map(async (width) => {
      const own = await browser.newContext({ storageState, viewport: { width, height: 900 } });
      await watchShifts(own);
      const page = await own.newPage();
      const weigh = scriptKilobytes(page);
      for (const { path, first, status } of looks) {
        const where = `${path}, ${width} px`;
        await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
        const answer = await page.goto(path);
        if (status === undefined) expect.soft(answer?.status(), where).toBeLessThan(400);
        else expect.soft(answer?.status(), where).toBe(status);
        // What moves after a click is its answer, which may take longer than the half second that a browser allows for.
        const before = first === undefined ? null : await wholeShift(page);
        await first?.(page);
        await clean(page, rules, `${where}, light`);
        expect.soft(await overflow(page), `sideways scrolling on ${where}`).toBe(0);
        const { value, moved } = before ?? (await shiftThatComesAgain(page));
        expect.soft(value, `layout shift on ${where}: ${moved.join(", ")}`).toBeLessThan(mostShift);
        expect.soft(await weigh(), `kB of script on ${where}`).toBeLessThanOrEqual(mostScript);
        // Dark differs in its colours alone: the rules about those are asked again, the others need not be.
        await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
        await clean(page, colourRules, `${where}, dark`);
      }
      await own.close();
    }),
  );
  return looks.filter(({ status }) => status === undefined).map(({ path }) => path);
}

/** How far things jump: what jumps once on a machine that does three things at once, and not when it is loaded again, is the machine's. */
async function shiftThatComesAgain(page: Page): ReturnType<typeof wholeShift> {
  const once = await wholeShift(page);
  if (once.value < mostShift) return once;
  await page.reload({ waitUntil: "networkidle" });
  return wholeShift(page);
}

/** That a walk came to each page that it stands for. */
async function expectClaimed(walk: keyof typeof claims, looked: readonly string[]): Promise<void> {
  const pages = (await pagesAndRoutes()).filter(({ isPage }) => isPage).map(({ name }) => name);
  const seen = new Set(looked.map((path) => pageOf(path, pages)));
  expect(claims[walk].filter((name) => !seen.has(name))).toEqual([]);
}

async function clean(page: Page, runOnly: Asked, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // What passes is not asked for: naming each such element takes longer than judging it.
    .options({ runOnly, resultTypes: ["violations"] })
    .setLegacyMode(true)
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  expect.soft(found, `axe on ${where}`).toEqual([]);
}

/** By how much a page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

function at(path: string): Look {
  return { path };
}

async function openPalette(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Search" }).click();
  const palette = page.getByRole("dialog", { name: "Search everything" });
  await palette.getByLabel("Search everything").fill("nordwolke");
  await expect(palette.getByText("Nordwolke").first()).toBeVisible();
}

async function openHelp(page: Page): Promise<void> {
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  // The page hears keys once its script runs.
  await expect(async () => {
    if (!(await help.isVisible())) await page.keyboard.press("?");
    await expect(help).toBeVisible({ timeout: 500 });
  }).toPass();
}

/** Takes away from the form a thing that every browser has, so that the page of errors shows. */
async function breakScript(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(CSS, "escape", {
      value: () => {
        throw new Error("Broken for the page of errors");
      },
    });
  });
  await page.reload();
  await expect(page.getByRole("heading", { name: "Something went wrong" })).toBeVisible();
}

async function sendEmpty(page: Page): Promise<void> {
  await page.getByRole("main").locator("form button[type=submit]").last().click();
  await expect(page.getByRole("alert").first()).toBeVisible();
}

/** Every kind of public page, with a product and a change that this publication has. */
async function publicPages(request: APIRequestContext): Promise<Look[]> {
  const list: { products: { ref: string }[]; publication: { asOf: string } } = await (
    await request.get("/subprocessors.json")
  ).json();
  const log = await (await request.get("/changes")).text();
  const changes = [...log.matchAll(/href="(changes\/[^".]+)"/g)].map(([, path]) => `/${path}`);
  const pages = [
    "/",
    "/subprocessors",
    ...list.products.slice(0, 1).map(({ ref }) => `/subprocessors/${ref}`),
    "/changes",
    ...changes.slice(0, 1),
    "/publications",
    "/cookies",
    "/privacy",
  ];
  const past = [
    "/publications/compare",
    "/publications/compare?from=1&to=1",
    `/as-of?on=${list.publication.asOf}`,
  ];
  const others = [...pages, ...past].flatMap((path) => [`/de${path}`, `/fr${path}`]);
  return [...pages, ...past, ...others, "/publications/1/", "/publications/1/de/"].map(at);
}
