import { createHash, randomUUID } from "node:crypto";
import type { BrowserContext, Page } from "playwright/test";
import { realClock } from "@/lib/clock";
import { connect } from "@/lib/data/database/connect";
import { openEmbedded } from "@/lib/local/postgres";
import { sessionCookie, sessionCookieName } from "@/lib/testing/session-cookie";

/**
 * The people of the journeys. They come in by a row in the database and a cookie made with the secret of the installation
 * under test: whoever has both needs no door, and the product has none for it (decision 0012).
 */

/** As playwright.config.ts has it. */
const journeys = ".data/journeys";
export type Who = "admin" | "editor" | "approver" | "dpo" | "auditor" | "requester";

type Client = Awaited<ReturnType<typeof connect>>;

/** Works on the database of the journeys, or of the installation of another folder, as its owner. */
export async function inDatabase<Value>(
  work: (client: Client) => Promise<Value>,
  dataDir = journeys,
): Promise<Value> {
  const { url, close } = await openEmbedded(dataDir);
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
    await close();
  }
}

/** Signs the browser of a page in as the demo's person of this role. */
export async function signInAs(page: Page, who: Who, dataDir = journeys): Promise<void> {
  await enter(page.context(), "staff", `${who}@haldendesk.example`, dataDir);
}

/** Signs the browser of a page in as a customer's contact. */
export async function signInAsCustomer(
  page: Page,
  contactId: string,
  dataDir = journeys,
): Promise<void> {
  await enter(page.context(), "customer", contactId, dataDir);
}

/** Somebody on the staff beside the people of the demo, who has no password yet. */
export async function givenPerson(email: string, role: string): Promise<void> {
  await inDatabase((client) =>
    client.query(
      `insert into "User" (id, email, name, roles, "createdAt") values ($1, $2, null, array[$3]::"Role"[], $4)
       on conflict (email) do nothing`,
      [randomUUID(), email, role, now()],
    ),
  );
}

/** The path of a link by which somebody on the staff chooses a password. */
export async function invitationFor(email: string): Promise<string> {
  const token = await givenLink(
    "INVITATION",
    "userId",
    `select id from "User" where email = $4`,
    email,
  );
  return `/sign-in/invitation?token=${token}`;
}

/** The path of a link by which a customer's contact signs in. */
export async function customerLinkFor(contactId: string): Promise<string> {
  const token = await givenLink("CUSTOMER", "contactId", "select $4::text", contactId);
  return `/sign-in/link?token=${token}`;
}

async function givenLink(
  purpose: string,
  column: "userId" | "contactId",
  whose: string,
  value: string,
): Promise<string> {
  const token = randomUUID();
  const hash = createHash("sha256").update(token).digest("hex");
  await inDatabase((client) =>
    client.query(
      `insert into "SignInLink" ("tokenHash", purpose, "createdAt", "expiresAt", "${column}")
       values ($1, $2::"SignInPurpose", $3::timestamptz, $3::timestamptz + interval '10 minutes', (${whose}))`,
      [hash, purpose, now(), value],
    ),
  );
  return token;
}

/** A token of a program, by its secret. */
export async function givenToken(
  name: string,
  scopes: readonly string[],
  days: number,
): Promise<string> {
  const secret = `recital_${randomUUID()}`;
  const hash = createHash("sha256").update(secret).digest("hex");
  await inDatabase((client) =>
    client.query(
      `insert into "ApiToken" (id, name, "secretHash", hint, scopes, "createdBy", "createdAt", "expiresAt")
       values ($1, $2, $3, 'test', $4, 'system', $5::timestamptz, $5::timestamptz + $6 * interval '1 day')`,
      [randomUUID(), name, hash, scopes, now(), days],
    ),
  );
  return secret;
}

/** A webhook that was told something, in vain. */
export async function givenWebhook(): Promise<string> {
  const id = randomUUID();
  await inDatabase(async (client) => {
    await client.query(
      `insert into "Webhook" (id, url, events, "createdBy", "createdAt") values ($1, 'http://localhost:9/', '{objection.received}', 'system', $2)`,
      [id, now()],
    );
    await client.query(
      `insert into "WebhookDelivery" (id, "webhookId", "eventId", type, body, state, "createdAt", "attemptCount", "lastAt", "lastError")
       values ($1, $1, 'evt-0-1', 'webhook.test', '{}', 'GIVEN_UP', $2, 1, $2, 'ECONNREFUSED')`,
      [id, now()],
    );
  });
  return id;
}

/** Sessions and links live by the real clock. */
function now(): Date {
  return new Date(realClock().epochMilliseconds);
}

async function enter(
  context: BrowserContext,
  who: "staff" | "customer",
  name: string,
  dataDir: string,
): Promise<void> {
  const value = await inDatabase((client) => sessionCookie(client, who, name, dataDir), dataDir);
  const cookie = { name: sessionCookieName, value, domain: "localhost", path: "/" } as const;
  await context.addCookies([{ ...cookie, httpOnly: true, sameSite: "Lax" }]);
}
